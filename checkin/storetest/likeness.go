package storetest

import (
	"slices"
	"testing"

	"opale/checkin"
)

// likeness: walk-ins who resemble somebody, here or at another desk.
func likeness(t *testing.T, open Open) {
	h := hall{t, &Clock{Start}}
	store := open(t, h.clock).(Machine)
	other := h.beside()
	listed, fields := person("CA-1", "Ada", "Testard")
	fields[checkin.FieldCompany] = "Essais réunis"
	twin, same := person("CA-2", "Ada", "Testard")
	same[checkin.FieldCompany] = "Essais réunis"
	Append(t, store, Actor, Registered(listed, fields), Registered(twin, same))
	h.want(store, "two on the list", "0 came, 0 inside")
	one, two, ctx := h.desk(store, "Calais 1"), h.desk(other, "Calais 2"), t.Context()
	walkIn := func(d *checkin.Desk, fields checkin.Fields) checkin.RegistrationID {
		t.Helper()
		fields[checkin.FieldFirstName] = "ada"
		return must[checkin.Visit](t, "walk-in")(d.Register(ctx, fields)).Registration.ID
	}
	walkIn(two, checkin.Fields{checkin.FieldLastName: "Testard", checkin.FieldCompany: "Autre"})
	h.meet(store, other)
	h.want(store, "nothing but the name", "1 came, 1 inside")
	w := walkIn(two, checkin.Fields{checkin.FieldLastName: "TESTARD", checkin.FieldCompany: "ESSAIS REUNIS"})
	h.meet(store, other)
	resembling := func(s Machine) []checkin.Conflict {
		t.Helper()
		c := must[[]checkin.Conflict](t, "conflicts")(s.Conflicts())
		if len(c) != 2 || c[0].Kind != checkin.ConflictSame || c[0].Registration != w || c[1].Registration != w || len(c[0].Arrivals) != 1 {
			t.Fatalf("%+v", c)
		}
		if got := idTexts([]checkin.RegistrationID{c[0].Other, c[1].Other}); !slices.Equal(got, idTexts([]checkin.RegistrationID{listed, twin})) {
			t.Fatalf("resembles %v", got)
		}
		return c
	}
	resembling(store)
	resembling(other)
	apart := must[checkin.EntryID](t, "distinct")(one.Distinct(ctx, twin, w, "deux"))
	h.meet(store, other)
	h.want(other, "told from one", "2 came, 2 inside, same")
	joined := must[checkin.EntryID](t, "join")(two.Join(ctx, listed, w, "la même"))
	h.meet(store, other)
	h.want(store, "joined with the other", "2 came, 2 inside")
	must[checkin.EntryID](t, "undo")(one.Undo(ctx, joined, ""))
	must[checkin.EntryID](t, "undo")(one.Undo(ctx, apart, ""))
	h.meet(store, other)
	for _, c := range resembling(other) {
		must[checkin.EntryID](t, "settle")(two.Settle(ctx, c, "deux"))
	}
	h.meet(store, other)
	h.want(store, "settled", "2 came, 2 inside")
	must[checkin.EntryID](t, "amend")(one.Amend(ctx, listed, checkin.Fields{checkin.FieldPhone: "0639980001"}))
	h.want(store, "still told apart", "2 came, 2 inside")
	likenessOfWalkIns(h, store, other)
}

// likenessOfWalkIns: one person who registered at two desks, and two who did at
// one, whose operator saw the first.
func likenessOfWalkIns(h hall, store, other Machine) {
	h.t.Helper()
	one, two, ctx := h.desk(store, "Calais 1"), h.desk(other, "Calais 2"), h.t.Context()
	same := func() checkin.Fields {
		return checkin.Fields{checkin.FieldLastName: "Passant", checkin.FieldPhone: "+33 6 39 98 00 02"}
	}
	must[checkin.Visit](h.t, "walk-in")(one.Register(ctx, same()))
	must[checkin.Visit](h.t, "walk-in")(one.Register(ctx, same()))
	h.want(store, "two at one desk", "4 came, 4 inside")
	must[checkin.Visit](h.t, "walk-in")(two.Register(ctx, same()))
	h.meet(store, other)
	h.want(other, "a third at another", "5 came, 5 inside, same, same")
	c := must[[]checkin.Conflict](h.t, "conflicts")(store.Conflicts())[0]
	must[checkin.EntryID](h.t, "amend")(one.Amend(ctx, c.Registration, checkin.Fields{checkin.FieldLastName: "Passante"}))
	h.meet(store, other)
	for _, s := range []Machine{store, other} {
		if got := must[[]checkin.Conflict](h.t, "conflicts")(s.Conflicts()); len(got) > 1 {
			h.t.Errorf("another name, and still %+v", got)
		}
	}
}
