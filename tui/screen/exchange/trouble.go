package exchange

import (
	"fmt"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/i18n"
	"opale/tui/theme"
)

// trouble says what could not be read and what was not taken.
func (e *Exchange) trouble(say func(theme.Tone, string)) {
	w, r := e.env.Words, e.result
	said := &w.Exchange
	for i := range r.Read {
		if source := &r.Read[i]; source.Err != nil {
			say(theme.Warning, fmt.Sprintf(said.Unread, checkin.Clean(source.Name), unread(&said.Why, e.medium(r.stick), source.Err)))
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

func unread(w *i18n.ExchangeTrouble, by *i18n.Medium, err error) string {
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
	return by.Unreadable
}
