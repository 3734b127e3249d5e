package conflicts

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

// question is what can be done about one row. Nothing in it is chosen at first.
type question struct {
	about  row
	chosen int
}

// confirm opens what is under the bar.
func (c *Conflicts) confirm() tea.Cmd {
	if c.at(c.chosen) < 0 {
		return nil
	}
	if d := c.decision(c.chosen); d != nil && d.entry.IsZero() {
		if !d.hasPage() {
			return nil
		}
		return c.env.Send(screen.OpenPerson{ID: d.Registration})
	}
	c.ask = &question{about: c.chosen, chosen: widget.NoChoice}
	return nil
}

func (c *Conflicts) conflict(r row) *conflict {
	for i := range c.open {
		if c.open[i].row(false) == r {
			return &c.open[i]
		}
	}
	return nil
}

func (c *Conflicts) decision(r row) *decision {
	for i := range c.done {
		if c.done[i].row(true) == r {
			return &c.done[i]
		}
	}
	return nil
}

// answer hears a key while a question is asked.
func (c *Conflicts) answer(action keymap.Action) tea.Cmd {
	q, choices := c.ask, c.choices()
	switch action {
	case keymap.Down, keymap.Bar, keymap.Right:
		q.chosen = min(q.chosen+1, len(choices)-1)
	case keymap.Up, keymap.Left:
		q.chosen = max(q.chosen-1, 0)
	case keymap.Cancel:
		c.ask = nil
	case keymap.Confirm:
		if q.chosen != widget.NoChoice && q.chosen < len(choices) {
			c.ask = nil
			return choices[q.chosen].do(c)
		}
	}
	return nil
}

// panel is the question as it is drawn, in the language of now.
func (c *Conflicts) panel() widget.Panel {
	w := &c.env.Words.Conflicts
	p := widget.Panel{Tone: theme.Question, Chosen: c.ask.chosen}
	var about *conflict
	if d := c.decision(c.ask.about); d != nil {
		about = &d.conflict
		p.Title, p.Question = w.Reopen, w.ReopenWhy
		p.Notes = []string{d.said(c)}
	} else if open := c.conflict(c.ask.about); open != nil {
		about = open
		p.Title, p.Question = c.title(open), c.why(open)
		p.Notes = c.sides(open)
	}
	p.First, p.Surname = i18n.GivenName(about.who.FirstName()), i18n.Surname(&about.who)
	if p.First+p.Surname == "" {
		p.First = c.spoken(about)
	}
	for _, choice := range c.choices() {
		p.Choices = append(p.Choices, widget.Choice{Text: choice.text})
	}
	return p
}

// choices is what can be done about what is asked.
func (c *Conflicts) choices() []choice {
	w := &c.env.Words.Conflicts
	if d := c.decision(c.ask.about); d != nil {
		return []choice{
			{w.Again, func(c *Conflicts) tea.Cmd { return c.reopen(*d) }},
			{w.Leave, func(*Conflicts) tea.Cmd { return nil }},
		}
	}
	open := c.conflict(c.ask.about)
	if open == nil {
		return nil
	}
	if !open.hasPage() {
		return c.decisions(*open)
	}
	return append(c.decisions(*open), choice{w.Page, func(*Conflicts) tea.Cmd {
		return c.env.Send(screen.OpenPerson{ID: open.Registration})
	}})
}

// decided is what came of a write: what is decided now, or taken back.
type decided struct {
	asked    worker.Ticket
	decision decision
	reopened bool
	err      error
}

func (c *Conflicts) write(d decision, reopened bool, do func(context.Context) (checkin.EntryID, error)) tea.Cmd {
	asked := worker.NewTicket()
	c.writes = asked
	c.env.Queue.Do(func(ctx context.Context) tea.Msg {
		entry, err := do(ctx)
		d.entry = entry
		return decided{asked, d, reopened, err}
	})
	return nil
}

func (c *Conflicts) reopen(d decision) tea.Cmd {
	desk, entry, reason := c.env.Desk, d.entry, c.env.Words.Conflicts.ReasonAgain
	return c.write(d, true, func(ctx context.Context) (checkin.EntryID, error) {
		return entry, desk.Reopen(ctx, d.Registration, entry, reason)
	})
}

// noted takes in what came of a write. What is open is read again.
func (c *Conflicts) noted(msg decided) tea.Cmd {
	if msg.asked != c.writes {
		return nil
	}
	c.writes, c.err = 0, msg.err
	if msg.err != nil {
		return c.Open()
	}
	var done []decision
	if !msg.reopened {
		done = append(done, msg.decision)
	}
	for i := range c.done {
		if c.done[i].row(true) != msg.decision.row(true) {
			done = append(done, c.done[i])
		}
	}
	c.done = done
	return c.Open()
}
