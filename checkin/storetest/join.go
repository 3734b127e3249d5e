package storetest

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
)

// join makes one person of a listed one and a walk-in, and two again.
func join(t *testing.T, open Open) {
	h := hall{t, &Clock{Start}}
	store := open(t, h.clock)
	desk, ctx := h.desk(store, "Calais 1"), t.Context()
	id, fields := person("CA-1", "Ada", "Testard")
	Append(t, store, Actor, Registered(id, fields))
	must[checkin.Visit](t, "enter")(desk.CheckIn(ctx, checkin.Entrance{ID: id}))
	h.clock.At = h.clock.At.Add(time.Minute)
	walkIn := must[checkin.Visit](t, "walk-in")(desk.Register(ctx, checkin.Fields{
		checkin.FieldCode: "W-1", checkin.FieldLastName: "Testard-Essai", checkin.FieldPhone: "06 39 98 00 01",
	})).Registration.ID
	stays, goes := id, walkIn
	if slices.Compare(goes[:], stays[:]) < 0 {
		stays, goes = goes, stays
	}
	before := must[checkin.Position](t, "position")(store.Position())
	entry := must[checkin.EntryID](t, "join")(desk.Join(ctx, walkIn, id, "la même"))
	if _, err := desk.Join(ctx, id, walkIn, ""); checkin.ErrorCode(err) != checkin.CodeAlready {
		t.Errorf("joined twice: %v", err)
	}
	h.want(store, "joined", "1 came, 1 inside")
	for _, asked := range []checkin.RegistrationID{id, walkIn} {
		found := must[[]checkin.Registration](t, "read")(store.Registrations(asked, id))
		if len(found) != 1 || found[0].ID != stays || found[0].LastName() != "Testard-Essai" || found[0].Email() != "Ada@test.example" || found[0].WalkIn {
			t.Fatalf("%+v", found)
		}
	}
	for _, code := range []string{"CA-1", "W-1"} {
		if got := must[[]checkin.RegistrationID](t, "holders")(store.Holders(checkin.CodeExact, code)); !slices.Equal(got, []checkin.RegistrationID{stays}) {
			t.Errorf("%s is held by %v", code, got)
		}
	}
	if got := people(t, store); !slices.Equal(got, []checkin.RegistrationID{stays}) {
		t.Errorf("people %v", got)
	}
	if arrivals := must[[]checkin.Arrival](t, "arrivals")(store.Arrivals(goes, stays)); len(arrivals) != 2 || arrivals[0].Noted != id || arrivals[1].Noted != walkIn || arrivals[0].Registration != stays || arrivals[1].Registration != stays {
		t.Errorf("%+v", arrivals)
	}
	change := must[checkin.Change](t, "changes")(store.Changes(before))
	if diff := cmp.Diff(idTexts([]checkin.RegistrationID{stays, goes}), idTexts(change.Registrations)); diff != "" {
		t.Error(diff)
	}
	tally := must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start))
	if tally.People != 1 || tally.WalkIns != 0 || tally.Expected != 1 {
		t.Errorf("joined: %+v", tally)
	}
	must[checkin.EntryID](t, "undo")(desk.Undo(ctx, entry, "deux personnes"))
	tally = must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start))
	if tally.People != 2 || tally.WalkIns != 1 || tally.In != 2 || tally.Expected != 1 {
		t.Errorf("two again: %+v", tally)
	}
	if got := people(t, store); len(got) != 2 {
		t.Errorf("two again: people %v", got)
	}
	if found := must[[]checkin.Registration](t, "read")(store.Registrations(id, walkIn)); len(found) != 2 || found[0].LastName() != "Testard" || !found[1].WalkIn {
		t.Errorf("two again: %+v", found)
	}
}

func people(t *testing.T, store checkin.Store) []checkin.RegistrationID {
	t.Helper()
	var ids []checkin.RegistrationID
	if err := store.People(t.Context(), func(r *checkin.Registration) bool { ids = append(ids, r.ID); return true }); err != nil {
		t.Fatal(err)
	}
	return ids
}

