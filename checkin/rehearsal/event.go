package rehearsal

import (
	"slices"
	"time"

	"opale/checkin"
)

// atLeast is how long a rehearsal's first session stays open from the moment
// it was made.
const atLeast = 2 * time.Hour

// Event is a rehearsal of base: a fresh id that nothing of base can be mixed
// with, a name that says what it is, and other dates. Each venue's first day
// becomes the local date of now, its other days follow as in base, and its
// session of today nearest to now is open at now and for two hours more, whatever the
// hour. base is left as it is.
func Event(base checkin.Event, now time.Time) checkin.Event {
	e := base
	e.ID = checkin.NewRehearsalID()
	e.Name = "Répétition : " + base.Name
	e.Venues = slices.Clone(base.Venues)
	e.Sessions = slices.Clone(base.Sessions)
	now = now.In(e.Location())
	for _, v := range e.Venues {
		bringForward(&e, v.ID, now)
		openNow(&e, v.ID, now)
	}
	return e
}

// bringForward moves a venue's sessions by whole days, each at its own hour of
// the clock, so that the first one is on the date of now.
func bringForward(e *checkin.Event, venue checkin.VenueID, now time.Time) {
	at := e.SessionsAt(venue)
	if len(at) == 0 {
		return
	}
	first := slices.MinFunc(at, func(a, b checkin.Session) int { return a.Opens.Compare(b.Opens) })
	days := dayNumber(now) - dayNumber(first.Opens.In(e.Location()))
	for i := range e.Sessions {
		if s := &e.Sessions[i]; s.Venue == venue {
			s.Opens = s.Opens.In(e.Location()).AddDate(0, 0, days)
			s.Closes = s.Closes.In(e.Location()).AddDate(0, 0, days)
		}
	}
}

// dayNumber counts dates, so that a day of 23 or 25 hours is one too.
func dayNumber(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// openNow stretches the session of today that is nearest to now until it
// covers now.
func openNow(e *checkin.Event, venue checkin.VenueID, now time.Time) {
	today := checkin.Event{Sessions: slices.DeleteFunc(slices.Clone(e.Sessions), func(s checkin.Session) bool {
		return dayNumber(s.Opens) != dayNumber(now)
	})}
	nearest, _, ok := today.SessionNow(venue, now)
	if !ok {
		return
	}
	s := &e.Sessions[slices.Index(e.Sessions, nearest)]
	if now.Before(s.Opens) {
		y, m, d := now.Date()
		s.Opens = time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	}
	if until := now.Add(atLeast); s.Closes.Before(until) {
		s.Closes = until.Truncate(time.Minute).Add(time.Minute)
	}
}
