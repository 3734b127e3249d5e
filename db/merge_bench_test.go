package db_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// journalOf makes n entries, one in ten a registration and the rest arrivals,
// a hundred a transaction and a thousand a stream.
func journalOf(b *testing.B, n int) []journal.Strand {
	b.Helper()
	clock := &storetest.Clock{At: storetest.Start}
	store := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	store.Know(secret)
	sessions := checkin.Fabriques(2026).Sessions
	for i := 0; i < n; {
		if i%1000 == 0 {
			store = store.Clone(clock.Now)
		}
		var facts []checkin.Fact
		for range 10 {
			code := fmt.Sprintf("CA-%06d", i)
			id := checkin.CodedID("fabriques-numeriques", "", code)
			facts = append(facts, storetest.Registered(id, checkin.Fields{
				checkin.FieldCode: code, checkin.FieldFirstName: "Ada", checkin.FieldLastName: fmt.Sprint("Testard", i),
				checkin.FieldEmail: fmt.Sprint("t", i, "@test.example"), checkin.FieldVenue: "calais",
			}))
			for s := range 9 {
				facts = append(facts, checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: sessions[s].ID})
			}
			i += 10
		}
		clock.At = clock.At.Add(time.Second)
		storetest.Append(b, store, storetest.Actor, facts...)
	}
	strands, err := store.Since(nil)
	if err != nil {
		b.Fatal(err)
	}
	return strands
}

var secret = []byte("the secret of an invented event.")

// Entries of other desks taken in, verified and folded, beside the least that
// SQLite can do with the same rows: prepared inserts into the same tables, in
// one transaction. The claim is the ratio of their rates.
func BenchmarkApply(b *testing.B) {
	const entries = 100_000
	strands := journalOf(b, entries)
	applied := filepath.Join(b.TempDir(), "applied.db")
	b.Run("apply", func(b *testing.B) {
		for range b.N {
			b.StopTimer()
			removeAll(b, applied)
			store := open(b, applied, db.Options{Secret: secret})
			b.StartTimer()
			receipt, err := store.Apply(context.Background(), strands)
			if err != nil || receipt.Fresh < entries {
				b.Fatal(receipt.Fresh, err)
			}
			b.StopTimer()
			store.Close()
		}
		b.ReportMetric(entries*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	})
	tables := readTables(b, applied)
	b.Run("bare inserts", func(b *testing.B) {
		for range b.N {
			b.StopTimer()
			path := filepath.Join(b.TempDir(), "bare.db")
			removeAll(b, path)
			open(b, path, db.Options{}).Close()
			b.StartTimer()
			tables.insert(b, path)
		}
		b.ReportMetric(entries*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	})
}

// tables is the rows of a file, by table.
type tables map[string][][]any

var copied = []string{"stream", "entry", "mark", "seat", "registration", "code", "namesake", "attendance", "audience", "turnout"}

func readTables(b *testing.B, path string) tables {
	b.Helper()
	raw, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	all := tables{}
	for _, name := range copied {
		rows, err := raw.Query("SELECT * FROM " + name)
		if err != nil {
			b.Fatal(err)
		}
		columns, _ := rows.Columns()
		for rows.Next() {
			row, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range row {
				into[i] = &row[i]
			}
			if err := rows.Scan(into...); err != nil {
				b.Fatal(err)
			}
			all[name] = append(all[name], row)
		}
		rows.Close()
	}
	return all
}

func (all tables) insert(b *testing.B, path string) {
	b.Helper()
	raw, err := sql.Open("sqlite", "file:"+path+"?_pragma=synchronous(FULL)&_pragma=secure_delete(1)")
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	tx, err := raw.Begin()
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range copied {
		if len(all[name]) == 0 {
			continue
		}
		st, err := tx.Prepare("INSERT INTO " + name + " VALUES (?" + strings.Repeat(", ?", len(all[name][0])-1) + ")")
		if err != nil {
			b.Fatal(err)
		}
		for _, row := range all[name] {
			if _, err := st.Exec(row...); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}
