package main

import (
	"context"
	"testing"

	"opale/checkin/bundle"
)

// The passphrase that counts is shown, also where what comes behind it fails: the
// identity is on the disk by then, and nobody else knows its words.
func TestAPassphraseThatCountsIsShownThoughTheRestFails(t *testing.T) {
	w := coordinator(t)
	t.Setenv(passphraseVariable, "") // they are drawn
	broken, end := context.WithCancel(t.Context())
	end()
	before := ""
	for _, renew := range []bool{false, true} {
		if err := w.Passphrase(broken, renew); err == nil {
			t.Fatalf("renewed %v: nothing failed", renew)
		}
		k := prepared(t, w)
		if k.Identity == "" || k.Words == "" || k.Words == before {
			t.Fatalf("renewed %v: identity %q, words %q", renew, k.Identity, k.Words)
		}
		event, err := w.store.Event()
		if err != nil {
			t.Fatal(err)
		}
		m, err := w.member(event.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := bundle.OpenIdentity(m.Sealed, k.Words); err != nil {
			t.Errorf("renewed %v: the words do not open it: %v", renew, err)
		}
		before = k.Words
	}
}
