package excluded

import (
	"testing"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func TestExcluded(t *testing.T) {
	for name, told := range map[string]screen.Exclusion{
		"wiped":   {Excluded: true},
		"held":    {Excluded: true, Held: 3},
		"left":    {Excluded: true, Left: screen.Remnant{List: true, Backups: true, Identity: true, Kit: true}},
		"at-once": {},
	} {
		t.Run(name, func(t *testing.T) {
			screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
				r.Env.Excluded = told
				r.Env.Linked = hub.State{Trouble: checkin.CodeRevoked}
				r.Show(New(r.Env), nil)
			})
		})
	}
}

func TestNothingIsDoneThere(t *testing.T) {
	r := screentest.New(t)
	x := New(r.Env)
	r.Show(x, nil)
	before := r.View()
	r.Press("lefevre", "enter", "esc", "ctrl+z", "ctrl+n", "tab")
	if cmd := x.ScannedEarly(); cmd != nil || r.View() != before || len(r.Sent) > 0 {
		t.Errorf("it answers with %v, and asks for %v", cmd, r.Sent)
	}
}
