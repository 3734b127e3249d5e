package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

// pace has a store count arrivals by intervals, those taken back left out.
func pace(t *testing.T, open Open) {
	clock := &Clock{At: Start}
	store, ok := open(t, clock).(interface {
		checkin.Store
		Pace(checkin.SessionID, time.Duration) ([]checkin.Pace, error)
	})
	if !ok {
		t.Fatal("the store counts no arrivals by intervals")
	}
	arrive := func(n byte, session checkin.SessionID) checkin.EntryID {
		id := checkin.RegistrationID{n}
		ids := Append(t, store, Actor, Registered(id, checkin.Fields{checkin.FieldLastName: "Testard"}),
			checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: session})
		return ids[1]
	}
	arrive(1, "calais-j1")
	arrive(2, "calais-j2")
	clock.At = Start.Add(4 * time.Minute)
	arrive(3, "calais-j1")
	clock.At = Start.Add(12 * time.Minute)
	arrive(4, "calais-j1")
	taken := arrive(5, "calais-j1")
	Append(t, store, Actor, checkin.Fact{Kind: checkin.KindUndone, Subject: checkin.RegistrationID{5}, Body: checkin.Body{Entry: taken}})
	got := must[[]checkin.Pace](t, "pace")(store.Pace("calais-j1", 5*time.Minute))
	want := []checkin.Pace{{Start: Start, Arrivals: 2}, {Start: Start.Add(10 * time.Minute), Arrivals: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
