package desk

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
)

// enter does what the footer says.
func (d *Desk) enter() tea.Cmd {
	switch {
	case d.bar != noAction:
		action := d.action()
		d.bar = noAction
		return d.act(action)
	case d.panel != nil:
		return d.enterPanel()
	case d.query.spent || d.query.field.Value() == "" || d.query.then != keymap.None:
		return nil
	case !d.query.settled:
		// Enter belongs to the text as typed: it waits for its answer, and
		// what is typed meanwhile is the next person's.
		d.query.entered = append(d.query.entered, entered{d.query.asked, d.query.field.Text()})
		d.query.spent = true
		return nil
	}
	return d.confirm()
}

// confirm acts on the answer that is shown.
func (d *Desk) confirm() tea.Cmd {
	row := d.list.current()
	switch {
	case len(d.list.rows) == 0 && d.env.Loading:
		return nil // they may be in what is not read yet
	case len(d.list.rows) == 0:
		return d.env.Send(screen.OpenWalkIn{Typed: d.query.field.Value()})
	case row == nil: // homonyms: the operator chooses
		return nil
	}
	d.query.spent = true
	if d.list.chosen || d.query.answer.Verdict == checkin.VerdictSure {
		return d.admit(row)
	}
	return d.openDeaf(d.confirmPanel(*row), confirmDeafFor)
}

// admit asks for the person to be let in; the door decides.
func (d *Desk) admit(row *checkin.Row) tea.Cmd {
	return d.letIn(&row.Registration, checkin.Entrance{ID: row.Registration.ID})
}

// visited is what came of an arrival that the operator asked for.
type visited struct {
	who   checkin.Registration // as it was asked for
	visit checkin.Visit
	err   error
}

func (d *Desk) letIn(r *checkin.Registration, e checkin.Entrance) tea.Cmd {
	d.panel, d.brief = nil, brief{}
	d.noting = d.env.Words.SpokenName(r)
	desk, who := d.env.Desk, *r
	d.env.Queue.Do(func(ctx context.Context) tea.Msg {
		visit, err := desk.CheckIn(ctx, e)
		return visited{who, visit, err}
	})
	return nil
}
