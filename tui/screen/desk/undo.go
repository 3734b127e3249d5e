package desk

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// lastRead is the arrival that Ctrl+Z would take back.
type lastRead struct {
	arrival  checkin.Arrival
	together []checkin.Arrival // those noted with it in one gesture, itself too
	who      checkin.Registration
	ok       bool
	err      error
}

// undone is what came of taking it back, and how many others with it.
type undone struct {
	who    checkin.Registration
	others int
	err    error
}

// askToUndo asks for it at a desk that is open to all: there, the coordinator
// takes arrivals back.
func (d *Desk) askToUndo() tea.Cmd {
	if d.env.Kiosk && d.query.field.IsEmpty() {
		return d.env.Send(screen.TakeBack{})
	}
	return d.undo()
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
		last := lastRead{arrival: a, who: r, ok: ok, err: err}
		if err == nil && ok {
			last.together, last.err = desk.Together(a.Entry)
		}
		return last
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
	deaf := d.openDeaf(&panel{who: msg.who, compose: func(d *Desk) content { return undoQuestion(d, msg) }}, deafFor)
	d.panel.chosen = 0 // it was asked for, and says who: the usual reason needs no arrow
	return deaf
}

func undoQuestion(d *Desk, msg lastRead) content {
	w := d.env.Words
	u := &w.Undo
	c := content{escape: u.Keep, Panel: widget.Panel{
		Tone: theme.Question, Title: u.Title, Question: u.Question,
		Aside: fmt.Sprintf(u.Arrived, w.Clock(d.env.Local(msg.arrival.Time))),
	}}
	person(d.env, &c.Panel, &msg.who)
	reasons := []string{u.WrongOne, u.TooEarly, u.NotComing, u.Other}
	only := "%s"
	if n := len(msg.together); n > 0 {
		c.Title, c.escape = w.Count(u.GroupTitle, n), u.KeepAll
		for _, reason := range []string{u.WrongOnes, u.AllEarly} {
			c.choices = append(c.choices, choice{text: fmt.Sprintf(w.Count(u.Whole, n), reason), do: func(d *Desk) tea.Cmd {
				return d.takeBack(msg, msg.together, reason)
			}})
		}
		only = u.Only
	}
	for _, reason := range reasons {
		c.choices = append(c.choices, choice{text: fmt.Sprintf(only, reason), do: func(d *Desk) tea.Cmd {
			return d.takeBack(msg, []checkin.Arrival{msg.arrival}, reason)
		}})
	}
	return c
}

func (d *Desk) takeBack(msg lastRead, arrivals []checkin.Arrival, reason string) tea.Cmd {
	d.panel = nil
	desk := d.env.Desk
	d.env.Queue.Do(func(ctx context.Context) tea.Msg {
		if len(arrivals) == 1 {
			_, err := desk.Undo(ctx, arrivals[0].Entry, reason)
			return undone{who: msg.who, err: err}
		}
		entries := make([]checkin.EntryID, len(arrivals))
		for i := range arrivals {
			entries[i] = arrivals[i].Entry
		}
		return undone{msg.who, len(arrivals) - 1, desk.UndoAll(ctx, entries, reason)}
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
		person(d.env, &c.Panel, &msg.who)
		if msg.others > 0 {
			c.Notes = []string{d.env.Words.Count(d.env.Words.Undo.AndOthers, msg.others)}
		}
		return c
	}}
	d.open(p)
	if !d.query.field.IsEmpty() {
		d.brief, d.panel = p.brief(d), nil
	}
	return d.readRecent()
}
