package db

import (
	"context"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

const isReturning = `entry.subject IS NULL AND instr(entry.bytes, CAST('"k":"returned"' AS BLOB)) > 0`

// Returned lists the words of laptops that they are given back, in no order.
func (s *Store) Returned() ([]journal.Return, error) {
	var words []journal.Return
	err := s.snapshot(context.Background(), func(q *statements) error {
		p := newProjection(q)
		return p.entriesOf(isReturning, nil, func(w *journal.Written) error {
			if w.Content.Kind != checkin.KindReturned {
				return nil // another entry that only says so
			}
			words = append(words, journal.Return{Device: p.writer(w.ID.Stream), At: time.UnixMilli(w.Content.Wall), Entry: w.ID})
			return nil
		})
	})
	return words, failed("read what was given back", err)
}
