package plain

import (
	"fmt"

	"opale/checkin"
)

// undo asks whether the last arrival of this desk is to be taken back, and why.
func (d *desk) undo(string) {
	d.turn()
	u := &d.env.Words.Undo
	a, r, ok, err := d.o.Desk.Last()
	var together []checkin.Arrival
	if err == nil && ok {
		together, err = d.o.Desk.Together(a.Entry)
	}
	switch {
	case err != nil:
		d.trouble("", err)
		return
	case !ok:
		d.say(u.Nothing)
		return
	}
	d.about = r
	d.askUndo(&a, &r, together)
}

// askUndo names whoever an arrival was noted for, and asks for the reason.
func (d *desk) askUndo(a *checkin.Arrival, r *checkin.Registration, together []checkin.Arrival) {
	w := d.env.Words
	u, title, only := &w.Undo, w.Undo.Title, "%s"
	var offers []offer
	back := func(text, reason string, arrivals ...checkin.Arrival) {
		offers = append(offers, offer{text, func() { d.takeBack(r, arrivals, reason) }})
	}
	if n := len(together); n > 0 {
		title, only = w.Count(u.GroupTitle, n), u.Only
		for _, reason := range []string{u.WrongOnes, u.AllEarly} {
			back(fmt.Sprintf(w.Count(u.Whole, n), reason), reason, together...)
		}
	}
	for _, reason := range []string{u.WrongOne, u.TooEarly, u.NotComing, u.Other} {
		back(fmt.Sprintf(only, reason), reason, *a)
	}
	d.say(title, fmt.Sprintf(u.Arrived, w.Clock(d.env.Local(a.Time))), d.brief(r))
	d.say(u.Question)
	d.offer(append(offers, offer{u.Keep, func() { d.say(u.Keep) }})...)
}

func (d *desk) takeBack(r *checkin.Registration, arrivals []checkin.Arrival, reason string) {
	entries := make([]checkin.EntryID, len(arrivals))
	for i := range arrivals {
		entries[i] = arrivals[i].Entry
	}
	var err error
	if len(entries) == 1 { // somebody else may have taken it back meanwhile, which is said
		_, err = d.o.Desk.Undo(d.ctx, entries[0], reason)
	} else {
		err = d.o.Desk.UndoAll(d.ctx, entries, reason)
	}
	if err != nil {
		d.trouble(d.brief(r), err)
		return
	}
	others := ""
	if n := len(entries) - 1; n > 0 {
		others = d.env.Words.Count(d.env.Words.Undo.AndOthers, n)
	}
	d.say(d.env.Words.Undo.Done, d.brief(r), others)
}
