package hubtest_test

import (
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/hub/hubtest"
)

func TestMemoryIsAHubsStore(t *testing.T) {
	hubtest.Run(t, func(_ testing.TB, now func() time.Time) func() hub.Store {
		store := hub.NewMemory(checkin.Fabriques(2026), now)
		store.Know(hubtest.Secret)
		return func() hub.Store { return store }
	})
}
