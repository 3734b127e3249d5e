package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/zone"
)

// settling is how long behind the terminal's return a click only brought it back.
const settling = 500 * time.Millisecond

// pageStep is how many lines a wheel turns a page by.
const pageStep = 3

// point hears the mouse. A click on a key that is shown is that key; on what can
// be chosen it chooses, and does no more. The wheel is the arrows, where there is
// something to move. Nothing needs a mouse.
func (r *root) point(msg tea.MouseMsg) tea.Cmd {
	if !r.mouse() {
		return nil
	}
	r.locking.used = r.now()
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft && !r.returns() {
			return r.click(msg.X, msg.Y)
		}
	case tea.MouseWheelMsg:
		return r.wheel(msg.Button)
	}
	return nil
}

// returns reports whether a click has only brought the keyboard back: whoever
// clicked did not look at what is below.
func (r *root) returns() bool {
	if r.blurred {
		r.blurred = false
		r.touch()
		return true
	}
	return r.now().Sub(r.focused) < settling
}

func (r *root) click(x, y int) tea.Cmd {
	target, there := r.window.zones.At(x, y)
	switch {
	case !there:
		return nil
	case target.Kind == zone.Key:
		return r.strike(target.Key)
	case target.Kind == zone.More:
		return r.hear(keymap.Press("pgdown"))
	}
	return r.follow(r.detector.Pass(zone.Click{Target: target}, r.now()))
}

// strike presses a key that is shown. It goes the way of all keys, so that it
// comes behind the letters that were typed before it.
func (r *root) strike(shown string) tea.Cmd {
	named := r.env.Keys.Named(shown)
	if len(named) == 0 {
		return nil
	}
	return r.hear(keymap.Press(named[0].Chords()[0]))
}

func (r *root) wheel(button tea.MouseButton) tea.Cmd {
	key, steps := "down", 1
	if button == tea.MouseWheelUp {
		key = "up"
	}
	switch {
	case button != tea.MouseWheelUp && button != tea.MouseWheelDown:
		return nil
	case r.window.zones.Has(zone.Row):
	case r.window.zones.Has(zone.More):
		steps = pageStep
	default:
		return nil
	}
	var cmds []tea.Cmd
	for range steps {
		cmds = append(cmds, r.hear(keymap.Press(key)))
	}
	return tea.Batch(cmds...)
}

// mouse reports whether the mouse is ours. Where text is copied or pasted with
// it, and where that was chosen, it is the terminal's.
func (r *root) mouse() bool {
	copied, ok := r.top().(screen.Copied)
	return !r.env.Choices.NoMouse && !(ok && copied.Copied())
}
