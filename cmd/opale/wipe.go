package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/hub"
	"opale/db"
	"opale/tui/screen"
)

// settingExcluded is what became of a desk that its hub no longer admits: a
// screen.Exclusion. It shows from the next start on, with a network or without.
const settingExcluded = "excluded"

// exclude wipes a desk that is no longer admitted, and remembers it.
func exclude(ctx context.Context, store *db.Store, event checkin.EventID, done *hub.Exchanged) (screen.Exclusion, error) {
	e := screen.Exclusion{Excluded: true, Held: done.Untaken}
	var err error
	if e.Held == 0 { // nothing goes while an entry of its own is nowhere else: the next exchange tries again
		e.Left, err = wipe(ctx, store, event)
	}
	text, jsonErr := json.Marshal(e)
	if jsonErr != nil {
		return e, errors.Join(err, jsonErr)
	}
	return e, errors.Join(err, store.Remember(settingExcluded, string(text)))
}

// excluded is what was remembered of it; zero where the desk is admitted.
func excluded(store *db.Store) (e screen.Exclusion, err error) {
	text, err := store.Remembered(settingExcluded)
	if err != nil || text == "" {
		return e, err
	}
	return e, json.Unmarshal([]byte(text), &e)
}

// wipe takes from a laptop what it knows of people, its copies of that, and the
// identity that opens bundles. What fails does not spare the rest, and is told.
func wipe(ctx context.Context, store *db.Store, event checkin.EventID) (left screen.Remnant, err error) {
	list := errors.Join(store.Wipe(ctx), store.Remember(settingOperator, ""))
	store.Know(nil)
	var backups error
	for _, path := range copiesOf(store) {
		backups = errors.Join(backups, remove(path))
	}
	identity := removeIdentity(event)
	kit := forgetKit(disk.Computer{})
	left = screen.Remnant{List: list != nil, Backups: backups != nil, Identity: identity != nil, Kit: kit != nil}
	return left, errors.Join(list, backups, identity, kit)
}

func removeIdentity(event checkin.EventID) error {
	path, err := memberFile(event)
	if err != nil {
		return err
	}
	return errors.Join(remove(path), remove(path+".old"))
}

func remove(path string) error {
	if err := disk.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
