// Package join is the way to a hub: the page on which an invitation is
// scanned, pasted or typed, and on which the hub that was joined says how it
// is. Without a network nothing here is needed, and nothing fails.
package join

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin/hub"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/screen/setup"
	"opale/tui/widget/field"
	"opale/tui/worker"
	"opale/tui/zone"
)

// longest is how many letters a link may have: more than any hub makes.
const longest = 400

// callSaid is how long it is said that the hub is called: how it stands may be
// the same behind it, and the key was heard.
const callSaid = 2 * time.Second

// calledOut ends that.
type calledOut struct{ ticket worker.Ticket }

// Join is the screen.
type Join struct {
	env   *screen.Env
	field field.Field
	call  worker.Ticket // of the joining under way; 0 for none
	err   error         // why the last one failed
	tried worker.Ticket // of a call by hand, for as long as that is said
	below bool          // the line under the field is chosen: to become the relay, or to be it no longer
	host  worker.Ticket // of the relay being opened or closed; 0 for none
	memo  screen.Memo
}

var (
	_ screen.Screen   = (*Join)(nil)
	_ screen.Verbatim = (*Join)(nil)
	_ screen.Seeking  = (*Join)(nil)
)

// New makes the screen, with a link that may have been scanned elsewhere.
func New(env *screen.Env, link string) *Join {
	j := &Join{env: env, field: field.New(field.Limit(longest))}
	j.field.Insert(link)
	return j
}

// Verbatim says that what a scanner types here is a link, and no person's code.
func (j *Join) Verbatim() bool { return true }

// Seeking says that a relay on this network is proposed here.
func (j *Join) Seeking() {}

// Copied leaves the mouse to the terminal: a link is pasted here.
func (j *Join) Copied() bool { return true }

// Joined is what came of an invitation. The root hears it too: the page may
// have been left by then.
type Joined struct {
	Err error

	ticket worker.Ticket
}

// Update handles a message.
func (j *Join) Update(msg tea.Msg) tea.Cmd {
	j.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return j.press(msg)
	case tea.PasteMsg:
		if j.call == 0 {
			j.field.Insert(msg.Content)
			j.err = nil
		}
	case calledOut:
		if msg.ticket == j.tried {
			j.tried = 0
		}
	case hosted:
		if msg.ticket == j.host {
			j.host, j.err, j.below = 0, msg.err, msg.err != nil // a second Enter does not undo the first
		}
	case zone.Click:
		j.below = msg.At == rowHost && j.call == 0
		if msg.At == rowFound && j.call == 0 {
			j.field.Clear()
		}
	case Joined:
		if j.call != 0 && msg.ticket != j.call {
			return nil
		}
		j.call, j.err = 0, msg.Err
		if msg.Err == nil {
			j.field.Clear()
		}
	}
	return nil
}

func (j *Join) press(key tea.KeyPressMsg) tea.Cmd {
	action := j.env.Keys.Action(key)
	switch {
	case action == keymap.Cancel:
		return j.env.Send(screen.Close{}) // a call under way goes on: the invitation may be spent; the status line then says what came of it
	case j.call != 0:
		return nil
	case j.host != 0:
		return nil
	case action == keymap.Down, action == keymap.Bar:
		j.below = true
	case action == keymap.Up:
		j.below = false
	case action == keymap.Confirm && j.below:
		return j.turn()
	case j.env.Hosting.Address != "":
		return nil // there is nothing to be typed
	case action == keymap.Confirm && !j.field.IsEmpty():
		return j.join()
	case action == keymap.Confirm && j.offers():
		return j.meet()
	case action == keymap.Confirm && j.env.Hub.Address() != "":
		j.env.Hub.Try()
		j.tried = worker.NewTicket()
		return j.env.Later(callSaid, calledOut{j.tried})
	case j.field.Press(key):
		j.err, j.below = nil, false
	}
	return nil
}

// hosted is what came of becoming the relay, or of being it no longer.
type hosted struct {
	ticket worker.Ticket
	err    error
}

// The lines that are clicked: the one under the field, and the one above it.
const (
	rowHost = iota
	rowFound
)

// turn makes this desk the relay, or has it be one no longer.
func (j *Join) turn() tea.Cmd {
	j.host, j.err = worker.NewTicket(), nil
	ticket, by := j.host, j.env.Hub
	if by.Hosting().Address != "" {
		return func() tea.Msg { by.Unhost(); return hosted{ticket, nil} }
	}
	return func() tea.Msg { return hosted{ticket, by.Host()} }
}

// join calls the hub, beside the queue: check-ins wait for no network. What a
// scanner's keyboard made of the link is put right where it is seen.
func (j *Join) join() tea.Cmd {
	if link, err := hub.ParseLink(j.field.Value()); err == nil {
		j.field.SetText(link.String())
	} else if address, err := hub.ParseAddress(j.field.Value()); err == nil {
		j.field.SetText(hub.ShortAddress(address))
	}
	return j.callAt(j.field.Value())
}

func (j *Join) callAt(link string) tea.Cmd {
	j.call, j.err = worker.NewTicket(), nil
	ticket, env := j.call, j.env
	return func() tea.Msg {
		err := env.Hub.Join(context.Background(), link)
		if err == nil {
			err = move(env)
		}
		return Joined{err, ticket}
	}
}

// move sits the desk where the invitation says, which is remembered by now.
func move(env *screen.Env) error {
	known, err := setup.Recall(env.Settings)
	if err != nil || known.Desk == "" {
		return err
	}
	return env.Desk.Move(known.Desk, known.Venue)
}
