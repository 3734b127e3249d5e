package db_test

import (
	"context"
	"crypto/ed25519"
	"flag"
	"fmt"
	"path/filepath"
	"testing"

	"opale/checkin/storetest"
	"opale/db"
)

var (
	replay = flag.Uint64("seed", 0, "replay one seed of the simulation")
	seeds  = flag.Uint64("seeds", storetest.Seeds(50), "how many seeds the simulation plays")
)

// machine remembers where a store of the simulation lies, and under which key.
type machine struct {
	*db.Store
	path string
	key  ed25519.PrivateKey
}

func sqliteFleet(t *testing.T) storetest.Fleet {
	dir, files := t.TempDir(), 0
	secret := []byte("the secret of an invented event.")
	at := func(path string, key ed25519.PrivateKey, clock *storetest.Clock) storetest.Machine {
		store, err := db.Open(context.Background(), path, db.Options{Key: key, Secret: secret, Now: clock.Now})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { store.Close() })
		return machine{store, path, key}
	}
	next := func() string { files++; return filepath.Join(dir, fmt.Sprintf("opale-%d.db", files)) }
	return storetest.Fleet{
		Open: func(clock *storetest.Clock) storetest.Machine {
			key, err := db.NewKey()
			if err != nil {
				t.Fatal(err)
			}
			return at(next(), key, clock)
		},
		Copy: func(of storetest.Machine, clock *storetest.Clock) storetest.Machine {
			path := next()
			if err := of.(machine).CopyTo(path); err != nil {
				t.Fatal(err)
			}
			return at(path, of.(machine).key, clock)
		},
		Again: func(of storetest.Machine, clock *storetest.Clock) storetest.Machine {
			m := of.(machine)
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
			return at(m.path, m.key, clock)
		},
	}
}

// One seed again: go test ./db -run Simulation -seed N.
func TestSimulation(t *testing.T) {
	if *replay != 0 {
		storetest.Simulate(t, *replay, sqliteFleet(t))
		return
	}
	for seed := uint64(1); seed <= *seeds; seed++ {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { storetest.Simulate(t, seed, sqliteFleet(t)) })
	}
}
