package desk

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/zone"
)

// clickable marks all lines of one of the people found.
func clickable(at int, lines []string) []string {
	for i := range lines {
		lines[i] = zone.OfRow(at, lines[i])
	}
	return lines
}

// click chooses what was clicked, and lets nobody in: that is Enter's, or a click
// on what is said of it. In the action bar a click is both.
func (d *Desk) click(on zone.Target) tea.Cmd {
	if on.Kind == zone.Action {
		d.bar = on.At
		return d.enter()
	}
	d.bar = noAction
	switch {
	case d.panel != nil && on.Kind == zone.Item:
		d.panel.survey.point(on.Item)
	case d.panel != nil:
		if n := len(d.panel.compose(d).choices); on.At < n {
			d.panel.chosen = on.At
		}
	case !d.query.spent && on.Kind == zone.Row && on.At < len(d.list.rows):
		d.list.selected, d.list.chosen = d.list.rows[on.At].Registration.ID, true
	}
	return nil
}
