package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
)

// Hint is a key and what it does now.
type Hint struct{ Key, Does string }

func (h Hint) draw(t *theme.Theme, keyWidth int) string {
	return t.Key.Render(Fit(h.Key, max(keyWidth, ansi.StringWidth(h.Key)))) + "  " + t.Text.Render(h.Does)
}

// Hints draws keys and what they do on one line of at most width cells; the
// last ones are left out where they do not fit.
func Hints(t *theme.Theme, width int, hints ...Hint) string {
	var b strings.Builder
	used := 0
	for i, h := range hints {
		gap := 0
		if i > 0 {
			gap = 4
		}
		wide := gap + ansi.StringWidth(h.Key) + 2 + ansi.StringWidth(h.Does)
		if used+wide > width {
			if i == 0 {
				return Cut(h.draw(t, 0), width)
			}
			break
		}
		b.WriteString(strings.Repeat(" ", gap) + h.draw(t, 0))
		used += wide
	}
	return b.String()
}
