package desk

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// visit shows what came of an arrival that the operator asked for.
func (d *Desk) visit(msg visited) tea.Cmd {
	d.noting = ""
	if msg.err != nil {
		return d.notNoted(checkin.Visit{Registration: msg.who}, msg.err)
	}
	return d.show(msg.visit)
}

// scanned shows what came of a code. What is being typed stays: it is
// somebody else's.
func (d *Desk) scanned(msg screen.Scanned) tea.Cmd {
	if msg.Err != nil {
		return d.notNoted(msg.Visit, msg.Err)
	}
	return d.show(msg.Visit)
}

// notedGroup takes note of arrivals that the screen above still shows: what led
// to them is done with.
func (d *Desk) notedGroup(visits []checkin.Visit) tea.Cmd {
	for i := range visits {
		if visits[i].Outcome == checkin.OutcomeAdmitted {
			d.recent.settle(&visits[i])
		}
	}
	d.panel = nil
	return tea.Batch(d.clear(), d.readRecent())
}

// notNoted says whose arrival could not be written, and keeps it among what is
// not settled: they may have walked on. Where somebody else was quicker there
// is nothing left to settle.
func (d *Desk) notNoted(v checkin.Visit, err error) tea.Cmd {
	v.Outcome, v.Session, v.Time = "", d.env.Overview.Session, d.env.Overview.Now
	if known := !v.Registration.ID.IsZero() || v.Reading.Code != ""; known && checkin.ErrorCode(err) != checkin.CodeAlready {
		d.recent.refuse(v)
	}
	return d.trouble(v, err)
}

// show says large what came of somebody at the door. A good answer does not
// cover what is being typed for the next person; any other does.
func (d *Desk) show(v checkin.Visit) tea.Cmd {
	if v.Outcome == checkin.OutcomeAdmitted || v.Repeat {
		d.recent.settle(&v)
		repaired := v.Reading.Repair != "" && !d.repairTold
		d.repairTold = d.repairTold || repaired
		p := &panel{who: v.Registration, welcomes: true, compose: func(d *Desk) content { return welcome(d, v, repaired) }}
		return tea.Batch(d.celebrate(p), d.considerSurvey(p))
	}
	again := d.readRecent()
	d.recent.refuse(v)
	p := &panel{
		who: v.Registration, text: checkin.Clean(v.Reading.Code), keeps: true, waits: true,
		compose: func(d *Desk) content { return refusal(d, v) },
	}
	if v.Outcome == checkin.OutcomeAlreadyIn {
		p.keeps, p.waits = false, false
		return tea.Batch(d.openAlreadyIn(p, v), again, d.env.Ring())
	}
	return tea.Batch(d.openDeaf(p, deafFor), again, d.env.Ring())
}

// welcome is the green panel. repaired is said once: somebody may then set the
// scanner right.
func welcome(d *Desk, v checkin.Visit, repaired bool) content {
	w := d.env.Words
	tone, title := screen.Verdict(w, d.env.Overview.Event, v)
	at := v.Time
	if v.Repeat {
		at = v.Previous.Time
	}
	c := content{undoable: !v.Repeat, Panel: widget.Panel{Tone: tone, Title: title, Aside: w.Clock(d.env.Local(at))}}
	r := &v.Registration
	person(d.env, &c.Panel, r)
	c.About = c.About[:2] // company and town: there is nobody to be told from
	if show := checkin.Clean(r.Show()); show != "" {
		c.Shows = append(c.Shows, show)
	}
	switch {
	case r.WalkIn:
		c.Notes = append(c.Notes, theme.SignNew+" "+w.Door.WalkIn)
		if code := checkin.Clean(r.Code()); code != "" {
			c.Notes = append(c.Notes, fmt.Sprintf(w.Door.Code, code))
		}
	case r.Status() == checkin.StatusInvited:
		c.Notes = append(c.Notes, w.Door.Invited)
	}
	c.Notes = append(c.Notes, screen.Circumstances(d.env, &v)...)
	if repaired {
		c.Notes = append(c.Notes, w.Door.Repaired)
	}
	return c
}

// refusal is the panel of every other answer, with what can be done next.
func refusal(d *Desk, v checkin.Visit) content {
	w := d.env.Words
	tone, title := screen.Verdict(w, d.env.Overview.Event, v)
	c := content{Panel: widget.Panel{Tone: tone, Title: title}}
	if !v.Registration.ID.IsZero() {
		person(d.env, &c.Panel, &v.Registration)
	}
	if word := checkin.Clean(v.Registration.StatusWord()); word != "" && v.Registration.Status() != checkin.StatusValid && screen.OwnWord(&v.Registration) == "" {
		c.Aside = word
	}
	door := &w.Door
	switch v.Outcome {
	case checkin.OutcomeUnpaid, checkin.OutcomeBlocked:
		c.choices = append(d.anyway(v), page(door.OpenPage, v))
	case checkin.OutcomeCancelled:
		c.choices = []choice{walkIn(door.NewPerson, d.env.Words.SpokenName(&v.Registration), "")}
		c.choices = append(c.choices, d.anyway(v)...)
		c.choices = append(c.choices, page(door.OpenPage, v))
	case checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		c.choices = []choice{force(v, door.AnywayHere, door.ReasonHere), page(door.OpenPage, v)}
	default:
		c.choices = []choice{
			walkIn(door.NewPersonCode, "", v.Reading.Code),
			{text: door.SearchName, do: func(d *Desk) tea.Cmd { d.panel = nil; return d.clear() }},
		}
		c.escape = door.SearchName
	}
	return c
}

// anyway is the choices that let somebody in all the same, one for each reason.
func (d *Desk) anyway(v checkin.Visit) []choice {
	form := d.env.Words.Door.Anyway
	if d.env.Frame.Class == layout.Narrow {
		form = d.env.Words.Door.AnywayShort
	}
	reasons := screen.Reasons(d.env.Words, &v)
	choices := make([]choice, len(reasons))
	for i, reason := range reasons {
		choices[i] = force(v, fmt.Sprintf(form, reason), reason)
	}
	return choices
}

func force(v checkin.Visit, text, reason string) choice {
	return choice{text: text, do: func(d *Desk) tea.Cmd {
		return d.letIn(&v.Registration, checkin.Entrance{ID: v.Registration.ID, Force: true, Reason: reason})
	}}
}

func page(text string, v checkin.Visit) choice {
	return choice{text: text, do: func(d *Desk) tea.Cmd {
		return d.env.Send(screen.OpenPerson{ID: v.Registration.ID})
	}}
}

func walkIn(text, typed, code string) choice {
	return choice{text: text, do: func(d *Desk) tea.Cmd {
		return d.env.Send(screen.OpenWalkIn{Typed: typed, Code: code})
	}}
}

// trouble says that something could not be written or read, and of whom, as
// far as that is known.
func (d *Desk) trouble(v checkin.Visit, err error) tea.Cmd {
	d.noting = ""
	p := &panel{who: v.Registration, keeps: true, compose: func(d *Desk) content {
		said := d.env.Words.Explain(err)
		c := content{Panel: widget.Panel{
			Tone: theme.Bad, Title: d.env.Words.Door.NotNoted,
			Notes: []string{said.What, said.Safe}, Question: said.Press,
		}}
		person(d.env, &c.Panel, &v.Registration)
		c.About = nil // why is worth more than where they come from
		if v.Registration.ID.IsZero() {
			c.First = checkin.Clean(v.Reading.Code)
		}
		return c
	}}
	return tea.Batch(d.env.Ring(), d.openDeaf(p, deafFor))
}
