package db_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/rehearsal"
	"opale/checkin/storetest"
	"opale/db"
	"opale/db/seal"
	"opale/db/seal/sealtest"
)

const crowd = 300

// crowded does on a store what a desk does, with everything that may name somebody,
// and returns the words that nobody may read.
func crowded(t *testing.T, store *db.Store, people int) []string {
	t.Helper()
	ctx, event := context.Background(), checkin.Fabriques(2026)
	list := checkin.Listing{Name: "essai"}
	var words []string
	for r := range rehearsal.People(&event, 8, people) {
		fields := rehearsalFields(&r)
		fields[checkin.FieldCells] = strings.Join(r.Values[:], "\t")
		list.Rows = append(list.Rows, checkin.ListedRow{Line: len(list.Rows) + 2, Fields: fields})
		words = append(words, sealtest.Words(&r)...)
	}
	actor := checkin.Actor{Desk: "Poste 1", Venue: "calais", Operator: "Zébuline"}
	if _, err := checkin.Import(ctx, store, actor, list, false); err != nil {
		t.Fatal(err)
	}
	if people == 0 {
		return nil
	}
	var ids []checkin.RegistrationID
	if err := store.People(ctx, func(r *checkin.Registration) bool { ids = append(ids, r.ID); return true }); err != nil {
		t.Fatal(err)
	}
	arrivals := storetest.Append(t, store, actor,
		checkin.Fact{Kind: checkin.KindArrived, Subject: ids[0], Session: "calais-j1", Body: checkin.Body{Override: checkin.OutcomeUnpaid}, Personal: checkin.Personal{Reason: "Trompinette"}},
		checkin.Fact{Kind: checkin.KindArrived, Subject: ids[1], Session: "calais-j1"},
		checkin.Fact{Kind: checkin.KindNoted, Subject: ids[2], Personal: checkin.Personal{Note: "Cornemusard"}})
	storetest.Append(t, store, actor, checkin.Fact{Kind: checkin.KindUndone, Subject: ids[1], Session: "calais-j1", Body: checkin.Body{Entry: arrivals[1]}, Personal: checkin.Personal{Reason: "Balafonnier"}})
	for key, value := range map[string]string{"operator": "Zébuline", "aside": "Xylophonard"} {
		if err := store.Remember(key, value); err != nil {
			t.Fatal(err)
		}
	}
	takeAside(t, store)
	return append(words, "Zébuline", "Trompinette", "Cornemusard", "Balafonnier", "Xylophonard", "Ocarinette", "OC-778899")
}

// takeAside has a store hold what waits, and what it does not believe.
func takeAside(t *testing.T, store *db.Store) {
	t.Helper()
	stranger := journal.NewMemory(checkin.Fabriques(2026), time.Now)
	for range 2 { // a stream each
		storetest.Append(t, stranger, storetest.Actor, storetest.Registered(checkin.RegistrationID{9}, checkin.Fields{
			checkin.FieldLastName: "Ocarinette", checkin.FieldCode: "OC-778899",
		}))
	}
	strands, err := stranger.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(context.Background(), strands); err != nil {
		t.Fatal(err)
	}
	if aside, err := store.Aside(context.Background()); err != nil || len(aside.Waiting) == 0 {
		t.Fatalf("aside: %+v %v", aside, err)
	}
}

// A thief has the file, its log, its backups and whatever else lies about. The
// test sees what it looks for: it finds everybody in a file that is not sealed.
func TestAStolenFileShowsNothing(t *testing.T) {
	stolen := func(keys *seal.Ring, people int) (string, []string) {
		dir := t.TempDir()
		store := open(t, filepath.Join(dir, "opale.db"), db.Options{Ring: keys})
		words := crowded(t, store, people)
		if _, err := store.Backup(context.Background(), filepath.Join(dir, "backups")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(filepath.Join(dir, "opale.db-wal")); err != nil || info.Size() == 0 {
			t.Fatalf("no log beside the file: %v", err)
		}
		return dir, words
	}
	sealed, words := stolen(ring(t), crowd)
	nobody, _ := stolen(ring(t), 0)
	needles := sealtest.NewNeedles(words)
	needles = needles.Without(needles.Find(t, nobody))
	for word, files := range needles.Find(t, sealed) {
		t.Errorf("%q stands in %v", word, files)
	}
	unsealed, _ := stolen(nil, crowd)
	if found := needles.Find(t, unsealed); len(found) < needles.Len() || needles.Len() < crowd*3 {
		t.Errorf("of %d words, %d are found where nothing is sealed", needles.Len(), len(found))
	}
}
