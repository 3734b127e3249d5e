package listing

import (
	"strings"
	"testing"

	"opale/tui/screen/screentest"
)

// Whoever takes the list in from what is prepared goes back there: the foot
// says so, and not that the desk is next.
func TestTheFootSaysWhereTheListGoesBackTo(t *testing.T) {
	r := screentest.New(t)
	open(r)
	l := Preparing(r.Env)
	r.Show(l, l.Open())
	r.Press("enter", "down", "enter")
	wants(t, r, "LISTE PRISE", "revenir à la préparation")
	if strings.Contains(r.View(), "revenir à l'accueil") {
		t.Errorf("it still speaks of the desk:\n%s", r.View())
	}
}
