package desk

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/theme"
	"opale/tui/widget"
)

// lastRead is the arrival that Ctrl+Z would take back.
type lastRead struct {
	arrival checkin.Arrival
	who     checkin.Registration
	ok      bool
	err     error
}

// undone is what came of taking it back.
type undone struct {
	who checkin.Registration
	err error
}

// undo begins to take the last arrival back. With text in the field, the text
// goes first.
func (d *Desk) undo() tea.Cmd {
	if !d.query.field.IsEmpty() {
		d.panel = nil
		return d.clear()
	}
	// Behind the writes that wait: the last arrival may be among them.
	desk := d.env.Desk
	d.env.Queue.Do(func(context.Context) tea.Msg {
		a, r, ok, err := desk.Last()
		return lastRead{a, r, ok, err}
	})
	return nil
}

// askUndo names the person and asks for the reason.
func (d *Desk) askUndo(msg lastRead) tea.Cmd {
	switch {
	case msg.err != nil:
		return d.trouble(checkin.Visit{}, msg.err)
	case !msg.ok:
		d.panel = nil
		d.brief = brief{theme.Question, d.env.Words.Undo.Nothing}
		return nil
	case !d.query.field.IsEmpty():
		return nil // the operator has typed on
	}
	return d.openDeaf(&panel{who: msg.who, compose: func(d *Desk) content { return undoQuestion(d, msg) }}, deafFor)
}

func undoQuestion(d *Desk, msg lastRead) content {
	w := d.env.Words
	u := &w.Undo
	c := content{escape: u.Keep, Panel: widget.Panel{
		Tone: theme.Question, Title: u.Title, Question: u.Question,
		Aside: fmt.Sprintf(u.Arrived, w.Clock(d.env.Local(msg.arrival.Time))),
	}}
	person(&c.Panel, &msg.who)
	for _, reason := range []string{u.WrongOne, u.TooEarly, u.NotComing, u.Other} {
		c.choices = append(c.choices, choice{text: reason, do: func(d *Desk) tea.Cmd {
			return d.takeBack(msg, reason)
		}})
	}
	return c
}

func (d *Desk) takeBack(msg lastRead, reason string) tea.Cmd {
	d.panel = nil
	desk := d.env.Desk
	d.env.Queue.Do(func(ctx context.Context) tea.Msg {
		_, err := desk.Undo(ctx, msg.arrival.Entry, reason)
		return undone{msg.who, err}
	})
	return nil
}

// tookBack says that an arrival was taken back.
func (d *Desk) tookBack(msg undone) tea.Cmd {
	if msg.err != nil {
		return d.trouble(checkin.Visit{Registration: msg.who}, msg.err)
	}
	p := &panel{who: msg.who, compose: func(d *Desk) content {
		c := content{Panel: widget.Panel{Tone: theme.Already, Title: d.env.Words.Undo.Done}}
		person(&c.Panel, &msg.who)
		return c
	}}
	d.open(p)
	if !d.query.field.IsEmpty() {
		d.brief, d.panel = p.brief(d), nil
	}
	return d.readRecent()
}
