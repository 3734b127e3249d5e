package desk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/widget"
	"opale/tui/zone"
)

// roomyBar is the width from which the action bar holds its longest words.
const roomyBar = 120

// between parts the actions of the bar, more says that it goes on.
const (
	between = " · "
	more    = "…"
)

// barRows is how many rows the action bar has. It is always one, so that
// nothing above it moves when it is used.
func (d *Desk) barRows() int {
	if d.env.Frame.Class == layout.Narrow {
		return 0
	}
	return 1
}

// drawBar draws the line of the action bar that the action under the bar is on:
// the first one, else one of those behind the others.
func (d *Desk) drawBar() string {
	t, lines := d.env.Theme, d.barLines()
	at := 0
	for at < len(lines)-1 && d.bar >= lines[at].to {
		at++
	}
	said := d.barHead()
	if at > 0 {
		said += t.Faint.Render(more + " ")
	}
	said += d.drawActions(lines[at])
	if at > 0 && at < len(lines)-1 {
		said += t.Faint.Render(" " + more)
	}
	return widget.Cut(said, d.env.Frame.Inner())
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
		name := t.Text.Render(names[i])
		if i == d.bar {
			name = t.Choice.Render(" " + names[i] + " ")
		}
		drawn = append(drawn, zone.Mark(zone.Target{Kind: zone.Action, At: i}, name))
	}
	return strings.Join(drawn, t.Faint.Render(between))
}

// barLines sets the actions in lines, with room for the blanks of the choice
// and for the signs that there is more. The first ends with what leads to the
// others.
func (d *Desk) barLines() []actions {
	names := d.actionNames()
	others := slices.Index(d.env.Keys.Bar(), keymap.Others)
	room := d.env.Frame.Inner() - ansi.StringWidth(d.barHead()) - 2
	var lines []actions
	for i := range names {
		last, signs := len(lines)-1, 0
		if i > others {
			signs = 2 * ansi.StringWidth(more+" ")
		}
		if last >= 0 && i != others+1 && ansi.StringWidth(strings.Join(names[lines[last].from:i+1], between)) <= room-signs {
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
			case keymap.Count:
				name = w.Actions.CountShort
			}
		}
		switch a {
		case keymap.Others:
			name = w.Actions.Others
		case keymap.Aside:
			if n := len(d.env.Asides.All()); n > 0 {
				name = fmt.Sprintf(w.Aside.Bar, w.Number(n))
			}
		}
		names = append(names, name)
	}
	return names
}
