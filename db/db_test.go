package db_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
	"opale/db/seal"
)

func open(t testing.TB, path string, o db.Options) *db.Store {
	t.Helper()
	if o.Key == nil {
		key, err := db.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		o.Key = key
	}
	store, err := db.Open(context.Background(), path, o)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func TestSQLiteIsAStore(t *testing.T) {
	both(t, func(t *testing.T, keys *seal.Ring) {
		storetest.Run(t, func(t *testing.T, clock *storetest.Clock) checkin.Store {
			return open(t, filepath.Join(t.TempDir(), "opale.db"), db.Options{Now: clock.Now, Ring: keys})
		})
	})
}

// The store on SQLite and the one in memory share no code but the fold of one
// registration: whatever happens, they must show the same.
func TestSQLiteEqualsMemory(t *testing.T) { both(t, equalsMemory) }

func equalsMemory(t *testing.T, keys *seal.Ring) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		clock := &storetest.Clock{At: storetest.Start}
		n++
		path := filepath.Join(dir, "opale"+string(rune('0'+n%10))+".db")
		removeAll(t, path)
		key, _ := db.NewKey()
		store, err := db.Open(context.Background(), path, db.Options{Key: key, Now: clock.Now, Ring: keys})
		if err != nil {
			rt.Fatal(err)
		}
		defer store.Close()
		memory := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
		storetest.Equal(rt, memory, store, clock)

		ctx := context.Background()
		report, err := store.Verify(ctx)
		if err != nil || len(report.Faults) > 0 {
			rt.Fatalf("verify: %+v %v", report, err)
		}
		if err := store.Rebuild(ctx); err != nil {
			rt.Fatalf("rebuild: %v", err)
		}
		again, err := store.StateHash(ctx)
		if err != nil || again != report.StateHash {
			rt.Fatalf("rebuilt to another state: %s, was %s, %v", again, report.StateHash, err)
		}
	})
}

// In whatever order entries come, the tables are those of their set, and those
// that a rebuild makes.
func TestSQLiteConverges(t *testing.T) { both(t, converges) }

func converges(t *testing.T, keys *seal.Ring) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		clock, ctx := &storetest.Clock{At: storetest.Start}, context.Background()
		path := filepath.Join(dir, "opale.db")
		removeAll(t, path)
		key, _ := db.NewKey()
		store, err := db.Open(ctx, path, db.Options{Key: key, Secret: storetest.Secret, Now: clock.Now, Ring: keys})
		if err != nil {
			rt.Fatal(err)
		}
		defer store.Close()
		storetest.Converge(rt, clock, store)
		if report, err := store.Verify(ctx); err != nil || len(report.Faults) > 0 {
			rt.Fatalf("verify: %+v %v", report, err)
		}
		if err := store.Rebuild(ctx); err != nil {
			rt.Fatalf("rebuild: %v", err)
		}
		if report, err := store.Verify(ctx); err != nil || len(report.Faults) > 0 {
			rt.Fatalf("rebuilt: %+v %v", report, err)
		}
	})
}

func removeAll(t testing.TB, path string) {
	t.Helper()
	for _, suffix := range []string{"", "-wal", "-shm", db.HeadsSuffix} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
}
