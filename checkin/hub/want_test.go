package hub

import (
	"testing"

	"opale/checkin/journal"
)

// bare is what a store holds, without its personal parts.
func bare(t *testing.T, r journal.Replica) []journal.Strand {
	t.Helper()
	strands, err := r.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range strands {
		for j := range strands[i].Entries {
			e := &strands[i].Entries[j]
			e.Salt, e.Personal = nil, nil
		}
	}
	return strands
}

func TestPersonalPartsThatAreMissingAreGiven(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	a.register(t, 3)
	if _, err := h.store.Apply(t.Context(), bare(t, a)); err != nil {
		t.Fatal(err)
	}
	b.exchange(t)
	if lacking, err := b.Wants(); err != nil || len(lacking) != 4 {
		t.Fatalf("the second desk lacks %v: %v", lacking, err)
	}
	a.exchange(t) // gives the hub what it lacks
	if done := b.exchange(t); done.Filled != 4 {
		t.Errorf("%d were filled", done.Filled)
	}
	a.exchange(t)
	same(t, h.store, a, b)
	if lacking, err := b.Wants(); err != nil || len(lacking) != 0 {
		t.Errorf("it still lacks %v: %v", lacking, err)
	}
}

func TestAnEntryThatNobodyHasWholeIsAskedForInVain(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), newLaptop(t, "Calais 9")
	b.register(t, 3)
	if _, err := a.Apply(t.Context(), bare(t, b)); err != nil {
		t.Fatal(err)
	}
	a.exchange(t)
	if done := a.exchange(t); done.Sent+done.Fresh+done.Filled != 0 {
		t.Errorf("it came to %+v", done)
	}
	same(t, h.store, a)
}
