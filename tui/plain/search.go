package plain

import (
	"fmt"
	"strings"

	"opale/checkin"
	"opale/tui/screen"
)

// find answers a line that is a name or a code: whoever holds the code is let
// in, and whoever the name can only mean. Else those are listed who may be meant.
func (d *desk) find(line, text string) {
	d.turn()
	reading, err := d.o.Desk.Decode(line)
	switch {
	case err != nil:
		d.trouble(text, err)
		return
	case !reading.ID.IsZero(), d.env.Emergency && strings.ContainsAny(text, "0123456789"):
		d.scan(line)
		return
	}
	answer, err := d.o.Desk.Search(text)
	switch {
	case err != nil:
		d.trouble(text, err)
	case reading.IsCode && isVague(&answer):
		d.scan(line)
	case answer.Verdict == checkin.VerdictSure && !d.env.Loading:
		d.admit(&answer.Rows[0])
	default:
		d.list(&answer)
	}
}

// isVague reports whether nobody has what was typed as it stands. A search comes
// before an unknown code: a telephone looks like one.
func isVague(a *checkin.Answer) bool {
	return len(a.Rows) == 0 || a.Rows[0].Cost >= checkin.ClearLead
}

// list says who may be meant.
func (d *desk) list(a *checkin.Answer) {
	w := d.env.Words
	d.rows = a.Rows
	switch {
	case len(a.Rows) == 0 && d.env.Loading:
		d.say(w.Desk.Unread)
		return
	case len(a.Rows) == 0:
		d.say(w.Desk.Nobody)
	case a.Verdict == checkin.VerdictTwins:
		d.say(w.Desk.Twins)
	case len(a.Rows) == 1:
		d.about = a.Rows[0].Registration
		d.say(w.Desk.Confirm)
	case a.Total > len(a.Rows):
		d.say(fmt.Sprintf(w.Desk.FoundMore, w.Count(w.Desk.FoundCount, a.Total), w.Number(a.People)))
	default:
		d.say(fmt.Sprintf(w.Desk.Found, w.Count(w.Desk.FoundCount, a.Total), w.Number(a.People)))
	}
	offers := d.people(a.Rows, (*desk).admit)
	d.offer(append(offers, offer{fmt.Sprintf(w.Desk.EnterNew, checkin.Clean(a.Text)), func() { d.form(a.Text, "") }})...)
}

// people offers some rows, for something to be done with one of them.
func (d *desk) people(rows []checkin.Row, do func(*desk, *checkin.Row)) []offer {
	var offers []offer
	for i := range rows {
		row := &rows[i]
		_, said := screen.Standing(d.env, row)
		offers = append(offers, offer{joined(d.who(&row.Registration), d.others(row), said), func() { do(d, row) }})
	}
	return offers
}

func (d *desk) others(row *checkin.Row) string {
	if len(row.Others) == 0 {
		return ""
	}
	return d.env.Words.Count(d.env.Words.Desk.Others, len(row.Others))
}

// who is somebody with what tells them from others of the same name.
func (d *desk) who(r *checkin.Registration) string {
	return joined(d.env.Words.ListName(r), checkin.Clean(r.Company()), checkin.Clean(r.Town()),
		checkin.HalfEmail(r.Email()), checkin.HalfPhone(r.Phone()))
}

// brief is somebody who need not be told from others.
func (d *desk) brief(r *checkin.Registration) string {
	return joined(d.env.Words.SpokenName(r), checkin.Clean(r.Company()), checkin.Clean(r.Town()))
}

// subject is whom a command is about: the one with the number that stands behind
// it, the only one that the text there finds, else who was shown last. ok is
// false where a list was offered instead, or nobody is meant.
func (d *desk) subject(rest string, do func(*desk, *checkin.Row)) (r checkin.Registration, ok bool) {
	w := d.env.Words
	if n := numbers(rest); len(n) == 1 && n[0] >= 1 && n[0] <= len(d.rows) {
		return d.rows[n[0]-1].Registration, true
	}
	if rest == "" {
		if d.about.ID.IsZero() {
			d.say(w.Plain.Nobody)
		}
		return d.about, !d.about.ID.IsZero()
	}
	answer, err := d.o.Desk.Search(rest)
	switch {
	case err != nil:
		d.trouble(rest, err)
	case len(answer.Rows) == 0:
		d.say(w.Desk.Nobody)
	case len(answer.Rows) == 1, answer.Verdict == checkin.VerdictSure:
		return answer.Rows[0].Registration, true
	default:
		d.turn()
		d.rows = answer.Rows
		d.say(fmt.Sprintf(w.Desk.Found, w.Count(w.Desk.FoundCount, answer.Total), w.Number(answer.People)))
		d.offer(d.people(answer.Rows, do)...)
	}
	return r, false
}
