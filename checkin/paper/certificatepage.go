package paper

import (
	"fmt"
	"strings"
	"time"

	"opale/checkin"
)

// The page of an attestation has wide margins: it is one sentence.
const side = 28.0

// certificate is one being drawn: it goes on to another page where somebody was
// at very many sessions.
type certificate struct {
	*Certificate
	*page
	y float64
}

func (c *Certificate) draw(b *book) {
	d := &certificate{Certificate: c, page: b.page()}
	w, middle := &d.words.certificate, d.wide/2
	if name := checkin.Clean(c.Organiser); name != "" {
		d.paragraph(side, 30, 90, name, hand{10, false, black})
	}
	if c.Event.ID.IsRehearsal() {
		d.right(d.wide-side, 30, d.rehearsal+" · "+d.invented, hand{8, true, black})
	}
	d.centre(middle, 72, strings.ToUpper(w.title), hand{17, true, black})
	d.line(middle-14, 78, middle+14, 78, 0.4, sea)

	said := w.attested
	if by := checkin.Clean(c.Signatory); by != "" {
		said = fmt.Sprintf(w.attests, by)
	}
	room := d.wide - 2*side
	d.middle(96, room, said, hand{11, false, black})
	d.middle(110, room, c.name(), hand{22, true, black})
	d.y = 118
	if company := checkin.Clean(c.Company); company != "" {
		d.middle(d.y, room, company, hand{12, false, faint})
		d.y += 9
	}
	d.middle(d.y+5, room, w.attended, hand{11, false, black})
	d.middle(d.y+15, room, checkin.Clean(c.Event.Name), hand{15, true, black})
	d.y += 27
	d.visits()
	d.close()
}

// middle writes a line in the middle of the page.
func (c *certificate) middle(y, room float64, text string, h hand) {
	text, h = c.fit(text, h, room)
	c.centre(c.wide/2, y, text, h)
}

func (c *certificate) visits() {
	w, zone := &c.words.certificate, c.Event.Location()
	end := c.wide - side
	c.line(side, c.y-5.5, end, c.y-5.5, 0.2, rule)
	for _, v := range c.Visits {
		if c.y > c.high-40 {
			c.turn()
		}
		opens, closes := v.Session.Opens.In(zone), v.Session.Closes.In(zone)
		c.within(side, c.y, 78, capital(c.dated(opens)), hand{10.5, true, black})
		session := venue(&c.Event, v.Session.Venue)
		if place := checkin.Clean(c.Place); place != "" {
			session = place
		}
		c.within(side, c.y+5, 92, checkin.Clean(v.Session.Name)+" · "+session, hand{9.5, false, black})
		c.within(side, c.y+9.6, 92, fmt.Sprintf(w.session, c.hours(opens, closes)), hand{8.5, false, faint})
		y := c.y
		for _, s := range v.Stays {
			c.right(end, y, c.stay(s, opens), hand{10, false, black})
			y += 5
		}
		c.y = max(c.y+18, y+6)
		c.line(side, c.y-5.5, end, c.y-5.5, 0.2, rule)
	}
	if whole, known := c.length(); known {
		minutes := int(whole.Round(time.Minute) / time.Minute)
		c.right(end, c.y+0.5, fmt.Sprintf(w.whole, minutes/60, minutes%60), hand{10, true, black})
	}
}

// stay says when somebody came and when they left, as far as it was seen.
func (c *certificate) stay(s Stay, day time.Time) string {
	w := &c.words.certificate
	if s.Out.IsZero() {
		return fmt.Sprintf(w.arrived, c.moment(s.In, day))
	}
	return fmt.Sprintf(w.stayed, c.moment(s.In, day), c.moment(s.Out, day))
}

// moment is an hour of the session's day; of another, with its date.
func (c *certificate) moment(t, day time.Time) string {
	t = t.In(day.Location())
	if midnight(t).Equal(midnight(day)) {
		return c.at(t)
	}
	return c.at(t) + " (" + c.date(t) + ")"
}

func (c *certificate) turn() {
	c.page = c.book.page()
	c.within(side, 24, c.wide-2*side, c.name(), hand{10, true, black})
	c.y = 38
}

// close is where it is signed.
func (c *certificate) close() {
	w := &c.words.certificate
	if c.y > c.high-72 {
		c.turn()
	}
	y, at := c.high-62, c.wide/2+4
	day := c.date(c.Made.In(c.Event.Location()))
	city := checkin.Clean(c.City)
	if city == "" {
		city = strings.Repeat(".", 28)
	}
	c.within(at, y, c.wide-side-at, fmt.Sprintf(w.done, city, day), hand{10, false, black})
	c.within(at, y+7, c.wide-side-at, strings.TrimSuffix(w.signature+" · "+checkin.Clean(c.Signatory), " · "), hand{9, false, faint})
	c.box(at, y+10, c.wide-side-at, 26, 0.2, rule)
	c.centre(c.wide/2, c.high-14, w.source, hand{7.5, false, faint})
}
