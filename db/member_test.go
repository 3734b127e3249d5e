package db_test

import (
	"context"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

var fete = checkin.Event{
	ID: "fete", Name: "Fête", TimeZone: "Europe/Paris",
	Venues: []checkin.Venue{{ID: "halle", Name: "Halle"}},
}

func walkIn(name string) checkin.Fact {
	return storetest.Registered(checkin.RandomRegistrationID(), checkin.Fields{checkin.FieldLastName: name})
}

// A laptop that has nothing yet takes in the event of others, definition and
// all, without a word of its own.
func TestAnEmptyFileAdoptsAnEvent(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	secret := []byte("the event's secret")
	first := open(t, filepath.Join(dir, "first.db"), db.Options{Secret: secret, Event: &fete})
	storetest.Append(t, first, checkin.Actor{Desk: "Halle 1"}, walkIn("Testard"))
	strands, err := first.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	second := open(t, filepath.Join(dir, "second.db"), db.Options{Secret: secret})
	if err := second.Adopt("fete"); err != nil {
		t.Fatal(err)
	}
	if receipt, err := second.Apply(ctx, strands); err != nil || receipt.Waiting != 0 || receipt.Fresh == 0 {
		t.Fatalf("%+v, %v", receipt, err)
	}
	if event, err := second.Event(); err != nil || event.Name != "Fête" {
		t.Errorf("the event is %q, %v", event.Name, err)
	}
	if wrote, err := second.Wrote(); wrote || err != nil {
		t.Errorf("it wrote by itself: %v, %v", wrote, err)
	}
	storetest.Append(t, second, checkin.Actor{Desk: "Halle 2"}, walkIn("Testine"))
	if strands, err = second.Since(nil); err != nil {
		t.Fatal(err)
	}
	if receipt, err := first.Apply(ctx, strands); err != nil || receipt.Fresh != 2 || receipt.Waiting != 0 {
		t.Errorf("back at the first: %+v, %v", receipt, err)
	}
	if err := second.Adopt("fete"); err != nil {
		t.Errorf("a second time: %v", err)
	}
	if err := second.Adopt("salon"); checkin.ErrorCode(err) != checkin.CodeForeign || checkin.ErrorDetail(err) != "fete" {
		t.Errorf("another event: %v", err)
	}
}

// A file that knows no more than what its event is takes in the definition when
// it comes, whatever it had to presume until then.
func TestADefinitionIsPresumedUntilItComes(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	secret := []byte("the event's secret")
	first := open(t, filepath.Join(dir, "first.db"), db.Options{Secret: secret, Event: &fete})
	second := open(t, filepath.Join(dir, "second.db"), db.Options{Secret: secret})
	if err := second.Adopt("fete"); err != nil {
		t.Fatal(err)
	}
	presumed := fete
	presumed.Name = "Fête, sans doute"
	if err := second.Presume(presumed); err != nil {
		t.Fatal(err)
	}
	storetest.Append(t, second, checkin.Actor{Desk: "Halle 2"}, walkIn("Testine"))
	if err := second.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	if event, err := second.Event(); err != nil || event.Name != presumed.Name {
		t.Errorf("the event is %q, %v", event.Name, err)
	}
	strands, err := second.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if receipt, err := first.Apply(ctx, strands); err != nil || receipt.Fresh != 2 {
		t.Errorf("at the first: %+v, %v", receipt, err)
	}
	if event, err := first.Event(); err != nil || event.Name != fete.Name {
		t.Errorf("what was presumed was told: %q, %v", event.Name, err)
	}
	if strands, err = first.Since(nil); err != nil {
		t.Fatal(err)
	}
	if _, err := second.Apply(ctx, strands); err != nil {
		t.Fatal(err)
	}
	if err := second.Presume(presumed); err != nil {
		t.Fatal(err)
	}
	if event, err := second.Event(); err != nil || event.Name != fete.Name {
		t.Errorf("the event is %q, %v", event.Name, err)
	}
	presumed.ID = "salon"
	if err := second.Presume(presumed); checkin.ErrorCode(err) != checkin.CodeForeign {
		t.Errorf("another event: %v", err)
	}
}

// What a laptop wrote before it knew the secret is taken by members as soon as
// it vouches for itself.
func TestALaptopVouchesForWhatItWroteBefore(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	secret := []byte("the event's secret")
	early := open(t, filepath.Join(dir, "early.db"), db.Options{})
	if wrote, err := early.Wrote(); wrote || err != nil {
		t.Errorf("an empty file: %v, %v", wrote, err)
	}
	storetest.Append(t, early, checkin.Actor{Desk: "Calais 1"}, walkIn("Testard"))
	if wrote, err := early.Wrote(); !wrote || err != nil {
		t.Errorf("after an entry: %v, %v", wrote, err)
	}
	member := open(t, filepath.Join(dir, "member.db"), db.Options{Secret: secret})
	exchange := func() journal.Receipt {
		strands, err := early.Since(nil)
		if err != nil {
			t.Fatal(err)
		}
		receipt, err := member.Apply(ctx, strands)
		if err != nil {
			t.Fatal(err)
		}
		return receipt
	}
	early.Know(secret)
	storetest.Append(t, early, checkin.Actor{Desk: "Calais 1"}, walkIn("Testine"))
	if receipt := exchange(); receipt.Fresh != 2 || len(receipt.Strangers) != 1 {
		t.Errorf("before: %+v", receipt)
	}
	storetest.Append(t, early, checkin.Actor{Desk: "Calais 1"}, journal.Vouch(early.Device()))
	if receipt := exchange(); receipt.Fresh != 3 || len(receipt.Strangers) != 0 || receipt.Waiting != 0 {
		t.Errorf("after: %+v", receipt)
	}
}
