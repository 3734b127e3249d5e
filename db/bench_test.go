package db_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/checkin/storetest"
	"opale/db"
)

// One arrival, decided, written and durable, beside what a file can do at its
// best: append the same entry's bytes and fsync. The claim is their ratio.
func BenchmarkCommit(b *testing.B) {
	b.Run("arrival", func(b *testing.B) {
		store := open(b, filepath.Join(b.TempDir(), "opale.db"), db.Options{})
		ids := make([]checkin.RegistrationID, b.N)
		facts := make([]checkin.Fact, b.N)
		for i := range ids {
			code := fmt.Sprintf("T-%07d", i)
			ids[i] = checkin.CodedID("fabriques-numeriques", "", code)
			facts[i] = storetest.Registered(ids[i], checkin.Fields{checkin.FieldCode: code, checkin.FieldLastName: "Testard"})
		}
		storetest.Append(b, store, storetest.Actor, facts...)
		desk, err := checkin.NewDesk(checkin.Config{Store: store, Finder: noFinder{}, Actor: storetest.Actor})
		if err != nil {
			b.Fatal(err)
		}
		took := make([]time.Duration, 0, b.N)
		b.ResetTimer()
		for i := range b.N {
			began := time.Now()
			visit, err := desk.CheckIn(context.Background(), checkin.Entrance{ID: ids[i]})
			if err != nil || visit.Outcome != checkin.OutcomeAdmitted {
				b.Fatal(visit.Outcome, err)
			}
			took = append(took, time.Since(began))
		}
		reportMedian(b, took)
	})
	b.Run("heads", func(b *testing.B) { // what of it is the line beside the file
		store := open(b, filepath.Join(b.TempDir(), "opale.db"), db.Options{})
		took := make([]time.Duration, 0, b.N)
		for i := range b.N {
			began := time.Now()
			err := store.Acknowledge(uint64(i + 1))
			took = append(took, time.Since(began))
			if err != nil {
				b.Fatal(err)
			}
		}
		reportMedian(b, took)
		if info, err := os.Stat(store.Path() + db.HeadsSuffix); err != nil || info.Size() < 100 {
			b.Fatal(err)
		}
	})
	b.Run("append+fsync", func(b *testing.B) {
		f, err := os.Create(filepath.Join(b.TempDir(), "raw"))
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		entry := make([]byte, 180)
		took := make([]time.Duration, 0, b.N)
		for range b.N {
			began := time.Now()
			if _, err := f.Write(entry); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(began))
		}
		reportMedian(b, took)
	})
}

func reportMedian(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "opale.db")
	key, _ := db.NewKey()
	for range b.N {
		store, err := db.Open(context.Background(), path, db.Options{Key: key})
		if err != nil {
			b.Fatal(err)
		}
		store.Close()
	}
}

// noFinder stands in for the index where none is searched.
type noFinder struct{}

func (noFinder) Find(checkin.Query) checkin.Found { return checkin.Found{} }
func (noFinder) Put(...checkin.Person)            {}
func (noFinder) Remove(...checkin.RegistrationID) {}
func (noFinder) Len() int                         { return 0 }

// Taking a list of ten thousand in.
func BenchmarkImport(b *testing.B) {
	now := time.Now()
	event := rehearsal.Event(checkin.Fabriques(now.Year()), now)
	list := checkin.Listing{Name: "essai", Invented: true}
	for r := range rehearsal.People(&event, 1, 10_000) {
		list.Rows = append(list.Rows, checkin.ListedRow{Line: len(list.Rows) + 2, Fields: rehearsalFields(&r)})
	}
	for range b.N {
		store := open(b, filepath.Join(b.TempDir(), "opale.db"), db.Options{Event: &event})
		if _, err := checkin.Import(context.Background(), store, storetest.Actor, list, false); err != nil {
			b.Fatal(err)
		}
		store.Close()
	}
}

func rehearsalFields(r *checkin.Registration) checkin.Fields {
	fields := checkin.Fields{}
	for f := range checkin.NumFields {
		if r.Values[f] != "" {
			fields[f] = r.Values[f]
		}
	}
	return fields
}
