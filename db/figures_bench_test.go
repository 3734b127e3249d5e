package db_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/db"
)

// BenchmarkFigures is what the dashboard reads of 100,000 people, of whom 20,000
// came: the counts of every few seconds, and everybody, once a minute.
func BenchmarkFigures(b *testing.B) {
	const people, came = 100_000, 20_000
	store := open(b, filepath.Join(b.TempDir(), "opale.db"), db.Options{})
	var facts []checkin.Fact
	for i := range people {
		id := checkin.CodedID("fabriques-numeriques", "", fmt.Sprintf("T-%07d", i))
		facts = append(facts, storetest.Registered(id, checkin.Fields{
			checkin.FieldFirstName: "Testine", checkin.FieldLastName: fmt.Sprintf("Essai %d", i), checkin.FieldCompany: fmt.Sprintf("Essais %d", i/2),
			checkin.FieldSessions: "calais-j1", checkin.FieldProfile: string(checkin.Profiles[i%6]),
		}))
		if i < came {
			facts = append(facts, checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
		}
	}
	storetest.Append(b, store, storetest.Actor, facts...)
	desk, err := checkin.NewDesk(checkin.Config{Store: store, Finder: noFinder{}, Actor: storetest.Actor, Session: "calais-j1"})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("counts", func(b *testing.B) {
		for b.Loop() {
			if _, err := desk.Figures(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("everybody", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := desk.Survey(context.Background(), "calais-j1"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
