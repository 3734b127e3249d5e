// Package aside is the short list of people who wait at this desk for something
// to be settled, so that the queue goes on: who they are, since when, what is in
// the way, and where they wait. Enter takes one up again.
package aside

import (
	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/worker"
	"opale/tui/zone"
)

// List is the screen.
type List struct {
	env   *screen.Env
	asked worker.Ticket
	rows  map[checkin.RegistrationID]checkin.Row
	at    int
	memo  screen.Memo
}

var (
	_ screen.Screen  = (*List)(nil)
	_ screen.Passing = (*List)(nil)
)

// Passing says that nobody types into the list, and that it followed no search.
func (l *List) Passing() bool { return false }

// New makes the screen; its Open reads who they are.
func New(env *screen.Env) *List { return &List{env: env} }

// read is what is known of those who wait.
type read struct {
	asked worker.Ticket
	rows  []checkin.Row
	err   error
}

// Open is the command that reads who they are.
func (l *List) Open() tea.Cmd {
	l.asked = worker.NewTicket()
	asked, desk, ids := l.asked, l.env.Desk, l.env.Asides.IDs()
	return func() tea.Msg {
		rows, err := desk.Rows(ids...)
		return read{asked, rows, err}
	}
}

// Update handles a message.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	l.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return l.press(l.env.Keys.Action(msg))
	case zone.Click:
		l.at = min(msg.At, max(len(l.env.Asides.All())-1, 0))
	case screen.Changed:
		return l.Open()
	case read:
		if msg.asked == l.asked && msg.err == nil {
			l.rows = make(map[checkin.RegistrationID]checkin.Row, len(msg.rows))
			for _, row := range msg.rows {
				l.rows[row.Registration.ID] = row
			}
		}
	}
	return nil
}

// current is who is under the bar; ok is false where nobody waits.
func (l *List) current() (screen.Aside, bool) {
	all := l.env.Asides.All()
	if len(all) == 0 {
		return screen.Aside{}, false
	}
	return all[min(l.at, len(all)-1)], true
}

func (l *List) press(action keymap.Action) tea.Cmd {
	one, ok := l.current()
	switch {
	case action == keymap.Cancel, action == keymap.Aside:
		return l.env.Send(screen.Close{})
	case !ok:
		return nil
	}
	switch action {
	case keymap.Down:
		l.at = min(l.at+1, len(l.env.Asides.All())-1)
	case keymap.Up:
		l.at = max(l.at-1, 0)
	case keymap.Right:
		l.env.MoveAside(one, one.Where.Next(+1))
	case keymap.Left:
		l.env.MoveAside(one, one.Where.Next(-1))
	case keymap.Bar:
		l.env.DropAside(one)
		l.at = max(min(l.at, len(l.env.Asides.All())-1), 0)
	case keymap.Confirm:
		return l.env.Send(screen.TakeUp{Aside: one})
	}
	return nil
}
