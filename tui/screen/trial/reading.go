package trial

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin/ticket"
	"opale/tui/i18n"
	"opale/tui/scan"
	"opale/tui/screen"
)

// press is a key as the terminal sent it.
type press struct {
	name  string // as the page writes it
	text  string // what it types; empty for a control key
	ender bool
	at    time.Time
}

// run is the keys of one try, and what the desk took them for.
type run struct {
	presses []press
	pasted  bool
	probe   *screen.Probe // nil where they were taken for typing
}

// verdict is why a run was not taken for a scan; isScan is that it was.
type verdict uint8

const (
	isScan verdict = iota
	tooShort
	tooSlow
	noCode
)

// finding is what there is to say of a run.
type finding struct {
	layout  string // the repair, as package ticket names it; empty for none needed
	sure    bool   // the layout is known, not guessed
	taken   verdict
	pause   time.Duration // the longest
	each    time.Duration // on the average
	keys    int
	ended   bool // by Enter or Tab
	control bool // with control characters in it
}

// find judges a run.
func (r *run) find() finding {
	f := finding{keys: len(r.presses), ended: r.pasted}
	var text strings.Builder
	for i, p := range r.presses {
		text.WriteString(p.text)
		f.ended = f.ended || p.ender
		f.control = f.control || p.text == "" && !p.ender
		if i > 0 {
			f.pause = max(f.pause, p.at.Sub(r.presses[i-1].at))
		}
	}
	if n := len(r.presses) - 1; n > 0 {
		f.each = r.presses[n].at.Sub(r.presses[0].at) / time.Duration(n)
	}
	typed := text.String()
	if r.probe != nil {
		typed = r.probe.Text
		f.layout = r.probe.Reading.Repair
	}
	if layout, ok := ticket.Layout(typed, ticket.Trial); ok {
		f.layout, f.sure = layout, true
	}
	switch {
	case r.probe != nil && (r.probe.Reading.IsCode || !r.probe.Reading.ID.IsZero()):
	case len([]rune(typed)) < scan.Least:
		f.taken = tooShort
	case r.probe == nil && f.pause > scan.Gap:
		f.taken = tooSlow
	default:
		f.taken = noCode
	}
	return f
}

// controls are the names of the control characters that scanners send.
var controls = map[rune]string{
	'a': "SOH", 'b': "STX", 'c': "ETX", 'd': "EOT", 'e': "ENQ", 'f': "ACK", 'i': "HT", 'j': "LF", 'm': "CR",
	'\\': "FS", ']': "GS", '^': "RS", '_': "US", '@': "NUL",
}

// heard is a key as the page writes it.
func heard(w *i18n.Words, key tea.KeyPressMsg, at time.Time) press {
	p := press{text: key.Text, at: at}
	switch {
	case key.Text == " ":
		p.name = w.Trial.Blank
	case key.Text != "":
		p.name = key.Text
	case key.Code == tea.KeyEnter, key.Code == tea.KeyKpEnter:
		p.name, p.ender = w.Keys.Enter, true
	case key.Code == tea.KeyTab:
		p.name, p.ender = w.Keys.Tab, true
	case key.Mod.Contains(tea.ModCtrl) && controls[key.Code] != "":
		p.name = controls[key.Code]
		p.ender = key.Code == 'm' || key.Code == 'j' || key.Code == 'i'
	default:
		p.name = key.String()
	}
	return p
}
