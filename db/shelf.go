package db

import (
	"context"
	"errors"
	"iter"

	"opale/checkin"
	"opale/checkin/journal"
)

// Have says what the store holds.
func (s *Store) Have() (journal.Vector, error) {
	v, err := journal.Holding(shelf{context.Background(), &s.read, &s.heads})
	return v, failed("read vector", err)
}

// Since gives what a holder of the vector lacks, as of one moment.
func (s *Store) Since(v journal.Vector) ([]journal.Strand, error) {
	strands, _, err := s.Some(v, journal.Everything)
	return strands, err
}

// Some gives a part of that: see [journal.Gather].
func (s *Store) Some(v journal.Vector, limit int) (strands []journal.Strand, more bool, err error) {
	ctx := context.Background()
	err = s.snapshot(ctx, func(q *statements) (err error) {
		strands, more, err = journal.Gather(shelf{ctx, q, &s.heads}, v, limit)
		return err
	})
	return strands, more, failed("read entries", err)
}

// shelf is the journal as one transaction reads it.
type shelf struct {
	ctx   context.Context
	q     *statements
	heads *heads
}

var _ journal.Shelf = shelf{}

// Reach, like the methods below, is as [journal.Shelf] says.
func (s shelf) Reach() (journal.Vector, error) { return s.heads.vector(s.ctx, s.q) }

// Marks lists those between, and that of the head.
func (s shelf) Marks(stream checkin.StreamID, after uint64) ([]journal.Mark, error) {
	var marks []journal.Mark
	err := s.q.each(s.ctx, `
		SELECT mark.seq, mark.sig FROM mark JOIN stream ON stream.no = mark.stream WHERE stream.id = ?1 AND mark.seq > ?2 AND mark.seq < stream.seq
		UNION ALL SELECT seq, sig FROM stream WHERE id = ?1 ORDER BY 1`, []any{stream[:], after},
		func(scan func(...any) error) error {
			m := journal.Mark{ID: checkin.EntryID{Stream: stream}}
			err := scan(&m.ID.Seq, &m.Sig)
			marks = append(marks, m)
			return err
		})
	return marks, err
}

// errEnough ends a reading that nobody asks to go on.
var errEnough = errors.New("enough")

// Entries reads a stream.
func (s shelf) Entries(stream checkin.StreamID, after uint64) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		err := s.q.each(s.ctx, `
			SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal
			FROM stream JOIN entry ON entry.stream = stream.no WHERE stream.id = ? AND entry.seq > ? ORDER BY entry.seq`, []any{stream[:], after},
			func(scan func(...any) error) error {
				e, err := s.q.scanEntry(scan)
				if err == nil && !yield(e, nil) {
					return errEnough
				}
				return err
			})
		if err != nil && !errors.Is(err, errEnough) {
			yield(journal.Entry{}, err)
		}
	}
}
