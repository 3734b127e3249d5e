package exchange

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/route"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// result is what came of an exchange, and the question that it may have
// raised: whether to trust desks that nobody here knows.
type result struct {
	exchanged
	chosen int // of the answers
	scroll int
}

// The answers, in the order in which they are shown.
const (
	trust = iota
	distrust
	answers
)

func (r *result) asks() bool { return r.err == nil && len(r.Strangers) > 0 }

// read hears a key over the result.
func (e *Exchange) read(action keymap.Action) tea.Cmd {
	r := e.result
	switch action {
	case keymap.Down, keymap.Bar:
		e.down()
	case keymap.Up:
		if r.chosen > trust {
			r.chosen--
		} else if r.chosen = widget.NoChoice; !r.asks() {
			e.scroll(-1)
		}
	case keymap.PageDown:
		e.scroll(e.env.Frame.Body / 2)
	case keymap.PageUp:
		e.scroll(-e.env.Frame.Body / 2)
	case keymap.Cancel:
		return e.env.Send(screen.Close{})
	case keymap.Confirm:
		return e.answer()
	}
	return nil
}

func (e *Exchange) down() {
	if e.result.asks() {
		e.result.chosen = min(e.result.chosen+1, answers-1)
		return
	}
	e.scroll(1)
}

func (e *Exchange) scroll(lines int) {
	sheet := e.sheet()
	e.result.chosen = widget.NoChoice
	e.result.scroll = min(max(e.result.scroll+lines, 0), sheet.Last(e.env.Frame))
}

// answer acts on the answer that an arrow has chosen; without a question there
// is nothing left to do.
func (e *Exchange) answer() tea.Cmd {
	r := e.result
	switch {
	case !r.asks() || r.chosen == distrust:
		return e.env.Send(screen.Close{})
	case r.chosen == trust:
		var devices []checkin.DeviceID
		for _, o := range r.strangers() {
			devices = append(devices, o.Device)
		}
		return e.start(r.folder, devices...)
	}
	return nil
}

// statement is one thing that is said about the exchange.
type statement struct {
	tone theme.Tone
	text string
}

// title is the result in a word.
func (r *result) title(w *i18n.Exchange) statement {
	switch {
	case r.err != nil && r.Written != "":
		return statement{theme.Warning, w.Partly}
	case r.err != nil:
		return statement{theme.Bad, w.Failed}
	case r.asks():
		return statement{theme.Question, w.Open}
	case r.Fresh == 0 && len(r.desks()) > 0:
		return statement{theme.Already, w.Nothing}
	}
	return statement{theme.Good, w.Done}
}

// next is what to do now: it is said first.
func (r *result) next(w *i18n.Words, by *i18n.Medium) string {
	said := &w.Exchange
	switch {
	case r.err != nil && r.Written != "":
		return by.NotWritten
	case r.err != nil:
		return r.failure(w, by)
	case r.asks():
		return by.Keep
	}
	if r.mailed {
		return fmt.Sprintf(said.Send, checkin.Clean(r.Written), checkin.Clean(folderName(r.folder)))
	}
	return by.Remove
}

// failure says why nothing was exchanged.
func (r *result) failure(w *i18n.Words, by *i18n.Medium) string {
	switch checkin.ErrorCode(r.err) {
	case checkin.CodeMissing:
		return by.Missing
	case checkin.CodeReadOnly:
		return by.Unreadable
	}
	said := w.Explain(r.err)
	return said.What + " " + said.Press
}

// desks names the desks whose bundles were read.
func (r *result) desks() []string {
	var desks []string
	for i := range r.Read {
		if desk := checkin.Clean(r.Read[i].Header.Desk); r.Read[i].Err == nil && !slices.Contains(desks, desk) {
			desks = append(desks, desk)
		}
	}
	return desks
}

// statements is what happened, the most useful first.
func (e *Exchange) statements() []statement {
	w, r := e.env.Words, e.result
	said := &w.Exchange
	var all []statement
	say := func(tone theme.Tone, text string) { all = append(all, statement{tone, text}) }
	if r.err != nil && r.Written == "" {
		return nil
	}
	if r.err == nil {
		e.visit(say)
	}
	if r.Fresh > 0 {
		say(theme.Good, w.Count(said.Fresh, r.Fresh))
	}
	if desks := r.desks(); len(desks) > 0 {
		say(theme.Good, fmt.Sprintf(said.From, w.Enumerate(e.named(desks))))
	}
	if r.err != nil {
		say(theme.Plain, said.Why.Safe)
	}
	e.trouble(say)
	if r.err == nil {
		say(theme.Plain, fmt.Sprintf(said.Written, w.Number(int((r.Size+1023)/1024))))
		say(e.seal(r.stick))
	}
	return all
}

// visit says whom to visit with the stick.
func (e *Exchange) visit(say func(theme.Tone, string)) {
	w, r := e.env.Words, e.result
	switch {
	case r.mailed:
		e.await(say)
	case len(r.Route) > 0:
		say(theme.Elsewhere, w.Route(r.Route, e.deskName))
		if unheard := e.unheard(); len(unheard) > 0 {
			say(theme.Plain, fmt.Sprintf(w.Exchange.Unheard, w.Enumerate(unheard)))
		}
	case len(r.desks()) > 0:
		say(theme.Good, w.Exchange.AllKnow)
	default:
		say(theme.Elsewhere, e.medium(r.stick).First)
	}
}

// await says who waits for a file that is to be sent.
func (e *Exchange) await(say func(theme.Tone, string)) {
	var desks []string
	for i := range e.result.Behind {
		desks = append(desks, e.result.Behind[i].Desk)
	}
	if len(desks) > 0 {
		say(theme.Elsewhere, fmt.Sprintf(e.env.Words.Exchange.SendTo, e.env.Words.Enumerate(e.named(desks))))
	}
}

func (e *Exchange) deskName(d *route.Desk) string { return e.named([]string{d.Desk})[0] }

// unheard names the desks of the route that never said what they hold.
func (e *Exchange) unheard() (names []string) {
	for i := range e.result.Route {
		if v := &e.result.Route[i]; v.Silent && !v.Again {
			names = append(names, e.deskName(&v.Desk))
		}
	}
	return names
}

// medium is what is said of what carries it.
func (e *Exchange) medium(stick bool) *i18n.Medium {
	if stick {
		return &e.env.Words.Exchange.Stick
	}
	return &e.env.Words.Exchange.Folder
}

func (e *Exchange) seal(stick bool) (theme.Tone, string) {
	by := e.medium(stick)
	if e.env.Exchange.Sealed() {
		return theme.Plain, by.Sealed
	}
	return theme.Warning, by.Unsealed
}

// named says each desk's name, or that it has none.
func (e *Exchange) named(desks []string) []string {
	said := make([]string, len(desks))
	for i, desk := range desks {
		if said[i] = checkin.Clean(desk); said[i] == "" {
			said[i] = e.env.Words.Exchange.Nameless
		}
	}
	return said
}