// joinChain: a with b at one desk, b with c at another; one of them is then
// taken back, by who sees the chain.
func joinChain(t *testing.T, open Open) {
	h := hall{t, &Clock{Start}}
	store := open(t, h.clock).(Machine)
	other := h.beside()
	ids := []checkin.RegistrationID{{1}, {2}, {3}}
	for i, id := range ids {
		Append(t, store, Actor, Registered(id, checkin.Fields{checkin.FieldCode: string(rune('A' + i)), checkin.FieldLastName: "Testard"}))
	}
	h.meet(store, other)
	one, two, ctx := h.desk(store, "Calais 1"), h.desk(other, "Calais 2"), t.Context()
	must[checkin.EntryID](t, "join")(one.Join(ctx, ids[0], ids[1], ""))
	second := must[checkin.EntryID](t, "join")(two.Join(ctx, ids[2], ids[1], ""))
	must[checkin.Visit](t, "enter")(two.CheckIn(ctx, checkin.Entrance{ID: ids[2]}))
	h.meet(store, other)
	for _, s := range []Machine{store, other} {
		if got := people(t, s); !slices.Equal(got, ids[:1]) {
			t.Errorf("people %v", got)
		}
		if found := must[[]checkin.Registration](t, "read")(s.Registrations(ids...)); len(found) != 1 || found[0].ID != ids[0] || found[0].Code() != "C" || !slices.Equal(found[0].Former, []string{"A", "B"}) {
			t.Errorf("%+v", found)
		}
		h.want(s, "three joined", "1 came, 1 inside")
	}
	must[checkin.EntryID](t, "undo")(one.Undo(ctx, second, ""))
	h.meet(store, other)
	for _, s := range []Machine{store, other} {
		if found := must[[]checkin.Registration](t, "read")(s.Registrations(ids...)); len(found) != 2 || found[0].ID != ids[0] || found[1].ID != ids[2] {
			t.Errorf("two joined, one apart: %+v", found)
		}
	}
}

// joinHeld: what a revoked device joined is apart again, until it is admitted.
func joinHeld(t *testing.T, open Open) {
	e := meet(t, open, 3)
	trusted, stolen := e.stores[0], e.stores[1]
	one, two := checkin.RegistrationID{1}, checkin.RegistrationID{2}
	for code, id := range map[string]checkin.RegistrationID{"A": one, "B": two} {
		Append(t, trusted, Actor, Registered(id, checkin.Fields{checkin.FieldCode: code, checkin.FieldLastName: "Testard"}))
		e.arrive(0, id)
	}
	e.share()
	heads := must[[]checkin.EntryID](t, "heads")(trusted.HeadsOf(stolen.Device()))
	Append(t, stolen, Actor, checkin.Fact{Kind: checkin.KindJoined, Subject: one, Body: checkin.Body{Other: two}})
	want := func(when string, people int, holder checkin.RegistrationID) {
		t.Helper()
		e.share()
		for i, s := range e.stores {
			tally := must[checkin.Tally](t, "tally")(s.Tally("calais-j1", Start))
			found := must[[]checkin.RegistrationID](t, "holders")(s.Holders(checkin.CodeExact, "B"))
			if tally.People != people || tally.In != people || !slices.Equal(found, []checkin.RegistrationID{holder}) {
				t.Errorf("%s: store %d has %+v, and B with %v", when, i, tally, found)
			}
		}
	}
	want("joined", 1, one)
	Append(t, trusted, Actor, journal.Revoke(stolen.Device(), heads))
	before := must[checkin.Position](t, "position")(e.stores[2].Position())
	want("revoked", 2, two)
	change := must[checkin.Change](t, "changes")(e.stores[2].Changes(before))
	for _, id := range []checkin.RegistrationID{one, two} {
		if !slices.Contains(change.Registrations, id) {
			t.Errorf("nobody is told that %s is apart again", id)
		}
	}
	Append(t, trusted, Actor, checkin.Fact{Kind: checkin.KindDecided, Body: checkin.Body{Settles: e.held(0)[0].Heads}})
	want("admitted", 1, one)
}
