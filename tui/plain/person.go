package plain

import (
	"fmt"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/person"
)

// page tells all that is known of somebody, and offers what can be done.
func (d *desk) page(rest string) {
	if r, ok := d.subject(rest, (*desk).openPage); ok {
		d.turn()
		d.openPage(&checkin.Row{Registration: r})
	}
}

func (d *desk) pageOf(r *checkin.Registration) offer {
	row := checkin.Row{Registration: *r}
	return offer{d.env.Words.Door.OpenPage, func() { d.openPage(&row) }}
}

func (d *desk) openPage(row *checkin.Row) {
	page, err := d.o.Desk.Page(row.Registration.ID)
	if err != nil {
		d.trouble(d.brief(&row.Registration), err)
		return
	}
	r := page.Registration
	d.about = r
	d.say(d.env.Words.ListName(&r), checkin.Clean(r.Company()), checkin.Clean(r.Town()))
	for _, line := range person.Lines(d.env, page) {
		d.say(line)
	}
	if !r.Erased {
		d.offer(d.acts(&page)...)
	}
}

// acts offers what can be done on a page: an arrival or a departure at this
// session, what is in force to be taken back, how the person sells, and what can be corrected.
func (d *desk) acts(page *checkin.Page) []offer {
	w, r, place := d.env.Words, page.Registration, &d.env.Overview.Place
	var offers []offer
	name := checkin.Clean(place.Session.Name)
	v := checkin.Visit{Registration: r, Session: place.Session}
	v.Outcome = checkin.Decide(&place.Event, &r, page.Arrivals, place.Session)
	switch {
	case v.Outcome == checkin.OutcomeAlreadyIn && !place.Session.Departures:
	case v.Outcome == checkin.OutcomeAlreadyIn:
		offers = append(offers, offer{w.Plain.Leave, func() { d.goOut(&r) }})
	case !v.Outcome.Overridable():
		offers = append(offers, offer{fmt.Sprintf(w.Person.NoteHere, name), func() { d.letIn(&r, checkin.Entrance{ID: r.ID}) }})
	default:
		offers = append(offers, offer{fmt.Sprintf(w.Person.NoteStill, name), func() { d.refuse(&v) }})
	}
	for i := range page.Arrivals {
		if a := &page.Arrivals[i]; a.InForce() {
			at := joined(w.Clock(d.env.Local(a.Time)), checkin.Clean(a.Desk))
			offers = append(offers, offer{joined(w.Person.TakeBack, at), func() { d.askUndo(a, &r, nil) }})
		}
	}
	if !r.IsUnnamed() {
		offers = append(offers, offer{fmt.Sprintf(w.Survey.Change, d.sells(&r)), func() {
			d.say(w.Survey.Why)
			d.offer(d.profiles(r)...)
		}})
	}
	return append(offers, d.corrections(page)...)
}

func (d *desk) sells(r *checkin.Registration) string {
	if p := r.Profile(); p != "" {
		return d.env.Words.Facts.Profile(p)
	}
	return d.env.Words.Facts.NotAsked
}

// leave notes that somebody goes out.
func (d *desk) leave(rest string) {
	r, ok := d.subject(rest, func(d *desk, row *checkin.Row) { d.goOut(&row.Registration) })
	if ok {
		d.turn()
		d.goOut(&r)
	}
}

func (d *desk) goOut(r *checkin.Registration) {
	left, err := d.o.Desk.Leave(d.ctx, r.ID)
	if err != nil {
		d.trouble(d.brief(r), err)
		return
	}
	d.about = *r
	d.say(d.env.Words.Plain.Left, d.env.Words.Clock(d.env.Local(left.Time)), d.brief(r))
}

// putting offers to put somebody aside, so that the queue goes on.
func (d *desk) putting(r *checkin.Registration) offer {
	one := *r
	return offer{d.env.Words.Aside.Hint, func() { d.putAside(screen.Aside{ID: one.ID}, d.env.Words.SpokenName(&one)) }}
}
