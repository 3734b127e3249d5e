package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
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
	link, isLinked := r.linked()
	came := r.heralded()
	switch {
	case urgent, !r.poll.counted:
	case came != "":
		left = came
	case isLinked:
		left = link
	case o.OnlyHere > 0 && o.Linked:
		left = r.unshared(w.Count(w.Head.OnlyHere, o.OnlyHere))
	case o.OnlyHere > 0:
		left = r.unshared(w.Count(w.Head.Alone, o.OnlyHere))
	case o.Linked:
		left = t.Faint.Render(theme.SignIn + " " + w.Head.AllShared)
	}
	urgent = urgent || came != "" // it has the line for itself
	if !urgent && r.env.ToCheck > 0 {
		left += "    " + r.toCheck(w.Count(w.Conflicts.Open, r.env.ToCheck))
	}
	if said := r.retention(r.room() - ansi.StringWidth(left) - 4); !urgent && said != "" {
		left = strings.TrimPrefix(left+"    "+said, "    ")
	}
	if !urgent {
		left += r.paperTrouble(r.room() - ansi.StringWidth(left))
	}
	if said := r.otherLists(r.room() - ansi.StringWidth(left) - 4); !urgent && said != "" {
		left = strings.TrimPrefix(left+"    "+said, "    ")
	}
	if said := r.paused(); !urgent && said != "" && ansi.StringWidth(left)+4+ansi.StringWidth(said) <= r.room() {
		left += "    " + said
	}
	if said := r.battery(r.env.Words.Head.Battery); !urgent && said != "" {
		left = strings.TrimPrefix(left+"    "+said, "    ")
	}
	if said := r.ownList(); !urgent && said != "" && ansi.StringWidth(left)+4+ansi.StringWidth(said) <= r.room() {
		left = strings.TrimPrefix(left+"    "+said, "    ")
	}
	right := widget.Hints(t, f.Inner(), widget.Hint{Key: r.env.Keys.Shown(keymap.Help), Does: w.Actions.Help})
	if r.isLocked() {
		right = "" // it knows names
	}
	lines := []string{widget.Rule(t.Rule, t.Faint, "", f.Inner()), widget.Ends(left, "  "+right, f.Inner())}
	return widget.Indent(lines, f.Margin)
}

func (r *root) unshared(said string) string {
	return r.env.Theme.Tone(theme.Already).Render(theme.SignAlready + " " + said)
}

// paused says that the question of the census is not asked for now.
func (r *root) paused() string {
	if !r.env.Rush || r.env.Choices.NoCensus {
		return ""
	}
	return r.env.Theme.Faint.Render(r.env.Words.Survey.Paused)
}

// retention says that people's data is to be deleted, as fully as there is room.
func (r *root) retention(room int) string {
	tone, said := screen.RetentionShort(r.env)
	if len(said) == 0 {
		return ""
	}
	style := r.env.Theme.Faint
	if tone != theme.Plain {
		style = r.env.Theme.Tone(tone)
	}
	for i := range said {
		said[i] = strings.TrimSpace(tone.Sign() + " " + said[i])
	}
	line := widget.Longest(room, said...)
	if tone == theme.Plain && ansi.StringWidth(line) > room {
		return "" // it can wait for a wider window
	}
	return style.Render(line)
}

func (r *root) retentionIsOver() bool {
	standing, _ := r.env.Retention()
	return standing == checkin.RetentionOver
}

// battery says that the cable is wanted, in a sentence that takes the charge;
// empty where it is not.
func (r *root) battery(sentence string) string {
	if !r.env.Charge.IsLow() {
		return ""
	}
	said := fmt.Sprintf(sentence, r.env.Words.Number(r.env.Charge.Percent))
	return r.env.Theme.Tone(theme.Warning).Render(theme.SignWarning + " " + said)
}

// toCheck says how much a person has to look at.
func (r *root) toCheck(said string) string {
	return r.env.Theme.Tone(theme.Question).Render(theme.SignQuestion + " " + said)
}

// urgent is what the status line says first: the result of a scan that another
// screen hides, what is broken, a list that is still being read.
func (r *root) urgent() (string, bool) {
	t := r.env.Theme
	switch {
	case r.flash.text != "":
		return t.Loud(r.flash.tone).Render(" " + r.flash.tone.Sign() + " " + r.flash.text + " "), true
	case r.fault.err != nil:
		return r.alarm(r.fault.err), true
	case r.env.Unread:
		return r.alarm(r.loading.err, r.env.Words.Head.Unread, r.env.Words.Head.UnreadShort), true
	case r.poll.err != nil:
		return r.alarm(r.poll.err), true
	case r.env.Charge.IsLow() && r.env.Charge.Percent < screen.ChargeLast:
		percent, w := r.env.Words.Number(r.env.Charge.Percent), &r.env.Words.Head
		said := widget.Longest(r.room(), fmt.Sprintf(w.Battery, percent), fmt.Sprintf(w.BatteryShort, percent))
		return t.Loud(theme.Bad).Render(" " + theme.SignWarning + " " + said + " "), true
	case r.env.Loading:
		return r.loadingBar(), true
	}
	return "", false
}

// alarm says what is wrong, as fully as there is room: in the given words, or
// in those for the error.
func (r *root) alarm(err error, words ...string) string {
	if len(words) == 0 {
		said := r.env.Words.Explain(err)
		first, _, _ := strings.Cut(said.What, ",")
		words = []string{said.What + " " + said.Safe, said.What, first}
	}
	said := widget.Longest(r.room(), words...)
	return r.env.Theme.Loud(theme.Bad).Render(" " + theme.SignWarning + " " + said + " ")
}

func (r *root) loadingBar() string {
	w, t, total := r.env.Words, r.env.Theme, r.env.Overview.People
	said := t.Text.Render(fmt.Sprintf(w.Head.Loading, w.Number(r.loading.shown), w.Number(max(total, r.loading.shown))))
	bar := "  " + widget.Progress(t.Full, t.Empty, r.loading.shown, total, 12)
	return widget.Longest(r.room(), said+bar+"  "+t.Faint.Render(w.Head.LoadScan), said+bar, w.Head.LoadShort+bar)
}

// room is the width of the status line beside the help's key.
func (r *root) room() int {
	if r.env.Frame.Status == 0 {
		return r.env.Frame.Inner() - 4
	}
	return r.env.Frame.Inner() - 14
}
