package plain

import (
	"fmt"
	"strconv"

	"opale/checkin"
	"opale/tui/screen"
)

// group lists who belongs together with somebody, to be let in together.
func (d *desk) group(rest string) {
	r, ok := d.subject(rest, func(d *desk, row *checkin.Row) { d.openGroup(row.Registration.ID) })
	if ok {
		d.turn()
		d.openGroup(r.ID)
	}
}

// openGroup offers everybody whom the door would admit at once, then each alone.
func (d *desk) openGroup(of checkin.RegistrationID) {
	w := d.env.Words
	group, err := d.o.Desk.Group(of)
	if err != nil {
		d.trouble("", err)
		return
	}
	d.rows = group.Rows
	title := w.Group.Order
	if company := checkin.Clean(group.Company); company != "" {
		title = fmt.Sprintf(w.Group.Title, company)
	}
	d.say(title)
	var all []checkin.Entrance
	offers := []offer{{}} // for all of them
	rows := []*checkin.Row{nil}
	for i := range group.Rows {
		row := &group.Rows[i]
		_, said := screen.Standing(d.env, row)
		if row.Outcome == checkin.OutcomeAlreadyIn {
			d.say(d.who(&row.Registration), said)
			continue
		}
		if row.Outcome == checkin.OutcomeAdmitted {
			all = append(all, d.entrance(row))
		}
		offers, rows = append(offers, offer{joined(d.who(&row.Registration), said), func() { d.admit(row) }}), append(rows, row)
	}
	if len(group.Rows) == 1 {
		d.say(w.Group.Alone)
	}
	switch {
	case len(offers) == 1:
		d.say(w.Plain.Done)
		return
	case len(all) == 0:
		offers, rows = offers[1:], rows[1:]
	default:
		offers[0] = offer{w.Count(w.Group.Note, len(all)), func() { d.letInAll(all) }}
	}
	d.offer(offers...)
	d.several = func(chosen []int) { d.letInAll(d.entrances(rows, chosen)) }
	if d.o.Prompt {
		d.say(w.Plain.Several)
	}
}

// entrance asks for somebody of a group. Who is expected elsewhere and is chosen
// all the same has come here.
func (d *desk) entrance(row *checkin.Row) checkin.Entrance {
	e := checkin.Entrance{ID: row.Registration.ID}
	switch row.Outcome {
	case checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		e.Force, e.Reason = true, d.env.Words.Door.ReasonHere
	}
	return e
}

// entrances asks for those with the chosen numbers, each once.
func (d *desk) entrances(rows []*checkin.Row, chosen []int) []checkin.Entrance {
	var all []checkin.Entrance
	asked := map[int]bool{}
	for _, n := range chosen {
		if row := rows[n-1]; row != nil && !asked[n] {
			asked[n] = true
			all = append(all, d.entrance(row))
		}
	}
	return all
}

func (d *desk) letInAll(entrances []checkin.Entrance) {
	w := d.env.Words
	visits, err := d.o.Desk.CheckInGroup(d.ctx, entrances)
	if err != nil {
		d.trouble("", err)
		return
	}
	var in, out []*checkin.Visit
	for i := range visits {
		if v := &visits[i]; v.Outcome == checkin.OutcomeAdmitted {
			in = append(in, v)
		} else {
			out = append(out, v)
		}
	}
	d.say(w.Count(w.Group.Done, len(in)))
	for _, v := range in {
		d.say(d.brief(&v.Registration))
	}
	if len(out) > 0 {
		d.say(w.Count(w.Group.Late, len(out)))
	}
	for _, v := range out {
		_, title := screen.Verdict(w, d.env.Overview.Event, *v)
		d.say(title, d.brief(&v.Registration))
	}
}

// count notes people without a name: as many as stand behind the command.
// Behind the welcome of somebody with a company, it asks whether they are of it.
func (d *desk) count(rest string) {
	w, with, welcomed := d.env.Words, d.about, d.welcome
	n := 1
	if rest != "" {
		var err error
		if n, err = strconv.Atoi(rest); err != nil {
			n = 0 // and the desk says so
		}
	}
	d.turn()
	if company := checkin.Clean(with.Company()); welcomed && company != "" && n > 0 {
		d.say(w.Counting.Title, w.Count(w.Counting.People, n))
		d.offer(
			offer{fmt.Sprintf(w.Counting.With, company), func() { d.countAll(n, with.ID) }},
			offer{w.Counting.Alone, func() { d.countAll(n, checkin.RegistrationID{}) }},
		)
		return
	}
	d.countAll(n, checkin.RegistrationID{})
}

func (d *desk) countAll(n int, with checkin.RegistrationID) {
	w := d.env.Words
	visits, err := d.o.Desk.Count(d.ctx, n, with)
	if err != nil {
		d.trouble("", err)
		return
	}
	d.say(w.Door.Noted, w.Clock(d.env.Local(visits[0].Time)), w.Count(w.Counting.Counted, n), checkin.Clean(visits[0].Registration.Company()))
}
