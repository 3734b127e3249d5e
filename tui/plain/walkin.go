package plain

import (
	"fmt"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/walkin"
)

// walkIn asks for what is to be known of somebody on no list.
func (d *desk) walkIn(rest string) { d.form(rest, "") }

// form asks for one field after the other, those left out that were typed with
// the name. code is one that is kept with the person.
func (d *desk) form(typed, code string) {
	d.turn()
	w, fields := d.env.Words, walkin.Split(typed)
	if code = checkin.Clean(code); code != "" {
		fields[checkin.FieldCode] = code
	}
	d.say(w.WalkIn.Title)
	for _, f := range append([]checkin.Field{checkin.FieldCode}, walkin.Asked...) {
		if fields[f] != "" {
			d.say(w.Facts.Fields[f], fields[f])
		}
	}
	d.say(fmt.Sprintf(w.Plain.Skip, colon+w.Plain.Words.Cancel))
	d.fill(fields, 0)
}

// fill asks for the first field from at on that is not known.
func (d *desk) fill(fields checkin.Fields, at int) {
	for at < len(walkin.Asked) && fields[walkin.Asked[at]] != "" {
		at++
	}
	if at == len(walkin.Asked) {
		d.asking, d.repeat = nil, nil
		d.filled(fields)
		return
	}
	f := walkin.Asked[at]
	d.repeat = func() { d.say(fmt.Sprintf(d.env.Words.Plain.Field, d.env.Words.Facts.Fields[f])) }
	d.asking = func(line string) {
		if line != "" {
			fields[f] = line
		}
		d.fill(fields, at+1)
	}
	d.repeat()
}

// filled shows whoever resembles, and offers to note the arrival.
func (d *desk) filled(fields checkin.Fields) {
	w := d.env.Words
	var r checkin.Registration
	for f, value := range fields {
		r.Values[f] = value
	}
	if r.FullName() == "" {
		d.say(w.WalkIn.Lacks)
		d.say(w.Plain.Dropped)
		return
	}
	alike, _ := d.o.Desk.Resembling(fields) // where it cannot be told, nobody is shown
	switch len(alike) {
	case 0:
		d.say(w.WalkIn.Nobody)
	default:
		d.say(w.Count(w.WalkIn.Resemble, len(alike)))
	}
	if fields[checkin.FieldCode] == "" {
		fields[checkin.FieldCode] = d.env.NewCode() // once: what is tried again is the same person
	}
	offers := []offer{{w.Fill(w.WalkIn.DoFor, w.SpokenName(&r)), func() { d.register(fields, "") }}}
	for i := range alike {
		row := &alike[i]
		_, said := screen.Standing(d.env, row)
		open := w.Fill(w.WalkIn.Open, w.SpokenName(&row.Registration))
		offers = append(offers, offer{joined(open, checkin.Clean(row.Registration.Company()), said), func() { d.openPage(row) }})
	}
	for _, why := range w.WalkIn.Whys[1:] {
		offers = append(offers, offer{joined(w.WalkIn.Do, why), func() { d.register(fields, why) }})
	}
	d.offer(offers...)
}

func (d *desk) register(fields checkin.Fields, why string) {
	visit, err := d.o.Desk.RegisterFor(d.ctx, fields, why)
	if err != nil {
		d.trouble("", err)
		return
	}
	d.visit(visit)
}
