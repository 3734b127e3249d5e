package postgres

import (
	"bytes"
	"context"
	"slices"

	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin"
	"opale/checkin/journal"
)

// merge takes exchanges in, one behind the other, in one transaction.
func (s *Store) merge(ctx context.Context, exchanges []*exchange) error {
	var strands []journal.Strand
	for _, x := range exchanges {
		strands = append(strands, x.strands...)
	}
	var l *ledger
	err := s.transact(ctx, "take entries in", func(ctx context.Context, conn *pgxpool.Conn) error {
		event, err := s.eventID(ctx, conn)
		if err != nil {
			return err
		}
		l, err = s.lock(ctx, conn, streamsOf(strands), begins(strands), vouches(strands))
		if err != nil {
			return err
		}
		for _, x := range exchanges {
			before := l.left
			if x.receipt, err = journal.Merge(l, event, s.secret, x.strands); err != nil {
				return err
			}
			x.receipt.Unnamed = l.left - before
		}
		return l.write(event)
	})
	if err != nil {
		return err
	}
	s.heads.learn(l.held)
	if l.sweeps {
		_ = s.sweep(ctx) // the next one does
	}
	if slices.ContainsFunc(exchanges, brought) {
		s.news.tell()
	}
	return nil
}

// brought reports whether there is news in an exchange.
func brought(x *exchange) bool {
	return x.receipt.Fresh+x.receipt.Filled+len(x.receipt.Quarantined) > 0
}

func streamsOf(strands []journal.Strand) [][16]byte {
	ids := make([][16]byte, len(strands))
	for i := range strands {
		ids[i] = strands[i].Stream
	}
	return ids
}

// begins reports whether a strand is the beginning of its stream.
func begins(strands []journal.Strand) bool {
	return slices.ContainsFunc(strands, func(s journal.Strand) bool { return s.First == 1 })
}

// vouches reports whether strands may vouch for somebody.
func vouches(strands []journal.Strand) bool {
	word := []byte(`"` + string(checkin.KindVouched) + `"`)
	return slices.ContainsFunc(strands, func(s journal.Strand) bool {
		return slices.ContainsFunc(s.Entries, func(e journal.Entry) bool { return bytes.Contains(e.Bytes, word) })
	})
}
