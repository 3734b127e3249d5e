package desk

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/theme"
)

// circumstances is what is said of an arrival beside the name: that it is a
// return, early or late, and how little room is left.
func (d *Desk) circumstances(v *checkin.Visit) []string {
	w := d.env.Words
	var said []string
	if v.Left != nil {
		said = append(said, fmt.Sprintf(w.Sessions.Back2In, w.Clock(d.env.Local(v.Left.Time))))
	} else if timing := screen.Timing(d.env, &v.Session, v.Time); timing != "" && !v.Repeat {
		said = append(said, timing)
	}
	if room := screen.Room(d.env); room != "" && v.Session.ID == d.env.Overview.Session.ID {
		said = append(said, room)
	}
	return said
}

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
