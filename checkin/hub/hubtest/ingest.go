package hubtest

import (
	"context"
	"fmt"
	"testing"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
)

// Traffic is what desks send to a hub at once: each its exchanges, one behind
// the answer to the other.
type Traffic [][][]journal.Strand

// NewTraffic makes so many desks with so many exchanges, each of at least n new
// entries: people and, for each, nine arrivals.
func NewTraffic(t testing.TB, desks, exchanges, n int) Traffic {
	t.Helper()
	traffic := make(Traffic, desks)
	for d := range traffic {
		desk := newDesk(Secret)
		for x := range exchanges {
			before := have(t, desk)
			for i := range (n + 9) / 10 {
				write(t, desk, visits(fmt.Sprintf("%d-%d-%d", d, x, i))[:min(n, 10)]...)
			}
			traffic[d] = append(traffic[d], since(t, desk, before))
		}
	}
	return traffic
}

// visits are a person and nine arrivals.
func visits(code string) []checkin.Fact {
	id := checkin.CodedID("fabriques-numeriques", "", code)
	facts := []checkin.Fact{{Kind: checkin.KindRegistered, Subject: id, Personal: checkin.Personal{Fields: checkin.Fields{
		checkin.FieldCode: code, checkin.FieldFirstName: "Ada", checkin.FieldLastName: "Testard " + code,
		checkin.FieldEmail: code + "@test.example", checkin.FieldVenue: "calais",
	}}}}
	for _, session := range checkin.Fabriques(2026).Sessions[:9] {
		facts = append(facts, checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: session.ID})
	}
	return facts
}

// Entries counts all of it.
func (traffic Traffic) Entries() int {
	n := 0
	for _, desk := range traffic {
		for _, strands := range desk {
			for i := range strands {
				n += len(strands[i].Entries)
			}
		}
	}
	return n
}

// Send lets all desks send at once, by fn.
func (traffic Traffic) Send(fn func(desk, exchange int) error) error {
	return atOnce(len(traffic), func(desk int) error {
		for x := range traffic[desk] {
			if err := fn(desk, x); err != nil {
				return err
			}
		}
		return nil
	})
}

// Ingest sends it to a store.
func (traffic Traffic) Ingest(store hub.Store) error {
	return traffic.Send(func(desk, x int) error {
		strands := traffic[desk][x]
		receipt, err := store.Apply(context.Background(), strands)
		if err == nil && receipt.Fresh < len(strands[0].Entries) {
			err = fmt.Errorf("%+v", receipt)
		}
		return err
	})
}
