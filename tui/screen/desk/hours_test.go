package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/screen/screentest"
)

// begun makes the desk's session one that began so long ago.
func begun(r *screentest.Rig, ago time.Duration) {
	now := r.Env.Overview.Now
	r.Change(func(s *checkin.Session) { s.Opens, s.Closes = now.Add(-ago), now.Add(3*time.Hour-ago) })
}

func TestHoursAndRoom(t *testing.T) {
	for name, prepare := range map[string]func(r *screentest.Rig){
		"proposed": func(r *screentest.Rig) { r.Talks() },
		"early":    func(r *screentest.Rig) { begun(r, -25*time.Minute); r.Press("dewulf", "enter") },
		"late":     func(r *screentest.Rig) { begun(r, 40*time.Minute); r.Press("dewulf", "enter") },
		"full":     func(r *screentest.Rig) { r.Hall(2); r.Press("dewulf", "enter") },
	} {
		t.Run(name, func(t *testing.T) {
			screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
				at(t, r)
				prepare(r)
			})
		})
	}
}

func TestNobodyIsLateForADayThatLasts(t *testing.T) {
	r := screentest.New(t)
	at(t, r)
	r.Press("dewulf", "enter")
	if view := r.View(); strings.Contains(view, "commencée") {
		t.Errorf("drawn\n%s", view)
	}
}

func TestTheNextSessionIsNotProposedIntoASearch(t *testing.T) {
	r := screentest.New(t)
	at(t, r)
	r.Talks()
	if view := r.View(); !strings.Contains(view, "ouvre à 10:00 : Ctrl+D pour y passer") {
		t.Errorf("not proposed:\n%s", view)
	}
	r.Press("dewulf")
	if view := r.View(); strings.Contains(view, "pour y passer") {
		t.Errorf("proposed over a search:\n%s", view)
	}
	r.Press("enter")
	if view := r.View(); !strings.Contains(view, "C'EST NOTÉ") || !strings.Contains(view, "terminée à 9:00") {
		t.Errorf("drawn\n%s", view)
	}
	if got := r.Env.Desk.Place().Session.ID; got != "calais-j1" {
		t.Errorf("the desk went to %s by itself", got)
	}
}

func TestFullIsAWarningAndNoRefusal(t *testing.T) {
	r := screentest.New(t)
	at(t, r) // one is in
	r.Hall(1)
	r.Press("dewulf", "enter")
	view := r.View()
	for _, said := range []string{"C'EST NOTÉ", "COMPLET : 2 pour 1 place"} {
		if !strings.Contains(view, said) {
			t.Errorf("want %q in\n%s", said, view)
		}
	}
}

// TestANextSessionWithALongNameFits: a name without a blank made the line wider
// than the window.
func TestANextSessionWithALongNameFits(t *testing.T) {
	r := screentest.New(t)
	r.Talks()
	r.Define(func(e *checkin.Event) {
		for i := range e.Sessions {
			e.Sessions[i].Name = strings.Repeat("名", 150)
		}
	})
	d := New(r.Env)
	r.Show(d, nil)
	if !strings.Contains(r.View(), "名") {
		t.Fatal("the next session is not proposed: this test sees nothing")
	}
	for _, line := range strings.Split(d.View(), "\n") {
		if w := ansi.StringWidth(line); w > r.Env.Frame.Width {
			t.Errorf("%d columns: %q", w, line)
		}
	}
}
