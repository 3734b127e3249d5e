// Package quit asks whether to leave. It asks with an arrow and Enter, as every
// question here: Ctrl+X or Ctrl+C alone never end the program.
package quit

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// Question is the screen that asks.
type Question struct {
	env    *screen.Env
	chosen int
	memo   screen.Memo
}

var (
	_ screen.Screen  = (*Question)(nil)
	_ screen.Passing = (*Question)(nil)
)

// Passing says that nobody types into the question, and that it followed
// nothing.
func (q *Question) Passing() bool { return false }

// New makes the question.
func New(env *screen.Env) *Question { return &Question{env: env, chosen: widget.NoChoice} }

// The two answers, in the order in which they are shown.
const (
	leave = iota
	stay
	answers
)

// Update moves between the answers.
func (q *Question) Update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	q.memo.Forget()
	switch q.env.Keys.Action(press) {
	case keymap.Down, keymap.Right, keymap.Bar:
		q.chosen = (q.chosen + 1) % answers
	case keymap.Up, keymap.Left:
		q.chosen = (max(q.chosen, 0) + answers - 1) % answers
	case keymap.Cancel:
		return q.env.Send(screen.Close{})
	case keymap.Confirm:
		switch q.chosen {
		case leave:
			return q.env.Send(screen.Leave{})
		case stay:
			return q.env.Send(screen.Close{})
		}
	}
	return nil
}

// View draws the question.
func (q *Question) View() string { return q.memo.View(q.env, q.draw) }

func (q *Question) draw() string {
	w, f := q.env.Words, q.env.Frame
	p := widget.Panel{
		Tone: theme.Plain, Title: w.Quit.Title, Notes: []string{w.Quit.Safe},
		Choices: []widget.Choice{leave: {Text: w.Quit.Leave}, stay: {Text: w.Quit.Stay}},
		Chosen:  q.chosen,
	}
	hints := widget.Hints(q.env.Theme, f.Inner(),
		widget.Hint{Key: w.Keys.Down + " " + w.Keys.Up, Does: w.Desk.Choose},
		widget.Hint{Key: w.Keys.Enter, Does: w.Desk.EnterChoose},
		widget.Hint{Key: w.Keys.Escape, Does: w.Desk.Back},
	)
	lines := p.Draw(q.env.Theme, f.Inner(), f.Body-1)
	return widget.Stack(widget.Indent(append(lines, hints), f.Margin), f.Body)
}
