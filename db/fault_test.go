package db_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	_ "modernc.org/sqlite"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/disk/disktest"
	"opale/checkin/storetest"
	"opale/db"
)

// enrol registers n people and lets the first half in, and returns their ids.
func enrol(t testing.TB, store checkin.Store, n int) []checkin.RegistrationID {
	t.Helper()
	ids := make([]checkin.RegistrationID, n)
	var facts []checkin.Fact
	for i := range ids {
		code := fmt.Sprintf("T-%04d", i)
		ids[i] = checkin.CodedID("fabriques-numeriques", "", code)
		facts = append(facts, storetest.Registered(ids[i], checkin.Fields{checkin.FieldCode: code, checkin.FieldLastName: "Testard"}))
	}
	for _, id := range ids[:n/2] {
		facts = append(facts, checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	}
	storetest.Append(t, store, storetest.Actor, facts...)
	return ids
}

// tamper alters a closed file behind the program's back.
func tamper(t *testing.T, path string, statements ...string) {
	t.Helper()
	raw, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	for _, s := range statements {
		if _, err := raw.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestVerifyFindsWhatWasDoneToAnEntry(t *testing.T) {
	for name, c := range map[string]struct {
		do   []string
		want []string
	}{
		"nothing":              {nil, nil},
		"bytes altered":        {[]string{`UPDATE entry SET bytes = replace(bytes, '"t":7', '"t":9') WHERE seq = 7`}, []string{"altered 7", "state 0"}},
		"bytes and hash":       {[]string{`UPDATE entry SET bytes = replace(bytes, '"t":7', '"t":9'), hash = randomblob(32) WHERE seq = 7`}, []string{"altered 7", "altered 8", "state 0"}},
		"one missing":          {[]string{`DELETE FROM entry WHERE seq = 7`}, []string{"missing 7", "altered 8", "state 0"}},
		"the last missing":     {[]string{`DELETE FROM entry WHERE seq = 16`}, []string{"missing 16", "state 0"}},
		"two exchanged":        {[]string{`UPDATE entry SET seq = seq + 1000 WHERE seq IN (5, 6)`, `UPDATE entry SET seq = 1011 - seq WHERE seq > 1000`}, []string{"altered 5", "altered 6", "altered 7"}},
		"one invented":         {[]string{`INSERT INTO entry (stream, seq, bytes, hash) SELECT stream, 17, bytes, hash FROM entry WHERE seq = 16`}, []string{"altered 17", "unsigned 17"}},
		"head set back":        {[]string{`DELETE FROM entry WHERE seq = 16`, `UPDATE stream SET seq = 15, hash = (SELECT hash FROM entry WHERE seq = 15)`}, []string{"unsigned 15", "state 0"}},
		"a name altered":       {[]string{`UPDATE entry SET personal = replace(personal, 'Testard', 'Autre') WHERE seq = 3`}, []string{"personal 3", "state 0"}},
		"a code gone":          {[]string{`DELETE FROM code WHERE code = 'T-0003'`}, []string{"state 0"}},
		"a count altered":      {[]string{`UPDATE turnout SET present = present + 100`}, []string{"state 0"}},
		"a name altered there": {[]string{`UPDATE registration SET personal = replace(personal, 'Testard', 'Tastard')`}, []string{"state 0"}},
		"a projection altered": {[]string{`DELETE FROM attendance WHERE seq = 14`}, []string{"state 0"}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "opale.db")
			store := open(t, path, db.Options{})
			enrol(t, store, 10) // desk-opened, 10 registrations, 5 arrivals: 16 entries
			store.Close()
			tamper(t, path, c.do...)
			report, err := open(t, path, db.Options{}).Verify(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range report.Faults {
				if f.Kind != db.FaultState && f.Desk != "Calais 1" {
					t.Errorf("fault %+v does not name the desk", f)
				}
				got = append(got, fmt.Sprint(f.Kind, " ", f.Entry.Seq))
			}
			// Where two have changed places, the fold, which knows no order, may stand.
			if name == "two exchanged" {
				got = slicesWithout(got, "state 0")
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func slicesWithout(texts []string, drop string) []string {
	var kept []string
	for _, s := range texts {
		if s != drop {
			kept = append(kept, s)
		}
	}
	return kept
}

// A copied file is written on by two laptops: each under a stream of its own,
// so that nothing of either can be taken for the other's.
func TestACopiedFileIsRecognised(t *testing.T) {
	dir := t.TempDir()
	original, copied := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")
	key, _ := db.NewKey()
	store := open(t, original, db.Options{Key: key})
	ids := enrol(t, store, 10)
	store.Close()
	content, err := os.ReadFile(original)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copied, content, 0o600); err != nil {
		t.Fatal(err)
	}
	streams := map[checkin.StreamID]bool{}
	for _, path := range []string{original, copied} {
		store := open(t, path, db.Options{Key: key}) // even under the same device key
		id := storetest.Append(t, store, storetest.Actor, checkin.Fact{Kind: checkin.KindArrived, Subject: ids[9], Session: "calais-j1"})[0]
		streams[id.Stream] = true
		if report, err := store.Verify(context.Background()); err != nil || len(report.Faults) > 0 || report.Streams != 2 {
			t.Errorf("%s: %+v %v", path, report, err)
		}
	}
	if len(streams) != 2 {
		t.Error("two files were written on under one stream")
	}
}

func TestASecondDeskIsToldWhoHoldsTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "opale.db")
	first := open(t, path, db.Options{Sole: true, Program: "opale"})
	_, err := db.Open(context.Background(), path, db.Options{Sole: true})
	var holder *db.Holder
	if checkin.ErrorCode(err) != checkin.CodeHeld || !errors.As(err, &holder) || holder.Host != "" || holder.Since.IsZero() {
		t.Errorf("the second desk is told: %v", err)
	}
	command := open(t, path, db.Options{}) // a command takes its turn
	enrol(t, command, 2)
	if tally, err := first.Tally("calais-j1", storetest.Start); err != nil || tally.People != 2 {
		t.Errorf("the desk does not see what a command wrote: %+v %v", tally, err)
	}
	first.Close()
	open(t, path, db.Options{Sole: true})
}

// TestTheHolderIsTold reads claims of this computer, of another one, and none.
func TestTheHolderIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "opale.db")
	open(t, path, db.Options{Sole: true})
	for claim, want := range map[string]*db.Holder{
		`{"host":"accueil-2","pid":7,"since":1795625160000}`: {Host: "accueil-2", Since: time.UnixMilli(1795625160000)},
		`not a claim`: nil,
	} {
		if err := os.WriteFile(path+".holder", []byte(claim), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := db.Open(context.Background(), path, db.Options{Sole: true})
		var got *db.Holder
		errors.As(err, &got)
		if diff := cmp.Diff(want, got); checkin.ErrorCode(err) != checkin.CodeHeld || diff != "" {
			t.Errorf("%s: %v\n%s", claim, err, diff)
		}
	}
}

// The note of who holds a file is an old one or a new one, whole, whatever call
// fails; and a desk that could not leave its note holds nothing.
func TestTheNoteOfTheHolderIsWholeWhateverFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "opale.db")
	open(t, path, db.Options{}).Close()
	const older = `{"host":"accueil-2","pid":7,"since":1795625160000}`
	frail := disktest.New(disk.Computer{})
	failed := 0
	for _, fault := range []disktest.Fault{disktest.Refused, disktest.Full, disktest.Short} {
		for n := 1; ; n++ {
			if err := os.WriteFile(path+".holder", []byte(older), 0o600); err != nil {
				t.Fatal(err)
			}
			frail.Fail(n, fault)
			store, err := db.Open(t.Context(), path, db.Options{Sole: true, Program: "opale", Disk: frail})
			happened, _ := frail.Mend()
			note, readErr := os.ReadFile(path + ".holder")
			var claim struct{ PID int }
			if readErr != nil || json.Unmarshal(note, &claim) != nil || claim.PID == 0 {
				t.Errorf("%s, call %d: %q, %v", fault, n, note, readErr)
			}
			if err == nil {
				store.Close()
			} else {
				failed++
			}
			if open(t, path, db.Options{Sole: true}).Close(); happened == disktest.None {
				break
			}
		}
	}
	if failed == 0 {
		t.Error("no call of those that write it failed")
	}
}

func TestFilesThatAreNoDatabaseOfOurs(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	newer, foreign := filepath.Join(dir, "newer.db"), filepath.Join(dir, "foreign.db")
	open(t, newer, db.Options{}).Close()
	tamper(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	tamper(t, foreign, `CREATE TABLE recipe (name TEXT)`)
	for path, want := range map[string]checkin.Code{
		write("photo.db", []byte("\x89PNG\r\n\x1a\n and more than sixteen bytes")): checkin.CodeNotDatabase,
		write("short.db", []byte("SQL")):                                           checkin.CodeNotDatabase,
		write("header.db", []byte("SQLite format 3\x00 no more")):                  checkin.CodeNotDatabase,
		dir:     checkin.CodeNotDatabase,
		newer:   checkin.CodeNewer,
		foreign: checkin.CodeNotDatabase,
		filepath.Join(dir, "OneDrive - CCI", "opale.db"): checkin.CodeNetwork,
		filepath.Join(dir, "Dropbox", "x", "opale.db"):   checkin.CodeNetwork,
	} {
		before, _ := os.ReadFile(path)
		_, err := db.Open(context.Background(), path, db.Options{})
		if checkin.ErrorCode(err) != want {
			t.Errorf("%s: %v, want %s", filepath.Base(path), err, want)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", filepath.Base(path))
		}
	}
	_, err := db.Open(context.Background(), filepath.Join(dir, "none.db"), db.Options{ReadOnly: true})
	if checkin.ErrorCode(err) != checkin.CodeMissing {
		t.Errorf("a missing file: %v", err)
	}
}

// A full disk, by SQLite's own limit on pages: the write fails whole, what was
// there stays, and writing goes on once there is room.
func TestAFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "opale.db")
	store := open(t, path, db.Options{})
	enrol(t, store, 20)
	before, err := store.StateHash(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	lift := store.LimitPages(t)
	err = store.Write(context.Background(), storetest.Actor, func(tx checkin.Tx) error {
		for i := range 2000 {
			id := checkin.CodedID("fabriques-numeriques", "", fmt.Sprint("F", i))
			if _, err := tx.Append(storetest.Registered(id, checkin.Fields{checkin.FieldLastName: strings.Repeat("Plein", 20)})); err != nil {
				return err
			}
		}
		return nil
	})
	if checkin.ErrorCode(err) != checkin.CodeDiskFull {
		t.Fatalf("a full disk: %v", err)
	}
	lift()
	if after, err := store.StateHash(context.Background()); err != nil || after != before {
		t.Errorf("the state changed: %v", err)
	}
	storetest.Append(t, store, storetest.Actor, checkin.Fact{Kind: checkin.KindNoted, Subject: checkin.CodedID("fabriques-numeriques", "", "T-0001")})
	if report, err := store.Verify(context.Background()); err != nil || len(report.Faults) > 0 {
		t.Errorf("%+v %v", report, err)
	}
}

func TestBackupIsACopyThatOpens(t *testing.T) {
	dir := t.TempDir()
	clock := &storetest.Clock{At: storetest.Start}
	store := open(t, filepath.Join(dir, "opale.db"), db.Options{Now: clock.Now})
	enrol(t, store, 10)
	want, _ := store.StateHash(context.Background())
	folder := filepath.Join(dir, "copies")
	var last string
	for range 40 { // every quarter of an hour, from nine to seven
		clock.At = clock.At.Add(15 * time.Minute)
		var err error
		if last, err = store.Backup(context.Background(), folder); err != nil {
			t.Fatal(err)
		}
	}
	for range 6 { // a desk that is opened and closed again and again
		clock.At = clock.At.Add(time.Second)
		var err error
		if last, err = store.Backup(context.Background(), folder); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var times []string
	for _, name := range kept {
		times = append(times, filepath.Base(name)[len("opale-20261128-"):len("opale-20261128-150405")])
	}
	ages := []string{"144500", "154500", "164500", "174500", "184500", "190004", "190005", "190006"}
	if diff := cmp.Diff(ages, times); diff != "" {
		t.Error(diff)
	}
	if got, err := open(t, last, db.Options{}).StateHash(context.Background()); err != nil || got != want {
		t.Errorf("the copy holds another state: %v", err)
	}
}

func TestNobodyElseReadsTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "opale.db")
	store := open(t, path, db.Options{})
	enrol(t, store, 2)
	backup, err := store.Backup(context.Background(), filepath.Join(filepath.Dir(path), "backups"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", backup} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", filepath.Base(name), info.Mode())
		}
	}
}

func TestAnEventIsDefinedBeforeItsFirstEntry(t *testing.T) {
	ctx := context.Background()
	store := open(t, filepath.Join(t.TempDir(), "opale.db"), db.Options{})
	event := checkin.Fabriques(2026)
	event.ID, event.Name = "salon", "Salon d'essai"
	if err := store.Define(ctx, storetest.Actor, event); err != nil {
		t.Fatal(err)
	}
	got, err := store.Event()
	if err != nil || got.Name != "Salon d'essai" {
		t.Fatalf("%+v %v", got, err)
	}
	event.Name = "Salon d'essai et de test"
	if err := store.Define(ctx, storetest.Actor, event); err != nil {
		t.Fatal(err)
	}
	event.ID = "autre"
	if err := store.Define(ctx, storetest.Actor, event); checkin.ErrorCode(err) != checkin.CodeInvalid {
		t.Errorf("a journal changed events: %v", err)
	}
	if report, err := store.Verify(ctx); err != nil || len(report.Faults) > 0 {
		t.Errorf("%+v %v", report, err)
	}
	if err := store.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	if got, err := store.Event(); err != nil || got.Name != "Salon d'essai et de test" {
		t.Errorf("after rebuild: %+v %v", got, err)
	}
}
