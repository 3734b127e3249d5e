package main

import (
	"context"
	"os"

	"github.com/charmbracelet/x/term"

	"opale/tui"
	"opale/tui/plain"
)

// showPlain is the desk as lines of text, with all that runs beside the screen.
func (p *program) showPlain(ctx context.Context, o *tui.Options) error {
	if o.Kiosk {
		return &spoken{p.words.PlainKiosk}
	}
	return plain.Run(ctx, plain.Options{
		Desk: o.Desk, Settings: o.Settings, Replica: o.Replica, Hub: o.Hub, Faults: o.Faults, Lang: o.Lang, Setup: o.Setup,
		In: p.in, Out: p.out, Prompt: isTerminal(p.in),
	})
}

// isTerminal reports whether somebody sits at the other end.
func isTerminal(end any) bool {
	file, ok := end.(*os.File)
	return ok && term.IsTerminal(file.Fd())
}
