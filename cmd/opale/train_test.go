package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"opale/checkin/rehearsal"
	"opale/checkin/training"
	"opale/cmd/opale/wording"
	"opale/tui"
)

// TestATrainingComesInThePlaceOfTheDesk tries the way to a training and back: the
// desk's own arguments come along, and the training's own file is no other's.
func TestATrainingComesInThePlaceOfTheDesk(t *testing.T) {
	var started [][]string
	was := startProgram
	startProgram = func(args []string) error { started = append(started, args); return nil }
	defer func() { startProgram = was }()
	p := &program{file: "salon.db", language: "fr", args: []string{"--venue", "calais"}}
	if err := p.trained(tui.ErrTrains); err != nil {
		t.Fatal(err)
	}
	want := []string{"train", "--back", "--db", "salon.db", "--lang", "fr", "--", "--venue", "calais"}
	if len(started) != 1 || !slices.Equal(started[0], want) {
		t.Errorf("started %q, want %q", started, want)
	}
	if err := p.trained(errors.ErrUnsupported); !errors.Is(err, errors.ErrUnsupported) || len(started) != 1 {
		t.Errorf("another end of the desk: %v", err)
	}
}

// TestATrainingLeavesTheRealListAlone plays a training beside a real list: nobody
// of it comes in, and nothing is written there.
func TestATrainingLeavesTheRealListAlone(t *testing.T) {
	folder, opale := laptopAlone(t)
	list := filepath.Join(folder, "liste.csv")
	if err := os.WriteFile(list, []byte("Code;Nom;Prénom;Site\nC-1;Wazir;Bo;Calais\nC-2;Wazir;Bo;Calais\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	opale("import", list)
	before := opale("state-hash")
	out := opale("export", "tricky", "--json")
	if !strings.Contains(out, "Wazir") {
		t.Fatal("the real list has no tricky names: ", out)
	}
	p := &program{clock: &clock{}, words: &wording.French}
	event, shape, actor, err := p.scene(t.Context(), seat{venue: "calais"})
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	course, err := training.New(rehearsal.Event(event, now), actor, shape, now)
	if err != nil {
		t.Fatal(err)
	}
	store, err := stage(t.Context(), filepath.Join(folder, "train.db"), course, now)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	facts, err := training.Read(&course.Event, store)
	if err != nil || len(facts) != 1 {
		t.Errorf("%d people are in already: %v", len(facts), err)
	}
	if !course.Event.ID.IsRehearsal() {
		t.Errorf("the training is of %s", course.Event.ID)
	}
	bare := false
	for i := range course.Steps {
		bare = bare || course.Steps[i].Case == "bare"
	}
	if !bare {
		t.Error("the tricky names of the list do not come as visitors")
	}
	for i := range course.People {
		if strings.Contains(strings.ToLower(course.People[i].FullName()), "wazir") {
			t.Error("somebody of the real list is in the training")
		}
	}
	if after := opale("state-hash"); after != before {
		t.Error("a training has written into the real list")
	}
}
