package storetest

import (
	"bytes"
	"fmt"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// batches has a store give all that it holds in pieces of bounded size, to one
// that gives them on in the same way.
func batches(t *testing.T, open Open) {
	clock := &Clock{At: Start}
	source := open(t, clock).(Machine)
	bulk := make([]checkin.Fact, 1000) // one transaction, with but one head
	for i := range bulk {
		bulk[i] = Registered(checkin.RegistrationID{byte(i), byte(i >> 8), 1}, checkin.Fields{checkin.FieldLastName: fmt.Sprint("Testard", i)})
	}
	Append(t, source, Actor, bulk...)
	for i := range 300 {
		Append(t, source, Actor, checkin.Fact{Kind: checkin.KindArrived, Subject: bulk[i].Subject, Session: "calais-j1"})
	}
	other := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	Append(t, other, checkin.Actor{Desk: "Calais 2"}, bulk[0])
	pour(t, other, source, journal.Everything)
	relay := open(t, clock).(Machine)
	for _, to := range []struct {
		from, to Machine
		limit    int
	}{
		{source, relay, 100_000},
		{relay, journal.NewMemory(checkin.Fabriques(2026), clock.Now), 150_000},
		{relay, journal.NewMemory(checkin.Fabriques(2026), clock.Now), 1}, // one mark at a time
	} {
		pour(t, to.from, to.to, to.limit)
		for stream, seq := range have(t, source) {
			if got := have(t, to.to)[stream]; got != seq {
				t.Errorf("in batches of %d: %d entries of %d", to.limit, got, seq)
			}
		}
	}
}

func have(t *testing.T, m Machine) journal.Vector {
	t.Helper()
	return must[journal.Vector](t, "have")(m.Have())
}

// pour gives one store what another holds, trusting whoever wrote it, a batch
// after the other.
func pour(t *testing.T, from, to Machine, limit int) {
	t.Helper()
	trust := func(devices ...checkin.DeviceID) {
		for _, device := range devices {
			Append(t, to, Actor, journal.Vouch(device))
		}
	}
	for _, w := range must[[]journal.Writer](t, "writers")(from.(interface {
		Writers() ([]journal.Writer, error)
	}).Writers()) {
		trust(w.Device)
	}
	asked := have(t, to)
	for more := true; more; {
		var strands []journal.Strand
		var err error
		if strands, more, err = from.Some(asked, limit); err != nil {
			t.Fatal(err)
		}
		marks := 0
		var wire bytes.Buffer
		for i := range strands {
			marks += len(strands[i].Marks)
			if err := journal.WriteStrand(&wire, &strands[i]); err != nil {
				t.Fatal(err)
			}
		}
		if more && len(strands) == 0 || wire.Len() > limit && marks > 1 {
			t.Fatalf("a batch of %d strands, %d marks, %d bytes where %d are asked", len(strands), marks, wire.Len(), limit)
		}
		receipt, err := to.Apply(t.Context(), strands)
		if err != nil || receipt.Waiting > 0 || len(receipt.Quarantined) > 0 {
			t.Fatalf("%+v, %v", receipt, err)
		}
		asked.Include(strands)
	}
}
