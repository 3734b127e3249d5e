package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

// Aside reads what was not taken in, as of one moment.
func (s *Store) Aside(ctx context.Context) (journal.Aside, error) {
	var a journal.Aside
	err := s.snapshot(ctx, func(q *statements) error {
		if err := readInbox(ctx, q, &a); err != nil {
			return err
		}
		return q.each(ctx, `
			SELECT desk, reason, sum(n) FROM (
				SELECT desk, reason, 1 AS n FROM quarantine UNION ALL
				SELECT coalesce(seat.desk, ''), 'forked', branch.entries
				FROM branch LEFT JOIN stream ON stream.id = branch.stream LEFT JOIN seat ON seat.stream = stream.no AND seat.seat = 1
			) GROUP BY 1, 2 ORDER BY 1, 2`, nil, func(scan func(...any) error) error {
			var row journal.Quarantined
			err := scan(&row.Desk, &row.Reason, &row.Entries)
			a.Quarantined = append(a.Quarantined, row)
			return err
		})
	})
	return a, failed("read what is aside", err)
}

func readInbox(ctx context.Context, q *statements, a *journal.Aside) error {
	openings := map[checkin.StreamID]journal.Opening{}
	err := q.each(ctx, `
		SELECT inbox.stream, inbox.first, inbox.last, inbox.strand, coalesce(stream.seq, 0),
		       coalesce(stream.device, x''), coalesce(seat.desk, ''), coalesce(seat.venue, '')
		FROM inbox LEFT JOIN stream ON stream.id = inbox.stream LEFT JOIN seat ON seat.stream = stream.no AND seat.seat = 1
		ORDER BY inbox.stream, inbox.first`, nil, func(scan func(...any) error) error {
		var p journal.Piece
		var stream, box, device []byte
		if err := scan(&stream, &p.First, &p.Last, &box, &p.Held, &device, &p.By.Desk, &p.By.Venue); err != nil {
			return err
		}
		p.By.Stream = checkin.StreamID(stream)
		copy(p.By.Device[:], device)
		if p.First == 1 {
			strand, err := q.openStrand(strandPlace("inbox", stream, int64(p.First)), box)
			if err != nil {
				return err
			}
			openings[p.By.Stream] = openingOf(&strand)
		}
		if opening, ok := openings[p.By.Stream]; ok {
			p.By = opening
		}
		a.Waiting = append(a.Waiting, p)
		return nil
	})
	return err
}

// openingOf tells who writes a stream by its first strand.
func openingOf(strand *journal.Strand) journal.Opening {
	content, err := strand.Entries[0].Content()
	if err != nil {
		return journal.Opening{Stream: strand.Stream} // nobody's, until it is judged
	}
	return journal.ReadOpening(strand.Stream, &content)
}
