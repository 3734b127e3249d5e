package main

import (
	"bytes"
	"strings"
	"testing"

	"opale/checkin"
	"opale/cmd/opale/wording"
)

// A slip at the question of the venue is told, and the question comes again:
// the program does not end behind a passphrase that was right.
func TestAVenueMistypedIsAskedForAgain(t *testing.T) {
	var said bytes.Buffer
	p := &program{errs: &said, words: &wording.French}
	event := checkin.Event{Venues: []checkin.Venue{{ID: "dunkerque", Name: "Dunkerque"}, {ID: "calais", Name: "Calais"}}}
	typed := []string{"9", "calé", "2"}
	venue, err := p.chooseVenue(&event, "", nil, func(string) string {
		next := typed[0]
		typed = typed[1:]
		return next
	})
	if err != nil || venue == nil || venue.ID != "calais" {
		t.Fatalf("%v, %v", venue, err)
	}
	if !strings.Contains(said.String(), "9") || !strings.Contains(said.String(), "calé") {
		t.Errorf("said %q", said.String())
	}
	if _, err := p.chooseVenue(&event, "9", nil, nil); err == nil {
		t.Error("a flag that names no venue is taken")
	}
}

// Whoever types 2 for the name has just read a list of numbers, and means the
// second desk of the place.
func TestADesksNumberIsItsName(t *testing.T) {
	for typed, want := range map[string]string{"2": "Calais 2", "é": "Calais 2", "": "", "Accueil B": "Accueil B", "Calais 3": "Calais 3"} {
		if got := numbered("Calais", typed); got != want {
			t.Errorf("%q makes %q, not %q", typed, got, want)
		}
	}
}
