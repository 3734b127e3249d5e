package db_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/checkin/storetest"
	"opale/db"
	"opale/db/seal"
)

// A list of 100,000 as a file, read, taken in and durable, beside bare inserts
// of the same rows into the same tables, under the same pragmas. The two take
// turns, each on a new file; the claim is how many times as long ours takes. The
// same with a file that is sealed: its rows are inserted as they stand in it.
func BenchmarkImportCSV(b *testing.B) {
	b.Run("open", func(b *testing.B) { importBesideInserts(b, nil) })
	b.Run("sealed", func(b *testing.B) { importBesideInserts(b, ring(b)) })
}

func importBesideInserts(b *testing.B, keys *seal.Ring) {
	const people = 100_000
	var text bytes.Buffer
	fmt.Fprintln(&text, "Code;Prénom;Nom;Société;E-mail;Téléphone;Ville;Lieu;Statut;Régime")
	for i := range people {
		fmt.Fprintf(&text, "CA-%06d;Éloïse;TESTARD %d;Café du Port %d;eloise%d@test.example;06 39 98 10 67;Calais;Calais;Payé;sans sel\n", i, i, i%5000, i)
	}
	dir := b.TempDir()
	var importing, inserting time.Duration
	for i := range b.N {
		imported, bare := filepath.Join(dir, fmt.Sprint("imported", i)), filepath.Join(dir, fmt.Sprint("bare", i))
		importing += timeImport(b, imported, text.Bytes(), people, keys)
		b.StopTimer()
		inserting += readTables(b, imported).timeInsert(b, bare)
		removeAll(b, imported)
		removeAll(b, bare)
		b.StartTimer()
	}
	b.ReportMetric(float64(people*b.N)/importing.Seconds(), "imported/s")
	b.ReportMetric(float64(people*b.N)/inserting.Seconds(), "inserted/s")
	b.ReportMetric(importing.Seconds()/inserting.Seconds(), "times")
}

func timeImport(b *testing.B, path string, text []byte, people int, keys *seal.Ring) time.Duration {
	b.Helper()
	b.StopTimer()
	store := open(b, path, db.Options{Ring: keys})
	defer store.Close()
	runtime.GC()
	b.StartTimer()
	began := time.Now()
	list, err := roster.Read(bytes.NewReader(text), "liste.csv", roster.Options{})
	if err != nil {
		b.Fatal(err)
	}
	in, err := checkin.Import(context.Background(), store, storetest.Actor, list.Listing("liste"), false)
	if err != nil || in.Added != people {
		b.Fatal(in, err)
	}
	return time.Since(began)
}
