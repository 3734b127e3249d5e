// Package group lets in several people who come together: those of one company
// or of one order. All whom the door admits are ticked; Enter notes them, Left
// and Right leave somebody out who is not there yet. Who is missing stays listed,
// and is found again by the same key later.
package group

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Group is the screen.
type Group struct {
	env *screen.Env
	of  checkin.RegistrationID

	asked   worker.Ticket // of the last reading
	ready   bool
	group   checkin.Group
	at      checkin.RegistrationID          // under the bar
	out     map[checkin.RegistrationID]bool // whom the operator unticked
	forced  map[checkin.RegistrationID]bool // expected elsewhere, and ticked all the same
	writing worker.Ticket                   // 0 while nothing is
	ahead   []tea.Msg                       // typed while writing, from the first letter on
	noted   int                             // arrivals that this screen has noted
	late    int                             // of those asked for last, whom the door refused by then
	err     error
	memo    screen.Memo
}

var (
	_ screen.Screen  = (*Group)(nil)
	_ screen.Passing = (*Group)(nil)
	_ screen.Holding = (*Group)(nil)
)

// Passing says that nobody types into the list.
func (g *Group) Passing() bool { return true }

// Holds reports whether arrivals are being written: what is typed then must not
// take the screen away that will say so.
func (g *Group) Holds() bool { return g.writing != 0 }

// New makes the screen; its Open looks for the group.
func New(env *screen.Env, of checkin.RegistrationID) *Group {
	return &Group{
		env: env, of: of, at: of,
		out: make(map[checkin.RegistrationID]bool), forced: make(map[checkin.RegistrationID]bool),
	}
}

// found is the group as the store has it.
type found struct {
	asked worker.Ticket
	group checkin.Group
	err   error
}

// Open is the command that looks for the group.
func (g *Group) Open() tea.Cmd {
	g.asked = worker.NewTicket()
	asked, desk, of := g.asked, g.env.Desk, g.of
	return func() tea.Msg {
		group, err := desk.Group(of)
		return found{asked, group, err}
	}
}

// Update handles a message.
func (g *Group) Update(msg tea.Msg) tea.Cmd {
	g.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if g.writing != 0 {
			g.hold(msg)
			return nil
		}
		return g.press(g.env.Keys.Action(msg))
	case zone.Click:
		g.click(msg.Target)
	case screen.Changed:
		return g.Open()
	case found:
		g.take(msg)
	case admitted:
		return g.admitted(msg)
	}
	return nil
}

func (g *Group) take(msg found) {
	if msg.asked != g.asked {
		return
	}
	if g.err = msg.err; msg.err != nil {
		return
	}
	g.group = msg.group
	if g.index() < 0 {
		g.at = g.group.Rows[0].Registration.ID
	}
	g.ready = true
}

func (g *Group) index() int {
	for i := range g.group.Rows {
		if g.group.Rows[i].Registration.ID == g.at {
			return i
		}
	}
	return -1
}

// hold keeps what is typed while arrivals are being written: it is the next
// person's name, and what follows it.
func (g *Group) hold(key tea.KeyPressMsg) {
	if key.Key().Text != "" || len(g.ahead) > 0 {
		g.ahead = append(g.ahead, key)
	}
}

func (g *Group) press(action keymap.Action) tea.Cmd {
	switch action {
	case keymap.Down, keymap.Bar:
		g.move(+1)
	case keymap.Up:
		g.move(-1)
	case keymap.PageDown:
		g.move(+g.env.Frame.Body / 2)
	case keymap.PageUp:
		g.move(-g.env.Frame.Body / 2)
	case keymap.Right:
		g.tick(true)
	case keymap.Left:
		g.tick(false)
	case keymap.Undo:
		if g.noted > 0 {
			return g.env.Send(screen.TakeBack{})
		}
	case keymap.Confirm:
		return g.confirm()
	case keymap.Cancel:
		return g.env.Send(screen.Close{})
	}
	return nil
}

// click goes to a row; on its box, it also ticks or unticks it.
func (g *Group) click(on zone.Target) {
	if g.writing != 0 || on.At >= len(g.group.Rows) {
		return
	}
	row := &g.group.Rows[on.At]
	g.at = row.Registration.ID
	if on.Kind == zone.Item {
		g.tick(!g.isTicked(row))
	}
}

func (g *Group) move(by int) {
	if rows := g.group.Rows; len(rows) > 0 {
		g.at = rows[min(max(g.index()+by, 0), len(rows)-1)].Registration.ID
	}
}

// tick ticks or unticks the row under the bar. Whom the door refuses for more
// than the place is seen to alone, and not here.
func (g *Group) tick(on bool) {
	i := g.index()
	if i < 0 {
		return
	}
	id := g.group.Rows[i].Registration.ID
	switch g.group.Rows[i].Outcome {
	case checkin.OutcomeAdmitted:
		g.out[id] = !on
	case checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		g.forced[id] = on
	}
}

// isTicked reports whether Enter would note a row.
func (g *Group) isTicked(row *checkin.Row) bool {
	switch row.Outcome {
	case checkin.OutcomeAdmitted:
		return !g.out[row.Registration.ID]
	case checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		return g.forced[row.Registration.ID]
	}
	return false
}

// ticked is what Enter would ask of the door.
func (g *Group) ticked() []checkin.Entrance {
	var entrances []checkin.Entrance
	for i := range g.group.Rows {
		row := &g.group.Rows[i]
		if !g.isTicked(row) {
			continue
		}
		e := checkin.Entrance{ID: row.Registration.ID}
		if row.Outcome != checkin.OutcomeAdmitted {
			e.Force, e.Reason = true, g.env.Words.Door.ReasonHere
		}
		entrances = append(entrances, e)
	}
	return entrances
}

// admitted is what came of the write.
type admitted struct {
	ticket worker.Ticket
	visits []checkin.Visit
	err    error
}

// confirm notes whoever is ticked; where all is done, it goes back.
func (g *Group) confirm() tea.Cmd {
	entrances := g.ticked()
	switch {
	case !g.ready:
		return nil
	case len(entrances) == 0 && g.noted > 0:
		return g.env.Send(screen.Close{})
	case len(entrances) == 0:
		return nil
	}
	g.writing, g.err = worker.NewTicket(), nil
	ticket, desk := g.writing, g.env.Desk
	g.env.Queue.Do(func(ctx context.Context) tea.Msg {
		visits, err := desk.CheckInGroup(ctx, entrances)
		return admitted{ticket, visits, err}
	})
	return nil
}

func (g *Group) admitted(msg admitted) tea.Cmd {
	if msg.ticket != g.writing {
		return nil
	}
	ahead := g.ahead
	g.writing, g.ahead, g.err, g.late = 0, nil, msg.err, 0
	if msg.err != nil {
		return g.env.Ring()
	}
	for i := range msg.visits {
		if msg.visits[i].Entry.IsZero() {
			g.late++
		} else {
			g.noted++
		}
	}
	var bell tea.Cmd
	if g.late > 0 {
		bell = g.env.Ring()
	}
	noted := g.env.Send(screen.NotedGroup{Visits: msg.visits})
	if len(ahead) == 0 {
		return tea.Batch(bell, g.Open(), noted)
	}
	cmds := []tea.Cmd{bell, noted, g.env.Send(screen.Close{})}
	for _, key := range ahead {
		cmds = append(cmds, screen.Send(key))
	}
	return tea.Sequence(cmds...)
}
