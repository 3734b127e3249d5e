package desk

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"opale/tui/screen"
)

func TestARepeatIsGreenAgainWithoutAQuestion(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("dewulf", "enter")
	visit, err := r.Env.Desk.Scan(t.Context(), "OP-1003")
	r.Send(screen.Scanned{Visit: visit, Err: err})
	wants(t, r, "C'EST NOTÉ", "D E W U L F")
	lacks(t, r, "DÉJÀ LÀ")
	if arrivals(t, r, ids[speaker]) != 1 {
		t.Error("noted twice")
	}
}

func TestLetterOfAScannerIsTakenBack(t *testing.T) {
	r, d, _ := rig(t)
	r.Press("le")
	if !d.Eager() {
		t.Fatal("a plain search can take a letter back")
	}
	r.Press("O")
	r.Send(screen.Retract{Letters: 1})
	if got := d.query.field.Text(); got != "le" {
		t.Errorf("the field holds %q", got)
	}
	r.Press("dewulf", "enter")
	if d.Eager() {
		t.Error("over a panel a letter cannot be taken back")
	}
}

func TestAScanLeavesTheChoiceAlone(t *testing.T) {
	for name, choose := range map[string][]string{
		"chosen": {"lef", "down", "down"}, "chosen among twins": {"martin claire", "down", "down"},
		"cursor": {"lef", "left", "down"}, "not chosen": {"lef"}, "empty": nil,
	} {
		t.Run(name, func(t *testing.T) {
			r, d, ids := rig(t)
			r.Press(choose...)
			before, selected, chosen := r.View(), d.list.selected, d.list.chosen
			r.Press("O") // the first letter of a code is drawn, as if it were typed
			visit, err := r.Env.Desk.Scan(t.Context(), "OP-1003")
			r.Send(screen.Retract{Letters: 1})
			if got := r.View(); got != before {
				t.Errorf("before\n%s\nafter\n%s", before, got)
			}
			r.Send(screen.Scanned{Visit: visit, Err: err})
			r.Send(screen.Changed{})
			if d.list.selected != selected || d.list.chosen != chosen {
				t.Errorf("the bar is on %v (%v), was on %v (%v)", d.list.selected, d.list.chosen, selected, chosen)
			}
			if chosen {
				r.Press("enter")
				r.Elapse()
				if selected == ids[claireTwo] && arrivals(t, r, ids[claireTwo]) != 1 {
					t.Error("Enter took somebody else")
				}
			}
		})
	}
}

func TestAScanBeforeTheAnswerIsAskedForAnew(t *testing.T) {
	r, d, _ := rig(t)
	r.Press("dewul")
	unheard := d.Update(tea.KeyPressMsg{Code: 'f', Text: "f"})
	late := d.Update(tea.KeyPressMsg{Code: 'O', Text: "O"})
	r.Send(screen.Retract{Letters: 1})
	r.Send(unheard())
	r.Send(late())
	wants(t, r, "┃ dewulf▌", "Entrée  Wim DEWULF")
	if !d.query.settled {
		t.Error("the answer never comes")
	}
}

func TestAnUnknownCodeIsKeptForTheNewPerson(t *testing.T) {
	r, _, _ := rig(t)
	visit, err := r.Env.Desk.Scan(t.Context(), "OP-9999-ZZ")
	r.Send(screen.Scanned{Visit: visit, Err: err})
	r.Elapse()
	r.Press("down", "enter")
	if got, ok := r.Last().(screen.OpenWalkIn); !ok || got.Code != "OP-9999-ZZ" {
		t.Errorf("asked for %#v", r.Last())
	}
}
