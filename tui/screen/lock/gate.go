package lock

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// Gate asks for the coordinator's PIN before something is done.
type Gate struct {
	env  *screen.Env
	pad  pad
	then tea.Msg
	memo screen.Memo
}

var (
	_ screen.Screen   = (*Gate)(nil)
	_ screen.Opener   = (*Gate)(nil)
	_ screen.Verbatim = (*Gate)(nil)
)

// NewGate makes the question; then is what the root is asked for behind it.
func NewGate(env *screen.Env, then tea.Msg) *Gate {
	return &Gate{env: env, pad: newPad(env, pin.Coordinator), then: then}
}

// Open reads how long is still to be waited.
func (g *Gate) Open() tea.Cmd { return g.pad.open() }

// Verbatim has a PIN that is typed in one go be no code.
func (g *Gate) Verbatim() bool { return true }

// Update hears a key, or what came of a try.
func (g *Gate) Update(msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		g.memo.Forget()
		switch g.env.Keys.Action(key) {
		case keymap.Confirm:
			g.pad.check()
		case keymap.Cancel:
			return g.env.Send(screen.Close{})
		default:
			g.pad.press(key)
		}
		return nil
	}
	cmd, right, known := g.pad.hear(msg)
	if known {
		g.memo.Forget()
	}
	if right {
		return g.env.Send(screen.Granted{Then: g.then})
	}
	return cmd
}

// View draws the question.
func (g *Gate) View() string {
	return g.memo.View(g.env, func() string {
		w, t, f := g.env.Words, g.env.Theme, g.env.Frame
		lines := []string{t.Loud(theme.Already).Render(widget.Fit(" "+theme.SignAlready+"  "+w.Lock.Gate, f.Inner())), ""}
		what := w.Lock.GateOnly
		if g.env.Kiosk {
			what = w.Lock.GateWhat
		}
		lines = append(lines, flow(t.Text, what, f.Inner())...)
		tone, said := g.pad.notice()
		return fill(g.env, lines, g.pad.draw(), notice(g.env, tone, said), append(g.pad.foot(w.Lock.GateGo), widget.Hint{Key: w.Keys.Escape, Does: w.Lock.Back}))
	})
}
