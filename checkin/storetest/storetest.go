// Package storetest is what every [checkin.Store] must do, as tests: the store
// in memory, the one on SQLite, and whatever comes after them run it.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opale/checkin"
	"opale/checkin/journal"
)

// Clock is a clock that stands still until it is moved.
type Clock struct{ At time.Time }

// Now is the time it stands at.
func (c *Clock) Now() time.Time { return c.At }

// Start is the instant at which the clocks of these tests stand first: within
// the first session at Calais.
var Start = time.Date(2026, time.November, 28, 9, 0, 0, 0, time.UTC)

// Open makes an empty store for checkin.Fabriques(2026) under a clock.
type Open func(t *testing.T, clock *Clock) checkin.Store

// Actor sits at the desks of these tests.
var Actor = checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Testine"}

// Run runs all of it.
func Run(t *testing.T, open Open) {
	t.Run("a walk through the door", func(t *testing.T) { walk(t, open) })
	t.Run("whose entries it holds", func(t *testing.T) { writers(t, open) })
	t.Run("a laptop that is given back", func(t *testing.T) { giveBack(t, open) })
	t.Run("batches of what it holds", func(t *testing.T) { batches(t, open) })
	t.Run("entries without their personal part", func(t *testing.T) { wants(t, open) })
	t.Run("a revoked device", func(t *testing.T) { revocation(t, open) })
	t.Run("a device revoked twice", func(t *testing.T) { twoRevocations(t, open) })
	t.Run("a stream that forks", func(t *testing.T) { forks(t, open) })
	t.Run("a fork that a vector hides", func(t *testing.T) { disputes(t, open) })
	t.Run("the highest tick there is", func(t *testing.T) { lastTick(t, open) })
	t.Run("out and in again", func(t *testing.T) { departure(t, open) })
	t.Run("out at one desk, in at another", func(t *testing.T) { departureUnseen(t, open) })
	t.Run("two registrations of one person", func(t *testing.T) { join(t, open) })
	t.Run("joins in a chain", func(t *testing.T) { joinChain(t, open) })
	t.Run("a joining that is held back", func(t *testing.T) { joinHeld(t, open) })
	t.Run("two edits of one field", func(t *testing.T) { edits(t, open) })
	t.Run("a walk-in who resembles somebody", func(t *testing.T) { likeness(t, open) })
	t.Run("a walk-in under a code of the list", func(t *testing.T) { sameCode(t, open) })
	t.Run("a code that becomes a walk-in's", func(t *testing.T) { sameCodeCorrected(t, open) })
	t.Run("a code of a walk-in, and somebody erased", func(t *testing.T) { sameCodeErased(t, open) })
	t.Run("somebody erased, and joined with somebody who is not", func(t *testing.T) { halfErased(t, open) })
	t.Run("people without a name", func(t *testing.T) { unnamed(t, open) })
	t.Run("somebody erased", func(t *testing.T) { erasure(t, open) })
	t.Run("a list that brings somebody erased", func(t *testing.T) { erasedUnlist(t, open) })
	t.Run("a failed write leaves nothing", func(t *testing.T) { failedWrite(t, open) })
	t.Run("an import, twice", func(t *testing.T) { importTwice(t, open) })
	t.Run("rows as they stand in the list", func(t *testing.T) { cells(t, open) })
	t.Run("rows of one person on two lists", func(t *testing.T) { cellsOfJoined(t, open) })
	t.Run("lists", func(t *testing.T) { lists(t, open) })
	t.Run("a newer export of a list", func(t *testing.T) { newer(t, open) })
	t.Run("somebody on two lists", func(t *testing.T) { twoLists(t, open) })
	t.Run("a code that a list brings later", func(t *testing.T) { broughtLater(t, open) })
	t.Run("changes since a position", func(t *testing.T) { changes(t, open) })
	t.Run("what a peer holds", func(t *testing.T) { peers(t, open) })
	t.Run("arrivals by intervals", func(t *testing.T) { pace(t, open) })
	t.Run("settings", func(t *testing.T) { settings(t, open) })
}

func must[T any](t *testing.T, what string) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		return v
	}
}

