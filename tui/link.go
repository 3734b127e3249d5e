package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/nearby"
	"opale/tui/screen"
	"opale/tui/screen/join"
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

// around is who finds other desks, where the topmost screen shows them.
func (r *root) around() screen.Nearby {
	if _, seeks := r.top().(screen.Seeking); !seeks || r.env.Nearby == nil {
		return nil
	}
	return r.env.Nearby
}

// foundKey is what is shown of the desks that were found.
func foundKey(found []nearby.Desk) string {
	var key strings.Builder
	for _, d := range found {
		fmt.Fprintf(&key, "%s %q %s\n", d.Device, d.Name, d.Relay)
	}
	return key.String()
}

// takeLink looks at once: an arrival elsewhere shows without waiting for the
// second to end.
func (r *root) takeLink() tea.Cmd {
	return tea.Batch(r.ask(), r.listenForLink())
}

// joined takes in what came of an invitation, and says it on the status line
// where the page on which it was given has been left.
func (r *root) joined(msg join.Joined) tea.Cmd {
	cmd := r.tell(msg)
	if _, seen := r.top().(*join.Join); !seen {
		r.flash = flash{r.env.Words.Hub.Joined, theme.Good}
		if msg.Err != nil {
			said := r.env.Words.ExplainJoin(msg.Err)
			r.flash = flash{said.What + " " + said.Press, theme.Bad}
		}
	}
	r.touch()
	if msg.Err != nil {
		return cmd
	}
	seated, _ := r.navigate(screen.Seated{Stay: true})
	return tea.Batch(cmd, seated)
}

// linked says how it stands with the hub, beside how many entries only this
// computer has; ok is false where none was joined.
func (r *root) linked() (said string, ok bool) {
	if r.env.Hub == nil {
		return "", false
	}
	w, t, o := r.env.Words, r.env.Theme, &r.env.Overview
	if h := &r.env.Hosting; h.Address != "" {
		at := fmt.Sprintf(w.Hub.HostingStatus, checkin.Clean(h.Address), w.Count(w.Hub.Guests, h.Guests))
		said = t.Faint.Render(theme.Good.Sign() + " " + at)
		if o.OnlyHere > 0 {
			said += "    " + r.unshared(w.Count(w.Head.OnlyHere, o.OnlyHere))
		}
		return said, true
	}
	if r.env.Hub.Address() == "" {
		return "", false
	}
	state := r.linkSaid()
	said = t.Tone(state.Tone).Render(state.Tone.Sign() + " " + state.Long)
	if state.Tone == theme.Good {
		said = t.Faint.Render(state.Tone.Sign() + " " + state.Long)
	}
	if o.OnlyHere > 0 {
		said += "    " + r.unshared(w.Count(w.Head.OnlyHere, o.OnlyHere))
	}
	return said, true
}

func (r *root) linkSaid() screen.LinkSaid {
	return screen.LinkedSaid(r.env.Words, r.env.Linked, r.env.Overview.Now, r.env.Local, screen.Patience)
}

// linkTrouble says shortly what stands between this desk and its hub, where it
// needs somebody; empty where it does not.
func (r *root) linkTrouble() string {
	if r.env.Hub == nil || r.env.Hub.Address() == "" {
		return ""
	}
	state := r.linkSaid()
	if state.Tone != theme.Bad && state.Tone != theme.Warning {
		return ""
	}
	return r.env.Theme.Tone(state.Tone).Render(state.Tone.Sign() + " " + state.Short)
}
