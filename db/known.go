package db

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

const isKnown = `entry.subject IS NULL AND instr(entry.bytes, CAST('"k":"known"' AS BLOB)) > 0`

// Known lists the companies that were known before the event, by their lists. They
// are read from the journal, where they are few: nothing else asks for them.
func (s *Store) Known(ctx context.Context) (lists []checkin.KnownList, err error) {
	err = s.snapshot(ctx, func(q *statements) error {
		var parts []checkin.KnownPart
		err := newProjection(q).entriesOf(isKnown, nil, func(w *journal.Written) error {
			if w.Content.Kind != checkin.KindKnown {
				return nil // another entry that only says so
			}
			says := w.Content.Says()
			parts = append(parts, checkin.KnownPart{
				Entry: w.ID, Tick: w.Content.Tick, List: says.List, Digest: says.Digest, Part: says.Part, Parts: says.Parts, Companies: w.Revealed.Known,
			})
			return nil
		})
		lists = checkin.FoldKnown(parts)
		return err
	})
	return lists, failed("read known companies", err)
}
