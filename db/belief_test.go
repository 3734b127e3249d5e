package db_test

import (
	"context"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
	"opale/db/seal"
)

// Whoever is believed in what, SQLite and memory show the same, however they
// learn it; and what is folded anew is what is folded at once.
func TestSQLiteBelievesWhatMemoryDoes(t *testing.T) { both(t, believes) }

func believes(t *testing.T, keys *seal.Ring) {
	path := filepath.Join(t.TempDir(), "opale.db")
	rapid.Check(t, func(rt *rapid.T) {
		clock := &storetest.Clock{At: storetest.Start}
		removeAll(t, path)
		key, _ := db.NewKey()
		store, err := db.Open(context.Background(), path, db.Options{Key: key, Now: clock.Now, Ring: keys})
		if err != nil {
			rt.Fatal(err)
		}
		defer store.Close()
		storetest.Belief(rt, journal.NewMemory(checkin.Fabriques(2026), clock.Now), store)
		store.Sound(t)
		if t.Failed() {
			rt.FailNow()
		}
	})
}
