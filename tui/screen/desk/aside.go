package desk

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/worker"
)

// aside is what the key for it is about now: who is shown large and not in, the
// row under the bar, or a name that nobody on the list has. ok is false where
// there is nobody to be put aside.
func (d *Desk) aside() (one screen.Aside, name string, ok bool) {
	switch row := d.list.current(); {
	case d.panel != nil && !d.panel.waits:
		return one, "", false
	case d.panel != nil && !d.panel.who.ID.IsZero():
		one.ID, name = d.panel.who.ID, d.env.Words.SpokenName(&d.panel.who)
	case d.panel != nil:
		one.Text = d.panel.text
		name = one.Text
	case d.query.spent:
	case row != nil && d.query.settled:
		one.ID, name = row.Registration.ID, d.env.Words.SpokenName(&row.Registration)
	case len(d.list.rows) == 0 || !d.query.settled: // nobody has that name, or it is not known yet who
		one.Text = checkin.Clean(d.query.field.Value())
		name = one.Text
	}
	return one, name, !one.ID.IsZero() || one.Text != ""
}

// putAside puts somebody aside, and is ready for the next person; where there
// is nobody to be put aside, it shows who is.
func (d *Desk) putAside() tea.Cmd {
	one, name, ok := d.aside()
	if !ok {
		return d.env.Send(screen.OpenAsides{})
	}
	one.Since = d.env.Overview.Now
	d.env.PutAside(one)
	d.panel = nil
	cmd := d.clear()
	w := &d.env.Words.Aside
	again := fmt.Sprintf(w.Again, d.env.Keys.Shown(keymap.Aside))
	d.brief = brief{theme.Question, fmt.Sprintf(w.Put, name) + "   " + again}
	return cmd
}

// takenUp is what is known now of somebody who was put aside.
type takenUp struct {
	ticket worker.Ticket
	rows   []checkin.Row
	err    error
}

// takeUp shows somebody again who was put aside: large, or as what was typed.
func (d *Desk) takeUp(one screen.Aside) tea.Cmd {
	d.panel = nil
	if one.ID.IsZero() {
		d.env.DropAside(one)
		d.query.field.SetText(one.Text)
		d.query.spent = false
		return d.ask()
	}
	d.query.field.Clear()
	d.query.spent = true
	cmd := d.ask()
	ticket, desk := worker.NewTicket(), d.env.Desk
	d.taking = ticket
	return tea.Batch(cmd, func() tea.Msg {
		rows, err := desk.Rows(one.ID)
		return takenUp{ticket, rows, err}
	})
}

func (d *Desk) showTaken(msg takenUp) tea.Cmd {
	switch {
	case msg.ticket != d.taking || !d.query.field.IsEmpty():
		return nil
	case msg.err != nil:
		return d.trouble(checkin.Visit{}, msg.err)
	case len(msg.rows) == 0:
		return nil
	}
	return d.openDeaf(d.confirmPanel(msg.rows[0]), confirmDeafFor)
}

// dropArrived takes those off the list of who waits who are in by now.
func (d *Desk) dropArrived(in []checkin.RegistrationID) {
	for _, id := range in {
		d.env.DropAside(screen.Aside{ID: id})
	}
}
