package main

import (
	"context"
	"io"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/cmd/opale/wording"
	"opale/tui/screen"
)

func TestACorrectionIsTakenUpAtTheNextStart(t *testing.T) {
	for kept, want := range map[string]time.Duration{"3600000": time.Hour, "-60000": -time.Minute, "": 0, "soon": 0} {
		store := journal.NewMemory(checkin.Fabriques(2026), time.Now)
		if err := store.Remember(screen.SettingClock, kept); err != nil {
			t.Fatal(err)
		}
		var c clock
		if err := c.recall(store); err != nil || c.Offset() != want {
			t.Errorf("%q: %s, want %s (%v)", kept, c.Offset(), want, err)
		}
	}
}

// TestEntriesHaveTheCorrectedHour: what is written behind a correction is that
// much later.
func TestEntriesHaveTheCorrectedHour(t *testing.T) {
	atHome(t)
	p := &program{words: &wording.French, out: io.Discard, errs: io.Discard, clock: &clock{}}
	store, err := p.write(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	id := checkin.RegistrationID{1}
	note := func(kind checkin.Kind) {
		t.Helper()
		err := store.Write(context.Background(), checkin.Actor{Desk: "Calais 1", Venue: "calais"}, func(tx checkin.Tx) error {
			_, err := tx.Append(checkin.Fact{Kind: kind, Subject: id, Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldLastName: "Testard"}}})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	note(checkin.KindRegistered)
	p.clock.Correct(10 * time.Hour)
	note(checkin.KindAmended)
	history, err := store.History(id)
	if err != nil || len(history) != 2 {
		t.Fatalf("%d entries (%v)", len(history), err)
	}
	if apart := history[1].Time.Sub(history[0].Time); apart < 10*time.Hour {
		t.Errorf("they are %s apart, want ten hours more than they were", apart)
	}
}
