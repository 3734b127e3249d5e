// Package exchange is the exchange with the other desks by a stick, or by any
// folder that several of them see: one gesture reads all that the others left
// there, then writes what this desk knows. It says whom to visit next, and
// asks about desks that nobody here knows.
//
// By topic: folder.go (which folder), work.go (the exchange itself), result.go
// (what came of it), trouble.go (what could not be taken in, and from whom), view.go.
package exchange

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/widget/field"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Exchange is the screen.
type Exchange struct {
	env     *screen.Env
	folders folders
	work    work
	result  *result // nil until there is one
	memo    screen.Memo
}

var (
	_ screen.Screen  = (*Exchange)(nil)
	_ screen.Passing = (*Exchange)(nil)
	_ screen.Holding = (*Exchange)(nil)
)

// New makes the screen; its Open looks for sticks.
func New(env *screen.Env) *Exchange {
	return &Exchange{env: env, folders: folders{field: field.New(field.Limit(200)), sticks: env.Kiosk}}
}

// Passing says that nobody types into the list of folders, nor into a result.
func (e *Exchange) Passing() bool { return true }

// Holds reports whether a folder is being typed, or the exchange under way.
func (e *Exchange) Holds() bool {
	return e.work.ticket != 0 || e.result == nil && e.folders.typing()
}

// Update handles a message.
func (e *Exchange) Update(msg tea.Msg) tea.Cmd {
	e.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return e.press(msg)
	case zone.Click:
		e.click(msg.At)
	case tea.PasteMsg:
		if e.work.ticket == 0 && e.result == nil && e.folders.typing() {
			e.folders.field.Insert(msg.Content)
		}
	case looked:
		return e.found(msg)
	case lookDue:
		if msg.ticket == e.folders.asked && e.result == nil && e.work.ticket == 0 {
			return e.Open()
		}
	case moved:
		return e.advance(msg)
	case exchanged:
		e.take(msg)
	case worker.Panicked:
		if e.work.ticket != 0 {
			e.take(exchanged{ticket: e.work.ticket, err: msg.Err})
		}
	}
	return nil
}

// Copied leaves the mouse to the terminal where a path is pasted.
func (e *Exchange) Copied() bool { return e.result == nil && e.folders.typing() }

// click chooses a folder or an answer.
func (e *Exchange) click(at int) {
	switch rows := e.folders.rows(); {
	case e.work.ticket != 0:
	case e.result != nil && e.result.asks() && at < answers:
		e.result.chosen = at
	case e.result == nil && at < len(rows):
		e.folders.chosen, e.folders.moved = rows[at], true
	}
}

func (e *Exchange) press(key tea.KeyPressMsg) tea.Cmd {
	action := e.env.Keys.Action(key)
	switch {
	case e.work.ticket != 0:
		return nil // it is a matter of seconds, and cannot be stopped halfway
	case e.result != nil:
		return e.read(action)
	}
	switch action {
	case keymap.Down, keymap.Bar:
		e.folders.move(+1)
	case keymap.Up:
		e.folders.move(-1)
	case keymap.Cancel:
		return e.env.Send(screen.Close{})
	case keymap.Confirm:
		if folder := e.folders.current(); folder != "" {
			return e.start(folder)
		}
	default:
		if e.folders.typing() {
			e.folders.field.Press(key)
		}
	}
	return nil
}
