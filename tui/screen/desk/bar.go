package desk

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
)

// noAction is the bar's place where it is not in use.
const noAction = -1

// nextAction is the place beside the present one; behind the last comes none.
func (d *Desk) nextAction(by int) int {
	n := len(d.env.Keys.Bar())
	return (d.bar+1+by+n+1)%(n+1) - 1
}

func (d *Desk) action() keymap.Action {
	if actions := d.env.Keys.Bar(); d.bar < len(actions) {
		return actions[d.bar]
	}
	return keymap.None
}

// act does what a Ctrl-letter, a function key or the action bar asks for.
func (d *Desk) act(a keymap.Action) tea.Cmd {
	switch a {
	case keymap.NewPerson:
		return d.env.Send(screen.OpenWalkIn{Typed: d.unspent()})
	case keymap.Others:
		d.bar = slices.Index(d.env.Keys.Bar(), keymap.Others) + 1
	case keymap.Group, keymap.Page:
		return d.about(a)
	case keymap.Count:
		return d.counting()
	case keymap.Aside:
		return d.putAside()
	case keymap.Undo:
		return d.askToUndo()
	case keymap.Session:
		return d.env.Send(screen.OpenSessions{})
	case keymap.Exchange:
		return d.env.Send(screen.OpenExchange{})
	case keymap.Conflicts:
		return d.env.Send(screen.OpenConflicts{})
	case keymap.Desks:
		return d.env.Send(screen.OpenDesks{})
	case keymap.List:
		return d.env.Send(screen.OpenListing{})
	case keymap.Hub:
		return d.env.Send(screen.OpenHub{})
	case keymap.Figures:
		return d.env.Send(screen.OpenFigures{})
	case keymap.Language:
		return d.env.Send(screen.SwitchLanguage{})
	case keymap.Operator:
		return d.env.Send(screen.OpenOperator{})
	case keymap.Lock:
		return d.env.Send(screen.AskLock{})
	case keymap.Settings:
		return d.env.Send(screen.OpenSettings{})
	case keymap.Help:
		return d.env.Send(screen.OpenHelp{})
	case keymap.Quit:
		return d.env.Send(screen.AskLeave{})
	}
	return nil
}

// about opens somebody's page, or whoever belongs together with them. While the
// text has no answer yet, it waits for it: the row that is still seen belongs to
// an earlier text.
func (d *Desk) about(a keymap.Action) tea.Cmd {
	if d.panel == nil && d.unspent() != "" && !d.query.settled {
		d.query.then = a
		return nil
	}
	id, ok := d.subject()
	switch {
	case !ok:
		return nil
	case a == keymap.Group:
		return d.env.Send(screen.OpenGroup{ID: id})
	}
	return d.env.Send(screen.OpenPerson{ID: id})
}

// unspent is the text that nothing has come of yet.
func (d *Desk) unspent() string {
	if d.query.spent {
		return ""
	}
	return d.query.field.Value()
}
