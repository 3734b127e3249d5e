package tui

import (
	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/theme"
)

// flash is the result of a scan on the status line, for as long as another
// screen hides the desk and until a key is pressed.
type flash struct {
	text string
	tone theme.Tone
}

// report says what came of a scan where the desk cannot be seen. What lies
// over it may be a form half filled in, so it stays.
func (r *root) report(msg screen.Scanned) tea.Cmd {
	if len(r.stack) == 1 || r.isExcluded() || r.isLocked() {
		return nil
	}
	w := r.env.Words
	if msg.Err != nil {
		name := checkin.Clean(msg.Visit.Reading.Code)
		if who := &msg.Visit.Registration; !who.ID.IsZero() {
			name = w.SpokenName(who)
		}
		r.flash = flash{w.Door.NotNoted + "  " + name + "  " + w.Explain(msg.Err).What, theme.Bad}
	} else {
		tone, title := screen.Verdict(w, r.env.Overview.Event, msg.Visit)
		r.flash = flash{title + "  " + w.SpokenName(&msg.Visit.Registration), tone}
	}
	r.touch()
	return nil
}
