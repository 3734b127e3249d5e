// Package trial is the page on which a laptop is tried before the doors open:
// what the scanner really sends, whether the function keys arrive, the bell, the
// window, the colours. Nobody is noted from it, whatever is scanned.
package trial

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/worker"
)

// The pauses.
const (
	Quiet  = 400 * time.Millisecond // behind the last key of a run
	Second = 900 * time.Millisecond // between the two sounds
	most   = 400                    // keys that are kept of a run
)

// Trial is the screen.
type Trial struct {
	env     *screen.Env
	scanner Scanner
	turn    worker.Ticket // of the wait for silence
	f2      bool          // it has arrived
	rung    int           // sounds of the last try of the bell
	bell    worker.Ticket
	scroll  int
	memo    screen.Memo
}

var (
	_ screen.Screen = (*Trial)(nil)
	_ screen.Raw    = (*Trial)(nil)
)

type (
	// silent says that nothing came behind a key.
	silent struct{ turn worker.Ticket }
	// again says that the second sound is due.
	again struct{ bell worker.Ticket }
)

// New makes the page.
func New(env *screen.Env) *Trial { return &Trial{env: env} }

// Heard takes down a key as it came. Arrows, Esc and function keys are the
// operator's.
func (t *Trial) Heard(msg tea.Msg, at time.Time) tea.Cmd {
	if !t.scanner.Heard(t.env.Words, msg, at) {
		return nil
	}
	t.memo.Forget()
	t.turn = worker.NewTicket()
	return t.env.Later(Quiet, silent{t.turn})
}

// Probed takes in what the desk would have taken a burst for.
func (t *Trial) Probed(p screen.Probe) {
	t.memo.Forget()
	t.scanner.Probed(p)
}

// Update hears a message.
func (t *Trial) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		t.memo.Forget()
		return t.press(msg)
	case silent:
		if msg.turn == t.turn && t.scanner.Silent() {
			t.memo.Forget()
		}
	case again:
		if msg.bell == t.bell {
			t.memo.Forget()
			t.rung++
			return t.env.Ring()
		}
	}
	return nil
}

func (t *Trial) press(key tea.KeyPressMsg) tea.Cmd {
	if key.Code == tea.KeyF2 {
		t.f2 = true
		if t.env.Choices.NoFKeys {
			return t.env.Send(screen.Choose{Key: screen.SettingFunctionKeys})
		}
		return nil
	}
	switch t.env.Keys.Action(key) {
	case keymap.Right:
		t.rung, t.bell = 1, worker.NewTicket()
		return tea.Batch(t.env.Ring(), t.env.Later(Second, again{t.bell}))
	case keymap.Left:
		t.f2 = false
		return t.env.Send(screen.Choose{Key: screen.SettingFunctionKeys, Value: screen.SettingOff})
	case keymap.Down:
		t.read(+1)
	case keymap.Up:
		t.read(-1)
	case keymap.PageDown:
		t.read(t.env.Frame.Body / 2)
	case keymap.PageUp:
		t.read(-t.env.Frame.Body / 2)
	case keymap.Cancel:
		return t.env.Send(screen.Close{})
	}
	return nil
}
