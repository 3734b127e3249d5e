package storetest

import (
	"fmt"
	"testing"
	"time"

	"opale/checkin"
)

// edits: two desks amend one field, neither knowing of the other.
func edits(t *testing.T, open Open) {
	h := hall{t, &Clock{Start}}
	store := open(t, h.clock).(Machine)
	other := h.beside()
	id, fields := person("CA-1", "Ada", "Testard")
	Append(t, store, Actor, Registered(id, fields))
	h.meet(store, other)
	one, two, ctx := h.desk(store, "Calais 1"), h.desk(other, "Calais 2"), t.Context()
	amend := func(d *checkin.Desk, company string) checkin.EntryID {
		t.Helper()
		h.clock.At = h.clock.At.Add(time.Minute)
		return must[checkin.EntryID](t, "amend")(d.Amend(ctx, id, checkin.Fields{checkin.FieldCompany: company}))
	}
	conflicts := func(when string, want int) []checkin.Conflict {
		t.Helper()
		h.meet(store, other)
		for _, s := range []Machine{store, other} {
			if c := must[[]checkin.Conflict](t, "conflicts")(s.Conflicts()); len(c) != want {
				t.Fatalf("%s: %+v, want %d conflicts", when, c, want)
			}
		}
		return must[[]checkin.Conflict](t, "conflicts")(store.Conflicts())
	}
	amend(one, "Seule")
	conflicts("one edit", 0)
	amend(two, "Vue")
	amend(two, "Revue")
	conflicts("edits that had seen the last", 0)
	amend(one, "Ici")
	amend(one, "Ici même")
	amend(two, "Là")
	c := conflicts("two that had not seen each other", 1)[0]
	var told string
	for _, e := range c.Edits {
		told += fmt.Sprintf("%s by %s of %s at %s; ", e.Value, e.Operator, e.Desk, e.Time.UTC().Format("15:04"))
	}
	stands := must[[]checkin.Registration](t, "read")(store.Registrations(id))[0].Company()
	want := "Ici même by Testine of Calais 1 at 09:05; Là by Testine of Calais 2 at 09:06; "
	if c.Kind != checkin.ConflictEdits || c.Field != checkin.FieldCompany || told != want || stands != "Ici même" {
		t.Errorf("%+v\n%s\nstands %s", c, told, stands)
	}
	decision := must[checkin.EntryID](t, "settle")(two.Settle(ctx, c, "vu"))
	conflicts("settled", 0)
	must[checkin.EntryID](t, "undo")(one.Undo(ctx, decision, "à revoir"))
	conflicts("settled, and taken back", 1)
	amend(one, "Là")
	conflicts("a new edit in sight of both", 0)
	amend(one, "Pareil")
	amend(two, "Pareil")
	conflicts("two desks of one mind", 0)
}
