package main

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/db"
)

// Four desks, three days: 10,000 arrivals over 10,000 registrations, in four
// sealed bundles, read and merged into a desk's file.
func BenchmarkMergeBundles(b *testing.B) {
	ctx := context.Background()
	event := checkin.Fabriques(2026)
	identity, err := bundle.NewIdentity(event.ID)
	if err != nil {
		b.Fatal(err)
	}
	seal, err := identity.Recipient()
	if err != nil {
		b.Fatal(err)
	}
	opener, err := identity.Opener()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	list := checkin.Listing{Name: "liste"}
	var people []checkin.RegistrationID
	for i := range 10_000 {
		code := fmt.Sprintf("CA-%05d", i)
		people = append(people, checkin.CodedID(event.ID, "", code))
		list.Rows = append(list.Rows, checkin.ListedRow{Line: i + 2, Fields: checkin.Fields{
			checkin.FieldCode: code, checkin.FieldLastName: fmt.Sprint("Testard", i), checkin.FieldVenue: "calais",
		}})
	}
	var bundles []string
	for d := range 4 {
		clock := event.Sessions[3].Opens
		store := journal.NewMemory(event, func() time.Time { return clock })
		store.Know(identity.Secret)
		actor := checkin.Actor{Desk: fmt.Sprint("Calais ", d+1), Venue: "calais", Operator: "Testine"}
		for i := d; i < len(people); i += 4 {
			clock = clock.Add(20 * time.Second)
			session := event.Sessions[3+i%3].ID
			err := store.Write(ctx, actor, func(tx checkin.Tx) error {
				_, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: people[i], Session: session})
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		party := bundle.Party{Replica: store, Event: event.ID, Device: store.Device(), Actor: actor, Now: time.Now}
		party.Seal = append(party.Seal, seal)
		path := filepath.Join(dir, party.Name())
		if _, err := party.WriteTo(path, nil); err != nil {
			b.Fatal(err)
		}
		bundles = append(bundles, path)
	}
	for n := range b.N {
		b.StopTimer()
		key, err := db.NewKey()
		if err != nil {
			b.Fatal(err)
		}
		store, err := db.Open(ctx, filepath.Join(b.TempDir(), fmt.Sprint(n, ".db")), db.Options{Key: key, Secret: identity.Secret})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := checkin.Import(ctx, store, checkin.Actor{}, list, false); err != nil {
			b.Fatal(err)
		}
		party := bundle.Party{Replica: store, Event: event.ID, Device: store.Device(), Now: time.Now}
		party.Open = append(party.Open, opener)
		b.StartTimer()
		fresh := 0
		for i := range bundles { // another order each time
			_, receipt, err := party.ReadFrom(ctx, bundles[(i+n)%len(bundles)])
			if err != nil {
				b.Fatal(err)
			}
			fresh += receipt.Fresh
		}
		if fresh < len(people) {
			b.Fatal(fresh)
		}
		b.StopTimer()
		store.Close()
	}
}
