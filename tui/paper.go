package tui

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/theme"
	"opale/tui/widget"
)

// paperTrouble says in so much room that the printable list is not being kept,
// and how old the one is that is there; empty where all is well.
func (r *root) paperTrouble(room int) string {
	w, kept := &r.env.Words.Paper, &r.env.Paper
	if kept.Code == "" {
		return ""
	}
	said, ok := w.Faults[kept.Code]
	if !ok {
		said = w.Faults[checkin.CodeInternal]
	}
	whole := said
	if !kept.Written.IsZero() {
		whole += fmt.Sprintf(w.Since, r.env.Words.Clock(r.env.Local(kept.Written)))
	}
	const apart = "    " + theme.SignWarning + " "
	said = widget.Longest(room-ansi.StringWidth(apart), whole, said, w.Short)
	return r.env.Theme.Tone(theme.Warning).Render(apart + said)
}
