package desk

import (
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// drawNext proposes the session that comes next. Nothing goes there but the key:
// who types on stays where they are.
func (d *Desk) drawNext(rows int) []string {
	t, width := d.env.Theme, d.env.Frame.Inner()
	var lines []string
	for _, line := range widget.Wrap(theme.SignOther+" "+screen.Next(d.env), max(width-2, 10)) {
		lines = append(lines, "  "+t.Highlight.Render(line))
	}
	return lines[:min(len(lines), max(rows, 0))]
}
