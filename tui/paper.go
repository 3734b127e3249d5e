package tui

import (
	"fmt"

	"opale/checkin"
	"opale/tui/theme"
)

// paperTrouble says that the printable list is not being kept, and how old the
// one is that is there; empty where all is well.
func (r *root) paperTrouble() string {
	w, kept := &r.env.Words.Paper, &r.env.Paper
	if kept.Code == "" {
		return ""
	}
	said, ok := w.Faults[kept.Code]
	if !ok {
		said = w.Faults[checkin.CodeInternal]
	}
	if !kept.Written.IsZero() {
		said += fmt.Sprintf(w.Since, r.env.Words.Clock(r.env.Local(kept.Written)))
	}
	return r.env.Theme.Tone(theme.Warning).Render(theme.SignWarning + " " + said)
}
