package person

import (
	"strings"
	"testing"

	"opale/checkin"
	"opale/tui/screen/screentest"
)

func TestAnAnswerIsCorrectedOnThePage(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	open(r, id)
	r.Press("down", "down")
	if view := r.View(); !strings.Contains(view, "▶ comment vend cette personne : boutique et site") {
		t.Fatalf("the answer is not under the bar:\n%s", view)
	}
	r.Press("enter", "enter") // nothing is preselected
	r.Press("down", "enter")
	history := r.History(id)
	last := history[len(history)-1]
	if last.Kind != checkin.KindAnswered || last.Personal.Fields[checkin.FieldProfile] != string(checkin.ProfileOnline) {
		t.Errorf("the journal ends with %+v", last)
	}
	if view := r.View(); !strings.Contains(view, "RÉPONSE NOTÉE") || !strings.Contains(view, "Vend       en ligne seulement") {
		t.Errorf("drawn\n%s", view)
	}
}
