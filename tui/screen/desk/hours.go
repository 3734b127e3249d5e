package desk

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/screen"
	"opale/tui/theme"
)

// drawNext proposes the session that comes next. Nothing goes there but the key:
// who types on stays where they are.
func (d *Desk) drawNext(rows int) []string {
	t, width := d.env.Theme, d.env.Frame.Inner()
	said := ansi.Wordwrap(theme.SignOther+" "+screen.Next(d.env), max(width-2, 10), "")
	var lines []string
	for _, line := range strings.Split(said, "\n") {
		lines = append(lines, "  "+t.Highlight.Render(line))
	}
	return lines[:min(len(lines), max(rows, 0))]
}
