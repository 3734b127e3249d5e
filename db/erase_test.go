package db_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/db"
)

// TestErasedPersonIsGoneFromTheFile looks for what was known of some among
// thousands in the raw bytes of the file and of its log.
func TestErasedPersonIsGoneFromTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "opale.db")
	store := open(t, path, db.Options{})
	list := checkin.Listing{Name: "liste"}
	const people = 4000
	for i := range people {
		word := fmt.Sprintf("%05d", i)
		list.Rows = append(list.Rows, checkin.ListedRow{Line: i + 2, Fields: checkin.Fields{
			checkin.FieldCode: "KOD" + word, checkin.FieldLastName: "Xylo" + word, checkin.FieldEmail: "mel" + word + "@test.example",
			checkin.FieldCompany: "Essais " + word, checkin.FieldCells: `{"1":"KASE` + word + `"}`,
		}})
	}
	if _, err := checkin.Import(t.Context(), store, storetest.Actor, list, false); err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(1, 2))
	gone := map[int]bool{}
	for range 60 {
		gone[dice.IntN(people)] = true
	}
	for i := range gone {
		id := checkin.CodedID("fabriques-numeriques", "", fmt.Sprintf("KOD%05d", i))
		storetest.Append(t, store, storetest.Actor,
			checkin.Fact{Kind: checkin.KindNoted, Subject: id, Personal: checkin.Personal{Note: fmt.Sprintf("NOTE%05d", i)}},
			checkin.Fact{Kind: checkin.KindAmended, Subject: id, Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldTown: fmt.Sprintf("VILLE%05d", i)}}},
			checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1", Personal: checkin.Personal{Reason: fmt.Sprintf("RAISON%05d", i)}})
	}
	for i := range gone {
		storetest.Append(t, store, storetest.Actor, checkin.Fact{Kind: checkin.KindErased, Subject: checkin.CodedID("fabriques-numeriques", "", fmt.Sprintf("KOD%05d", i))})
	}
	began := time.Now()
	if err := store.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Log("scrubbed in", time.Since(began))
	for _, name := range []string{path, path + "-wal"} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		raw = bytes.ToLower(raw)
		for i := range gone {
			for _, word := range []string{"kod", "xylo", "mel", "essais ", "kase", "note", "ville", "raison"} {
				if word = fmt.Sprintf("%s%05d", word, i); bytes.Contains(raw, []byte(word)) {
					t.Errorf("%s still says %q", filepath.Base(name), word)
				}
			}
		}
		if name == path && !bytes.Contains(raw, []byte("xylo03999")) && !gone[3999] {
			t.Error("nobody else is there")
		}
	}
	if report, err := store.Verify(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("%+v %v", report, err)
	}
	if tally, err := store.Tally("calais-j1", storetest.Start); err != nil || tally.In != len(gone) {
		t.Errorf("%+v %v: their arrivals are kept", tally, err)
	}
	store.Sound(t)
}
