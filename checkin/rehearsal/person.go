package rehearsal

import "strings"

// person is somebody invented, with names spelt as they would spell them.
type person struct {
	first, last   string
	company, town string
	email, phone  string
}

// next is the i-th person with a booking: mostly a new one, sometimes one who
// has something in common with somebody a little earlier in the list.
func (c *crowd) next(i int) booked {
	roll := c.Float64()
	switch {
	case roll < 0.002 && c.bare != nil: // nobody can tell these two apart
		return *c.bare
	case c.known == 0:
	case roll < 0.017:
		return c.again(c.earlier())
	case roll < 0.037:
		return booked{c.homonym(i, c.earlier().person), c.book()}
	case roll < 0.047:
		return booked{c.relative(i, c.earlier().person), c.book()}
	case roll < 0.057:
		return booked{c.nearHomonym(i, c.earlier().person), c.book()}
	}
	p := c.person(i)
	b := c.book()
	if venue, ok := c.event.Venue(b.venue); ok && c.happens(0.3) {
		p.town = venue.Name
	}
	return booked{p, b}
}

// earlier is one of the last people.
func (c *crowd) earlier() booked {
	return c.recent[c.IntN(min(c.known, len(c.recent)))]
}

func (c *crowd) person(i int) person {
	p := person{town: towns.draw(c.dice)}
	p.first, p.last = c.name()
	if c.happens(0.86) {
		p.company = c.company()
	}
	if c.happens(0.9) {
		p.email = c.email(p, i)
	}
	if c.happens(0.6) {
		p.phone = c.phone(i)
	}
	return p
}

// again is the same person with a ticket for something else.
func (c *crowd) again(b booked) booked {
	for range 8 { // an event with a single session has nothing else to offer
		other := c.book()
		if other.venue != b.venue || other.sessions != b.sessions {
			b.booking = other
			break
		}
	}
	return b
}

// homonym is somebody else of the same name.
func (c *crowd) homonym(i int, p person) person {
	other := c.person(i)
	other.first, other.last = p.first, p.last
	other.email = c.ownEmail(other, i)
	return other
}

// relative is a father, a daughter, a brother in the same firm; in one case of
// three the first name has stayed in the family too.
func (c *crowd) relative(i int, p person) person {
	if c.happens(2. / 3) {
		p.first = firstNames().draw(c.dice)
	}
	p.email = c.ownEmail(p, i) // of their own: name and address together make one person
	p.phone = c.phone(i)
	return p
}

// nearHomonym is somebody whose name sounds the same and is written otherwise.
func (c *crowd) nearHomonym(i int, p person) person {
	other := c.person(i)
	other.first, other.last = p.first, p.last
	if group := soundAlikes(p.last); group != nil {
		other.last = oneOf(c.dice, group)
	} else {
		other.last = misspell(p.last)
	}
	other.email = c.ownEmail(other, i)
	return other
}

// misspell writes a name as somebody who has only heard it may write it.
func misspell(name string) string {
	for _, change := range mishearings {
		if stem, ok := strings.CutSuffix(name, change[0]); ok {
			return stem + change[1]
		}
	}
	return name + "s"
}
