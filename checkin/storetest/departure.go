package storetest

import (
	"fmt"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// hall is some desks of one event, and their clock.
type hall struct {
	t     *testing.T
	clock *Clock
}

// beside makes a store in memory, to be another desk's.
func (h hall) beside() *journal.Memory {
	return journal.NewMemory(checkin.Fabriques(2026), h.clock.Now)
}

// meet has desks tell each other all that they know.
func (h hall) meet(stores ...Machine) {
	h.t.Helper()
	for _, from := range stores {
		for _, to := range stores {
			if from != to {
				pour(h.t, from, to, journal.Everything)
			}
		}
	}
}

// desk opens a desk at the first session of Calais.
func (h hall) desk(store checkin.Store, name string) *checkin.Desk {
	h.t.Helper()
	return must[*checkin.Desk](h.t, "desk")(checkin.NewDesk(checkin.Config{
		Store: store, Finder: Blind{}, Now: h.clock.Now, Session: "calais-j1",
		Actor: checkin.Actor{Desk: name, Venue: "calais", Operator: "Testine"},
	}))
}

// inside says of a session who came and who is inside, and what is to be looked
// at.
func (h hall) inside(store checkin.Store) string {
	h.t.Helper()
	tally := must[checkin.Tally](h.t, "tally")(store.Tally("calais-j1", Start))
	conflicts := must[[]checkin.Conflict](h.t, "conflicts")(store.Conflicts())
	text := fmt.Sprintf("%d came, %d inside", tally.In, tally.Inside)
	for i := range conflicts {
		text += ", " + string(conflicts[i].Kind)
	}
	return text
}

func (h hall) want(store checkin.Store, when, want string) {
	h.t.Helper()
	if got := h.inside(store); got != want {
		h.t.Errorf("%s: %s, want %s", when, got, want)
	}
}

// departure walks one person out and in at one desk.
func departure(t *testing.T, open Open) {
	h := hall{t, &Clock{Start}}
	store := open(t, h.clock)
	id, fields := person("CA-1", "Ada", "Testard")
	fields[checkin.FieldStatus] = string(checkin.StatusUnpaid)
	Append(t, store, Actor, Registered(id, fields))
	desk, ctx := h.desk(store, "Calais 1"), t.Context()
	if _, err := desk.Leave(ctx, id); checkin.ErrorCode(err) != checkin.CodeNotFound {
		t.Errorf("somebody who never came left: %v", err)
	}
	must[checkin.Visit](t, "force")(desk.CheckIn(ctx, checkin.Entrance{ID: id, Force: true, Reason: "réglé"}))
	h.want(store, "in", "1 came, 1 inside")
	h.clock.At = h.clock.At.Add(time.Hour)
	left := must[checkin.Departure](t, "leave")(desk.Leave(ctx, id))
	h.want(store, "out", "1 came, 0 inside")
	if _, err := desk.Leave(ctx, id); checkin.ErrorCode(err) != checkin.CodeAlready {
		t.Errorf("out twice: %v", err)
	}
	a := must[[]checkin.Arrival](t, "arrivals")(store.Arrivals(id))
	if a[0].Left == nil || *a[0].Left != (checkin.Departure{Entry: left.Entry, Time: a[0].Left.Time, Desk: "Calais 1", Operator: "Testine"}) || !a[0].Left.Time.Equal(h.clock.At) {
		t.Errorf("left %+v", a[0].Left)
	}
	h.clock.At = h.clock.At.Add(time.Hour)
	back := must[checkin.Visit](t, "back")(desk.CheckIn(ctx, checkin.Entrance{ID: id}))
	if back.Outcome != checkin.OutcomeAdmitted || back.Left == nil || back.Left.Entry != left.Entry {
		t.Errorf("who left and comes back: %s, left %+v", back.Outcome, back.Left)
	}
	h.want(store, "in again", "1 came, 1 inside")
	again := must[checkin.Visit](t, "again")(desk.CheckIn(ctx, checkin.Entrance{ID: id}))
	if again.Outcome != checkin.OutcomeAlreadyIn || again.Previous.Entry != back.Entry {
		t.Errorf("inside: %s, previous %+v", again.Outcome, again.Previous)
	}
	must[checkin.EntryID](t, "undo")(desk.Undo(ctx, back.Entry, "erreur"))
	h.want(store, "in again, taken back", "1 came, 0 inside")
	must[checkin.EntryID](t, "undo")(desk.Undo(ctx, left.Entry, "erreur"))
	h.want(store, "out, taken back", "1 came, 1 inside")
	if _, err := desk.Undo(ctx, left.Entry, "erreur"); checkin.ErrorCode(err) != checkin.CodeAlready {
		t.Errorf("a departure was taken back twice: %v", err)
	}
	must[checkin.Departure](t, "leave")(desk.Leave(ctx, id))
	must[checkin.EntryID](t, "undo")(desk.Undo(ctx, a[0].Entry, "erreur"))
	h.want(store, "in, taken back: out is moot", "0 came, 0 inside")
}

// departureUnseen: a desk that has not seen the departure lets the person in.
func departureUnseen(t *testing.T, open Open) {
	h := hall{t, &Clock{Start}}
	store := open(t, h.clock).(Machine)
	other := h.beside()
	id, fields := person("CA-1", "Ada", "Testard")
	Append(t, store, Actor, Registered(id, fields))
	h.meet(store, other)
	one, two, ctx := h.desk(store, "Calais 1"), h.desk(other, "Calais 2"), t.Context()
	enter := func(d *checkin.Desk) checkin.Visit {
		t.Helper()
		h.clock.At = h.clock.At.Add(time.Minute)
		return must[checkin.Visit](t, "enter")(d.CheckIn(ctx, checkin.Entrance{ID: id}))
	}
	leave := func(d *checkin.Desk) checkin.Departure {
		t.Helper()
		h.clock.At = h.clock.At.Add(time.Minute)
		return must[checkin.Departure](t, "leave")(d.Leave(ctx, id))
	}
	enter(one)
	left := leave(one)
	late := enter(two) // knows of neither
	h.meet(store, other)
	h.want(store, "in at another desk after the departure", "1 came, 1 inside")
	must[checkin.EntryID](t, "undo")(two.Undo(ctx, left.Entry, "erreur"))
	h.meet(store, other)
	h.want(store, "without the departure", "1 came, 1 inside, twice")
	must[checkin.EntryID](t, "undo")(two.Undo(ctx, late.Entry, "erreur"))
	h.meet(store, other)
	// Both desks see the person leave; the second has not seen the first.
	seen := leave(one)
	leave(two)
	h.meet(store, other)
	h.want(store, "out at two desks", "1 came, 0 inside")
	if a := must[[]checkin.Arrival](t, "arrivals")(other.Arrivals(id)); a[0].Left.Entry != seen.Entry {
		t.Errorf("left by %v, want the first, %v", a[0].Left.Entry, seen.Entry)
	}
	back := enter(two)
	h.meet(store, other)
	h.want(store, "in again", "1 came, 1 inside")
	// A departure that names the first arrival does not touch the second.
	first := must[[]checkin.Arrival](t, "arrivals")(store.Arrivals(id))[0]
	Append(t, store, Actor, checkin.Fact{Kind: checkin.KindLeft, Subject: id, Session: "calais-j1", Body: checkin.Body{Entry: first.Entry}})
	h.want(store, "a late departure", "1 came, 1 inside")
	must[checkin.Departure](t, "leave")(one.Leave(ctx, id))
	if a := must[checkin.Arrival](t, "arrival")(store.Arrival(back.Entry)); a.Left == nil {
		t.Error("the re-entry was not left")
	}
	h.want(store, "out again", "1 came, 0 inside")
}
