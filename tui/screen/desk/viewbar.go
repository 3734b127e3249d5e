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

// drawBar draws the action bar: where it is longer than the window, the part
// of it that shows the action under the bar.
func (d *Desk) drawBar() string {
	t, w := d.env.Theme, d.env.Words
	said := t.Key.Render(w.Keys.Tab) + "  "
	if d.env.Frame.Class == layout.Wide {
		said += t.Faint.Render(w.Desk.Bar) + "  "
	}
	names := d.actionNames()
	room := d.env.Frame.Inner() - ansi.StringWidth(said)
	from, to := barWindow(names, d.bar, room)
	for i := from; i < to; i++ {
		name := t.Text.Render(names[i])
		if i == d.bar {
			name = t.Choice.Render(" " + names[i] + " ")
		}
		switch {
		case i > from:
			said += t.Faint.Render(between)
		case from > 0:
			said += t.Faint.Render(more + " ")
		}
		said += name
	}
	if to < len(names) {
		said += t.Faint.Render(" " + more)
	}
	return widget.Cut(said, d.env.Frame.Inner())
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
			}
		}
		names = append(names, name)
	}
	return names
}

// barWindow is which of the names are shown in room cells: those from the
// first on, as far as they reach, or as many before the chosen one.
func barWindow(names []string, chosen, room int) (from, to int) {
	fits := func(from, to int) bool {
		width := ansi.StringWidth(strings.Join(names[from:to], between)) + 2 // the blanks of the choice
		if from > 0 {
			width += 2
		}
		if to < len(names) {
			width += 2
		}
		return width <= room
	}
	for from < chosen && !fits(from, chosen+1) {
		from++
	}
	for to = max(from, chosen) + 1; to < len(names) && fits(from, to+1); {
		to++
	}
	return from, to
}
