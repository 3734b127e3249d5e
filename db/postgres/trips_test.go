package postgres_test

import (
	"fmt"
	"testing"

	"opale/checkin/hub/hubtest"
	"opale/checkin/journal"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
)

// However many streams come at once, they take one round trip where the process
// remembers them, and two where it does not.
func TestStreamsThatComeAtOnceShareTheirRoundTrips(t *testing.T) {
	direct := pgtest.Database(t)
	var wires [2]*wire
	var stores [2]*postgres.Store
	for i := range stores {
		var through string
		wires[i], through = tap(t, direct)
		stores[i] = open(t, through+quiet, postgres.Options{Secret: hubtest.Secret})
	}
	desks := make([]*journal.Memory, 5)
	for i := range desks {
		desks[i] = newDesk()
	}
	gather := func(n int) (all []journal.Strand) {
		for i, desk := range desks {
			all = append(all, news(t, desk, fmt.Sprint("C", i, "-", n))...)
		}
		return all
	}
	// At their first use, statements are described.
	for n, store := range []int{0, 0, 0, 1, 1, 0} {
		take(t, stores[store], gather(n))
	}
	for n, c := range []struct {
		store int
		trips int64
	}{{0, 1}, {0, 1}, {1, 2}, {1, 1}, {0, 2}} {
		strands := gather(10 + n)
		before := wires[c.store].trips.Load()
		take(t, stores[c.store], strands)
		if trips := wires[c.store].trips.Load() - before; trips != c.trips {
			t.Errorf("exchange %d took %d round trips, not %d", n, trips, c.trips)
		}
	}
}

// news is what a desk has to tell of one more arrival.
func news(t testing.TB, desk *journal.Memory, code string) []journal.Strand {
	t.Helper()
	before := held(t, desk)
	arrive(t, desk, code)
	strands, err := desk.Since(before)
	if err != nil || len(strands) != 1 {
		t.Fatalf("%d strands, %v", len(strands), err)
	}
	return strands
}

func held(t testing.TB, store interface {
	Have() (journal.Vector, error)
}) journal.Vector {
	t.Helper()
	v, err := store.Have()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// take has a store take strands in, all of which are new.
func take(t testing.TB, store *postgres.Store, strands []journal.Strand) {
	t.Helper()
	fresh := 0
	for i := range strands {
		fresh += len(strands[i].Entries)
	}
	receipt, err := store.Apply(ctx, strands)
	if err != nil || receipt.Fresh != fresh || len(receipt.Quarantined)+receipt.Waiting+receipt.Disputed > 0 {
		t.Fatalf("%d entries: %+v, %v", fresh, receipt, err)
	}
}
