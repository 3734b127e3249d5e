package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"opale/tui/theme"
)

var look = theme.New(colorprofile.TrueColor, true)

// words draws text such as names are made of, wide letters among them.
func words(t *rapid.T, label string) string {
	return rapid.StringOfN(rapid.RuneFrom([]rune("abÉï-' 漢字W")), 0, 60, -1).Draw(t, label)
}

func somePanel(t *rapid.T) Panel {
	p := Panel{
		Tone: theme.Tone(rapid.IntRange(0, int(theme.Question)).Draw(t, "tone")), Chosen: NoChoice,
		Title: words(t, "title"), Aside: words(t, "aside"), First: words(t, "first"), Surname: words(t, "surname"),
		About: []string{words(t, "company"), words(t, "town")}, Question: words(t, "question"),
		Shows: rapid.SliceOfN(rapid.Just("★ box"), 0, 3).Draw(t, "shows"),
		Notes: rapid.SliceOfN(rapid.Just("a note that is rather long, as notes are"), 0, 2).Draw(t, "notes"),
		Keys:  rapid.SliceOfN(rapid.Just(Hint{Key: "Échap", Does: "revenir"}), 0, 2).Draw(t, "keys"),
	}
	for range rapid.IntRange(0, 6).Draw(t, "choices") {
		p.Choices = append(p.Choices, Choice{words(t, "choice"), words(t, "choice aside")})
	}
	if len(p.Choices) > 0 {
		p.Chosen = rapid.IntRange(NoChoice, len(p.Choices)-1).Draw(t, "chosen")
	}
	return p
}

func TestAPanelFitsWhereItIsDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, width, rows := somePanel(t), rapid.IntRange(36, 160).Draw(t, "width"), rapid.IntRange(5, 40).Draw(t, "rows")
		drawn := p.Draw(look, width, rows)
		if len(drawn) > rows {
			t.Fatalf("%d rows, want at most %d", len(drawn), rows)
		}
		for _, line := range drawn {
			if got := ansi.StringWidth(line); got != width {
				t.Fatalf("%d columns, want %d: %q", got, width, ansi.Strip(line))
			}
		}
		if p.Chosen >= 0 && !strings.Contains(ansi.Strip(strings.Join(drawn, "\n")), theme.SignBar) {
			t.Fatalf("the chosen one is not seen:\n%s", ansi.Strip(strings.Join(drawn, "\n")))
		}
	})
}

func TestATitleIsNotCutForWhatStandsBesideIt(t *testing.T) {
	p := Panel{Title: "C'EST BIEN CETTE PERSONNE ?", Aside: "ici, aujourd'hui", First: "Wim", Surname: "DEWULF", Chosen: NoChoice}
	drawn := ansi.Strip(strings.Join(p.Draw(look, 38, 8), "\n"))
	for _, text := range []string{p.Title, p.Aside, "D E W U L F"} {
		if !strings.Contains(drawn, text) {
			t.Errorf("%q is not drawn whole:\n%s", text, drawn)
		}
	}
}

func TestGoodIsToldFromTheRestWithoutColours(t *testing.T) {
	good, other := Panel{Tone: theme.Good, Title: "x"}, Panel{Tone: theme.Bad, Title: "x"}
	if ansi.Strip(good.Draw(look, 40, 12)[0]) == ansi.Strip(other.Draw(look, 40, 12)[0]) {
		t.Error("the frames are the same")
	}
}
