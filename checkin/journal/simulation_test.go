package journal_test

import (
	"flag"
	"fmt"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

var (
	replay = flag.Uint64("seed", 0, "replay one seed of the simulation")
	seeds  = flag.Uint64("seeds", storetest.Seeds(1000), "how many seeds the simulation plays")
)

func memoryFleet() storetest.Fleet {
	secret := []byte("the secret of an invented event.")
	return storetest.Fleet{
		Open: func(clock *storetest.Clock) storetest.Machine {
			m := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
			m.Know(secret)
			return m
		},
		Copy: func(of storetest.Machine, clock *storetest.Clock) storetest.Machine {
			return of.(*journal.Memory).Clone(clock.Now)
		},
		Again: func(of storetest.Machine, clock *storetest.Clock) storetest.Machine {
			return of.(*journal.Memory).Clone(clock.Now)
		},
	}
}

// One seed again: go test ./checkin/journal -run Simulation -seed N. A night's
// worth: -seeds 100000.
func TestSimulation(t *testing.T) {
	if *replay != 0 {
		storetest.Simulate(t, *replay, memoryFleet())
		return
	}
	const lanes = 4
	for lane := range uint64(lanes) {
		t.Run(fmt.Sprintf("lane %d", lane+1), func(t *testing.T) {
			t.Parallel()
			for seed := lane + 1; seed <= *seeds; seed += lanes {
				storetest.Simulate(t, seed, memoryFleet())
			}
		})
	}
}
