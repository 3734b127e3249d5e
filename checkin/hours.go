package checkin

import (
	"slices"
	"time"
)

// Timing is how somebody's coming stands to the hours of a session.
type Timing uint8

// The timings.
const (
	InTime  Timing = iota
	Early          // before it opens
	Late           // it has begun without them
	TooLate        // it is over
)

const (
	// aTalk is how long a session is at most that begins for all at once. One
	// that lasts longer is a day to come and go, for which nobody is late.
	aTalk = 4 * time.Hour
	// grace is how long after its opening nobody is late yet: those who wait in
	// the queue are in time.
	grace = 10 * time.Minute
)

// Timing tells how coming at an instant stands to the session's hours, and by
// how much it is off.
func (s *Session) Timing(at time.Time) (Timing, time.Duration) {
	switch since := at.Sub(s.Opens); {
	case since < 0:
		return Early, -since
	case !at.Before(s.Closes):
		return TooLate, at.Sub(s.Closes)
	case since >= grace && s.Closes.Sub(s.Opens) <= aTalk:
		return Late, since
	}
	return InTime, 0
}

// Next is the session that a desk might better be at: the one open at its venue
// or, where none is, the nearest, while its own is not open. A desk never goes
// there by itself. ok is false where it is right where it is.
func (p *Place) Next(now time.Time) (next Session, ok bool) {
	if p.Session.distance(now) == 0 {
		return Session{}, false // another may be open beside it, in another room
	}
	next, _, ok = p.Event.SessionNow(p.Session.Venue, now)
	return next, ok && next.ID != p.Session.ID
}

// SessionsFrom lists all sessions as one looks for one at a desk: today's of a
// venue, the others of that venue, those of the other venues.
func (e *Event) SessionsFrom(venue VenueID, now time.Time) []Session {
	y, m, d := now.In(e.Location()).Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, e.Location())
	rank := func(s Session) int {
		switch {
		case s.Venue == venue && e.Day(s).Equal(today):
			return 0
		case s.Venue == venue:
			return 1
		}
		return 2
	}
	list := slices.Clone(e.Sessions)
	slices.SortStableFunc(list, func(a, b Session) int { return rank(a) - rank(b) })
	return list
}
