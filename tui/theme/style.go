package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Style is the look of a role on one line: what switches it on. Lip Gloss
// decides what that is; drawing is then one concatenation, because a screen is
// drawn with hundreds of them at every key.
type Style struct{ on string }

// styleOf reads off what a Lip Gloss style switches on.
func styleOf(s lipgloss.Style) Style {
	on, _, _ := strings.Cut(s.Render("x"), "x")
	return Style{on}
}

// Render draws text in the style.
func (s Style) Render(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	return s.on + text + "\x1b[m"
}
