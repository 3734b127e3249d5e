package main

import (
	"context"
	"io"
	"testing"

	"opale/checkin/hostile"
)

// TestHostileTextIsHarmlessInWhatTheTerminalGets opens a desk that knows what a
// hostile peer knows, screen by screen, and reads every byte that the terminal
// was sent: they are text, and what the renderer itself writes.
func TestHostileTextIsHarmlessInWhatTheTerminalGets(t *testing.T) {
	atHome(t)
	file := hostileBundle(t, t.TempDir(), hostile.Texts)
	if code := Run(context.Background(), []string{"bundle", "read", file, "--trust"}, nil, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("bundle read: exit code %d", code)
	}
	for _, harm := range []string{"\x1b]2;pirate\x07", "\x1b]52;c;cGlyYXRl\x07", "\u009b31m", "\u202e", "\x1bc"} {
		if hostile.FromProgram("OPALE "+harm) == nil {
			t.Errorf("%q is taken for the renderer's", harm)
		}
	}
	for _, screen := range []struct{ search, key, shows string }{
		{"e", "", "choisir"},     // people, as the search finds them
		{"e", "\x06", "Fiche"},   // one's page, with all that was said
		{"", "\x12", "vérifier"}, // conflicts
		{"", "\x10", "Postes"},   // desks, by the names that they give themselves
		{"", "\x14", "Chiffres"}, // the figures
		{"", "\x04", "Séance"},   // sessions, by theirs
	} {
		if err := hostile.FromProgram(deskShows(t, screen.search, screen.key, screen.shows)); err != nil {
			t.Errorf("%q, %q: %v", screen.search, screen.key, err)
		}
	}
}

// deskShows is what a desk sends to its terminal until a key has opened a screen.
func deskShows(t *testing.T, search, key, text string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	s := play(t, ctx, "--venue", "calais", "--desk", "Poste 1", "--operator", "Inès", "--session", "calais-j1", "--lang", "fr")
	s.waitFor(t, "Nom, société, ville")
	if search != "" {
		s.press(t, search)
		s.waitFor(t, "choisir")
	}
	s.press(t, key)
	s.waitFor(t, text)
	stop()
	<-s.code
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drawn.String()
}
