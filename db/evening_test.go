package db_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// evening is a desk's file at the end of an evening, with what lies beside it as
// a power cut would leave it: the log is not empty.
type evening struct {
	path    string
	closed  string // the same, once the desk was closed: there is no log
	key     []byte
	hash    string
	have    journal.Vector
	entries []byte // all of the journal, as it travels
	backup  string // from the middle of the evening
	earlier journal.Vector
	now     time.Time
}

// beside are the files of a database.
var beside = []string{"", "-wal", db.HeadsSuffix}

func newEvening(t *testing.T) *evening {
	t.Helper()
	dir := t.TempDir()
	key, _ := db.NewKey()
	clock := &storetest.Clock{At: storetest.Start}
	e := &evening{path: filepath.Join(dir, "left", "opale.db"), key: key}
	live := filepath.Join(dir, "live", "opale.db")
	o := db.Options{Key: key, Secret: secret, Now: clock.Now}
	store := open(t, live, o)
	ids := enrol(t, store, 60)
	if err := store.Remember("desk", "Calais 1"); err != nil {
		t.Fatal(err)
	}
	store.Close()
	store = open(t, live, o) // the desk is opened again: another stream
	for _, id := range ids[:40] {
		clock.At = clock.At.Add(time.Minute)
		storetest.Append(t, store, storetest.Actor, checkin.Fact{Kind: checkin.KindNoted, Subject: id, Personal: checkin.Personal{Note: "une note d'essai"}})
	}
	var err error
	if e.backup, err = store.Backup(context.Background(), filepath.Join(dir, "backups")); err != nil {
		t.Fatal(err)
	}
	e.earlier, _ = store.Have()
	store.Close() // empties the log
	store = open(t, live, o)
	for _, id := range ids[48:] {
		clock.At = clock.At.Add(time.Minute)
		storetest.Append(t, store, storetest.Actor, checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	}
	if e.hash, err = store.StateHash(context.Background()); err != nil {
		t.Fatal(err)
	}
	e.have, _ = store.Have()
	e.entries = everything(t, store)
	copyBeside(t, live, e.path)
	store.Close()
	e.now = clock.At
	e.closed = filepath.Join(dir, "closed", "opale.db")
	copyBeside(t, live, e.closed)
	return e
}

func copyBeside(t testing.TB, from, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range beside {
		if err := copyFile(from+suffix, to+suffix); err != nil {
			t.Fatal(err)
		}
	}
}

// everything is the journal of a store as it travels.
func everything(t testing.TB, store *db.Store) []byte {
	t.Helper()
	strands, err := store.Since(nil)
	if err != nil {
		return nil
	}
	var b bytes.Buffer
	for i := range strands {
		if err := journal.WriteStrand(&b, &strands[i]); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// copied is the evening once more, to be damaged.
func (e *evening) copied(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "opale.db")
	copyBeside(t, e.path, path)
	return path
}

func (e *evening) open(path string) (*db.Store, error) {
	return db.Open(context.Background(), path, db.Options{Key: e.key, Secret: secret})
}

// lost counts the entries that a store lacks of those acknowledged.
func (e *evening) lost(t testing.TB, store *db.Store) int {
	t.Helper()
	have, err := store.Have()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for stream, seq := range e.have {
		n += int(seq - min(seq, have[stream]))
	}
	return n
}

// What notices a damage, in the order in which it is asked.
const (
	byOpening = "opening the file"
	byPages   = "SQLite's check of pages and indexes"
	byHeads   = "the heads beside the file"
	byChain   = "the chains of the journal"
	byState   = "the state folded anew"
	byNothing = "nothing, and nothing is lost"
)

// noticed says what notices a damage. Where nothing does, all must be there.
func (e *evening) noticed(t *testing.T, path string) string {
	t.Helper()
	store, err := e.open(path)
	if err != nil {
		return byOpening
	}
	defer store.Close()
	ctx := context.Background()
	if store.CheckFile(ctx) != nil {
		return byPages
	}
	if gaps, err := store.Gaps(ctx); err != nil || len(gaps) > 0 {
		return byHeads
	}
	report, err := store.Verify(ctx)
	for _, f := range report.Faults {
		if f.Kind != db.FaultState {
			return byChain
		}
	}
	if err != nil || len(report.Faults) > 0 {
		return byState
	}
	if report.StateHash != e.hash || !bytes.Equal(everything(t, store), e.entries) {
		return ""
	}
	return byNothing
}

// summary counts what noticed damages.
type summary map[string]int

func (s summary) String() string {
	var lines []string
	for what, n := range s {
		line := fmt.Sprintf("%d by %s", n, what)
		if what == byNothing {
			line = fmt.Sprintf("%d did no harm", n)
		}
		lines = append(lines, line)
	}
	sort.Sort(sort.Reverse(sort.StringSlice(lines)))
	return strings.Join(lines, ", ")
}
