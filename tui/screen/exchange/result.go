package exchange

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/journal"
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
func (r *result) next(w *i18n.Words) string {
	said := &w.Exchange
	switch {
	case r.err != nil && r.Written != "":
		return said.Why.NotWritten
	case r.err != nil:
		return r.failure(w)
	case r.asks():
		return said.Keep
	}
	if r.mailed {
		return fmt.Sprintf(said.Send, checkin.Clean(r.Written), checkin.Clean(folderName(r.folder)))
	}
	return said.Remove
}

// failure says why nothing was exchanged.
func (r *result) failure(w *i18n.Words) string {
	switch checkin.ErrorCode(r.err) {
	case checkin.CodeMissing:
		return w.Exchange.Why.NoFolder
	case checkin.CodeReadOnly:
		return w.Exchange.Why.Unreadable
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
		say(e.seal())
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
		say(theme.Elsewhere, w.Exchange.First)
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

// trouble says what could not be read and what was not taken.
func (e *Exchange) trouble(say func(theme.Tone, string)) {
	w, r := e.env.Words, e.result
	said := &w.Exchange
	for i := range r.Read {
		if source := &r.Read[i]; source.Err != nil {
			say(theme.Warning, fmt.Sprintf(said.Unread, checkin.Clean(source.Name), unread(&said.Why, source.Err)))
		}
	}
	for _, a := range asides(r.Quarantined) {
		entries := w.Count(said.SetApart, a.entries)
		say(theme.Bad, fmt.Sprintf(said.Aside, entries, e.named([]string{a.desk})[0], said.Why.Reason(a.reason)))
	}
	if r.Waiting > 0 && !r.asks() {
		say(theme.Warning, said.Early)
	}
}

// unknown says which desks nobody here knows.
func (e *Exchange) unknown(say func(theme.Tone, string)) {
	w := &e.env.Words.Exchange
	for _, o := range e.result.strangers() {
		desk := e.named([]string{o.Desk})[0]
		venue, ok := e.env.Overview.Event.Venue(o.Venue)
		if !ok {
			venue.Name = string(o.Venue)
		}
		if name := checkin.Clean(venue.Name); name != "" {
			say(theme.Question, fmt.Sprintf(w.StrangerAt, desk, name))
		} else {
			say(theme.Question, fmt.Sprintf(w.Stranger, desk))
		}
	}
}

func (e *Exchange) seal() (theme.Tone, string) {
	if e.env.Exchange.Sealed() {
		return theme.Plain, e.env.Words.Exchange.Sealed
	}
	return theme.Warning, e.env.Words.Exchange.Unsealed
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

// strangers is the laptops that nobody here knows, each once: one that had
// several names by the name that it had at a venue.
func (r *result) strangers() []journal.Opening {
	var once []journal.Opening
	for _, o := range r.Strangers {
		at := slices.IndexFunc(once, func(known journal.Opening) bool { return known.Device == o.Device })
		if at < 0 {
			once = append(once, o)
		} else if once[at].Venue == "" {
			once[at] = o
		}
	}
	return once
}

func (e *Exchange) strangerNames() []string {
	var desks []string
	for _, o := range e.result.strangers() {
		desks = append(desks, o.Desk)
	}
	return e.named(desks)
}

// aside is how many entries of a desk were put aside for a reason.
type aside struct {
	desk    string
	reason  journal.Reason
	entries int
}

func asides(refused []journal.Refused) []aside {
	var all []aside
	for i := range refused {
		r := &refused[i]
		same := func(a aside) bool { return a.desk == r.By.Desk && a.reason == r.Reason }
		at := slices.IndexFunc(all, same)
		if at < 0 {
			at, all = len(all), append(all, aside{desk: r.By.Desk, reason: r.Reason})
		}
		all[at].entries++
	}
	return all
}

func unread(w *i18n.ExchangeTrouble, err error) string {
	switch checkin.ErrorCode(err) {
	case checkin.CodeDamaged:
		return w.Damaged
	case checkin.CodePartial:
		return w.Partial
	case checkin.CodeLocked:
		return w.Locked
	case checkin.CodeForeign:
		return w.Foreign
	case checkin.CodeNewer:
		return w.Newer
	case checkin.CodeInvalid:
		return w.Invalid
	}
	return w.Unreadable
}
