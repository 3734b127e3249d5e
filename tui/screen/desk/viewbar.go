package desk

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/widget"
)

// roomyBar is the width from which the action bar holds its longest words.
const roomyBar = 120

// between parts the actions of the bar, more says that it goes on.
const (
	between = " · "
	more    = "…"
)

// tallBody is the rows of a body from which the action bar may have two.
const tallBody = 17

// barRows is how many rows the action bar has: two where one is too short.
func (d *Desk) barRows() int {
	f := d.env.Frame
	switch {
	case f.Class == layout.Narrow:
		return 0
	case f.Body < tallBody, d.panel != nil && d.bar == noAction: // which needs the room more
		return 1
	}
	return min(len(d.barLines()), 2)
}

// drawBar draws the action bar on so many rows: those that show the action
// under the bar.
func (d *Desk) drawBar(rows int) []string {
	t, lines := d.env.Theme, d.barLines()
	at := 0
	for at < len(lines)-1 && d.bar >= lines[at].to {
		at++
	}
	from := min(max(at-rows+1, 0), max(len(lines)-rows, 0))
	to := min(from+rows, len(lines))
	head := d.barHead()
	var drawn []string
	for i := from; i < to; i++ {
		said := head
		if i == from && from > 0 {
			said += t.Faint.Render(more + " ")
		}
		said += d.drawActions(lines[i])
		if i == to-1 && to < len(lines) {
			said += t.Faint.Render(" " + more)
		}
		drawn = append(drawn, widget.Cut(said, d.env.Frame.Inner()))
		head = strings.Repeat(" ", ansi.StringWidth(head))
	}
	return drawn
}

func (d *Desk) barHead() string {
	t, w := d.env.Theme, d.env.Words
	if d.env.Frame.Class == layout.Wide {
		return t.Key.Render(w.Keys.Tab) + "  " + t.Faint.Render(w.Desk.Bar) + "  "
	}
	return t.Key.Render(w.Keys.Tab) + "  "
}

// actions is those from one number to before another.
type actions struct{ from, to int }

func (d *Desk) drawActions(of actions) string {
	t, names := d.env.Theme, d.actionNames()
	var drawn []string
	for i := of.from; i < of.to; i++ {
		if i == d.bar {
			drawn = append(drawn, t.Choice.Render(" "+names[i]+" "))
			continue
		}
		drawn = append(drawn, t.Text.Render(names[i]))
	}
	return strings.Join(drawn, t.Faint.Render(between))
}

// barLines sets the actions in lines, with room for the blanks of the choice
// and for the signs that there is more.
func (d *Desk) barLines() []actions {
	names := d.actionNames()
	room := d.env.Frame.Inner() - ansi.StringWidth(d.barHead()) - 2 - 2*ansi.StringWidth(more+" ")
	var lines []actions
	for i := range names {
		last := len(lines) - 1
		if last >= 0 && ansi.StringWidth(strings.Join(names[lines[last].from:i+1], between)) <= room {
			lines[last].to = i + 1
			continue
		}
		lines = append(lines, actions{i, i + 1})
	}
	return lines
}

func (d *Desk) actionNames() []string {
	w := d.env.Words
	var names []string
	for _, a := range d.env.Keys.Bar() {
		name := d.env.Keys.Binding(a).Does
		if d.env.Frame.Width < roomyBar {
			switch a {
			case keymap.Undo:
				name = w.Actions.UndoShort
			case keymap.Exchange:
				name = w.Actions.ExchangeShort
			case keymap.Operator:
				name = w.Actions.OperatorShort
			}
		}
		names = append(names, name)
	}
	return names
}
