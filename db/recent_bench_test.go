package db_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// BenchmarkRecent is what a quiet desk reads after each arrival anywhere: the
// last ones of all desks, and its own, which lie behind twenty thousand of others.
func BenchmarkRecent(b *testing.B) {
	clock := &storetest.Clock{At: storetest.Start}
	store := open(b, filepath.Join(b.TempDir(), "opale.db"), db.Options{Now: clock.Now})
	arrive := func(to checkin.Store, prefix string, n int) {
		err := to.Write(context.Background(), storetest.Actor, func(tx checkin.Tx) error {
			for i := range n {
				clock.At = clock.At.Add(time.Second)
				id := checkin.CodedID("fabriques-numeriques", "", fmt.Sprintf("%s-%07d", prefix, i))
				if _, err := tx.Append(storetest.Registered(id, checkin.Fields{checkin.FieldLastName: "Essai"})); err != nil {
					return err
				}
				if _, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	other := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	arrive(store, "T", 3)
	arrive(other, "U", 20_000)
	storetest.Append(b, store, storetest.Actor, journal.Vouch(other.Device()))
	strands, err := other.Since(journal.Vector{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := store.Apply(context.Background(), strands); err != nil {
		b.Fatal(err)
	}
	for name, device := range map[string]checkin.DeviceID{"of all": {}, "its own": store.Device()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if found, err := store.Recent("calais-j1", device, 60); err != nil || len(found) < 3 {
					b.Fatal(len(found), err)
				}
			}
		})
	}
}
