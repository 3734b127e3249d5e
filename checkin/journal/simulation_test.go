package journal_test

import (
	"flag"
	"testing"
	"testing/cryptotest"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/bundle/bundletest"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

var (
	replay = flag.Uint64("seed", 0, "replay one seed of the simulation")
	seeds  = flag.Uint64("seeds", storetest.Seeds(1000), "how many seeds the simulation plays")
	first  = flag.Uint64("first", 1, "the first of these seeds")
)

func memoryFleet(t *testing.T) storetest.Fleet {
	identity, err := bundle.NewIdentity("fabriques-numeriques")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := identity.Keys()
	if err != nil {
		t.Fatal(err)
	}
	again := func(of storetest.Machine, clock *storetest.Clock) storetest.Machine {
		return of.(*journal.Memory).Clone(clock.Now)
	}
	open := func(clock *storetest.Clock) storetest.Machine {
		m := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
		m.Know(identity.Secret)
		return m
	}
	return storetest.Fleet{
		Package: "./checkin/journal",
		Open:    open,
		Other:   open,
		Copy:    again,
		Again:   again,
		Stick:   func() storetest.Stick { return bundletest.NewStick(keys) },
	}
}

// One seed again: go test ./checkin/journal -run Simulation -seed N. A night's
// worth, and what was in it: -seeds 100000 -timeout 0 -v.
func TestSimulation(t *testing.T) {
	play := func(seed uint64) storetest.Summary {
		cryptotest.SetGlobalRandom(t, seed) // keys, streams and salts too are of the seed
		return storetest.Simulate(t, seed, memoryFleet(t))
	}
	if *replay != 0 {
		t.Log(play(*replay))
		return
	}
	var all storetest.Summary
	for seed := *first; seed < *first+*seeds; seed++ {
		all.Add(play(seed))
		if all.Seeds%1000 == 0 {
			t.Log(all) // a night is long
		}
	}
	if all.Seeds%1000 != 0 {
		t.Log(all)
	}
}
