package journal_test

import (
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

func TestMemoryIsAStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T, clock *storetest.Clock) checkin.Store {
		return journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	})
}

// In whatever order, in whatever pieces and however often entries come, the
// state is that of their set.
func TestStoresConverge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock := &storetest.Clock{At: storetest.Start}
		others := []storetest.Machine{journal.NewMemory(checkin.Fabriques(2026), clock.Now), journal.NewMemory(checkin.Fabriques(2026), clock.Now)}
		for _, other := range others {
			other.(*journal.Memory).Know(storetest.Secret)
		}
		storetest.Converge(t, clock, others...)
	})
}
