package main

import (
	"context"
	"os"
	"path/filepath"

	"opale/checkin"
	"opale/db"
)

// trial is a store in which nothing happens: what would be written is decided
// on what it holds, and dropped.
type trial struct{ *db.Store }

var _ checkin.Store = trial{}

// Write runs fn on what is there. An entry that it appends is an error.
func (t trial) Write(ctx context.Context, _ checkin.Actor, fn func(checkin.Tx) error) error {
	return t.Preview(ctx, fn)
}

// tryOut runs a command that only says what it would do. Where there is no
// database it makes do with an empty one elsewhere.
func (p *program) tryOut(ctx context.Context, command func(checkin.Store) error) (err error) {
	store, err := p.read(ctx)
	if checkin.ErrorCode(err) == checkin.CodeMissing {
		var dir string
		if dir, err = os.MkdirTemp("", "opale-trial-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		store, err = db.Open(ctx, filepath.Join(dir, "opale.db"), db.Options{})
	}
	if err != nil {
		return err
	}
	defer closing(store, &err)
	return command(trial{store})
}
