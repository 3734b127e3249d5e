package storetest

import (
	"context"
	"testing"

	"opale/checkin"
)

// sameCode: a walk-in keeps the code that nobody knew, and the list that has it
// is taken in at another desk: whatever came first, both desks are to look at it,
// and joined they are one person.
func sameCode(t *testing.T, open Open) {
	for name, meetsFirst := range map[string]bool{"the walk-in is known first": true, "the list is known first": false} {
		t.Run(name, func(t *testing.T) {
			h := hall{t, &Clock{Start}}
			store := open(t, h.clock).(Machine)
			other := h.beside()
			one, two, ctx := h.desk(store, "Calais 1"), h.desk(other, "Calais 2"), t.Context()
			visit := must[checkin.Visit](t, "walk-in")(one.Register(ctx, checkin.Fields{checkin.FieldLastName: "Passant", checkin.FieldCode: "A-1"}))
			walkIn := visit.Registration.ID
			list := table(t, "liste", "code;last_name;email", "A-1;TESTARD;t@test.example", "A-2;ESSAI;e@test.example")
			if !meetsFirst {
				must[checkin.Intake](t, "import")(checkin.Import(ctx, other, Actor, list, false))
			} else {
				// A list that another desk knew, too, before it had heard of the walk-in.
				third := h.beside()
				must[checkin.Intake](t, "import")(checkin.Import(ctx, third, Actor, list, false))
				h.meet(store, other)
				h.meet(other, third)
			}
			h.meet(store, other)
			listed := checkin.CodedID("fabriques-numeriques", "", "A-1")
			for _, s := range []Machine{store, other} {
				c := must[[]checkin.Conflict](t, "conflicts")(s.Conflicts())
				if len(c) != 1 || c[0].Kind != checkin.ConflictSame || c[0].Registration != walkIn || c[0].Other != listed || len(c[0].Arrivals) != 1 {
					t.Fatalf("%+v", c)
				}
			}
			sound(t, store)
			must[checkin.EntryID](t, "join")(two.Join(ctx, listed, walkIn, "le même billet"))
			h.meet(store, other)
			h.want(store, "joined", "1 came, 1 inside")
			h.want(other, "joined", "1 came, 1 inside")
			holders := must[[]checkin.RegistrationID](t, "holders")(store.Holders(checkin.CodeExact, "A-1"))
			if len(holders) != 1 {
				t.Errorf("the code is that of %v", holders)
			}
		})
	}
}

// sameCodeCorrected: the code of the list becomes the walk-in's; two on a list who
// share a code are no walk-ins, and another writing of a code is another code.
func sameCodeCorrected(t *testing.T, open Open) {
	h := hall{t, &Clock{Start}}
	store := open(t, h.clock).(Machine)
	one, ctx := h.desk(store, "Calais 1"), t.Context()
	take := func(lines ...string) {
		t.Helper()
		must[checkin.Intake](t, "import")(checkin.Import(context.Background(), store, Actor, table(t, "liste", "code;last_name;email", lines...), false))
	}
	take("A-1;TESTARD;t@test.example", "C-9;TESTUT;u@test.example", "C-9;TESTOT;o@test.example")
	h.want(store, "an order of two", "0 came, 0 inside")
	must[checkin.Visit](t, "walk-in")(one.Register(ctx, checkin.Fields{checkin.FieldLastName: "Passant", checkin.FieldCode: "B-7"}))
	must[checkin.Visit](t, "walk-in")(one.Register(ctx, checkin.Fields{checkin.FieldLastName: "Autre", checkin.FieldCode: "b-8"}))
	h.want(store, "codes that nobody has", "2 came, 2 inside")
	Append(t, store, Actor, checkin.Fact{
		Kind: checkin.KindRegistered, Subject: checkin.CodedID("fabriques-numeriques", "", "A-1"), Body: checkin.Body{List: "liste"},
		Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldCode: "B-7"}},
	})
	h.want(store, "the list has it by now", "2 came, 2 inside, same")
}

// sameCodeErased: whoever shares a code with a walk-in is erased, or the walk-in
// is, and there is nothing to look at any more.
func sameCodeErased(t *testing.T, open Open) {
	for name, erased := range map[string]func(listed, walkIn checkin.RegistrationID) checkin.RegistrationID{
		"who is on the list": func(listed, _ checkin.RegistrationID) checkin.RegistrationID { return listed },
		"the walk-in":        func(_, walkIn checkin.RegistrationID) checkin.RegistrationID { return walkIn },
	} {
		t.Run(name, func(t *testing.T) {
			h := hall{t, &Clock{Start}}
			store := open(t, h.clock).(Machine)
			one := h.desk(store, "Calais 1")
			visit := must[checkin.Visit](t, "walk-in")(one.Register(t.Context(), checkin.Fields{checkin.FieldLastName: "Passant", checkin.FieldCode: "A-1"}))
			listed, fields := person("A-1", "Ada", "Testard")
			Append(t, store, Actor, Registered(listed, fields))
			h.want(store, "one code", "1 came, 1 inside, same")
			must[checkin.Erasure](t, "erase")(one.Erase(t.Context(), erased(listed, visit.Registration.ID), checkin.GroundRequest))
			if c := must[[]checkin.Conflict](t, "conflicts")(store.Conflicts()); len(c) > 0 && c[0].Kind == checkin.ConflictSame {
				t.Errorf("still alike: %+v", c)
			}
			if err := counted(store); err != nil {
				t.Error(err)
			}
			sound(t, store)
		})
	}
}
