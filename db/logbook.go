package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

// Logbook calls visit for every entry of the journal, in the order in which
// this store received them, as of one moment; writing goes on meanwhile. Within
// a stream that is the order of its numbers. An entry that cannot be read is
// there by its bytes alone. An error of visit ends it, and is returned.
func (s *Store) Logbook(ctx context.Context, visit func(*journal.Written, checkin.Happening) error) error {
	return failed("read journal", s.snapshot(ctx, func(q *statements) error {
		return q.each(ctx, `
			SELECT stream.id, entry.seq, entry.bytes, entry.salt, entry.personal, entry.hash
			FROM entry JOIN stream ON stream.no = entry.stream ORDER BY entry.no`, nil,
			func(scan func(...any) error) error {
				var hash []byte
				e, err := q.scanEntry(scan, &hash)
				if err != nil {
					return err
				}
				w, err := e.Read()
				copy(w.Hash[:], hash)
				if err != nil {
					return visit(&w, checkin.Happening{Entry: e.ID})
				}
				return visit(&w, journal.Tell(&w, &s.seats))
			})
	}))
}
