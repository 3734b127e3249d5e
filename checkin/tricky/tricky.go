// Package tricky reads a list against itself, the evening before, and finds the
// names that will hold up the queue: people whom nobody could tell apart,
// tickets without a name, people who are probably registered twice. What it
// finds is to be mended in the ticketing tool and imported again, or marked at
// the desk.
//
// It is pure: it is given registrations, and writes nothing down. It goes
// through the list once and compares only those with something in common, so
// that a list twice as long takes twice as long.
package tricky

import (
	"cmp"
	"slices"

	"opale/checkin"
)

// Kind is why some registrations will hold up the queue.
type Kind string

// The kinds, in the order in which they are told.
const (
	Alike    Kind = "alike"    // one name, or one that sounds so, and the desk shows nothing that tells them apart
	Nameless Kind = "nameless" // a ticket without a name, or with what is none
	Twice    Kind = "twice"    // probably one person, registered twice for one session
)

// Kinds lists them.
var Kinds = []Kind{Alike, Nameless, Twice}

// Group is some registrations that are one problem.
type Group struct {
	Kind   Kind            `json:"kind"`
	Venue  checkin.VenueID `json:"venue"` // where they meet; empty: at several, or anywhere
	Spelt  bool            `json:"spelt"` // alike: their names are written differently, which can be asked
	People []Ticket        `json:"people"`
}

// Ticket is a registration as the desk shows it, and what finds it in the
// ticketing tool.
type Ticket struct {
	ID       checkin.RegistrationID `json:"id"`
	Code     string                 `json:"code"`
	First    string                 `json:"first_name"`
	Last     string                 `json:"last_name"`
	Company  string                 `json:"company"`
	Town     string                 `json:"town"`
	Email    string                 `json:"email"` // half of it
	Phone    string                 `json:"phone"` // half of it
	Sessions []checkin.SessionID    `json:"sessions"`
}

// Count is how many groups meet at a venue.
type Count struct {
	Venue    checkin.VenueID `json:"venue"` // empty: several, or anywhere
	Alike    int             `json:"alike"`
	Nameless int             `json:"nameless"`
	Twice    int             `json:"twice"`
}

// All is how many there are of any kind.
func (c *Count) All() int { return c.Alike + c.Nameless + c.Twice }

// Report is what was found.
type Report struct {
	Read   int     `json:"read"`   // registrations that were looked at
	Counts []Count `json:"counts"` // by venue, in the event's order; those of several venues last, where there are any
	Groups []Group `json:"groups"` // in that order, by kind, then by name
}

// At are the groups of a venue; with "", those of several.
func (r *Report) At(venue checkin.VenueID) (at []Group) {
	for i := range r.Groups {
		if r.Groups[i].Venue == venue {
			at = append(at, r.Groups[i])
		}
	}
	return at
}

// All is how many groups there are.
func (r *Report) All() int { return len(r.Groups) }

// report puts what was found in order.
func (f *Finder) report(groups []Group) Report {
	place := map[checkin.VenueID]int{"": len(f.event.Venues)}
	r := Report{Read: len(f.tickets), Counts: make([]Count, len(f.event.Venues)), Groups: groups}
	for i, v := range f.event.Venues {
		place[v.ID], r.Counts[i].Venue = i, v.ID
	}
	slices.SortStableFunc(r.Groups, func(a, b Group) int {
		return cmp.Or(
			cmp.Compare(place[a.Venue], place[b.Venue]),
			cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)),
			a.People[0].compare(&b.People[0]),
		)
	})
	for i := range r.Groups {
		at := place[r.Groups[i].Venue]
		if at == len(r.Counts) {
			r.Counts = append(r.Counts, Count{})
		}
		switch c := &r.Counts[at]; r.Groups[i].Kind {
		case Alike:
			c.Alike++
		case Nameless:
			c.Nameless++
		default:
			c.Twice++
		}
	}
	return r
}

// compare orders tickets by name, then by what tells them apart.
func (t *Ticket) compare(o *Ticket) int {
	return cmp.Or(
		cmp.Compare(checkin.Fold(t.Last), checkin.Fold(o.Last)), cmp.Compare(checkin.Fold(t.First), checkin.Fold(o.First)),
		cmp.Compare(t.Company, o.Company), cmp.Compare(t.Email, o.Email), cmp.Compare(t.Code, o.Code), slices.Compare(t.ID[:], o.ID[:]),
	)
}
