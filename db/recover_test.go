package db_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"opale/db"
)

// TestDamageIsRepaired flips bits where it is noticed, and recovers the file of
// what can still be read of it and of the last backup. The result is sound, holds
// the backup at least, and says to the entry what is still missing. The damaged
// file lies aside, byte for byte.
func TestDamageIsRepaired(t *testing.T) {
	e, ctx := newEvening(t), context.Background()
	repaired, whole, missing := 0, 0, 0
	for seed := 0; repaired < 12; seed++ {
		dice := rand.New(rand.NewPCG(uint64(seed), 9))
		path := filepath.Join(t.TempDir(), "opale.db")
		copyBeside(t, e.closed, path)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for range 1 + dice.IntN(3) {
			at := dice.IntN(len(text) * 8)
			text[at/8] ^= 1 << (at % 8)
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if e.noticed(t, path) == byNothing {
			continue
		}
		repaired++
		aside, err := db.PutAside(path, t.TempDir(), e.now)
		if err != nil {
			t.Fatal(err)
		}
		if kept, err := os.ReadFile(filepath.Join(aside, "opale.db")); err != nil || len(kept) != len(text) {
			t.Fatalf("the damaged file is not aside: %v", err)
		}
		var copies []*db.Store
		for _, name := range []string{filepath.Join(aside, "opale.db"), e.backup} {
			if c, err := db.OpenCopy(ctx, name, db.Options{}); err == nil {
				defer c.Close()
				copies = append(copies, c)
			}
		}
		if _, err := db.Recover(ctx, path, db.Options{Key: e.key, Secret: secret}, copies...); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if lost := e.demand(t, "recovered", path); lost > 0 {
			missing++
		} else {
			whole++
		}
		store, err := e.open(path)
		if err != nil {
			t.Fatal(err)
		}
		have, _ := store.Have()
		for stream, seq := range e.earlier {
			if have[stream] < seq {
				t.Errorf("seed %d: the backup has more", seed)
			}
		}
		if word, err := store.Remembered("desk"); err != nil || word != "Calais 1" {
			t.Errorf("seed %d: the desk has forgotten its name: %q %v", seed, word, err)
		}
		store.Close()
	}
	t.Logf("reliability | a damaged file is recovered with its last backup | %d | nothing in %d; in %d what only the damaged place had, said to the entry", repaired, whole, missing)
}

// TestAMissingFileIsRecovered of its backup.
func TestAMissingFileIsRecovered(t *testing.T) {
	e, ctx := newEvening(t), context.Background()
	path := e.copied(t)
	for _, suffix := range []string{"", "-wal"} {
		if err := os.Remove(path + suffix); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := db.KeptOf(path, filepath.Dir(e.backup))
	if err != nil || len(kept) != 1 || kept[0].Path != e.backup || kept[0].Size == 0 {
		t.Fatalf("%+v %v", kept, err)
	}
	backup, err := db.OpenCopy(ctx, kept[0].Path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer backup.Close()
	if _, err := db.Recover(ctx, path, db.Options{Key: e.key, Secret: secret}, backup); err != nil {
		t.Fatal(err)
	}
	if e.demand(t, "recovered", path) == 0 {
		t.Error("nothing is missed")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) > 3 {
		t.Errorf("left over: %v", left)
	}
}
