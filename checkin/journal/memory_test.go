package journal_test

import (
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

func TestMemoryIsAStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T, clock *storetest.Clock) checkin.Store {
		return journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	})
}
