package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// revocable is a store of which a device can be revoked.
type revocable interface {
	Machine
	HeadsOf(checkin.DeviceID) ([]checkin.EntryID, error)
	Revoked() ([]checkin.DeviceID, error)
	Aside(context.Context) (journal.Aside, error)
}

// event is a store each, and what one of them knows is taken in by the others.
type event struct {
	t      *testing.T
	clock  *Clock
	stores []revocable
	forks  bool // that a stream forked may be said
}

func meet(t *testing.T, open Open, n int) *event {
	e := &event{t: t, clock: &Clock{At: Start}}
	for range n {
		e.stores = append(e.stores, open(t, e.clock).(revocable))
	}
	for _, s := range e.stores {
		for _, other := range e.stores {
			Append(t, s, Actor, journal.Vouch(other.Device()))
		}
	}
	return e
}

// share lets everybody learn what everybody knows, in an order of its own at
// each, and expects one state.
func (e *event) share() {
	e.t.Helper()
	var all []journal.Strand
	for _, s := range e.stores {
		all = append(all, since(e.t, s)...)
	}
	for _, s := range e.stores {
		receipt, err := s.Apply(e.t.Context(), all)
		forked := func(r journal.Refused) bool { return e.forks && r.Reason == journal.ReasonForked }
		if err != nil || len(slices.DeleteFunc(receipt.Quarantined, forked)) > 0 || receipt.Waiting > 0 {
			e.t.Fatalf("%+v, %v", receipt, err)
		}
		slices.Reverse(all)
		sound(e.t, s)
	}
	e.sameState()
}

func (e *event) sameState() {
	e.t.Helper()
	first := must[string](e.t, "hash")(e.stores[0].StateHash(e.t.Context()))
	for i, s := range e.stores {
		if sum := must[string](e.t, "hash")(s.StateHash(e.t.Context())); sum != first {
			e.t.Errorf("store %d is in another state", i)
		}
	}
}

