package main

import (
	"context"
	"io"
	"path/filepath"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/cmd/opale/wording"
	"opale/db"
)

// A command gives the event its identity while a desk is open: from its next
// look on, what the desk carries is sealed, and what it wrote before and writes
// from now on is a member's.
func TestAnOpenDeskTakesTheIdentityUp(t *testing.T) {
	atHome(t)
	defer func(every time.Duration) { lookEvery = every }(lookEvery)
	lookEvery = time.Millisecond
	p := &program{words: &wording.French, out: io.Discard, errs: io.Discard}
	store, err := p.own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	note(t, store, "Testard")
	courier := &bundle.Courier{}
	admission := p.awaitIdentity(t.Context(), store, courier)
	defer admission.end()

	t.Setenv(passphraseVariable, fetePassphrase)
	if code := Run(t.Context(), []string{"event", "--identity"}, nil, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	<-admission.done
	if !courier.Sealed() {
		t.Error("what the desk carries is not sealed")
	}
	note(t, store, "Testut")

	m, err := p.member("fabriques-numeriques")
	if err != nil || m == nil {
		t.Fatalf("no identity: %v", err)
	}
	key, err := db.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	other, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "other.db"), db.Options{Key: key, Secret: m.Secret})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	strands, err := store.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	receipt, err := other.Apply(t.Context(), strands)
	if err != nil || len(receipt.Strangers) > 0 || receipt.Waiting > 0 {
		t.Errorf("another member took %+v (%v)", receipt, err)
	}
}

func note(t *testing.T, store *db.Store, name string) {
	t.Helper()
	err := store.Write(context.Background(), checkin.Actor{Desk: "Calais 1", Venue: "calais"}, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{
			Kind: checkin.KindRegistered, Subject: checkin.RandomRegistrationID(),
			Body: checkin.Body{WalkIn: true}, Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldLastName: name}},
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
