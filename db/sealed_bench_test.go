package db_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/lookup"
	"opale/checkin/storetest"
	"opale/checkin/ticket"
	"opale/db"
	"opale/db/seal"
)

// A desk's index of 100,000 people, read of a file that is open and of one that
// is sealed, by turns: the claim is how many times as long the sealed one takes
// until it is ready.
func BenchmarkReadySealed(b *testing.B) {
	const people = 100_000
	stores := map[bool]*db.Store{}
	for _, sealed := range []bool{false, true} {
		var keys *seal.Ring
		if sealed {
			keys = ring(b)
		}
		stores[sealed] = open(b, filepath.Join(b.TempDir(), "opale.db"), db.Options{Ring: keys})
		enlist(b, stores[sealed], people)
	}
	took := map[bool]time.Duration{}
	for b.Loop() {
		for _, sealed := range []bool{false, true} {
			runtime.GC()
			began := time.Now()
			desk, err := checkin.NewDesk(checkin.Config{Store: stores[sealed], Finder: lookup.New(), Tickets: ticket.Reader{}, Actor: storetest.Actor})
			if err != nil {
				b.Fatal(err)
			}
			if err := desk.Load(context.Background(), nil); err != nil {
				b.Fatal(err)
			}
			took[sealed] += time.Since(began)
		}
	}
	b.ReportMetric(took[false].Seconds()/float64(b.N)*1000, "open-ms")
	b.ReportMetric(took[true].Seconds()/float64(b.N)*1000, "sealed-ms")
	b.ReportMetric(took[true].Seconds()/took[false].Seconds(), "times")
}

// Taking a list of 20,000 in, open and sealed, by turns.
func BenchmarkImportSealed(b *testing.B) {
	const people = 20_000
	took := map[bool]time.Duration{}
	for b.Loop() {
		for _, sealed := range []bool{false, true} {
			var keys *seal.Ring
			if sealed {
				keys = ring(b)
			}
			store := open(b, filepath.Join(b.TempDir(), "opale.db"), db.Options{Ring: keys})
			runtime.GC()
			began := time.Now()
			enlist(b, store, people)
			took[sealed] += time.Since(began)
			store.Close()
		}
	}
	b.ReportMetric(took[false].Seconds()/float64(b.N)*1000, "open-ms")
	b.ReportMetric(took[true].Seconds()/float64(b.N)*1000, "sealed-ms")
	b.ReportMetric(took[true].Seconds()/took[false].Seconds(), "times")
}

// enlist takes a list of invented people in.
func enlist(b *testing.B, store *db.Store, people int) {
	b.Helper()
	list := checkin.Listing{Name: "liste", Rows: make([]checkin.ListedRow, people)}
	for i := range list.Rows {
		list.Rows[i] = checkin.ListedRow{Line: i + 2, Fields: checkin.Fields{
			checkin.FieldCode: fmt.Sprintf("CA-%06d", i), checkin.FieldFirstName: "Éloïse", checkin.FieldLastName: fmt.Sprint("TESTARD ", i),
			checkin.FieldCompany: fmt.Sprint("Café du Port ", i%5000), checkin.FieldEmail: fmt.Sprintf("eloise%d@test.example", i),
			checkin.FieldPhone: "06 39 98 10 67", checkin.FieldTown: "Calais", checkin.FieldVenue: "calais",
			checkin.FieldCells: fmt.Sprintf("CA-%06d\tÉloïse\tTESTARD %d\tsans sel", i, i),
		}}
	}
	in, err := checkin.Import(context.Background(), store, storetest.Actor, list, false)
	if err != nil || in.Added != people {
		b.Fatal(in, err)
	}
}
