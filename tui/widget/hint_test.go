package widget

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
)

func TestHintsThatDoNotFit(t *testing.T) {
	enter := Hint{Key: "Entrée", Does: "écrire « Calais 1 »", Short: "écrire"}
	turn, move := Hint{Key: "→", Does: "autre clé"}, Hint{Key: "↓", Does: "étape"}
	back := Hint{Key: "Échap", Does: "revenir à l'accueil", Short: "revenir", Stays: true}
	for _, c := range []struct {
		width int
		want  string
		hints []Hint
	}{
		{100, "Entrée  écrire « Calais 1 »    →  autre clé    ↓  étape    Échap  revenir à l'accueil", []Hint{enter, turn, move, back}},
		{82, "Entrée  écrire « Calais 1 »   →  autre clé   ↓  étape   Échap  revenir à l'accueil", []Hint{enter, turn, move, back}},
		{70, "Entrée  écrire « Calais 1 »   →  autre clé   ↓  étape   Échap  revenir", []Hint{enter, turn, move, back}},
		{60, "Entrée  écrire « Calais 1 »   →  autre clé   Échap  revenir", []Hint{enter, turn, move, back}},
		{31, "Entrée  écrire   Échap  revenir", []Hint{enter, turn, move, back}},
		{25, "Entrée  écrire   Échap", []Hint{enter, turn, move, back}},
		{20, "Entrée  écr…   Échap", []Hint{enter, turn, move, back}},
		{50, "Entrée  écrire « Calais 1 »    →  autre clé", []Hint{enter, turn, move, {Key: "F1", Does: "aide"}}}, // nothing stays: the last goes
	} {
		if got := ansi.Strip(Hints(theme.New(colorprofile.TrueColor, true), c.width, c.hints...)); got != c.want {
			t.Errorf("%d cells wide:\n got %q\nwant %q", c.width, got, c.want)
		}
	}
}