// Append writes facts in one transaction and returns their ids.
func Append(t testing.TB, store checkin.Store, actor checkin.Actor, facts ...checkin.Fact) []checkin.EntryID {
	t.Helper()
	var ids []checkin.EntryID
	err := store.Write(context.Background(), actor, func(tx checkin.Tx) error {
		for _, f := range facts {
			id, err := tx.Append(f)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("append: %v", err)
	}
	return ids
}

// Registered is the fact of a registration.
func Registered(id checkin.RegistrationID, fields checkin.Fields) checkin.Fact {
	return checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Personal: checkin.Personal{Fields: fields}}
}

func person(code, first, last string) (checkin.RegistrationID, checkin.Fields) {
	return checkin.CodedID("fabriques-numeriques", "", code), checkin.Fields{
		checkin.FieldCode: code, checkin.FieldFirstName: first, checkin.FieldLastName: last,
		checkin.FieldVenue: "calais", checkin.FieldSessions: "calais-j1", checkin.FieldEmail: first + "@test.example",
	}
}

func walk(t *testing.T, open Open) {
	clock := &Clock{Start}
	store := open(t, clock)
	id, fields := person("CA-0001", "Ada", "Testard")
	Append(t, store, Actor, Registered(id, fields))

	tally := must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start))
	if want := (checkin.Tally{Expected: 1, Awaited: 1, Named: true, People: 1}); tally != want {
		t.Errorf("tally %+v, want %+v", tally, want)
	}
	arrived := Append(t, store, Actor, checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})[0]
	clock.At = clock.At.Add(time.Minute)
	tally = must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start))
	if want := (checkin.Tally{Expected: 1, Awaited: 1, Named: true, In: 1, Inside: 1, Recent: 1, OnlyHere: 1, People: 1}); tally != want {
		t.Errorf("tally %+v, want %+v", tally, want)
	}
	a := must[checkin.Arrival](t, "arrival")(store.Arrival(arrived))
	want := checkin.Arrival{Entry: arrived, Registration: id, Noted: id, Session: "calais-j1", Time: Start, Device: store.Device(), Desk: "Calais 1", Operator: "Testine"}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
	other := Actor
	other.Operator = "Karim"
	undone := Append(t, store, other, checkin.Fact{
		Kind: checkin.KindUndone, Subject: id, Session: "calais-j1",
		Body: checkin.Body{Entry: arrived}, Personal: checkin.Personal{Reason: "mauvaise personne"},
	})[0]
	want.Undone = &checkin.Undo{Entry: undone, Time: clock.At, Desk: "Calais 1", Operator: "Karim", Reason: "mauvaise personne"}
	if diff := cmp.Diff([]checkin.Arrival{want}, must[[]checkin.Arrival](t, "arrivals")(store.Arrivals(id))); diff != "" {
		t.Error(diff)
	}
	history := must[[]checkin.Happening](t, "history")(store.History(id))
	var told []string
	for _, h := range history {
		told = append(told, fmt.Sprintf("%s by %s undone=%v", h.Kind, h.Operator, h.Undone))
	}
	if diff := cmp.Diff([]string{"registered by Testine undone=false", "arrived by Testine undone=true", "undone by Karim undone=false"}, told); diff != "" {
		t.Error(diff)
	}
	if _, err := store.Arrival(undone); checkin.ErrorCode(err) != checkin.CodeNotFound {
		t.Errorf("an undo is no arrival: %v", err)
	}
}

