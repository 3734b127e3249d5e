package person

import (
	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/theme"
)

// act is what Enter can do on the page.
type act uint8

// The acts, in the order in which they are seen.
const (
	nothing       act = iota
	noteHere          // the arrival at the desk's session, or the return
	leave             // the departure from it
	undoArrival       // of an entry
	undoDeparture     // of an entry
	reopen            // the decision of an entry
	answer            // how they sell
	correct           // name, company and the rest
	flag              // what is shown at every arrival
	note              // a remark
	elsewhere         // the arrival at another session
	asListed          // what the list says, where it was corrected
	erasure           // all of it, for ever
)

// choice is one line that Enter can act on.
type choice struct {
	act   act
	entry checkin.EntryID
}

var noChoice choice

// choices lists what can be chosen, from top to bottom.
func (p *Page) choices() []choice {
	if !p.ready || p.page.Registration.Erased {
		return nil
	}
	var choices []choice
	if p.outcome() != checkin.OutcomeAlreadyIn {
		choices = append(choices, choice{act: noteHere})
	}
	if p.canLeave() {
		choices = append(choices, choice{act: leave})
	}
	for i := range p.page.Arrivals {
		a := &p.page.Arrivals[i]
		if !a.InForce() {
			continue
		}
		choices = append(choices, choice{undoArrival, a.Entry})
		if a.Left != nil {
			choices = append(choices, choice{undoDeparture, a.Left.Entry})
		}
	}
	for _, h := range p.decisions() {
		choices = append(choices, choice{reopen, h.Entry})
	}
	return append(choices, p.corrections()...)
}

// corrections is what can be done to what is known.
func (p *Page) corrections() []choice {
	var choices []choice
	if !p.page.Registration.IsUnnamed() {
		choices = append(choices, choice{act: answer})
	}
	choices = append(choices, choice{act: correct}, choice{act: flag}, choice{act: note})
	if len(p.otherSessions()) > 0 {
		choices = append(choices, choice{act: elsewhere})
	}
	if len(p.corrected()) > 0 {
		choices = append(choices, choice{act: asListed})
	}
	return append(choices, choice{act: erasure})
}

// index is the place of what is chosen, -1 where nothing is.
func (p *Page) index() int {
	for i, c := range p.choices() {
		if c == p.chosen {
			return i
		}
	}
	return -1
}

// outcome is what the door would answer now.
func (p *Page) outcome() checkin.Outcome { return p.outcomeAt(p.env.Overview.Session) }

func (p *Page) outcomeAt(s checkin.Session) checkin.Outcome {
	return checkin.Decide(&p.env.Overview.Event, &p.page.Registration, p.page.Arrivals, s)
}

// confirm does what the foot of the page says.
func (p *Page) confirm() tea.Cmd {
	if p.index() < 0 {
		return nil
	}
	switch p.chosen.act {
	case noteHere:
		return p.noteAt(p.env.Overview.Session)
	case leave:
		return p.leave()
	case undoArrival:
		p.askWhyUndo(p.chosen.entry)
	case undoDeparture:
		p.askWhyStay(p.chosen.entry)
	case reopen:
		p.askAgain()
	case answer:
		p.askProfile()
	case correct:
		return p.openCorrection()
	case flag:
		p.openFlag()
	case note:
		p.openNote()
	case elsewhere:
		p.askWhere()
	case asListed:
		return p.takeListed()
	case erasure:
		return p.env.Send(screen.Erase{ID: p.id})
	}
	return nil
}

func (p *Page) askWhyUndo(entry checkin.EntryID) {
	u := &p.env.Words.Undo
	p.ask(theme.Question, u.Title, p.noted(entry), u.Question,
		[]string{u.WrongOne, u.TooEarly, u.NotComing, u.Other},
		func(reason string) tea.Cmd { return p.takeBack(entry, reason, u.Done) })
}
