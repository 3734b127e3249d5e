package tui

import (
	"fmt"

	"opale/tui/keymap"
	"opale/tui/theme"
	"opale/tui/widget"
)

// status draws the last lines: what is not shared yet, or what is more urgent,
// and where help is.
func (r *root) status() []string {
	f, w, t, o := r.env.Frame, r.env.Words, r.env.Theme, &r.env.Overview
	if f.Status == 0 {
		return nil
	}
	left, urgent := r.urgent()
	switch {
	case urgent:
	case o.OnlyHere > 0:
		left = r.unshared(w.Count(w.Head.OnlyHere, o.OnlyHere))
	default:
		left = t.Faint.Render(theme.SignIn + " " + w.Head.AllShared)
	}
	right := widget.Hints(t, f.Inner(), widget.Hint{Key: r.env.Keys.Shown(keymap.Help), Does: w.Actions.Help})
	lines := []string{widget.Rule(t.Rule, t.Faint, "", f.Inner()), widget.Ends(left, "  "+right, f.Inner())}
	return widget.Indent(lines, f.Margin)
}

func (r *root) unshared(said string) string {
	return r.env.Theme.Tone(theme.Already).Render(theme.SignAlready + " " + said)
}

// urgent is what the status line says first: the result of a scan that another
// screen hides, a failing disk, a list that is still being read.
func (r *root) urgent() (string, bool) {
	w, t := r.env.Words, r.env.Theme
	switch {
	case r.flash.text != "":
		return t.Loud(r.flash.tone).Render(" " + r.flash.tone.Sign() + " " + r.flash.text + " "), true
	case r.poll.err != nil:
		said := w.Explain(r.poll.err)
		return t.Loud(theme.Bad).Render(" " + theme.SignWarning + " " + said.What + " " + said.Safe + " "), true
	case r.loading.underway:
		return r.loadingBar(), true
	}
	return "", false
}

func (r *root) loadingBar() string {
	w, t, total := r.env.Words, r.env.Theme, r.env.Overview.People
	said := fmt.Sprintf(w.Head.Loading, w.Number(r.loading.shown), w.Number(max(total, r.loading.shown)))
	bar := widget.Progress(t.Full, t.Empty, r.loading.shown, total, 16)
	return t.Text.Render(said) + "  " + bar + "  " + t.Faint.Render(w.Head.LoadScan)
}
