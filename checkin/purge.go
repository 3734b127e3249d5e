package checkin

import (
	"context"
	"time"
)

// Counts are what is left of an event when it is purged: figures, and nobody.
type Counts struct {
	People   int             `json:"people"`   // registrations
	Sessions []SessionCounts `json:"sessions"` // of the event, in its order
	Profiles map[Profile]int `json:"profiles"` // of those who came and were asked how they sell
}

// SessionCounts are those of one session.
type SessionCounts struct {
	ID       SessionID `json:"id"`
	Venue    VenueID   `json:"venue"`
	Expected int       `json:"expected"`
	In       int       `json:"in"`
	WalkIns  int       `json:"walk_ins"`
	Invited  int       `json:"invited"`
}

// Counts reads the figures that a purge keeps.
func (d *Desk) Counts(ctx context.Context) (Counts, error) {
	event := d.Place().Event
	c := Counts{Sessions: []SessionCounts{}, Profiles: map[Profile]int{}}
	for _, s := range event.Sessions {
		t, err := d.store.Tally(s.ID, d.now())
		if err != nil {
			return c, err
		}
		c.People = t.People
		c.Sessions = append(c.Sessions, SessionCounts{s.ID, s.Venue, t.Expected, t.In, t.WalkIns, t.Invited})
	}
	census, err := d.Census(ctx)
	for profile, n := range census.Answers {
		c.Profiles[profile] = n
	}
	return c, err
}

// RetentionSoon is how long before the end of their keeping it is said that
// people's data is to be deleted.
const RetentionSoon = 7 * 24 * time.Hour

// Retention is how the keeping of people's data stands.
type Retention uint8

// The standings, in the order in which they come.
const (
	RetentionUnset Retention = iota // nobody has said how long it is kept
	RetentionKept
	RetentionEnding // within [RetentionSoon]
	RetentionOver
)

// Retention is how the keeping stands at an instant, and until when it is.
func (e *Event) Retention(now time.Time) (Retention, time.Time) {
	until, ok := e.KeptUntil()
	switch {
	case !ok:
		return RetentionUnset, until
	case !now.Before(until):
		return RetentionOver, until
	case until.Sub(now) <= RetentionSoon:
		return RetentionEnding, until
	}
	return RetentionKept, until
}

// KeptUntil is when people's data is to be deleted at the latest: the end of the
// last day that the definition gives. ok is false where it gives none.
func (e *Event) KeptUntil() (until time.Time, ok bool) {
	if e.KeepUntil == "" {
		return until, false
	}
	day, err := time.ParseInLocation(time.DateOnly, e.KeepUntil, e.Location())
	return day.AddDate(0, 0, 1), err == nil
}
