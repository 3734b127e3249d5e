package db_test

import (
	"context"
	"crypto/ed25519"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"testing/cryptotest"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/bundle/bundletest"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
	"opale/db/seal"
)

var (
	replay = flag.Uint64("seed", 0, "replay one seed of the simulation")
	seeds  = flag.Uint64("seeds", storetest.Seeds(50), "how many seeds the simulation plays")
)

// machine is a store of the simulation: where it lies, under which key, and
// the driver that fails under it.
type machine struct {
	*db.Store
	disk *frail
	key  ed25519.PrivateKey
}

var _ storetest.Frail = machine{}

func (m machine) Fail(dice *rand.Rand) { m.disk.failBy(dice) }

func (m machine) Mend() (string, bool) {
	happened, dead := m.disk.mend()
	return string(happened), dead
}

func (m machine) Sound() error {
	report, err := m.Verify(context.Background())
	if err == nil && len(report.Faults) > 0 {
		err = fmt.Errorf("%s: %+v", m.Path(), report.Faults)
	}
	return err
}

// path is where the file lies that the next process finds.
func (m machine) path() string {
	if m.disk.dead {
		return m.disk.remains()
	}
	return m.disk.path
}

func sqliteFleet(t *testing.T, sealing *seal.Ring) storetest.Fleet {
	identity, err := bundle.NewIdentity("fabriques-numeriques")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := identity.Keys()
	if err != nil {
		t.Fatal(err)
	}
	dir, files := t.TempDir(), 0
	at := func(path string, key ed25519.PrivateKey, clock *storetest.Clock) storetest.Machine {
		disk := &frail{path: path}
		o := db.Options{Key: key, Secret: identity.Secret, Now: clock.Now, Ring: sealing}
		store, err := db.Open(context.Background(), path, o.Through(disk.connector))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { store.Close() })
		return machine{store, disk, key}
	}
	next := func() string { files++; return filepath.Join(dir, fmt.Sprintf("opale-%d.db", files)) }
	return storetest.Fleet{
		Package: "./db",
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
			return at(m.path(), m.key, clock)
		},
		Stick: func() storetest.Stick { return bundletest.NewStick(keys) },
		Other: func(clock *storetest.Clock) storetest.Machine {
			m := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
			m.Know(identity.Secret)
			return m
		},
	}
}

// One seed again: go test ./db -run 'Simulation$' -seed N.
func TestSimulation(t *testing.T) {
	var all storetest.Summary
	play := func(seed uint64) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			cryptotest.SetGlobalRandom(t, seed) // keys, streams and salts too are of the seed
			var sealing *seal.Ring              // of every other fleet
			if seed%2 == 1 {
				sealing = ring(t)
			}
			all.Add(storetest.Simulate(t, seed, sqliteFleet(t, sealing)))
		})
	}
	if *replay != 0 {
		play(*replay)
	} else {
		for seed := uint64(1); seed <= *seeds; seed++ {
			play(seed)
		}
	}
	t.Log(all)
}
