package tui

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/screen/aside"
	"opale/tui/screen/conflicts"
	"opale/tui/screen/desks"
	"opale/tui/screen/exchange"
	"opale/tui/screen/figures"
	"opale/tui/screen/group"
	"opale/tui/screen/handback"
	"opale/tui/screen/help"
	"opale/tui/screen/join"
	"opale/tui/screen/listing"
	"opale/tui/screen/operator"
	"opale/tui/screen/person"
	"opale/tui/screen/prepare"
	"opale/tui/screen/sessions"
	"opale/tui/screen/settings"
	"opale/tui/screen/setup"
	"opale/tui/screen/start"
	"opale/tui/screen/takedown"
	"opale/tui/screen/trial"
	"opale/tui/screen/walkin"
)

// screenFor makes the screen that was asked for.
func (r *root) screenFor(msg tea.Msg) screen.Screen {
	switch msg := msg.(type) {
	case screen.OpenWalkIn:
		return walkin.New(r.env, msg)
	case screen.OpenPerson:
		return person.New(r.env, msg.ID)
	case screen.OpenGroup:
		return group.New(r.env, msg.ID)
	case screen.OpenAsides:
		return aside.New(r.env)
	case screen.OpenSessions:
		return sessions.New(r.env)
	case screen.OpenConflicts:
		return conflicts.New(r.env)
	case screen.OpenDesks:
		if r.env.Replica != nil {
			return desks.New(r.env)
		}
	case screen.OpenFigures:
		return figures.New(r.env)
	case screen.OpenTakeDown:
		if r.env.Settings != nil {
			return takedown.New(r.env)
		}
	case screen.OpenHub:
		if r.env.Hub != nil {
			return join.New(r.env, msg.Link)
		}
	case screen.OpenListing:
		if r.env.Lists != nil {
			if msg.Preparing {
				return listing.Preparing(r.env)
			}
			return listing.New(r.env)
		}
	case screen.OpenExchange:
		if r.env.Exchange != nil {
			return exchange.New(r.env)
		}
	case screen.OpenSettings:
		if r.env.Settings != nil {
			return settings.New(r.env)
		}
	case screen.OpenPrepare:
		if r.env.Preparer != nil {
			return prepare.New(r.env)
		}
	case screen.OpenHandBack:
		if r.env.HandBack != nil {
			return handback.New(r.env)
		}
	case screen.OpenTrial:
		return trial.New(r.env)
	case screen.OpenOperator:
		return operator.New(r.env)
	case screen.OpenHelp:
		return help.New(r.env)
	case screen.OpenSetup:
		return setup.Change(r.env)
	case screen.OpenClock:
		return setup.Clock(r.env)
	}
	return nil
}

// openTop is what the screen that it begins with has to read first.
func (r *root) openTop() tea.Cmd {
	if first, ok := r.stack[len(r.stack)-1].(*start.Start); ok {
		return first.Open()
	}
	return nil
}

// openPrepare begins with the evening before, where that was asked for.
func (r *root) openPrepare() tea.Cmd {
	if !r.prepares {
		return nil
	}
	return screen.Send(screen.OpenPrepare{})
}

// open lays the screen that was asked for over the others. It is given what
// the desk already knows to draw at once, and reads the rest in a command.
func (r *root) open(msg tea.Msg) tea.Cmd {
	s := r.screenFor(msg)
	if s == nil {
		return nil
	}
	if _, anew := msg.(screen.OpenSetup); anew {
		r.home() // it ends at the desk, whatever led here
	}
	r.push(s)
	if reader, ok := s.(screen.Opener); ok {
		return reader.Open()
	}
	return nil
}

// leaveHelp has a key that is read in the help do what is read there, on the
// screen below.
func (r *root) leaveHelp(action keymap.Action) {
	if _, shown := r.top().(*help.Help); shown && action.IsCommand() {
		r.close()
	}
}

// toggleHelp opens the help, and closes it with the same key.
func (r *root) toggleHelp() tea.Cmd {
	if _, shown := r.top().(*help.Help); shown {
		r.close()
		return nil
	}
	return r.open(screen.OpenHelp{})
}
