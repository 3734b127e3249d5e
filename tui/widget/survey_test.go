package widget

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
)

// Whatever the room, the answer under the bar is seen whole, and no line is
// wider than the panel.
func TestTheAnswerUnderTheBarIsSeen(t *testing.T) {
	th := theme.New(colorprofile.TrueColor, true)
	answers := []string{"en ligne seulement", "boutique et site", "en ligne, ouvre une boutique", "boutique, passe en ligne", "eBay ou réseaux sociaux", "pas en ligne"}
	for width := 38; width < 130; width += 7 {
		for rows := 6; rows < 18; rows++ {
			for at := NoChoice; at < len(answers); at++ {
				p := Panel{
					Tone: theme.Good, Title: "C'EST NOTÉ", First: "Ada", Surname: "TESTARD", Shows: []string{"Badge"},
					Survey: &Survey{Question: "Comment vendez-vous ?", Hint: Hint{Key: "→", Does: "répondre"}, Answers: answers, At: at}, Chosen: NoChoice,
				}
				drawn := p.Draw(th, width, rows)
				for _, line := range drawn {
					if got := ansi.StringWidth(line); got > width {
						t.Fatalf("%d×%d, at %d: %d wide: %q", width, rows, at, got, ansi.Strip(line))
					}
				}
				seen := slices.ContainsFunc(drawn, func(line string) bool {
					return at >= 0 && strings.Contains(ansi.Strip(line), " "+answers[at]+" ")
				})
				if at >= 0 && !seen {
					t.Fatalf("%d×%d: %q is not seen:\n%s", width, rows, answers[at], ansi.Strip(strings.Join(drawn, "\n")))
				}
			}
		}
	}
}
