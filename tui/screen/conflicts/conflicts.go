// Package conflicts is what a person has to look at: each conflict in words,
// with both its sides, and the few decisions that make sense. A decision holds
// at every desk; what was just decided stays in the list, to be taken back.
//
// By topic: kind.go (what is said of each kind of conflict), choice.go (what can
// be done about it), question.go (asking, and the writes), view.go.
package conflicts

import (
	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Conflicts is the screen.
type Conflicts struct {
	env   *screen.Env
	asked worker.Ticket // of the last reading
	ready bool
	open  []conflict
	done  []decision // latest first

	chosen row           // noRow until there is something to choose
	ask    *question     // nil where none is asked
	writes worker.Ticket // of the write under way; 0 for none
	err    error
	memo   screen.Memo
}

var (
	_ screen.Screen  = (*Conflicts)(nil)
	_ screen.Passing = (*Conflicts)(nil)
)

// Passing says that nobody types into the list.
func (c *Conflicts) Passing() bool { return true }

// kindHeld is not about somebody, but about all that a revoked desk wrote.
const kindHeld checkin.ConflictKind = "held"

// conflict is one of them, with whom it is about.
type conflict struct {
	checkin.Conflict
	who, other checkin.Registration // other: whom a walk-in resembles
	held       checkin.Held         // of kindHeld
}

// hasPage reports whether it is about somebody who is registered.
func (c *conflict) hasPage() bool { return !c.who.ID.IsZero() }

// decision is what was decided while the screen was open.
type decision struct {
	conflict
	entry checkin.EntryID // zero: it cannot be taken back here
	said  saying
}

// row is a line that can be chosen: a conflict, or a decision about one.
type row struct {
	kind      checkin.ConflictKind
	id, other checkin.RegistrationID
	session   checkin.SessionID
	field     checkin.Field
	device    checkin.DeviceID
	decided   bool
}

var noRow row

func (c *conflict) row(decided bool) row {
	return row{c.Kind, c.Registration, c.Other, c.Session, c.Field, c.held.Device, decided}
}

// New makes the screen; its Open reads the conflicts.
func New(env *screen.Env) *Conflicts { return &Conflicts{env: env} }

// read is the conflicts as the store has them.
type read struct {
	asked worker.Ticket
	open  []conflict
	err   error
}

// Open is the command that reads the conflicts.
func (c *Conflicts) Open() tea.Cmd {
	c.asked = worker.NewTicket()
	asked, desk := c.asked, c.env.Desk
	return func() tea.Msg {
		open, err := list(desk)
		return read{asked, open, err}
	}
}

func list(desk *checkin.Desk) ([]conflict, error) {
	all, err := desk.Conflicts()
	if err != nil {
		return nil, err
	}
	open := make([]conflict, len(all))
	for i := range all {
		open[i].Conflict = all[i]
		if open[i].who, err = person(desk, all[i].Registration); err != nil {
			return nil, err
		}
		if open[i].other, err = person(desk, all[i].Other); err != nil {
			return nil, err
		}
		for f, value := range all[i].Fields { // of somebody who is not registered here
			open[i].who.Values[f] = value
		}
	}
	held, err := desk.Held()
	for _, h := range held {
		open = append(open, conflict{Conflict: checkin.Conflict{Kind: kindHeld}, held: h})
	}
	return open, err
}

// person reads a registration; one that is not found has no name.
func person(desk *checkin.Desk, id checkin.RegistrationID) (checkin.Registration, error) {
	if id.IsZero() {
		return checkin.Registration{}, nil
	}
	page, err := desk.Page(id)
	if err != nil && checkin.ErrorCode(err) != checkin.CodeNotFound {
		return checkin.Registration{}, err
	}
	return page.Registration, nil
}

// Update handles a message.
func (c *Conflicts) Update(msg tea.Msg) tea.Cmd {
	c.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return c.press(c.env.Keys.Action(msg))
	case zone.Click:
		c.click(msg.At)
	case screen.Changed:
		return c.Open()
	case read:
		c.take(msg)
	case decided:
		return c.noted(msg)
	}
	return nil
}

func (c *Conflicts) take(msg read) {
	if msg.asked != c.asked {
		return
	}
	c.ready, c.err = true, msg.err
	if msg.err != nil {
		return
	}
	c.open = msg.open
	if c.ask != nil && c.at(c.ask.about) < 0 {
		c.ask = nil // somebody else has decided meanwhile
	}
	c.keep()
}

// rows lists what can be chosen, from top to bottom.
func (c *Conflicts) rows() []row {
	var rows []row
	for i := range c.open {
		rows = append(rows, c.open[i].row(false))
	}
	for i := range c.done {
		rows = append(rows, c.done[i].row(true))
	}
	return rows
}

// at is the place of a row, -1 where it is gone.
func (c *Conflicts) at(r row) int {
	for i, other := range c.rows() {
		if other == r {
			return i
		}
	}
	return -1
}

// keep leaves the bar on what it is on or, where that is gone, puts it on the
// first row.
func (c *Conflicts) keep() {
	if c.at(c.chosen) >= 0 {
		return
	}
	c.chosen = noRow
	if rows := c.rows(); len(rows) > 0 {
		c.chosen = rows[0]
	}
}

func (c *Conflicts) press(action keymap.Action) tea.Cmd {
	if action == keymap.None || c.writes != 0 {
		return nil
	}
	c.err = nil
	if c.ask != nil {
		return c.answer(action)
	}
	switch action {
	case keymap.Down, keymap.Bar:
		c.move(+1)
	case keymap.Up:
		c.move(-1)
	case keymap.PageDown:
		c.move(+len(c.rows()))
	case keymap.PageUp:
		c.move(-len(c.rows()))
	case keymap.Cancel:
		return c.env.Send(screen.Close{})
	case keymap.Confirm:
		return c.confirm()
	}
	return nil
}

// click chooses an answer, or what is to be looked at.
func (c *Conflicts) click(at int) {
	switch rows := c.rows(); {
	case c.writes != 0:
	case c.ask != nil && at < len(c.choices()):
		c.ask.chosen = at
	case c.ask == nil && at < len(rows):
		c.chosen = rows[at]
	}
}

func (c *Conflicts) move(by int) {
	if rows := c.rows(); len(rows) > 0 {
		c.chosen = rows[min(max(c.at(c.chosen)+by, 0), len(rows)-1)]
	}
}
