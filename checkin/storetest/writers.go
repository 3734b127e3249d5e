package storetest

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
)

// writers has a store that takes part in exchanges tell whose entries it holds:
// its own, and those of a desk that another one brought.
func writers(t *testing.T, open Open) {
	clock := &Clock{At: Start}
	here, ok := open(t, clock).(interface {
		Machine
		Writers() ([]journal.Writer, error)
		Operators() ([]checkin.Actor, error)
	})
	if !ok {
		t.Fatal("the store takes part in no exchange")
	}
	there := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	far := checkin.Actor{Desk: "Boulogne 1", Venue: "boulogne", Operator: "Testine"}
	Append(t, there, far, Registered(checkin.RegistrationID{1}, checkin.Fields{checkin.FieldLastName: "Testard"}))
	if err := here.Write(t.Context(), Actor, func(tx checkin.Tx) error {
		_, err := tx.Append(journal.Vouch(there.Device()))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	strands, err := there.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := here.Apply(t.Context(), strands); err != nil {
		t.Fatal(err)
	}
	got, err := here.Writers()
	if err != nil {
		t.Fatal(err)
	}
	want := []journal.Writer{
		{Device: there.Device(), Desk: "Boulogne 1", Venue: "boulogne", Streams: 1, Entries: 2, First: Start, Last: Start},
		{Device: here.Device(), Desk: "Calais 1", Venue: "calais", Streams: 1, Entries: 2, First: Start, Last: Start},
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	operators, err := here.Operators()
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(operators, func(a, b checkin.Actor) int { return cmp.Compare(a.Desk, b.Desk) })
	if diff := gocmp.Diff([]checkin.Actor{far, Actor}, operators); diff != "" {
		t.Error(diff)
	}
}
