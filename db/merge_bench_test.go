package db_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"runtime"
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
// SQLite can do with the same rows: prepared inserts into the same tables, under
// the same pragmas, in one transaction. The two take turns, each on a new file;
// the claim is the ratio of their rates.
func BenchmarkApply(b *testing.B) {
	const entries = 100_000
	strands := journalOf(b, entries)
	dir := b.TempDir()
	var rows tables
	var applying, inserting time.Duration
	for i := range b.N {
		applied, bare := filepath.Join(dir, fmt.Sprint("applied", i)), filepath.Join(dir, fmt.Sprint("bare", i))
		applying += timeApply(b, applied, strands)
		b.StopTimer()
		if rows == nil {
			rows = readTables(b, applied)
		}
		inserting += rows.timeInsert(b, bare)
		removeAll(b, applied)
		removeAll(b, bare)
		b.StartTimer()
	}
	b.ReportMetric(entries*float64(b.N)/applying.Seconds(), "applied/s")
	b.ReportMetric(entries*float64(b.N)/inserting.Seconds(), "inserted/s")
	b.ReportMetric(inserting.Seconds()/applying.Seconds(), "ratio")
}

// timeApply is how long it takes to apply the strands to a new file.
func timeApply(b *testing.B, path string, strands []journal.Strand) time.Duration {
	b.Helper()
	b.StopTimer()
	entries := 0
	for i := range strands {
		entries += len(strands[i].Entries)
	}
	store := open(b, path, db.Options{Secret: secret})
	defer store.Close()
	runtime.GC()
	b.StartTimer()
	began := time.Now()
	receipt, err := store.Apply(context.Background(), strands)
	took := time.Since(began)
	if err != nil || receipt.Fresh != entries {
		b.Fatal(receipt.Fresh, err)
	}
	return took
}

// tables is the rows of a file, by table.
type tables map[string][][]any

var copied = []string{"stream", "entry", "mark", "seat", "registration", "cells", "code", "kin", "namesake", "attendance", "audience", "turnout"}

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

// timeInsert is how long it takes to insert the rows into a new file.
func (all tables) timeInsert(b *testing.B, path string) time.Duration {
	b.Helper()
	open(b, path, db.Options{}).Close()
	raw, err := sql.Open("sqlite", db.DSN(path))
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	if err := raw.Ping(); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	began := time.Now()
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
	return time.Since(began)
}
