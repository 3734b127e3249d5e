package plain

import (
	"fmt"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/aside"
)

// aside puts somebody aside who is named behind the command; alone, it lists who
// waits, to be taken up again.
func (d *desk) aside(rest string) {
	if rest == "" {
		d.turn()
		d.waiting()
		return
	}
	put := func(d *desk, row *checkin.Row) { d.putRow(&row.Registration) }
	if n := numbers(rest); len(n) == 1 && n[0] >= 1 && n[0] <= len(d.rows) {
		d.putRow(&d.rows[n[0]-1].Registration)
		return
	}
	answer, err := d.o.Desk.Search(rest)
	switch {
	case err != nil:
		d.trouble(rest, err)
	case len(answer.Rows) == 0:
		d.putAside(screen.Aside{Text: rest}, rest)
	default:
		if r, ok := d.subject(rest, put); ok {
			d.putRow(&r)
		}
	}
}

func (d *desk) putRow(r *checkin.Registration) {
	d.putAside(screen.Aside{ID: r.ID}, d.env.Words.SpokenName(r))
}

func (d *desk) putAside(one screen.Aside, name string) {
	w := d.env.Words
	one.Since = d.env.Overview.Now
	d.env.PutAside(one)
	d.turn()
	d.say(w.Fill(w.Aside.Put, name))
	d.say(fmt.Sprintf(w.Aside.Again, colon+w.Plain.Words.Aside))
}

// waiting lists who was put aside and is not in yet.
func (d *desk) waiting() {
	w := d.env.Words
	rows, err := d.o.Desk.Rows(d.env.Asides.IDs()...)
	if err != nil {
		d.trouble("", err)
		return
	}
	var offers []offer
	for _, one := range d.env.Asides.All() {
		since := joined(aside.Place(w, one.Where), w.Ago(d.env.Overview.Now.Sub(one.Since)))
		if one.ID.IsZero() {
			offers = append(offers, offer{joined(one.Text, since), func() { d.env.DropAside(one); d.find(one.Text, one.Text) }})
			continue
		}
		for i := range rows {
			row := &rows[i]
			switch {
			case row.Registration.ID != one.ID:
			case row.Outcome == checkin.OutcomeAlreadyIn:
				d.env.DropAside(one)
			default:
				_, said := screen.Standing(d.env, row)
				offers = append(offers, offer{joined(d.who(&row.Registration), said, since), func() { d.admit(row) }})
			}
		}
	}
	if len(offers) == 0 {
		d.say(w.Aside.None)
		return
	}
	d.say(w.Aside.Title)
	d.offer(offers...)
}
