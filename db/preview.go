package db

import (
	"context"

	"opale/checkin"
)

// Preview runs fn on what the store knows now, in a transaction that only
// reads: it needs no device key, keeps nobody from writing, and leaves the
// file as it is. What fn tries to append fails with CodeReadOnly.
func (s *Store) Preview(ctx context.Context, fn func(checkin.Tx) error) error {
	return failed("preview", s.snapshot(ctx, func(q *statements) error {
		return fn(preview{&tx{view: view{q, &s.seats}, store: s, projection: newProjection(q)}})
	}))
}

// preview is a transaction that will not be committed.
type preview struct{ *tx }

var _ checkin.Tx = preview{}

// Append refuses: nothing is written in a preview.
func (preview) Append(checkin.Fact) (checkin.EntryID, error) {
	return checkin.EntryID{}, checkin.Errorf(checkin.CodeReadOnly, "append entry", "preview")
}
