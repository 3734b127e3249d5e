package storetest

import (
	"testing"

	"opale/checkin"
)

// unnamed: people who were counted without a name are counted apart, until one
// of them is named.
func unnamed(t *testing.T, open Open) {
	h := hall{t, &Clock{Start}}
	store := open(t, h.clock).(Machine)
	d, ctx := h.desk(store, "Calais 1"), t.Context()
	count := func(in, walkIns, unnamed int) {
		t.Helper()
		tally := must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start))
		if tally.In != in || tally.WalkIns != walkIns || tally.Unnamed != unnamed {
			t.Errorf("%+v; want %d in, %d walk-ins, %d unnamed", tally, in, walkIns, unnamed)
		}
	}
	must[checkin.Visit](t, "walk-in")(d.Register(ctx, checkin.Fields{checkin.FieldLastName: "Testard"}))
	visits := must[[]checkin.Visit](t, "count")(d.Count(ctx, 3, checkin.RegistrationID{}))
	count(4, 4, 3)
	must[checkin.EntryID](t, "name")(d.Amend(ctx, visits[0].Registration.ID, checkin.Fields{checkin.FieldLastName: "Essai"}))
	count(4, 4, 2)
	if err := d.UndoAll(ctx, []checkin.EntryID{visits[1].Entry, visits[2].Entry}, "compté deux fois"); err != nil {
		t.Fatal(err)
	}
	count(2, 2, 0)
}
