// Package sessions is the choice of the session, its venue and its day, at
// which this desk notes arrivals. It says which are open now and how many are
// in at each.
package sessions

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Sessions is the screen.
type Sessions struct {
	env     *screen.Env
	list    []checkin.Session // this desk's venue first, then as the event has them
	chosen  checkin.SessionID
	counts  map[checkin.SessionID]checkin.Tally
	counted worker.Ticket
	moving  worker.Ticket // of the switch under way; 0 for none
	err     error
	memo    screen.Memo
}

var (
	_ screen.Screen  = (*Sessions)(nil)
	_ screen.Passing = (*Sessions)(nil)
)

// Passing says that nobody types into the list.
func (s *Sessions) Passing() bool { return true }

// New makes the screen, with the bar on the session that comes next, where that
// is proposed, else on the desk's own.
func New(env *screen.Env) *Sessions {
	place := env.Desk.Place()
	s := &Sessions{env: env, chosen: place.Session.ID, counts: make(map[checkin.SessionID]checkin.Tally)}
	if next, ok := place.Next(env.Overview.Now); ok {
		s.chosen = next.ID
	}
	s.list = place.Event.SessionsAt(place.Session.Venue)
	for _, v := range place.Event.Venues {
		if v.ID != place.Session.Venue {
			s.list = append(s.list, place.Event.SessionsAt(v.ID)...)
		}
	}
	return s
}

// counted is the tally of every session.
type counted struct {
	ticket worker.Ticket
	counts map[checkin.SessionID]checkin.Tally
}

// Open is the command that counts the sessions. One that cannot be counted is
// shown without numbers.
func (s *Sessions) Open() tea.Cmd {
	s.counted = worker.NewTicket()
	ticket, desk, list := s.counted, s.env.Desk, s.list
	return func() tea.Msg {
		counts := make(map[checkin.SessionID]checkin.Tally, len(list))
		for _, session := range list {
			if tally, err := desk.Tally(session.ID); err == nil {
				counts[session.ID] = tally
			}
		}
		return counted{ticket, counts}
	}
}

// moved is what came of the switch.
type moved struct {
	ticket worker.Ticket
	err    error
}

// Update handles a message.
func (s *Sessions) Update(msg tea.Msg) tea.Cmd {
	s.memo.Forget()
	switch msg := msg.(type) {
	case zone.Click:
		if s.moving == 0 && msg.At < len(s.list) {
			s.chosen = s.list[msg.At].ID
		}
	case tea.KeyPressMsg:
		return s.press(s.env.Keys.Action(msg))
	case screen.Changed:
		return s.Open()
	case counted:
		if msg.ticket == s.counted {
			s.counts = msg.counts
		}
	case moved:
		if msg.ticket != s.moving {
			return nil
		}
		s.moving, s.err = 0, msg.err
		if msg.err == nil {
			return s.env.Send(screen.Seated{})
		}
	}
	return nil
}

func (s *Sessions) press(action keymap.Action) tea.Cmd {
	if s.moving != 0 {
		return nil
	}
	s.err = nil
	switch action {
	case keymap.Bar:
		return s.env.Send(screen.OpenSetup{})
	case keymap.Down:
		s.move(+1)
	case keymap.Up:
		s.move(-1)
	case keymap.PageDown:
		s.move(+len(s.list))
	case keymap.PageUp:
		s.move(-len(s.list))
	case keymap.Cancel:
		return s.env.Send(screen.Close{})
	case keymap.Confirm:
		return s.confirm()
	}
	return nil
}

func (s *Sessions) index() int {
	for i := range s.list {
		if s.list[i].ID == s.chosen {
			return i
		}
	}
	return 0
}

func (s *Sessions) move(by int) {
	if len(s.list) > 0 {
		s.chosen = s.list[min(max(s.index()+by, 0), len(s.list)-1)].ID
	}
}

// confirm moves the desk, behind the arrivals that are being written: those
// belong to the session they were asked for.
func (s *Sessions) confirm() tea.Cmd {
	if s.chosen == s.env.Overview.Session.ID || len(s.list) == 0 {
		return s.env.Send(screen.Close{})
	}
	s.moving = worker.NewTicket()
	ticket, desk, id := s.moving, s.env.Desk, s.chosen
	s.env.Queue.Do(func(context.Context) tea.Msg { return moved{ticket, desk.Switch(id)} })
	return nil
}
