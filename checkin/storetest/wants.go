package storetest

import (
	"bytes"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// bare takes the personal parts off what travels.
func bare(strands []journal.Strand) []journal.Strand {
	for i := range strands {
		for j := range strands[i].Entries {
			e := &strands[i].Entries[j]
			e.Salt, e.Personal = nil, nil
		}
	}
	return strands
}

// wants has a store take in entries without their personal parts, ask for them,
// and fold them when they come.
func wants(t *testing.T, open Open) {
	clock := &Clock{At: Start}
	source, store := open(t, clock).(Machine), open(t, clock).(Machine)
	one, fields := person("CA-1", "Ada", "Testard")
	two, fields2 := person("CA-2", "Bob", "Essai")
	Append(t, source, Actor, Registered(one, fields), Registered(two, fields2),
		checkin.Fact{Kind: checkin.KindArrived, Subject: one, Session: "calais-j1"},
		checkin.Fact{Kind: checkin.KindErased, Subject: two})
	Append(t, store, Actor, journal.Vouch(source.Device()))
	take := func(strands []journal.Strand) journal.Receipt {
		t.Helper()
		return must[journal.Receipt](t, "apply")(store.Apply(t.Context(), strands))
	}
	wanted := func() []checkin.EntryID {
		t.Helper()
		return must[[]checkin.EntryID](t, "wants")(store.(journal.Completer).Wants())
	}
	if r := take(bare(since(t, source))); r.Fresh != 5 || len(r.Quarantined) > 0 {
		t.Fatalf("without personal parts: %+v", r)
	}
	if in := must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start)).In; in != 1 {
		t.Errorf("%d in", in)
	}
	ids := wanted()
	if len(ids) != 2 || ids[0].Seq != 1 || ids[1].Seq != 2 {
		t.Fatalf("it wants %v: not the opening and the registration, or an erased one's", ids)
	}
	position := must[checkin.Position](t, "position")(store.Position())

	forged := since(t, source)
	forged[0].Entries[1].Personal = bytes.Replace(forged[0].Entries[1].Personal, []byte("Testard"), []byte("Faussaire"), 1)
	if r := take(forged); r.Filled != 1 || len(r.Quarantined) != 1 || r.Quarantined[0].Reason != journal.ReasonPersonal {
		t.Errorf("another's name: %+v", r)
	}
	given := must[[]journal.Strand](t, "give")(source.(journal.Completer).Give(append(ids, checkin.EntryID{Seq: 7})))
	if r := take(given); r.Filled != 1 || r.Fresh != 0 || len(r.Quarantined) != 0 {
		t.Errorf("filled: %+v", r)
	}
	if left := wanted(); len(left) != 0 {
		t.Errorf("it still wants %v", left)
	}
	found := must[[]checkin.Registration](t, "read")(store.Registrations(one, two))
	if len(found) != 2 || found[0].LastName() != "Testard" || found[1].LastName() != "" {
		t.Errorf("folded: %+v", found)
	}
	if a := must[[]checkin.Arrival](t, "arrivals")(store.Arrivals(one)); len(a) != 1 || a[0].Operator != "Testine" {
		t.Errorf("arrivals: %+v", a)
	}
	change := must[checkin.Change](t, "changes")(store.Changes(position))
	if len(change.Registrations) != 1 || change.Registrations[0] != one {
		t.Errorf("nobody is told of the name: %+v", change)
	}
	if r := take(since(t, source)); r.Filled != 0 || r.Fresh != 0 {
		t.Errorf("again: %+v", r)
	}
	sound(t, store)
}

func since(t *testing.T, m Machine) []journal.Strand {
	t.Helper()
	return must[[]journal.Strand](t, "since")(m.Since(nil))
}

// sound has a store that can check its own projections do so.
func sound(t *testing.T, store Machine) {
	t.Helper()
	checked, ok := store.(interface{ Sound(*testing.T) })
	if ok {
		checked.Sound(t)
	}
}
