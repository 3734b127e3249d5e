package main

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/cmd/opale/wording"
)

// From a stick to the desk on an empty laptop: what was done is said, the first
// name is asked, and it does not come again.
func TestTheFirstOpeningIsSetUpOnce(t *testing.T) {
	_, stick := newKit(t)
	atHome(t)
	t.Setenv(passphraseVariable, fetePassphrase)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	s := play(t, ctx, "kit", "open", stick, "--venue", "calais")
	s.waitFor(t, "reconnue, ne sera plus demandée")
	s.waitFor(t, "3 inscriptions")
	s.waitFor(t, "CALAIS\u00a01") // to be read out
	s.press(t, "Testine")
	for range 5 {
		s.press(t, "\x1b[B")
	}
	s.waitFor(t, "ouvrir l'accueil")
	s.press(t, "\r")
	s.waitFor(t, "Nom, société, ville")
	stop()
	if code := <-s.code; code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	ctx, stop = context.WithCancel(t.Context())
	defer stop()
	s = play(t, ctx)
	s.waitFor(t, "Nom, société, ville")
	stop()
	if <-s.code; strings.Contains(s.text(), "reconnue, ne sera plus demandée") {
		t.Error("it came again")
	}
}

// A stick that is begun while the desk is open holds everything at once, is gone
// on with, and is the one of the next run; only a member writes on it.
func TestASafetyStickIsBegunWhileTheDeskIsOpen(t *testing.T) {
	_, kit := newKit(t)
	atHome(t)
	p := &program{words: &wording.French, clock: &clock{}, in: strings.NewReader(""), out: io.Discard, errs: io.Discard}
	alone, err := p.own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	begun := func(of *safety) *safety {
		of.program, of.ctx, of.log, of.care = p, t.Context(), slog.New(slog.DiscardHandler), &upkeep{now: p.clock.Now}
		return of
	}
	if err := begun(&safety{store: alone}).UseStick(t.TempDir()); err == nil {
		t.Error("a stranger's stick is written")
	}
	alone.Close()
	t.Setenv(passphraseVariable, fetePassphrase)
	run(t, "kit", "open", kit, "--venue", "calais", "--json")
	t.Setenv(passphraseVariable, "")
	store, err := p.own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	first, second := t.TempDir(), t.TempDir()
	s := begun(&safety{store: store})
	for _, folder := range []string{first, second} {
		if err := s.UseStick(folder); err != nil {
			t.Fatal(err)
		}
		names, err := filepath.Glob(filepath.Join(folder, "*"+bundle.Suffix))
		if err != nil || len(names) != 1 {
			t.Fatalf("on the stick: %v %v", names, err)
		}
	}
	if up := s.care.Upkeep(); !up.HasStick || up.Stick.IsZero() {
		t.Errorf("nobody is told: %+v", up)
	}
	if kept, err := store.Remembered(settingStick); err != nil || kept != second {
		t.Errorf("the next run has %q (%v)", kept, err)
	}
	if err := s.UseStick(filepath.Join(second, "none")); err == nil {
		t.Error("a stick that is not there is written")
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
	if bundle.IsKit(disk.Computer{}, second) {
		t.Error("it has become a kit")
	}
}
