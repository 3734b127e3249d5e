package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/db"
)

// wipe takes from a laptop that is no longer admitted what it knows of people,
// its copies of that, and the identity that opens bundles. Nothing goes while
// an entry of its own is nowhere else.
func wipe(ctx context.Context, store *db.Store, event checkin.EventID, done *hub.Exchanged) error {
	if done.Untaken > 0 {
		return nil // the next exchange tries again
	}
	if err := store.Wipe(ctx); err != nil {
		return err
	}
	store.Know(nil)
	if err := store.Remember(settingOperator, ""); err != nil {
		return err
	}
	identity, err := memberFile(event)
	if err != nil {
		return err
	}
	return errors.Join(
		os.RemoveAll(filepath.Join(filepath.Dir(store.Path()), "backups")),
		remove(identity), remove(identity+".old"), forgetKit(),
	)
}

func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
