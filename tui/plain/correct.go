package plain

import (
	"fmt"
	"slices"

	"opale/checkin"
	"opale/tui/screen/person"
)

// corrections offers what can be done to what is known of somebody.
func (d *desk) corrections(page *checkin.Page) []offer {
	w, r := d.env.Words, page.Registration
	offers := []offer{
		{w.Person.Correct, func() { d.correct(&r) }},
		{fmt.Sprintf(w.Person.Flag, orElse(checkin.Clean(r.Show()), w.Person.NoFlag)), func() { d.flag(&r) }},
		{w.Person.Note, func() { d.note(&r) }},
	}
	if others := d.otherSessions(page); len(others) > 0 {
		offers = append(offers, offer{w.Person.Elsewhere, func() { d.offer(d.sessionsFor(&r, others)...) }})
	}
	for i := range page.Arrivals {
		if a := &page.Arrivals[i]; a.InForce() && a.Left != nil {
			out := *a.Left
			text := joined(w.Person.UndoLeft, w.Clock(d.env.Local(out.Time)), checkin.Clean(out.Desk))
			offers = append(offers, offer{text, func() { d.stays(&r, out.Entry) }})
		}
	}
	return offers
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// correct asks for one field after the other; an empty line keeps what it is.
func (d *desk) correct(r *checkin.Registration) { d.correctFrom(r, checkin.Fields{}, 0) }

func (d *desk) correctFrom(r *checkin.Registration, changed checkin.Fields, at int) {
	if at == len(person.Correctable) {
		d.asking, d.repeat = nil, nil
		d.amend(r, changed, d.env.Words.Person.Corrected)
		return
	}
	f := person.Correctable[at]
	d.question(d.env.Words.Facts.Fields[f], checkin.Clean(r.Values[f]), func(line string) {
		if line != "" && line != checkin.Clean(r.Values[f]) {
			changed[f] = line
		}
		d.correctFrom(r, changed, at+1)
	})
}

// question asks for a line, and says what an empty one keeps.
func (d *desk) question(label, keeps string, hear func(string)) {
	d.repeat = func() {
		d.say(fmt.Sprintf(d.env.Words.Plain.Field, label))
		if keeps != "" {
			d.say(fmt.Sprintf(d.env.Words.Plain.Tell, keeps))
		}
	}
	d.asking = hear
	d.repeat()
}

// amend writes a correction, and shows nothing but that it is kept.
func (d *desk) amend(r *checkin.Registration, fields checkin.Fields, done string) {
	if len(fields) == 0 {
		d.say(d.env.Words.Person.Unchanged)
		return
	}
	if _, err := d.o.Desk.Amend(d.ctx, r.ID, fields); err != nil {
		d.trouble(d.brief(r), err)
		return
	}
	d.say(done, d.renewed(r))
}

// renewed is somebody as they are called since.
func (d *desk) renewed(r *checkin.Registration) string {
	if page, err := d.o.Desk.Page(r.ID); err == nil {
		d.about = page.Registration
		return d.brief(&page.Registration)
	}
	return d.brief(r)
}

// flag offers what is often to be shown, or takes a text of one's own.
func (d *desk) flag(r *checkin.Registration) {
	w := d.env.Words
	var offers []offer
	for _, text := range w.Person.Flags {
		offers = append(offers, offer{text, func() { d.amend(r, checkin.Fields{checkin.FieldShow: text}, w.Person.FlagKept) }})
	}
	if r.Show() != "" {
		offers = append(offers, offer{w.Person.NoFlag, func() { d.amend(r, checkin.Fields{checkin.FieldShow: ""}, w.Person.FlagGone) }})
	}
	own := func() {
		d.question(w.Facts.Fields[checkin.FieldShow], checkin.Clean(r.Show()), func(line string) {
			d.asking, d.repeat = nil, nil
			fields := checkin.Fields{}
			if line != "" {
				fields[checkin.FieldShow] = line
			}
			d.amend(r, fields, w.Person.FlagKept)
		})
	}
	d.offer(append(offers, offer{w.Person.OwnFlag, own})...)
}

func (d *desk) note(r *checkin.Registration) {
	w := d.env.Words
	d.question(w.Facts.Fields[checkin.FieldNote], "", func(line string) {
		d.asking, d.repeat = nil, nil
		if line == "" {
			d.say(w.Person.Unchanged)
			return
		}
		if _, err := d.o.Desk.Note(d.ctx, r.ID, line); err != nil {
			d.trouble(d.brief(r), err)
			return
		}
		d.say(w.Person.NoteKept, d.brief(r))
	})
}

// otherSessions lists the sessions beside the desk's at which they are not
// inside.
func (d *desk) otherSessions(page *checkin.Page) []checkin.Session {
	o := &d.env.Overview
	return slices.DeleteFunc(o.Event.SessionsFrom(o.Session.Venue, o.Now), func(s checkin.Session) bool {
		return s.ID == o.Session.ID || checkin.Inside(page.Arrivals, s.ID) != nil
	})
}

func (d *desk) sessionsFor(r *checkin.Registration, sessions []checkin.Session) []offer {
	var offers []offer
	for _, s := range sessions {
		text := joined(checkin.Clean(s.Name), d.env.Words.Date(d.env.Local(s.Opens)))
		offers = append(offers, offer{text, func() { d.noteAt(r, s) }})
	}
	return offers
}

// noteAt notes the arrival at another session; a refusal asks for its reason.
func (d *desk) noteAt(r *checkin.Registration, s checkin.Session) {
	w, e := d.env.Words, checkin.Entrance{ID: r.ID, Session: s.ID}
	v, err := d.o.Desk.CheckIn(d.ctx, e)
	switch {
	case err != nil:
		d.trouble(d.brief(r), err)
	case v.Outcome == checkin.OutcomeAdmitted:
		d.say(fmt.Sprintf(w.Person.NotedAt, checkin.Clean(s.Name)), d.brief(r))
	case v.Outcome.Overridable():
		d.say(w.Person.Why)
		var offers []offer
		for _, reason := range []string{w.Door.SeenWithBoss, w.Door.OtherReason} {
			offers = append(offers, offer{reason, func() { d.forceAt(r, s, reason) }})
		}
		d.offer(offers...)
	default:
		d.visit(v)
	}
}

func (d *desk) forceAt(r *checkin.Registration, s checkin.Session, reason string) {
	_, err := d.o.Desk.CheckIn(d.ctx, checkin.Entrance{ID: r.ID, Session: s.ID, Force: true, Reason: reason})
	if err != nil {
		d.trouble(d.brief(r), err)
		return
	}
	d.say(fmt.Sprintf(d.env.Words.Person.NotedAt, checkin.Clean(s.Name)), d.brief(r))
}

// stays asks why a departure is to be taken back.
func (d *desk) stays(r *checkin.Registration, departure checkin.EntryID) {
	w := d.env.Words
	d.say(w.Person.LeftTitle, d.brief(r))
	var offers []offer
	for _, reason := range []string{w.Person.StillIn, w.Person.LeftWrong, w.Undo.Other} {
		offers = append(offers, offer{reason, func() {
			if _, err := d.o.Desk.Undo(d.ctx, departure, reason); err != nil {
				d.trouble(d.brief(r), err)
				return
			}
			d.say(w.Person.LeftGone, d.brief(r))
		}})
	}
	d.offer(offers...)
}
