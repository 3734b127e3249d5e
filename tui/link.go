package tui

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/screen"
	"opale/tui/theme"
)

// linkNews says that entries came from the hub, or that its state changed.
type linkNews struct{}

// listenForLink waits for the next news of the hub; nil where there is none.
func (r *root) listenForLink() tea.Cmd {
	if r.env.Hub == nil {
		return nil
	}
	news, done := r.env.Hub.News(), r.ctx.Done()
	return func() tea.Msg {
		select {
		case _, open := <-news:
			if open {
				return linkNews{}
			}
		case <-done:
		}
		return nil
	}
}

// takeLink looks at once: an arrival elsewhere shows without waiting for the
// second to end.
func (r *root) takeLink() tea.Cmd {
	return tea.Batch(r.ask(), r.listenForLink())
}

// linked says how it stands with the hub, beside how many entries only this
// computer has; ok is false where none was joined.
func (r *root) linked() (said string, ok bool) {
	if r.env.Hub == nil || r.env.Hub.Address() == "" {
		return "", false
	}
	w, t, o := r.env.Words, r.env.Theme, &r.env.Overview
	state := screen.LinkedSaid(w, r.env.Linked, o.Now, r.env.Local)
	said = t.Tone(state.Tone).Render(state.Tone.Sign() + " " + state.Long)
	if state.Tone == theme.Good {
		said = t.Faint.Render(state.Tone.Sign() + " " + state.Long)
	}
	if o.OnlyHere > 0 {
		said += "    " + r.unshared(w.Count(w.Head.OnlyHere, o.OnlyHere))
	}
	return said, true
}
