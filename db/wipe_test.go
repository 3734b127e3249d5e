package db

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/storetest"
)

func TestAfterAWipeNobodyIsNamedInTheFile(t *testing.T) {
	key, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "opale.db")
	store, err := Open(t.Context(), path, Options{Key: key, Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	fields := checkin.Fields{checkin.FieldLastName: "Xylophonard", checkin.FieldCode: "CODE-778899"}
	storetest.Append(t, store, checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Zébuline"}, storetest.Registered(checkin.RegistrationID{1}, fields))
	before, err := store.Have()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := store.Wipe(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := store.Registrations(checkin.RegistrationID{1}); err != nil || len(found) != 1 || found[0].LastName() != "" {
		t.Errorf("there is still %+v: %v", found, err)
	}
	if have, err := store.Have(); err != nil || !have.Equal(before) {
		t.Errorf("it holds %v, and held %v: %v", have, before, err)
	}
	if report, err := store.Verify(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("the journal has %v: %v", report.Faults, err)
	}
	for _, name := range []string{path, path + "-wal"} {
		text, err := os.ReadFile(name)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		for _, word := range []string{"Xylophonard", "xylophonard", "CODE-778899", "Zébuline"} {
			if bytes.Contains(text, []byte(word)) {
				t.Errorf("%s still says %q", filepath.Base(name), word)
			}
		}
	}
}
