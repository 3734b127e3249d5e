package person

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// noteAt notes the arrival at a session, or asks why it is to be noted all the
// same.
func (p *Page) noteAt(s checkin.Session) tea.Cmd {
	entrance := checkin.Entrance{ID: p.id, Session: s.ID}
	outcome := p.outcomeAt(s)
	if !outcome.Overridable() {
		return p.checkIn(entrance)
	}
	visit := checkin.Visit{Outcome: outcome, Registration: p.page.Registration, Session: s}
	tone, title := screen.Verdict(p.env.Words, p.env.Overview.Event, visit)
	p.ask(tone, title, p.named(s), p.env.Words.Person.Why, p.reasons(&visit), func(reason string) tea.Cmd {
		entrance.Force, entrance.Reason = true, reason
		return p.checkIn(entrance)
	})
	return nil
}

// named names a session where it is not the desk's.
func (p *Page) named(s checkin.Session) string {
	if s.ID == p.env.Overview.Session.ID {
		return ""
	}
	return p.session(s.ID)
}

// reasons is why somebody may be let in who is refused. To be let in here, though
// expected elsewhere, is reason enough.
func (p *Page) reasons(visit *checkin.Visit) []string {
	door := &p.env.Words.Door
	switch reasons := screen.Reasons(p.env.Words, visit); {
	case reasons != nil:
		return reasons
	case visit.Session.ID == p.env.Overview.Session.ID:
		return []string{door.ReasonHere}
	}
	return []string{door.SeenWithBoss, door.OtherReason}
}

// otherSessions lists the sessions beside the desk's at which they are not
// inside: today's of this venue first.
func (p *Page) otherSessions() []checkin.Session {
	o := &p.env.Overview
	var others []checkin.Session
	for _, s := range o.Event.SessionsFrom(o.Session.Venue, o.Now) {
		if s.ID != o.Session.ID && checkin.Inside(p.page.Arrivals, s.ID) == nil {
			others = append(others, s)
		}
	}
	return others
}

// askWhere asks for another session.
func (p *Page) askWhere() {
	w, others := p.env.Words, p.otherSessions()
	choices := make([]widget.Choice, len(others))
	for i, s := range others {
		opens, closes := p.env.Local(s.Opens), p.env.Local(s.Closes)
		if p.env.Frame.Class == layout.Narrow {
			choices[i].Text = w.ShortDate(opens) + "  " + checkin.Clean(s.Name)
			continue
		}
		choices[i].Text = w.Date(opens) + "  " + checkin.Clean(s.Name)
		choices[i].Aside = fmt.Sprintf(w.Sessions.Hours, w.Hour(opens), w.Hour(closes))
	}
	p.question(theme.Question, w.Person.Where, "", "", choices, func(chosen int) tea.Cmd { return p.noteAt(others[chosen]) })
}

// canLeave reports whether a departure can be noted: the session wants them, and
// the person is inside.
func (p *Page) canLeave() bool {
	s := &p.env.Overview.Session
	return s.Departures && checkin.Inside(p.page.Arrivals, s.ID) != nil
}

// isBack reports whether an arrival now would be a return.
func (p *Page) isBack() bool {
	s := p.env.Overview.Session.ID
	return checkin.First(p.page.Arrivals, s) != nil && checkin.Inside(p.page.Arrivals, s) == nil
}

func (p *Page) askWhyStay(entry checkin.EntryID) {
	w := &p.env.Words.Person
	p.ask(theme.Question, w.LeftTitle, "", p.env.Words.Undo.Question,
		[]string{w.StillIn, w.LeftWrong, p.env.Words.Undo.Other},
		func(reason string) tea.Cmd { return p.takeBack(entry, reason, w.LeftGone) })
}
