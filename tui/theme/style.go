package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
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
	return s.on + text + reset
}

// reset ends every style.
const reset = "\x1b[m"

// Under paints a drawn line of any styles, and the blanks behind it up to width
// cells, on this one.
func (s Style) Under(line string, width int) string {
	if s.on == "" {
		return line
	}
	line = strings.ReplaceAll(line, reset, reset+s.on)
	line += strings.Repeat(" ", max(width-ansi.StringWidth(line), 0))
	if blank, ok := strings.CutSuffix(line, " "); ok { // which some terminals would clear, and the paper with it
		line = blank + "\u00a0"
	}
	return s.on + line + reset
}
