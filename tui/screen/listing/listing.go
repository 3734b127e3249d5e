// Package listing is the screen on which an organiser takes an attendee list
// in: a file is chosen, shown as it was understood, corrected with arrows, and
// taken in whole or not at all. Nothing is written before that.
//
// By topic: file.go (which file), path.go (one that was dragged here), read.go
// (reading and comparing), rows.go (what the preview shows), answer.go (what is
// corrected there), take.go (taking it in), view.go and viewrow.go.
package listing

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Listing is the screen.
type Listing struct {
	env   *screen.Env
	files files
	work  work     // what is under way
	shown *preview // nil until a list is read
	end   *outcome // nil until it was taken in, or not
	memo  screen.Memo

	preparing bool // what is prepared lies below, not the desk
}

var (
	_ screen.Screen   = (*Listing)(nil)
	_ screen.Opener   = (*Listing)(nil)
	_ screen.Passing  = (*Listing)(nil)
	_ screen.Holding  = (*Listing)(nil)
	_ screen.Verbatim = (*Listing)(nil)
)

// New makes the screen; its Open looks for lists.
func New(env *screen.Env) *Listing { return &Listing{env: env, files: newFiles()} }

// Preparing makes the screen that what is prepared opens, and is gone back to.
func Preparing(env *screen.Env) *Listing {
	l := New(env)
	l.preparing = true
	return l
}

// Passing says that nobody types into what came of it.
func (l *Listing) Passing() bool { return true }

// Holds reports whether a letter belongs to this screen, or would throw away
// what was answered: only a list that was taken in lets it through.
func (l *Listing) Holds() bool { return l.end == nil || l.end.err != nil }

// Verbatim reports whether a path may be typed, or dragged here.
func (l *Listing) Verbatim() bool { return l.choosing() }

// choosing reports whether no file has been chosen yet.
func (l *Listing) choosing() bool { return l.shown == nil && l.work.ticket == 0 && l.end == nil }

// Update handles a message.
func (l *Listing) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		l.memo.Forget()
		return l.press(msg)
	case zone.Click:
		l.memo.Forget()
		l.click(msg.Target)
	case tea.PasteMsg:
		if l.choosing() {
			l.memo.Forget()
			l.files.paste(msg.Content)
		}
	case looked, lookDue:
		l.memo.Forget()
		return l.look(msg)
	case moved:
		return l.advance(msg)
	case read:
		return l.show(msg)
	case weighed:
		l.weigh(msg)
	case taken:
		l.finish(msg)
	case worker.Panicked:
		if l.work.writes {
			l.finish(taken{ticket: l.work.ticket, err: msg.Err})
		}
	}
	return nil
}

func (l *Listing) press(key tea.KeyPressMsg) tea.Cmd {
	action := l.env.Keys.Action(key)
	switch {
	case l.end != nil:
		return l.leave(action)
	case l.work.writes, l.work.ticket != 0 && l.shown == nil:
		if action == keymap.Cancel {
			l.cancel()
		}
		return nil
	case l.shown != nil:
		return l.browse(action)
	}
	return l.choose(key, action)
}
