package plain

import (
	"fmt"

	"opale/checkin"
	"opale/tui/screen"
)

// admit asks for somebody to be let in; the door decides.
func (d *desk) admit(row *checkin.Row) {
	d.letIn(&row.Registration, checkin.Entrance{ID: row.Registration.ID})
}

func (d *desk) letIn(r *checkin.Registration, e checkin.Entrance) {
	visit, err := d.o.Desk.CheckIn(d.ctx, e)
	if err != nil {
		d.trouble(d.brief(r), err)
		return
	}
	d.visit(visit)
}

// scan lets in whoever holds a code.
func (d *desk) scan(line string) {
	visit, err := d.o.Desk.Scan(d.ctx, line)
	if err != nil {
		d.trouble(checkin.Clean(line), err)
		return
	}
	d.visit(visit)
}

// trouble says that something could not be written or read, and of whom.
func (d *desk) trouble(who string, err error) {
	said := d.env.Words.Explain(err)
	d.say(d.env.Words.Door.NotNoted, who)
	d.say(said.What + " " + said.Safe)
}

// visit says what came of somebody at the door, and what can be done next.
func (d *desk) visit(v checkin.Visit) {
	if !v.Registration.ID.IsZero() {
		d.about = v.Registration
	}
	d.settle()
	switch {
	case v.Outcome == checkin.OutcomeAdmitted, v.Repeat:
		d.greetGuest(&v)
	case v.Outcome == checkin.OutcomeAlreadyIn:
		d.alreadyIn(&v)
	default:
		d.refuse(&v)
	}
}

// greetGuest says that somebody is in, and what there is to know of them.
func (d *desk) greetGuest(v *checkin.Visit) {
	w, r, at := d.env.Words, &v.Registration, v.Time
	if v.Repeat {
		at = v.Previous.Time
	}
	_, title := screen.Verdict(w, d.env.Overview.Event, *v)
	d.say(title, w.Clock(d.env.Local(at)), d.brief(r))
	if show := checkin.Clean(r.Show()); show != "" {
		d.say(show)
	}
	switch {
	case r.WalkIn:
		d.say(w.Door.WalkIn, d.given(r))
	case r.Status() == checkin.StatusInvited:
		d.say(w.Door.Invited)
	}
	_ = d.look() // the room that is left; where it cannot be read, it is said at the next line
	for _, said := range screen.Circumstances(d.env, v) {
		d.say(said)
	}
	d.welcome = true
	d.survey(r)
}

// given is the code that somebody without one was given.
func (d *desk) given(r *checkin.Registration) string {
	if code := checkin.Clean(r.Code()); code != "" {
		return fmt.Sprintf(d.env.Words.Door.Code, code)
	}
	return ""
}

// survey asks how somebody sells, where there is time for it. Nobody has to
// answer: the next name goes on.
func (d *desk) survey(r *checkin.Registration) {
	if d.env.Choices.NoCensus || d.o.Desk.Rush() {
		return
	}
	if asks, err := d.o.Desk.AsksProfile(r.ID); err != nil || !asks {
		return // the queue matters more
	}
	answers := d.profiles(*r)
	said := make([]string, len(answers))
	for i := range answers {
		said[i] = numbered(i, answers[i].text)
	}
	d.say(d.env.Words.Survey.Question + " " + joined(said...)) // one line: who does not ask has read it at once
	d.offered = answers
}

// profiles offers the answers to that question.
func (d *desk) profiles(r checkin.Registration) []offer {
	w := d.env.Words
	var offers []offer
	for _, p := range checkin.Profiles {
		offers = append(offers, offer{w.Facts.Profile(p), func() {
			if _, err := d.o.Desk.Answer(d.ctx, r.ID, p); err != nil {
				d.trouble(d.brief(&r), err)
				return
			}
			d.say(w.Survey.Changed, w.Facts.Profile(p), w.SpokenName(&r))
		}})
	}
	return offers
}

// refuse says why somebody is not in, and what can be done about it.
func (d *desk) refuse(v *checkin.Visit) {
	w, door := d.env.Words, &d.env.Words.Door
	_, title := screen.Verdict(w, d.env.Overview.Event, *v)
	known := !v.Registration.ID.IsZero()
	if !known {
		d.say(title)
		d.offer(offer{door.NewPersonCode, func() { d.form("", v.Reading.Code) }})
		return
	}
	word := ""
	if v.Registration.Status() != checkin.StatusValid && screen.OwnWord(&v.Registration) == "" {
		word = checkin.Clean(v.Registration.StatusWord())
	}
	if checkin.Fold(word) == checkin.Fold(title) {
		word = ""
	}
	d.say(title, word, d.brief(&v.Registration))
	var offers []offer
	switch v.Outcome {
	case checkin.OutcomeCancelled:
		offers = []offer{{door.NewPerson, func() { d.form(w.SpokenName(&v.Registration), "") }}}
	case checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		offers = []offer{d.force(v, door.AnywayHere, door.ReasonHere)}
	}
	for _, reason := range screen.Reasons(w, v) {
		offers = append(offers, d.force(v, fmt.Sprintf(door.Anyway, reason), reason))
	}
	d.offer(append(offers, d.pageOf(&v.Registration), d.putting(&v.Registration))...)
}

func (d *desk) force(v *checkin.Visit, text, reason string) offer {
	r := v.Registration
	return offer{text, func() { d.letIn(&r, checkin.Entrance{ID: r.ID, Force: true, Reason: reason}) }}
}

// alreadyIn says since when somebody is in. Where that was somebody else, the
// two are swapped.
func (d *desk) alreadyIn(v *checkin.Visit) {
	w, door, first, r := d.env.Words, &d.env.Words.Door, v.Previous, v.Registration
	_, title := screen.Verdict(w, d.env.Overview.Event, *v)
	d.say(title, w.Ago(v.Time.Sub(first.Time)), checkin.Clean(first.Desk), checkin.Clean(first.Operator), d.brief(&r))
	d.say(door.AskPassed)
	d.say(door.Passed)
	d.say(door.OnlyNow)
	suspects, _ := d.o.Desk.Suspects(r.ID) // where nobody can be proposed, the rest remains
	var offers []offer
	at := w.Clock(d.env.Local(first.Time))
	for _, s := range suspects {
		name := joined(w.ListName(&s.Registration), checkin.Clean(s.Registration.Company()))
		offers = append(offers, offer{joined(fmt.Sprintf(door.WasReally, at, name), door.SwapThem), func() {
			visit, err := d.o.Desk.Swap(d.ctx, first.Entry, s.Registration.ID, door.ReasonSwap)
			if err != nil {
				d.trouble(d.brief(&r), err)
				return
			}
			d.visit(visit)
		}})
	}
	again := checkin.Entrance{ID: r.ID, Again: true, Reason: door.ReasonDontKnow}
	d.offer(append(offers, offer{door.DontKnow, func() { d.letIn(&r, again) }}, d.pageOf(&r))...)
}
