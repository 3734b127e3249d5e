package tui

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/lock"
)

// isForTeam reports whether what a screen asks for is the team's, and no
// visitor's: to leave, to set up, to read who came or is expected, to take back,
// to carry data away or let it in. What is left to a visitor is their own name,
// their own code, and their own page with address and telephone hidden.
func isForTeam(msg tea.Msg) bool {
	switch msg.(type) {
	case screen.AskLeave, screen.OpenSettings, screen.OpenPrepare, screen.OpenHandBack, screen.OpenSetup, screen.OpenSessions, screen.OpenOperator,
		screen.Reveal, screen.Erase, screen.OpenConflicts, screen.OpenFigures, screen.OpenTakeDown, screen.OpenDesks,
		screen.OpenAsides, screen.OpenGroup, screen.TakeBack, screen.OpenExchange, screen.OpenHub, screen.OpenListing:
		return true
	}
	return false
}

// isForCoordinator reports whether what is asked for is the coordinator's at any
// desk, once they have a PIN: what cannot be taken back, what opens
// every stick, and that PIN itself.
func isForCoordinator(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case screen.Erase, screen.OpenPrepare, screen.OpenHandBack:
		return true
	case screen.ChoosePIN:
		return msg.Whose == pin.Coordinator
	}
	return false
}

// guard asks for the coordinator's PIN first, at a desk that is open to all or
// where it is about what only they may do.
func (r *root) guard(msg tea.Msg) (tea.Cmd, bool) {
	if !(r.env.Kiosk && isForTeam(msg)) && !(r.env.Choices.Coordinated && isForCoordinator(msg)) {
		return nil, false
	}
	if _, asking := r.top().(*lock.Gate); asking {
		return nil, true
	}
	gate := lock.NewGate(r.env, msg)
	r.push(gate)
	return gate.Open(), true
}

// granted does what the coordinator's PIN was asked for.
func (r *root) granted(msg tea.Msg) tea.Cmd {
	if _, asking := r.top().(*lock.Gate); asking {
		r.close()
	}
	switch msg := msg.(type) {
	case screen.AskLeave:
		return r.openQuit()
	case screen.ChoosePIN:
		r.choosePIN(msg)
		return nil
	case screen.TakeBack:
		r.home()
		return r.tell(msg)
	case screen.Reveal, screen.Erase:
		return r.tell(msg)
	}
	return r.open(msg)
}
