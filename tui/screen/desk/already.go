package desk

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/widget"
	"opale/tui/worker"
)

// suspected is who an earlier arrival may really have been.
type suspected struct {
	ticket worker.Ticket
	rows   []checkin.Row
}

// openAlreadyIn asks whether the person has been here before; if not, the
// earlier arrival was probably somebody else's, and who is looked up. Where
// nobody can be proposed, the other choices remain.
func (d *Desk) openAlreadyIn(p *panel, v checkin.Visit) tea.Cmd {
	var suspects []checkin.Row
	p.compose = func(d *Desk) content { return alreadyIn(d, v, suspects) }
	p.takeSuspects = func(rows []checkin.Row) { suspects = rows }
	deaf := d.openDeaf(p, deafFor)
	ticket, desk := p.ticket, d.env.Desk
	return tea.Batch(deaf, func() tea.Msg {
		rows, err := desk.Suspects(v.Registration.ID)
		if err != nil {
			return nil
		}
		return suspected{ticket, rows}
	})
}

// suspect puts the proposals in front of the other choices, unless the
// operator is already among those: nothing moves under the bar.
func (d *Desk) suspect(msg suspected) bool {
	p := d.panel
	if p == nil || p.ticket != msg.ticket || p.takeSuspects == nil || p.chosen != widget.NoChoice {
		return false
	}
	p.takeSuspects(msg.rows)
	return true
}

func alreadyIn(d *Desk, v checkin.Visit, suspects []checkin.Row) content {
	w := d.env.Words
	door := &w.Door
	tone, title := screen.Verdict(w, d.env.Overview.Event, v)
	first := v.Previous
	c := content{escape: door.LetPass, Panel: widget.Panel{
		Tone: tone, Title: title, Question: door.AskPassed,
		Aside: about(w.Ago(v.Time.Sub(first.Time)), checkin.Clean(first.Desk), checkin.Clean(first.Operator)),
		Keys: []widget.Hint{
			{Key: w.Keys.Escape, Does: door.Passed},
			{Key: w.Keys.Down, Does: door.OnlyNow},
		},
	}}
	person(d.env, &c.Panel, &v.Registration)
	at := w.Clock(d.env.Local(first.Time))
	for _, s := range suspects {
		name := w.ListName(&s.Registration)
		if company := checkin.Clean(s.Registration.Company()); company != "" {
			name += " (" + company + ")"
		}
		c.choices = append(c.choices, choice{
			text: fmt.Sprintf(door.WasReally, at, name), aside: door.SwapThem,
			do: func(d *Desk) tea.Cmd { return d.swap(v, s.Registration.ID) },
		})
	}
	c.choices = append(c.choices,
		choice{text: door.DontKnow, do: func(d *Desk) tea.Cmd {
			return d.letIn(&v.Registration, checkin.Entrance{ID: v.Registration.ID, Again: true, Reason: door.ReasonDontKnow})
		}},
		choice{text: door.NotThisName, do: func(d *Desk) tea.Cmd {
			d.panel, d.query.spent = nil, false
			return d.askAgain()
		}},
	)
	return c
}

// swap exchanges two people who were taken for each other.
func (d *Desk) swap(v checkin.Visit, meant checkin.RegistrationID) tea.Cmd {
	d.panel = nil
	d.noting = d.env.Words.SpokenName(&v.Registration)
	desk, entry, reason := d.env.Desk, v.Previous.Entry, d.env.Words.Door.ReasonSwap
	d.env.Queue.Do(func(ctx context.Context) tea.Msg {
		visit, err := desk.Swap(ctx, entry, meant, reason)
		return visited{v.Registration, visit, err}
	})
	return nil
}
