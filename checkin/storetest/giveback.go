package storetest

import (
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// giveBack has a store learn that a laptop was given back, by what that laptop
// said itself, and that it was not, once it has written again.
func giveBack(t *testing.T, open Open) {
	clock := &Clock{At: Start}
	here, ok := open(t, clock).(Machine)
	if !ok {
		t.Fatal("the store takes part in no exchange")
	}
	there := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	gone := checkin.Actor{Desk: "Boulogne 1", Venue: "boulogne"}
	Append(t, here, Actor, journal.Vouch(there.Device()))
	bring := func() (given []journal.Return) {
		t.Helper()
		strands, err := there.Since(nil)
		if err == nil {
			_, err = here.Apply(t.Context(), strands)
		}
		if err != nil {
			t.Fatal(err)
		}
		words, err := here.Returned()
		if err != nil {
			t.Fatal(err)
		}
		writers, err := here.Writers()
		if err != nil {
			t.Fatal(err)
		}
		return journal.GivenBack(words, writers)
	}
	Append(t, there, gone, Registered(checkin.RegistrationID{1}, checkin.Fields{checkin.FieldLastName: "Testard"}))
	if given := bring(); len(given) != 0 {
		t.Errorf("given back before it said so: %+v", given)
	}
	before, err := here.StateHash(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	Append(t, there, gone, checkin.Fact{Kind: checkin.KindReturned})
	given := bring()
	if len(given) != 1 || given[0].Device != there.Device() || !given[0].At.Equal(Start) || given[0].Entry.Seq != 3 {
		t.Errorf("given back: %+v", given)
	}
	if after, err := here.StateHash(t.Context()); err != nil || after != before {
		t.Errorf("what was folded has changed: %v", err)
	}
	clock.At = clock.At.Add(time.Minute)
	Append(t, there, gone, Registered(checkin.RegistrationID{2}, checkin.Fields{checkin.FieldLastName: "Testut"}))
	if given := bring(); len(given) != 0 {
		t.Errorf("it is at work again, and given back: %+v", given)
	}

	heads := []checkin.EntryID{}
	have, err := there.Have()
	if err != nil {
		t.Fatal(err)
	}
	for stream, seq := range have {
		heads = append(heads, checkin.EntryID{Stream: stream, Seq: seq})
	}
	Append(t, here, Actor, journal.Revoke(there.Device(), heads))
	clock.At = clock.At.Add(time.Minute)
	Append(t, there, gone, checkin.Fact{Kind: checkin.KindReturned})
	bring()
	if words, err := here.Returned(); err != nil || len(words) != 1 {
		t.Errorf("what a revoked laptop says behind its end counts: %+v, %v", words, err)
	}
}
