package tui_test

import (
	"testing"
	"time"

	"opale/checkin"
	"opale/tui/screen/screentest"
)

func TestAConflictIsDecidedAndTheDecisionTakenBack(t *testing.T) {
	rig, ids := expect(t)
	rig.Arrive(ids[philippe], poste1, 40*time.Minute)
	rig.Arrive(ids[philippe], screentest.Karim, 10*time.Minute)
	term := start(t, rig, 80, 24)
	term.sees("? 1 à vérifier")
	term.send("\x12") // Ctrl+R
	term.sees("▶ LEFÈVRE Philippe", "2 ARRIVÉES POUR UNE PERSONNE", "9:02  Poste 1, Sofia", "9:32  Calais 1, Karim")
	term.send(enter)
	term.sees("▷ les deux sont justes")
	term.send(down, down)
	term.sees("▶ les deux sont justes")
	term.send(enter)
	term.sees("Rien à vérifier", "▶ ✓ LEFÈVRE Philippe : les deux sont justes")
	term.loses("1 à vérifier")
	history := rig.History(ids[philippe])
	if last := history[len(history)-1]; last.Kind != checkin.KindDecided || len(last.Body.Settles) != 2 {
		t.Fatalf("the journal ends with %+v", last)
	}
	term.send(enter)
	term.sees("REPRENDRE CETTE DÉCISION")
	term.send(down)
	term.sees("▶ remettre à vérifier")
	term.send(enter)
	term.sees("? 1 à vérifier", "2 ARRIVÉES POUR UNE PERSONNE")
	history = rig.History(ids[philippe])
	if last := history[len(history)-1]; last.Kind != checkin.KindUndone {
		t.Errorf("the journal ends with %+v", last)
	}
	term.send("d") // a letter over the list is the next person's name
	term.sees("┃ d▌", "DEWULF Wim")
}
