package db_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/db"
)

// TestPreviewSeesAllAndChangesNothing: a preview answers as a transaction does,
// beside one that is still open, and the file keeps its bytes.
func TestPreviewSeesAllAndChangesNothing(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "opale.db")
	clock := &storetest.Clock{At: storetest.Start}
	writing := open(t, path, db.Options{Now: clock.Now})
	id := checkin.CodedID("fabriques-numeriques", "", "C-1")
	register := checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Personal: checkin.Personal{Fields: checkin.Fields{
		checkin.FieldCode: "C-1", checkin.FieldLastName: "Dupont",
	}}}
	if err := writing.Write(ctx, checkin.Actor{}, func(tx checkin.Tx) error { _, err := tx.Append(register); return err }); err != nil {
		t.Fatal(err)
	}
	if err := writing.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := db.Open(ctx, path, db.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	err = reading.Preview(ctx, func(tx checkin.Tx) error {
		listed, err := tx.Listed(id)
		if err != nil {
			return err
		}
		if diff := cmp.Diff([]checkin.Listed{{Fields: register.Personal.Fields}}, listed); diff != "" {
			t.Error(diff)
		}
		holders, err := tx.Holders(checkin.CodeExact, "C-1")
		if diff := cmp.Diff([]checkin.RegistrationID{id}, holders); diff != "" {
			t.Error(diff)
		}
		if err != nil {
			return err
		}
		_, err = tx.Append(register)
		return err
	})
	if checkin.ErrorCode(err) != checkin.CodeReadOnly {
		t.Errorf("an entry in a preview: %v", err)
	}
	if err := reading.Close(); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file has changed (%v)", err)
	}
}