func (e *event) arrive(store int, id checkin.RegistrationID) {
	e.t.Helper()
	e.clock.At = e.clock.At.Add(time.Minute)
	Append(e.t, e.stores[store], Actor, checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
}

func (e *event) in(store int) int {
	e.t.Helper()
	return must[checkin.Tally](e.t, "tally")(e.stores[store].Tally("calais-j1", Start)).In
}

func (e *event) held(store int) []checkin.Held {
	e.t.Helper()
	if err := counted(e.stores[store]); err != nil {
		e.t.Error(err)
	}
	return must[[]checkin.Held](e.t, "held")(e.stores[store].Held())
}

// revocation: what a revoked device wrote behind its heads is kept and counts
// for nothing, until somebody admits it.
func revocation(t *testing.T, open Open) {
	e := meet(t, open, 3)
	trusted, stolen := e.stores[0], e.stores[1]
	var people []checkin.RegistrationID
	for _, code := range []string{"CA-1", "CA-2", "CA-3", "CA-4"} {
		id, fields := person(code, "Ada"+code, "Testard")
		people = append(people, id)
		Append(t, trusted, Actor, Registered(id, fields))
	}
	e.share()
	e.arrive(1, people[0])
	e.share()
	heads := must[[]checkin.EntryID](t, "heads")(trusted.HeadsOf(stolen.Device()))
	e.arrive(1, people[1])
	walkIn := Registered(checkin.CodedID("fabriques-numeriques", "", "W"), checkin.Fields{checkin.FieldLastName: "Intrus", checkin.FieldCode: "W-1"})
	walkIn.Body.WalkIn = true
	Append(t, stolen, Actor, walkIn, journal.Vouch(checkin.DeviceID{9}), checkin.Fact{Kind: checkin.KindAmended, Subject: people[2], Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldLastName: "Faux"}}})
	taken, err := e.stores[2].Apply(t.Context(), since(t, stolen)) // before the revocation is known
	if err != nil || taken.Fresh == 0 {
		t.Fatal(taken, err)
	}
	Append(t, stolen, Actor, journal.Revoke(trusted.Device(), nil)) // said behind its back, it counts for nothing
	Append(t, trusted, Actor, journal.Revoke(stolen.Device(), heads))
	position := must[checkin.Position](t, "position")(e.stores[2].Position())
	e.share()
	for i := range e.stores {
		revoked := must[[]checkin.DeviceID](t, "revoked")(e.stores[i].Revoked())
		if !slices.Equal(revoked, []checkin.DeviceID{stolen.Device()}) {
			t.Errorf("store %d: revoked %v", i, revoked)
		}
		if n := e.in(i); n != 1 {
			t.Errorf("store %d: %d in", i, n)
		}
		held := e.held(i)
		if len(held) != 1 || held[0].Entries != 5 || held[0].Device != stolen.Device() || held[0].Desk != "Calais 1" || !held[0].First.Equal(Start.Add(2*time.Minute)) {
			t.Errorf("store %d holds %+v", i, held)
		}
		found := must[[]checkin.Registration](t, "read")(e.stores[i].Registrations(people[2], walkIn.Subject))
		if len(found) != 1 || found[0].LastName() != "Testard" {
			t.Errorf("store %d: %+v", i, found)
		}
		holders := must[[]checkin.RegistrationID](t, "holders")(e.stores[i].Holders(checkin.CodeFolded, "w-1"))
		if len(holders) != 0 {
			t.Errorf("store %d finds %v by code", i, holders)
		}
	}
	changed := must[checkin.Change](t, "changes")(e.stores[2].Changes(position)).Registrations
	if !slices.Contains(changed, people[1]) || !slices.Contains(changed, people[2]) || slices.Contains(changed, people[3]) {
		t.Errorf("changed: %v", changed)
	}

	e.arrive(1, people[3]) // a revoked desk that goes on
	e.share()
	if n := e.in(0); n != 1 {
		t.Errorf("%d in", n)
	}
	admitted := e.held(0)[0]
	Append(t, trusted, Actor, checkin.Fact{Kind: checkin.KindDecided, Body: checkin.Body{Settles: admitted.Heads}})
	e.share()
	if n := e.in(2); n != 3 || len(e.held(2)) != 0 {
		t.Errorf("admitted: %d in, %+v", n, e.held(2))
	}
	e.arrive(1, people[2])
	e.share()
	if n := e.in(2); n != 3 || len(e.held(2)) != 1 || e.held(2)[0].Entries != 1 {
		t.Errorf("what comes behind: %d in, %+v", n, e.held(2))
	}
}

// twoRevocations: the lower head counts, whatever order they come in, and an
// undo lifts one.
func twoRevocations(t *testing.T, open Open) {
	e := meet(t, open, 3)
	one, fields := person("CA-1", "Ada", "Testard")
	two, fields2 := person("CA-2", "Bob", "Essai")
	Append(t, e.stores[1], Actor, Registered(one, fields), Registered(two, fields2))
	e.arrive(1, one)
	e.share()
	low := must[[]checkin.EntryID](t, "heads")(e.stores[0].HeadsOf(e.stores[1].Device()))
	e.arrive(1, two)
	e.share()
	high := must[[]checkin.EntryID](t, "heads")(e.stores[0].HeadsOf(e.stores[1].Device()))
	first := Append(t, e.stores[0], Actor, journal.Revoke(e.stores[1].Device(), low))[0]
	Append(t, e.stores[2], Actor, journal.Revoke(e.stores[1].Device(), high))
	if n := e.in(2); n != 2 {
		t.Errorf("the higher alone: %d in", n)
	}
	e.share()
	if n := e.in(2); n != 1 {
		t.Errorf("both: %d in", n)
	}
	Append(t, e.stores[0], Actor, checkin.Fact{Kind: checkin.KindUndone, Body: checkin.Body{Entry: first}})
	e.share()
	if n := e.in(2); n != 2 {
		t.Errorf("the lower taken back: %d in", n)
	}
}
