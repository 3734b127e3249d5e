package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
)

// Nobody knows the passphrase when the doors open: who comes is noted by hand.
// Then somebody calls, and the same desk is one of the event's.
func TestAnEmergencyDeskBecomesOneOfTheEvent(t *testing.T) {
	_, stick := newKit(t)
	atHome(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	s := play(t, ctx, "kit", "open", stick, "--emergency", "--venue", "calais", "--operator", "Testine", "--session", "calais-j1")
	s.waitFor(t, "ACCUEIL DE SECOURS")
	s.waitFor(t, "Nom, société, ville")
	s.press(t, "testot ines")
	s.waitFor(t, "Personne de ce nom")
	s.press(t, "\r")
	s.waitFor(t, "Nouvelle personne, sans inscription")
	s.press(t, "\t\r")
	s.waitFor(t, "C'EST NOTÉ")
	stop()
	if code := <-s.code; code != exitDone {
		t.Fatalf("exit code %d", code)
	}

	t.Setenv(passphraseVariable, fetePassphrase)
	run := func(args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if code := Run(t.Context(), args, nil, &out, io.Discard); code != exitDone {
			t.Fatalf("%v: exit code %d", args, code)
		}
		return out.String()
	}
	run("kit", "open", stick, "--json")
	if list := run("list"); strings.Count(list, "TESTOT") != 2 {
		t.Errorf("of the list and of the door:\n%s", list)
	}
	if status := run("status", "--json"); !strings.Contains(status, `"conflicts":1,`) {
		t.Errorf("they are probably one person, and nobody is asked: %s", status)
	}
	ctx, stop = context.WithCancel(t.Context())
	defer stop()
	s = play(t, ctx)
	s.waitFor(t, "1 à vérifier")
	stop()
	if <-s.code; strings.Contains(s.text(), "ACCUEIL DE SECOURS") {
		t.Error("it is still said to be an emergency desk")
	}
}
