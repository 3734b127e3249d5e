package screentest

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/tui/i18n"
	"opale/tui/keymap"
)

func TestKeysAreFoundWhereverAScreenShowsThem(t *testing.T) {
	drawn := "  ↓ ↑  choisir    Échap  revenir\n" +
		"│   Échap     oui : laissez passer   │\n" +
		"  Entrée  noter l'arrivée\n" +
		"  → la suite, et Tab seul\n" +
		"  0 – 9  taper le code    Ctrl+Z  retirer"
	want := [][]Shown{
		{{"↓ ↑", "choisir"}, {"Échap", "revenir"}},
		{{"Échap", "oui : laissez passer"}},
		{{"Entrée", "noter l'arrivée"}},
		{{"0 – 9", "taper le code"}, {"Ctrl+Z", "retirer"}},
	}
	if diff := cmp.Diff(want, ShownKeys(keymap.New(i18n.For(i18n.French)), drawn)); diff != "" {
		t.Error(diff)
	}
}

func TestAKeyThatDoesNothingIsFound(t *testing.T) {
	r := New(t)
	r.Show(deafScreen{}, nil)
	if r.changes([]string{"enter"}, false) {
		t.Error("a screen that hears nothing changes")
	}
}

type deafScreen struct{}

func (deafScreen) Update(tea.Msg) tea.Cmd { return nil }
func (deafScreen) View() string           { return "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n" }
