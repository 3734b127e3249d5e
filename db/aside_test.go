package db_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// What came and was not taken in is told by the desk that wrote it: one that
// waits for a word, one that waits for an earlier piece, one that was altered.
func TestAsideTellsWhatWaitsAndWhatWasRefused(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	secret := []byte("the event's secret")
	here := open(t, filepath.Join(dir, "here.db"), db.Options{Secret: secret})
	write := func(name string, secret []byte) []journal.Strand {
		store := open(t, filepath.Join(dir, name+".db"), db.Options{Secret: secret})
		for range 3 {
			storetest.Append(t, store, checkin.Actor{Desk: name, Venue: "calais"}, walkIn("Testard"))
		}
		strands, err := store.Since(nil)
		if err != nil {
			t.Fatal(err)
		}
		return strands
	}
	stranger, early, forged := write("Inconnu", nil), write("En avance", secret), write("Faussaire", secret)
	early[0].First, early[0].Entries = 3, early[0].Entries[2:]
	last := &forged[0].Entries[3]
	last.Bytes = bytes.Replace(last.Bytes, []byte(`"registered"`), []byte(`"withdrawn"`), 1)
	if _, err := here.Apply(ctx, append(append(stranger, early...), forged...)); err != nil {
		t.Fatal(err)
	}
	aside, err := here.Aside(ctx)
	if err != nil {
		t.Fatal(err)
	}
	missing := map[string]int{}
	for i := range aside.Waiting {
		p := &aside.Waiting[i]
		missing[p.By.Desk] = p.Missing()
		if p.By.Desk == "Inconnu" && p.By.Device.String() == here.Device().String() {
			t.Error("a stranger is not this laptop")
		}
	}
	if len(aside.Waiting) != 2 || missing["Inconnu"] != 0 || missing[""] != 2 {
		t.Errorf("waiting: %+v", aside.Waiting)
	}
	want := journal.Quarantined{Desk: "Faussaire", Reason: journal.ReasonUnsigned, Entries: 4}
	if len(aside.Quarantined) != 1 || aside.Quarantined[0] != want {
		t.Errorf("quarantined: %+v, want %+v", aside.Quarantined, want)
	}
}
