package checkin

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// EventID is the slug that tells one event from another, without a year.
type EventID string

// VenueID is the slug of a venue within its event.
type VenueID string

// SessionID is the slug of a session within its event, without a year.
type SessionID string

// rehearsalPrefix begins the id of every rehearsal, and of nothing else.
const rehearsalPrefix = "rehearsal-"

// IsRehearsal reports whether the event is a rehearsal: invented people only.
// A journal's chain begins with its event's id, so nothing written in a
// rehearsal can ever be taken into a real event.
func (id EventID) IsRehearsal() bool { return strings.HasPrefix(string(id), rehearsalPrefix) }

// NewRehearsalID makes an id for a rehearsal.
func NewRehearsalID() EventID {
	return EventID(rehearsalPrefix + NewStreamID().String()[:shortID])
}

// Event is what is held: its venues, and the sessions people check in to.
type Event struct {
	ID       EventID   `json:"id"`
	Name     string    `json:"name"`
	TimeZone string    `json:"time_zone"` // IANA name
	Venues   []Venue   `json:"venues"`
	Sessions []Session `json:"sessions"` // by venue, then by opening

	// Left out where it is not said, so that older entries keep their bytes.
	KeepUntil string `json:"keep_until,omitempty"` // the last day on which people's data is kept: 2027-02-28
	Phone     string `json:"phone,omitempty"`      // of the coordination, as it is said and dialled: "03 21 00 00 00"
}

// Venue is one of the places where an event is held.
type Venue struct {
	ID   VenueID `json:"id"`
	Name string  `json:"name"`
}

// Session is what a person checks in to: one venue, one day.
type Session struct {
	ID     SessionID `json:"id"`
	Venue  VenueID   `json:"venue"`
	Name   string    `json:"name"`
	Opens  time.Time `json:"opens"`
	Closes time.Time `json:"closes"`

	// What was added later is left out where it says nothing, so that the entry
	// of an event without it keeps its bytes.
	Capacity   int  `json:"capacity,omitempty"`   // people who fit in; 0: no limit is known
	Departures bool `json:"departures,omitempty"` // who goes out is noted, and comes in again
}

// maxPhone is the longest telephone number, with its spaces and an extension.
const maxPhone = 40

// hasPhone reports whether the coordination's telephone is one that can be
// dialled, or is not given.
func (e *Event) hasPhone() bool {
	return e.Phone == "" || len(e.Phone) <= maxPhone && len(Subscriber(e.Phone)) > 1 && Clean(e.Phone) == e.Phone
}

// Legible is the event with names that can be shown: a definition may come from
// a desk whose program cleans nothing. Ids stay as they are, for what names them.
func (e Event) Legible() Event {
	e.Name, e.Phone = Clean(e.Name), Clean(e.Phone)
	e.Venues, e.Sessions = slices.Clone(e.Venues), slices.Clone(e.Sessions)
	for i := range e.Venues {
		e.Venues[i].Name = Clean(e.Venues[i].Name)
	}
	for i := range e.Sessions {
		e.Sessions[i].Name = Clean(e.Sessions[i].Name)
	}
	return e
}

// Location is the event's time zone, or the machine's where it is unknown.
// It is read from the disk once.
func (e *Event) Location() *time.Location {
	if loc, ok := zones.Load(e.TimeZone); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(e.TimeZone)
	if err != nil {
		loc = time.Local
	}
	zones.Store(e.TimeZone, loc)
	return loc
}

var zones sync.Map // *time.Location by IANA name

// Venue finds a venue by its id.
func (e *Event) Venue(id VenueID) (Venue, bool) {
	for _, v := range e.Venues {
		if v.ID == id {
			return v, true
		}
	}
	return Venue{}, false
}

// FindVenue finds a venue by what somebody wrote: its id, its name, or the
// beginning of only one of them.
func (e *Event) FindVenue(text string) (Venue, bool) {
	want := Fold(text)
	if want == "" {
		return Venue{}, false
	}
	var found []Venue
	for _, v := range e.Venues {
		if Fold(string(v.ID)) == want || Fold(v.Name) == want {
			return v, true
		}
		if strings.HasPrefix(Fold(v.Name), want) || strings.HasPrefix(want, Fold(string(v.ID))+" ") {
			found = append(found, v)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	return Venue{}, false
}

// Session finds a session by its id.
func (e *Event) Session(id SessionID) (Session, bool) {
	for _, s := range e.Sessions {
		if s.ID == id {
			return s, true
		}
	}
	return Session{}, false
}

// SessionsAt lists the sessions of one venue, by opening.
func (e *Event) SessionsAt(venue VenueID) []Session {
	var at []Session
	for _, s := range e.Sessions {
		if s.Venue == venue {
			at = append(at, s)
		}
	}
	return at
}

// SessionNow chooses the session of a venue at an instant: the one that is
// open, else the nearest. open is false for a nearest one; ok is false where
// the venue has none.
func (e *Event) SessionNow(venue VenueID, now time.Time) (s Session, open, ok bool) {
	var nearest time.Duration
	for _, candidate := range e.SessionsAt(venue) {
		away := candidate.distance(now)
		if !ok || away < nearest {
			s, nearest, ok = candidate, away, true
		}
	}
	return s, ok && nearest == 0, ok
}

// distance is how far an instant is from the session: 0 while it is open.
func (s Session) distance(now time.Time) time.Duration {
	switch {
	case now.Before(s.Opens):
		return s.Opens.Sub(now)
	case !now.Before(s.Closes):
		return now.Sub(s.Closes) + 1
	}
	return 0
}

// Day is the local date on which the session opens, at midnight.
func (e *Event) Day(s Session) time.Time {
	y, m, d := s.Opens.In(e.Location()).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, e.Location())
}

// Fabriques is the event that a new database holds until another is defined:
// the Fabriques numériques, 28 to 30 November of the given year, at four
// venues of the Côte d'Opale.
func Fabriques(year int) Event {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		paris = time.Local
	}
	e := Event{ID: "fabriques-numeriques", Name: "Fabriques numériques", TimeZone: "Europe/Paris"}
	for _, v := range []struct {
		id          VenueID
		name, title string
		closes      int
	}{
		{"dunkerque", "Dunkerque", "Soirées de Dunkerque", 23},
		{"calais", "Calais", "Conférences de Calais", 19},
		{"boulogne", "Boulogne-sur-Mer", "Forum de Boulogne", 19},
		{"montreuil", "Montreuil-sur-Mer", "Débats de Montreuil", 19},
	} {
		e.Venues = append(e.Venues, Venue{ID: v.id, Name: v.name})
		for day := 1; day <= 3; day++ {
			e.Sessions = append(e.Sessions, Session{
				ID:     SessionID(fmt.Sprintf("%s-j%d", v.id, day)),
				Venue:  v.id,
				Name:   v.title,
				Opens:  time.Date(year, time.November, 27+day, 8, 30, 0, 0, paris),
				Closes: time.Date(year, time.November, 27+day, v.closes, 0, 0, 0, paris),
			})
		}
	}
	return e
}
