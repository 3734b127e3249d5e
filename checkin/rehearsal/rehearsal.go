// Package rehearsal invents people for the demo, for training, for tests and
// for benchmarks: French registrations as an organiser of the Côte d'Opale
// would receive them, with their homonyms, their careless capitals and their
// unpaid tickets.
//
// Nobody here exists. Names are drawn at random with the frequencies of INSEE's
// Fichier des noms and Fichier des prénoms (Licence Ouverte 2.0, see
// names/NOTICE); every e-mail address is in the reserved domain .example
// (RFC 2606), every telephone in 06 39 98 00 00 to 06 39 98 99 99, which ARCEP
// keeps for fiction, and every code begins with "RE-".
//
// It never does I/O, and imports the standard library and package checkin only.
package rehearsal

import (
	"iter"
	"math/rand/v2"

	"opale/checkin"
)

// People invents n registrations for the event's venues and sessions. The same
// event id, venues, sessions and seed always give the same people in the same
// order, and a longer list begins with the shorter one. Codes and ids differ
// for the first 729 million. The memory it takes does not grow with n.
func People(event *checkin.Event, seed uint64, n int) iter.Seq[checkin.Registration] {
	return func(yield func(checkin.Registration) bool) {
		c := newCrowd(event, seed)
		for i := range n {
			if !yield(c.registration(i)) {
				return
			}
		}
	}
}

// crowd is what one run through the people remembers.
type crowd struct {
	dice
	event  *checkin.Event
	codes  codes
	recent [256]booked // the last people with an e-mail address, each at its number's place
	known  int         // how many of recent are filled
	bare   *booked     // the last one of whom only name and town are known
}

// booked is a person with what was booked.
type booked struct {
	person
	booking
}

func newCrowd(event *checkin.Event, seed uint64) *crowd {
	const stream = 0x6f70616c65 // any constant will do; another one would be other people
	d := dice{rand.New(rand.NewPCG(seed, stream))}
	return &crowd{dice: d, event: event, codes: newCodes(d)}
}

// registration invents the i-th.
func (c *crowd) registration(i int) checkin.Registration {
	b := c.next(i)
	c.remember(b)
	first, last := c.asTyped(b.first, b.last)
	code := c.codes.at(i)
	r := checkin.Registration{ID: checkin.CodedID(c.event.ID, "", code)}
	r.Values = [checkin.NumFields]string{
		checkin.FieldCode:       code,
		checkin.FieldFirstName:  first,
		checkin.FieldLastName:   last,
		checkin.FieldCompany:    b.company,
		checkin.FieldEmail:      b.email,
		checkin.FieldPhone:      b.phone,
		checkin.FieldTown:       b.town,
		checkin.FieldStatus:     string(b.status),
		checkin.FieldStatusWord: b.word,
		checkin.FieldDue:        b.due,
		checkin.FieldVenue:      string(b.venue),
		checkin.FieldSessions:   b.sessions,
		checkin.FieldTicket:     b.ticket,
		checkin.FieldProfile:    string(b.profile),
		checkin.FieldNote:       c.note(),
		checkin.FieldShow:       c.show(b.last),
	}
	return r
}

func (c *crowd) remember(b booked) {
	if b.email != "" {
		c.recent[c.known%len(c.recent)] = b
		c.known++
	}
	if b.company == "" && b.email == "" && b.phone == "" {
		bare := b
		c.bare = &bare
	}
}
