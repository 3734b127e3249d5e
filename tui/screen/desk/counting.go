package desk

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/theme"
	"opale/tui/widget"
)

// counted is what came of counting people without a name.
type counted struct {
	visits []checkin.Visit
	err    error
}

// counting asks how many people are to be counted without a name. Over the
// welcome of somebody with a company, they are of that company.
func (d *Desk) counting() tea.Cmd {
	var with checkin.Registration
	if d.panel != nil && d.panel.welcomes && checkin.Clean(d.panel.who.Company()) != "" {
		with = d.panel.who
	}
	n := 1
	p := &panel{
		turn:    func(by int) { n = min(max(n+by, 1), checkin.MostCounted) },
		onEnter: func(d *Desk) tea.Cmd { return d.countAll(n, with.ID) },
	}
	p.compose = func(d *Desk) content {
		w := d.env.Words
		s := &w.Counting
		c := content{enter: w.Count(s.Enter, n), Panel: widget.Panel{
			Tone: theme.Question, Title: s.Title, First: theme.SignNew + " " + w.Count(s.People, n),
			Keys: []widget.Hint{{Key: w.Keys.Right + " " + w.Keys.Left, Does: s.More}},
		}}
		if !with.ID.IsZero() {
			c.About = []string{fmt.Sprintf(s.With, checkin.Clean(with.Company()))}
			c.choices = []choice{{text: s.Alone, do: func(d *Desk) tea.Cmd {
				return d.countAll(n, checkin.RegistrationID{})
			}}}
		}
		return c
	}
	d.open(p)
	return nil
}

func (d *Desk) countAll(n int, with checkin.RegistrationID) tea.Cmd {
	d.panel, d.brief = nil, brief{}
	d.noting = d.env.Words.Count(d.env.Words.Counting.Counted, n)
	desk := d.env.Desk
	d.env.Queue.Do(func(ctx context.Context) tea.Msg {
		visits, err := desk.Count(ctx, n, with)
		return counted{visits, err}
	})
	return nil
}

// countedAll says that people were counted.
func (d *Desk) countedAll(msg counted) tea.Cmd {
	d.noting = ""
	if msg.err != nil {
		return d.trouble(checkin.Visit{}, msg.err)
	}
	first := msg.visits[0]
	return d.celebrate(&panel{compose: func(d *Desk) content {
		w := d.env.Words
		c := content{undoable: true, Panel: widget.Panel{
			Tone: theme.Good, Title: w.Door.Noted, Aside: w.Clock(d.env.Local(first.Time)),
		}}
		c.First = theme.SignNew + " " + w.Count(w.Counting.Counted, len(msg.visits))
		if company := checkin.Clean(first.Registration.Company()); company != "" {
			c.About = []string{company}
		}
		return c
	}})
}

// celebrate shows a good answer. It does not cover what is being typed for the
// next person.
func (d *Desk) celebrate(p *panel) tea.Cmd {
	again := d.readRecent()
	d.open(p)
	if d.query.spent {
		d.query.field.Clear()
		d.query.spent = false
		return tea.Batch(again, d.ask())
	}
	if !d.query.field.IsEmpty() {
		d.brief, d.panel = d.panel.brief(d), nil
	}
	return again
}
