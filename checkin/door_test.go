package checkin_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"opale/checkin"
)

// order is the order in which the answers of the door are looked for.
var order = []checkin.Outcome{
	checkin.OutcomeUnknown, checkin.OutcomeAlreadyIn, checkin.OutcomeBlocked, checkin.OutcomeCancelled, checkin.OutcomeUnpaid,
	checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay, checkin.OutcomeAdmitted,
}

// obstacle is one circumstance of a registration at calais-j1, with the answer
// that it would give alone.
type obstacle struct {
	name   string
	gives  checkin.Outcome
	happen func(*checkin.Registration, *[]checkin.Arrival)
}

func set(f checkin.Field, value string) func(*checkin.Registration, *[]checkin.Arrival) {
	return func(r *checkin.Registration, _ *[]checkin.Arrival) { r.Values[f] = value }
}

func arrive(session checkin.SessionID, undone *checkin.Undo) func(*checkin.Registration, *[]checkin.Arrival) {
	return func(_ *checkin.Registration, a *[]checkin.Arrival) {
		*a = append(*a, checkin.Arrival{Session: session, Time: time.Unix(1_800_000_000, 0), Undone: undone})
	}
}

var presences = []obstacle{
	{"never came", checkin.OutcomeAdmitted, func(*checkin.Registration, *[]checkin.Arrival) {}},
	{"came", checkin.OutcomeAlreadyIn, arrive("calais-j1", nil)},
	{"came, taken back", checkin.OutcomeAdmitted, arrive("calais-j1", &checkin.Undo{Reason: "somebody else"})},
	{"came the day after", checkin.OutcomeAdmitted, arrive("calais-j2", nil)},
}

var statuses = []obstacle{
	{"no status", checkin.OutcomeAdmitted, set(checkin.FieldStatus, "")},
	{"valid", checkin.OutcomeAdmitted, set(checkin.FieldStatus, "valid")},
	{"invited", checkin.OutcomeAdmitted, set(checkin.FieldStatus, "invited")},
	{"unpaid", checkin.OutcomeUnpaid, set(checkin.FieldStatus, "unpaid")},
	{"cancelled", checkin.OutcomeCancelled, set(checkin.FieldStatus, "cancelled")},
	{"blocked", checkin.OutcomeBlocked, set(checkin.FieldStatus, "blocked")},
}

var withdrawals = []obstacle{
	{"on the list", checkin.OutcomeAdmitted, func(*checkin.Registration, *[]checkin.Arrival) {}},
	{"withdrawn", checkin.OutcomeCancelled, func(r *checkin.Registration, _ *[]checkin.Arrival) { r.Withdrawn = true }},
}

func booked(venue, sessions string) func(*checkin.Registration, *[]checkin.Arrival) {
	return func(r *checkin.Registration, _ *[]checkin.Arrival) {
		r.Values[checkin.FieldVenue], r.Values[checkin.FieldSessions] = venue, sessions
	}
}

var bookings = []obstacle{
	{"anywhere", checkin.OutcomeAdmitted, booked("", "")},
	{"any day here", checkin.OutcomeAdmitted, booked("calais", "")},
	{"today here", checkin.OutcomeAdmitted, booked("calais", "calais-j1")},
	{"today here, no venue said", checkin.OutcomeAdmitted, booked("", "calais-j1")},
	{"two days here", checkin.OutcomeAdmitted, booked("calais", "calais-j1 calais-j3")},
	{"today here, tomorrow there", checkin.OutcomeAdmitted, booked("calais", "dunkerque-j2 calais-j1")},
	{"tomorrow here", checkin.OutcomeOtherDay, booked("calais", "calais-j2")},
	{"tomorrow here, no venue said", checkin.OutcomeOtherDay, booked("", "calais-j2")},
	{"today there, tomorrow here", checkin.OutcomeOtherDay, booked("", "dunkerque-j1 calais-j2")},
	{"any day there", checkin.OutcomeOtherVenue, booked("dunkerque", "")},
	{"today there", checkin.OutcomeOtherVenue, booked("dunkerque", "dunkerque-j1")},
	{"tomorrow there, no venue said", checkin.OutcomeOtherVenue, booked("", "dunkerque-j2")},
	{"a session that is gone, here", checkin.OutcomeOtherDay, booked("calais", "calais-j9")},
	{"a session that is gone, there", checkin.OutcomeOtherVenue, booked("dunkerque", "dunkerque-j9")},
	{"a session that is gone", checkin.OutcomeOtherDay, booked("", "j9")},
	{"a venue that is gone", checkin.OutcomeOtherVenue, booked("lille", "")},
}

func TestTheDoorAnswersInItsOrder(t *testing.T) {
	event := checkin.Fabriques(2026)
	session, _ := event.Session("calais-j1")
	for _, presence := range presences {
		for _, status := range statuses {
			for _, withdrawal := range withdrawals {
				for _, booking := range bookings {
					var r checkin.Registration
					var arrivals []checkin.Arrival
					want := checkin.OutcomeAdmitted
					name := ""
					for _, o := range []obstacle{presence, status, withdrawal, booking} {
						o.happen(&r, &arrivals)
						if slices.Index(order, o.gives) < slices.Index(order, want) {
							want = o.gives
						}
						name += fmt.Sprintf("%s; ", o.name)
					}
					if got := checkin.Decide(&event, &r, arrivals, session); got != want {
						t.Errorf("%s%s, want %s", name, got, want)
					}
				}
			}
		}
	}
}

func TestWhatAnOperatorMayOverride(t *testing.T) {
	never := []checkin.Outcome{checkin.OutcomeUnknown, checkin.OutcomeAlreadyIn, checkin.OutcomeAdmitted, "", "of another version"}
	for _, o := range append(never, order...) {
		if want := !slices.Contains(never, o); o.Overridable() != want {
			t.Errorf("%q: %v", o, o.Overridable())
		}
	}
}

func TestFirstIsTheEarliestArrivalInForce(t *testing.T) {
	moment := time.Unix(1_800_000_000, 0)
	entry := func(stream byte, seq uint64) checkin.EntryID {
		return checkin.EntryID{Stream: checkin.StreamID{stream}, Seq: seq}
	}
	arrivals := []checkin.Arrival{
		{Entry: entry(1, 1), Session: "calais-j1", Time: moment, Undone: &checkin.Undo{}},
		{Entry: entry(1, 2), Session: "calais-j2", Time: moment.Add(-time.Hour)},
		{Entry: entry(9, 9), Session: "calais-j1", Time: moment.Add(time.Second)},
		{Entry: entry(3, 2), Session: "calais-j1", Time: moment.Add(time.Millisecond)},
		{Entry: entry(3, 1), Session: "calais-j1", Time: moment.Add(time.Millisecond).UTC()},
		{Entry: entry(4, 1), Session: "calais-j1", Time: moment.Add(time.Millisecond)},
	}
	if got := checkin.First(arrivals, "calais-j1"); got != &arrivals[4] {
		t.Errorf("the first is %v", got)
	}
	if got := checkin.First(arrivals, "calais-j3"); got != nil {
		t.Errorf("nobody came, but %v", got)
	}
}