func failedWrite(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	id, fields := person("CA-0001", "Ada", "Testard")
	boom := errors.New("boom")
	err := store.Write(context.Background(), Actor, func(tx checkin.Tx) error {
		if _, err := tx.Append(Registered(id, fields)); err != nil {
			return err
		}
		seen, err := tx.Registrations(id)
		if err != nil || len(seen) != 1 {
			t.Errorf("a transaction does not see what it appended: %v %v", seen, err)
		}
		holders, err := tx.Holders(checkin.CodeFolded, "ca-0001")
		if err != nil || !slices.Contains(holders, id) {
			t.Errorf("a transaction does not find a code that it appended: %v %v", holders, err)
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Errorf("the error is %v", err)
	}
	if left := must[[]checkin.Registration](t, "read")(store.Registrations(id)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if p := must[checkin.Position](t, "position")(store.Position()); p != 0 {
		t.Errorf("position %d", p)
	}
	Append(t, store, Actor, Registered(id, fields))
	if found := must[[]checkin.Registration](t, "read")(store.Registrations(id)); len(found) != 1 {
		t.Error("writing does not go on after a failure")
	}
}

func importTwice(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	rows := []checkin.ListedRow{
		{Line: 2, Fields: checkin.Fields{checkin.FieldCode: "CA-1", checkin.FieldFirstName: "Ada", checkin.FieldLastName: "Testard", checkin.FieldVenue: "Calais"}},
		{Line: 3, Fields: checkin.Fields{checkin.FieldFirstName: "Bob", checkin.FieldLastName: "Essai", checkin.FieldEmail: "b@test.example"}},
		{Line: 4, Fields: checkin.Fields{checkin.FieldFirstName: "Bob", checkin.FieldLastName: "Essai", checkin.FieldEmail: "b@test.example"}},
		{Line: 5, Fields: checkin.Fields{checkin.FieldCode: "CMD", checkin.FieldLastName: "Un"}},
		{Line: 6, Fields: checkin.Fields{checkin.FieldCode: "CMD", checkin.FieldLastName: "Deux", checkin.FieldStatus: "unpaid"}},
	}
	list := checkin.Listing{Name: "liste", Rows: rows}
	take := func() checkin.Intake {
		t.Helper()
		return must[checkin.Intake](t, "import")(checkin.Import(context.Background(), store, Actor, list, false))
	}
	if diff := cmp.Diff(checkin.Intake{Read: 5, Added: 5, Unpaid: 1}, take()); diff != "" {
		t.Error(diff)
	}
	before := must[checkin.Position](t, "position")(store.Position())
	if diff := cmp.Diff(checkin.Intake{Read: 5, Unchanged: 5, Unpaid: 1}, take()); diff != "" {
		t.Error(diff)
	}
	if after := must[checkin.Position](t, "position")(store.Position()); after != before {
		t.Error("a second import of the same list wrote something")
	}
	// The organiser corrects a name; an operator had corrected the company.
	ada := checkin.CodedID("fabriques-numeriques", "", "CA-1")
	Append(t, store, Actor, checkin.Fact{Kind: checkin.KindAmended, Subject: ada, Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldCompany: "Essais réunis"}}})
	rows[0].Fields[checkin.FieldLastName], rows[0].Fields[checkin.FieldCompany] = "Testard-Neuve", "Autre"
	if diff := cmp.Diff(checkin.Intake{Read: 5, Updated: 1, Unchanged: 4, Unpaid: 1}, take()); diff != "" {
		t.Error(diff)
	}
	r := must[[]checkin.Registration](t, "read")(store.Registrations(ada))[0]
	if r.LastName() != "Testard-Neuve" || r.Company() != "Essais réunis" || r.Venue() != "calais" {
		t.Errorf("name %q, company %q, venue %q", r.LastName(), r.Company(), r.Venue())
	}
	if diff := cmp.Diff(checkin.Intake{Read: 5, Unchanged: 5, Unpaid: 1}, take()); diff != "" {
		t.Error("after an amendment: ", diff)
	}
	// A new code for the same person: matched by name and e-mail, the old code still finds them.
	rows[1].Fields[checkin.FieldCode] = "CA-9"
	list.Rows = rows[:2]
	if got := take(); got.Added+got.Updated != 1 {
		t.Errorf("%+v", got)
	}
	_, err := checkin.Import(context.Background(), store, Actor, checkin.Listing{Name: "x", Invented: true}, false)
	if checkin.ErrorCode(err) != checkin.CodeRehearsal {
		t.Errorf("invented people were let into a real event: %v", err)
	}
}

func changes(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	one, fields := person("CA-1", "Ada", "Testard")
	two, fields2 := person("CA-2", "Bob", "Essai")
	Append(t, store, Actor, Registered(one, fields))
	since := must[checkin.Position](t, "position")(store.Position())
	Append(t, store, Actor, Registered(two, fields2), checkin.Fact{Kind: checkin.KindNoted, Subject: two, Personal: checkin.Personal{Note: "note"}})
	change := must[checkin.Change](t, "changes")(store.Changes(since))
	if diff := cmp.Diff([]checkin.RegistrationID{two}, change.Registrations); diff != "" {
		t.Error(diff)
	}
	again := must[checkin.Change](t, "changes")(store.Changes(change.Position))
	if len(again.Registrations) != 0 || again.Position != change.Position {
		t.Errorf("changes after the last: %+v", again)
	}
}

// peers: what a peer has said to hold exists not only here; what it has not
// said does, an older word of its own notwithstanding.
func peers(t *testing.T, open Open) {
	store, ok := open(t, &Clock{Start}).(interface {
		checkin.Store
		journal.Replica
	})
	if !ok {
		t.Fatal("the store is no replica")
	}
	id, fields := person("CA-1", "Ada", "Testard")
	Append(t, store, Actor, Registered(id, fields), checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	walkIn := Registered(checkin.CodedID("fabriques-numeriques", "", "W"), fields)
	walkIn.Body.WalkIn = true
	Append(t, store, Actor, walkIn)
	onlyHere := func() int {
		t.Helper()
		return must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start)).OnlyHere
	}
	if n := onlyHere(); n != 2 {
		t.Fatalf("%d only here, want the arrival and the walk-in", n)
	}
	have := must[journal.Vector](t, "have")(store.Have())
	for stream := range have {
		have[stream]-- // all but the walk-in
	}
	peer := journal.Peer{Device: checkin.DeviceID{7}, Desk: "Calais 2", Venue: "calais", Have: have, Heard: Start}
	if err := store.Heard(peer); err != nil {
		t.Fatal(err)
	}
	if tally := must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start)); !tally.Linked {
		t.Error("a peer was heard of, and the tally says nothing was ever shared")
	}
	if n := onlyHere(); n != 1 {
		t.Errorf("%d only here, want the walk-in", n)
	}
	if diff := cmp.Diff([]journal.Peer{peer}, must[[]journal.Peer](t, "peers")(store.Peers()), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Error(diff)
	}
	peer.Have = journal.Vector{} // a hub put back from an old backup
	if err := store.Heard(peer); err != nil {
		t.Fatal(err)
	}
	if n := onlyHere(); n != 2 {
		t.Errorf("%d only here, want both: the last word counts", n)
	}
}

func settings(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	if v := must[string](t, "remembered")(store.Remembered("desk")); v != "" {
		t.Errorf("an unset setting is %q", v)
	}
	for _, v := range []string{"Calais 1", "Calais 2"} {
		if err := store.Remember("desk", v); err != nil {
			t.Fatal(err)
		}
		if got := must[string](t, "remembered")(store.Remembered("desk")); got != v {
			t.Errorf("remembered %q, want %q", got, v)
		}
	}
}
