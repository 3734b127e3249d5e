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

	"opale/checkin/hub/hubtest"
	"opale/db"
)

// What eight desks send at once, taken in, verified, folded and durable, beside
// bare inserts of the same rows into the same tables, under the same pragmas,
// by as many writers in as many transactions. The two take turns, each on a new
// file; the claim is the ratio of their rates.
func BenchmarkIngest(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprint(n, " entries an exchange"), func(b *testing.B) {
			traffic := hubtest.NewTraffic(b, 8, max(400/n, 40), n)
			dir := b.TempDir()
			var applying, inserting time.Duration
			for i := range b.N {
				applied, bare := filepath.Join(dir, fmt.Sprint("applied", i)), filepath.Join(dir, fmt.Sprint("bare", i))
				applying += timeIngest(b, applied, traffic)
				b.StopTimer()
				inserting += readTables(b, applied).timeShares(b, bare, traffic)
				removeAll(b, applied)
				removeAll(b, bare)
				b.StartTimer()
			}
			entries := float64(traffic.Entries() * b.N)
			b.ReportMetric(entries/applying.Seconds(), "applied/s")
			b.ReportMetric(entries/inserting.Seconds(), "inserted/s")
			b.ReportMetric(inserting.Seconds()/applying.Seconds(), "ratio")
		})
	}
}

func timeIngest(b *testing.B, path string, traffic hubtest.Traffic) time.Duration {
	b.Helper()
	b.StopTimer()
	store := open(b, path, db.Options{Secret: hubtest.Secret})
	defer store.Close()
	runtime.GC()
	b.StartTimer()
	began := time.Now()
	if err := traffic.Ingest(store); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

// timeShares is how long it takes to insert the rows into a new file, an equal
// share of each table with every exchange.
func (all tables) timeShares(b *testing.B, path string, traffic hubtest.Traffic) time.Duration {
	b.Helper()
	open(b, path, db.Options{}).Close()
	raw, err := sql.Open("sqlite", db.DSN(path))
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	raw.SetMaxOpenConns(1) // SQLite has one writer at a time: they queue here, as in the store
	statements := map[string]*sql.Stmt{}
	for _, name := range copied {
		if len(all[name]) == 0 {
			continue
		}
		if statements[name], err = raw.Prepare("INSERT INTO " + name + " VALUES (?" + strings.Repeat(", ?", len(all[name][0])-1) + ")"); err != nil {
			b.Fatal(err)
		}
	}
	if err := all.insertShare(raw, statements, 0, 1, "stream"); err != nil { // of which the others are
		b.Fatal(err)
	}
	exchanges := len(traffic[0])
	shares := len(traffic) * exchanges
	runtime.GC()
	began := time.Now()
	if err := traffic.Send(func(desk, exchange int) error {
		return all.insertShare(raw, statements, desk*exchanges+exchange, shares, copied[1:]...)
	}); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

func (all tables) insertShare(raw *sql.DB, statements map[string]*sql.Stmt, share, of int, names ...string) error {
	tx, err := raw.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, name := range names {
		rows := all[name]
		for _, row := range rows[share*len(rows)/of : (share+1)*len(rows)/of] {
			if _, err := tx.Stmt(statements[name]).Exec(row...); err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}
