package tui

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/screen"
	"opale/tui/screen/join"
	"opale/tui/screen/quit"
)

// navigate answers what screens ask of the root.
func (r *root) navigate(msg tea.Msg) (tea.Cmd, bool) {
	if cmd, guarded := r.guard(msg); guarded {
		return cmd, true
	}
	switch msg := msg.(type) {
	case screen.OpenWalkIn, screen.OpenPerson, screen.OpenGroup, screen.OpenAsides, screen.OpenSessions, screen.OpenSetup, screen.OpenHelp,
		screen.OpenExchange, screen.OpenConflicts, screen.OpenDesks, screen.OpenHub, screen.OpenListing,
		screen.OpenSettings, screen.OpenPrepare, screen.OpenHandBack, screen.OpenClock, screen.OpenTrial, screen.OpenOperator, screen.OpenFigures, screen.OpenTakeDown:
		return r.open(msg), true
	case screen.Close:
		r.close()
		return nil, true
	case screen.Noted:
		r.home()
		return tea.Batch(r.tell(msg), r.ask()), true
	case screen.NotedGroup:
		return tea.Batch(r.tell(msg), r.ask()), true
	case screen.Reveal, screen.Erase:
		return r.tell(msg), true
	case screen.Erased:
		return r.tell(msg), true
	case screen.TakeBack, screen.TakeUp:
		r.home()
		return r.tell(msg), true
	case screen.Seated:
		if !msg.Stay {
			r.close()
		}
		r.env.Overview.Place = r.env.Desk.Place()
		return tea.Batch(r.tell(screen.Changed{}), r.ask()), true
	case join.Joined:
		return r.joined(msg), true
	case screen.Scanned:
		r.pass()
		return tea.Batch(r.tell(msg), r.report(msg)), true
	case screen.SwitchLanguage:
		return r.switchLanguage(), true
	case screen.AskLeave:
		return r.openQuit(), true
	case screen.AskLock:
		return r.lock(), true
	case screen.Unlocked:
		return r.unlock(), true
	case screen.Granted:
		return r.granted(msg.Then), true
	case screen.Choose:
		return r.choose(msg.Key, msg.Value), true
	case screen.ChoosePIN:
		r.choosePIN(msg)
		return nil, true
	case screen.Chosen:
		return r.chosen(msg), true
	case screen.Train:
		r.trains = true
		return tea.Quit, true
	case screen.Leave:
		return tea.Quit, true
	}
	return nil, false
}

// obey does what screens have asked for while they heard a message, and adds
// what follows from it to a command.
func (r *root) obey(cmd tea.Cmd) tea.Cmd {
	for len(r.asked) > 0 {
		msg := r.asked[0]
		r.asked = r.asked[1:]
		follows, _ := r.navigate(msg)
		cmd = tea.Batch(cmd, follows)
	}
	return cmd
}

// push lays a screen over the others.
func (r *root) push(s screen.Screen) {
	r.stack = append(r.stack, s)
	r.touch()
}

// close goes back to the screen below; the desk stays.
func (r *root) close() {
	if len(r.stack) > 1 {
		r.stack = r.stack[:len(r.stack)-1]
		r.touch()
	}
}

// home goes back to the desk.
func (r *root) home() {
	r.stack = r.stack[:1]
	r.touch()
}

// askToLeave asks whether to leave, behind the coordinator's PIN at a desk that
// is open to all.
func (r *root) askToLeave() tea.Cmd {
	cmd, _ := r.navigate(screen.AskLeave{})
	return cmd
}

func (r *root) openQuit() tea.Cmd {
	if _, asking := r.top().(*quit.Slip); !asking {
		slip := quit.New(r.env)
		r.push(slip)
		return slip.Open()
	}
	return nil
}

// pass takes away the screens that nobody types into when somebody types on,
// or shows a code: that belongs to the screen below.
func (r *root) pass() {
	for {
		s, passing := r.top().(screen.Passing)
		if !passing || holds(s) {
			return
		}
		r.close()
		if s.Passing() {
			r.top().Update(screen.Spent{})
		}
	}
}

func holds(s any) bool {
	holding, ok := s.(screen.Holding)
	return ok && holding.Holds()
}

func (r *root) switchLanguage() tea.Cmd {
	lang := r.env.Words.Lang.Other()
	r.speak(lang)
	return r.remember("lang", string(lang))
}

// remember keeps a setting. A language that is not kept is asked for again
// with one key, so a failure is not worth a word.
func (r *root) remember(key, value string) tea.Cmd {
	settings := r.env.Settings
	if settings == nil {
		return nil
	}
	return func() tea.Msg {
		_ = settings.Remember(key, value)
		return nil
	}
}
