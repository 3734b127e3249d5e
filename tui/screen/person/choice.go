package person

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
)

// choice is something that Enter can act on: the arrival of an entry, the
// decision of one, or, for no entry, this session.
type choice struct {
	any      bool
	entry    checkin.EntryID
	decision bool
	profile  bool // how the person sells
}

var noChoice choice

func arrivalChoice(a *checkin.Arrival) choice { return choice{any: true, entry: a.Entry} }

var (
	hereChoice    = choice{any: true}
	profileChoice = choice{any: true, profile: true}
)

// choices lists what can be chosen, from top to bottom: an arrival at this
// session, where there is none, then the arrivals in force, then the
// decisions, then how the person sells.
func (p *Page) choices() []choice {
	if !p.ready || p.page.Registration.Erased {
		return nil
	}
	var choices []choice
	if p.outcome() != checkin.OutcomeAlreadyIn {
		choices = append(choices, hereChoice)
	}
	for i := range p.page.Arrivals {
		if a := &p.page.Arrivals[i]; a.InForce() {
			choices = append(choices, arrivalChoice(a))
		}
	}
	for _, h := range p.decisions() {
		choices = append(choices, decisionChoice(h))
	}
	if !p.page.Registration.IsUnnamed() {
		choices = append(choices, profileChoice)
	}
	return choices
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
func (p *Page) outcome() checkin.Outcome {
	place := &p.env.Overview.Place
	return checkin.Decide(&place.Event, &p.page.Registration, p.page.Arrivals, place.Session)
}

// question is the choice of a reason. Nothing in it is chosen at first.
type question struct {
	panel   widget.Panel
	reasons []string
	do      func(reason string) tea.Cmd
}

func (p *Page) ask(tone theme.Tone, title, about, text string, reasons []string, do func(string) tea.Cmd) {
	q := &question{reasons: reasons, do: do, panel: widget.Panel{
		Tone: tone, Title: title, About: []string{about}, Question: text, Chosen: widget.NoChoice,
		First: i18n.GivenName(p.page.Registration.FirstName()), Surname: surname(&p.page.Registration),
	}}
	for _, r := range reasons {
		q.panel.Choices = append(q.panel.Choices, widget.Choice{Text: r})
	}
	p.why = q
}

// answer hears a key while a reason is asked for.
func (p *Page) answer(action keymap.Action) tea.Cmd {
	q := p.why
	switch action {
	case keymap.Down, keymap.Bar, keymap.Right:
		q.panel.Chosen = min(q.panel.Chosen+1, len(q.reasons)-1)
	case keymap.Up, keymap.Left:
		q.panel.Chosen = max(q.panel.Chosen-1, 0)
	case keymap.Cancel:
		p.why = nil
	case keymap.Confirm:
		if q.panel.Chosen != widget.NoChoice {
			p.why = nil
			return q.do(q.reasons[q.panel.Chosen])
		}
	}
	return nil
}

// confirm does what the foot of the page says.
func (p *Page) confirm() tea.Cmd {
	if p.index() < 0 {
		return nil
	}
	switch {
	case p.chosen == hereChoice:
		return p.noteHere()
	case p.chosen == profileChoice:
		p.askProfile()
		return nil
	case p.chosen.decision:
		p.askAgain()
		return nil
	}
	w, entry := p.env.Words, p.chosen.entry
	u := &w.Undo
	p.ask(theme.Question, u.Title, p.noted(entry), u.Question,
		[]string{u.WrongOne, u.TooEarly, u.NotComing, u.Other},
		func(reason string) tea.Cmd { return p.takeBack(entry, reason) })
	return nil
}

// noteHere notes the arrival, or asks why it is to be noted all the same.
func (p *Page) noteHere() tea.Cmd {
	outcome := p.outcome()
	if !outcome.Overridable() {
		return p.checkIn(checkin.Entrance{ID: p.id})
	}
	w, door := p.env.Words, &p.env.Words.Door
	visit := checkin.Visit{Outcome: outcome, Registration: p.page.Registration, Session: p.env.Overview.Session}
	tone, title := screen.Verdict(w, p.env.Overview.Event, visit)
	reasons := []string{door.SeenWithBoss, door.OtherReason}
	switch outcome {
	case checkin.OutcomeUnpaid:
		if screen.OwnWord(&p.page.Registration) == "" {
			reasons = append([]string{door.PaidHere}, reasons...)
		}
	case checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		reasons = []string{door.ReasonHere}
	}
	p.ask(tone, title, "", w.Person.Why, reasons, func(reason string) tea.Cmd {
		return p.checkIn(checkin.Entrance{ID: p.id, Force: true, Reason: reason})
	})
	return nil
}

// tookBack and letIn are what came of the writes.
type (
	tookBack struct {
		asked worker.Ticket
		done  string // what was taken back
		err   error
	}
	letIn struct {
		asked worker.Ticket
		visit checkin.Visit
		err   error
	}
)

func (p *Page) takeBack(entry checkin.EntryID, reason string) tea.Cmd {
	asked, desk, done := worker.NewTicket(), p.env.Desk, p.env.Words.Undo.Done
	p.writes = asked
	p.env.Queue.Do(func(ctx context.Context) tea.Msg {
		_, err := desk.Undo(ctx, entry, reason)
		return tookBack{asked, done, err}
	})
	return nil
}

func (p *Page) checkIn(e checkin.Entrance) tea.Cmd {
	asked, desk := worker.NewTicket(), p.env.Desk
	p.writes = asked
	p.env.Queue.Do(func(ctx context.Context) tea.Msg {
		visit, err := desk.CheckIn(ctx, e)
		return letIn{asked, visit, err}
	})
	return nil
}

func (p *Page) tookBack(msg tookBack) tea.Cmd {
	if msg.asked != p.writes {
		return nil
	}
	p.writes, p.chosen = 0, noChoice
	p.notice = notice{theme.Good, msg.done}
	if msg.err != nil {
		p.notice = notice{theme.Bad, p.env.Words.Explain(msg.err).What}
	}
	return p.Open()
}

func (p *Page) letIn(msg letIn) tea.Cmd {
	if msg.asked != p.writes {
		return nil
	}
	p.writes = 0
	switch {
	case msg.err != nil:
		p.notice = notice{theme.Bad, p.env.Words.Explain(msg.err).What}
	case msg.visit.Outcome == checkin.OutcomeAdmitted:
		return p.env.Send(screen.Noted{Visit: msg.visit})
	default: // somebody else was quicker
		tone, title := screen.Verdict(p.env.Words, p.env.Overview.Event, msg.visit)
		p.notice = notice{tone, title}
	}
	return p.Open()
}
