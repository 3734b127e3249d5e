package bundle_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// What an arrival weighs in a sealed bundle: 10,000 of them, 100 a stream, each
// in a transaction of its own, marks included.
func BenchmarkArrivalsInABundle(b *testing.B) {
	const arrivals, perStream = 10_000, 100
	id, to, _ := keys(b)
	dice := rand.New(rand.NewPCG(1, 1))
	clock := &storetest.Clock{At: storetest.Start}
	store := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	store.Know(id.Secret)
	for i := range arrivals {
		if i%perStream == 0 {
			store = store.Clone(clock.Now) // a run of its own
		}
		clock.At = clock.At.Add(time.Duration(dice.IntN(20_000)) * time.Millisecond)
		subject := checkin.CodedID("fabriques-numeriques", "", fmt.Sprint("CA-", i))
		storetest.Append(b, store, storetest.Actor, checkin.Fact{Kind: checkin.KindArrived, Subject: subject, Session: "calais-j1"})
	}
	have, _ := store.Have()
	strands, err := store.Since(nil)
	if err != nil {
		b.Fatal(err)
	}
	var size int
	for b.Loop() {
		var whole bytes.Buffer
		h := bundle.NewHeader("fabriques-numeriques", store.Device(), storetest.Actor, 1, have)
		if err := bundle.Write(&whole, h, strands, to); err != nil {
			b.Fatal(err)
		}
		size = whole.Len()
	}
	b.ReportMetric(float64(size)/arrivals, "B/arrival")
}
