package checkin_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

// talks is a venue with two short sessions and a day that lasts, and another
// venue.
func talks(t *testing.T) checkin.Event {
	t.Helper()
	e := checkin.Event{ID: "essai", Name: "Essai", TimeZone: "Europe/Paris", Venues: []checkin.Venue{{ID: "halle", Name: "Halle"}, {ID: "quai", Name: "Quai"}}}
	for _, s := range []struct {
		id            checkin.SessionID
		venue         checkin.VenueID
		opens, closes string
	}{
		{"matin", "halle", "2026-11-28 09:00:00", "2026-11-28 12:30:00"},
		{"soir", "halle", "2026-11-28 14:00:00", "2026-11-28 18:00:00"},
		{"forum", "halle", "2026-11-29 08:30:00", "2026-11-29 19:00:00"},
		{"quai-j1", "quai", "2026-11-28 09:00:00", "2026-11-28 18:00:00"},
	} {
		e.Sessions = append(e.Sessions, checkin.Session{ID: s.id, Venue: s.venue, Name: "Essai", Opens: at(t, &e, s.opens), Closes: at(t, &e, s.closes)})
	}
	return e
}

func TestEarlyAndLate(t *testing.T) {
	e := talks(t)
	for _, c := range []struct {
		session checkin.SessionID
		now     string
		want    checkin.Timing
		off     time.Duration
	}{
		{"soir", "2026-11-28 13:35:00", checkin.Early, 25 * time.Minute},
		{"soir", "2026-11-28 14:00:00", checkin.InTime, 0},
		{"soir", "2026-11-28 14:09:59", checkin.InTime, 0}, // they waited in the queue
		{"soir", "2026-11-28 14:40:00", checkin.Late, 40 * time.Minute},
		{"soir", "2026-11-28 18:00:00", checkin.TooLate, 0},
		{"forum", "2026-11-29 11:00:00", checkin.InTime, 0}, // one comes and goes all day
		{"forum", "2026-11-29 19:30:00", checkin.TooLate, 30 * time.Minute},
	} {
		s, _ := e.Session(c.session)
		if got, off := s.Timing(at(t, &e, c.now)); got != c.want || off != c.off {
			t.Errorf("%s at %s: %d by %s, want %d by %s", c.session, c.now, got, off, c.want, c.off)
		}
	}
}

func TestTheNextSessionIsProposedWhileTheDesksOwnIsNotOpen(t *testing.T) {
	e := talks(t)
	for _, c := range []struct {
		desk checkin.SessionID
		now  string
		want checkin.SessionID // empty: none
	}{
		{"matin", "2026-11-28 12:00:00", ""},
		{"matin", "2026-11-28 12:45:00", ""}, // over, and still the nearest
		{"matin", "2026-11-28 13:30:00", "soir"},
		{"matin", "2026-11-28 14:30:00", "soir"},
		{"soir", "2026-11-28 14:30:00", ""},
		{"soir", "2026-11-28 11:00:00", "matin"},  // taken too early
		{"soir", "2026-11-29 09:00:00", "forum"},  // the next morning
		{"quai-j1", "2026-11-29 09:00:00", ""},    // the only one of its venue
		{"forum", "2026-11-28 12:20:00", "matin"}, // of another day
	} {
		s, _ := e.Session(c.desk)
		place := checkin.Place{Event: e, Session: s}
		next, ok := place.Next(at(t, &e, c.now))
		if next.ID != c.want && ok || ok != (c.want != "") {
			t.Errorf("at %s, %s: %q %v, want %q", c.desk, c.now, next.ID, ok, c.want)
		}
	}
}

func TestSessionsAsOneLooksForThem(t *testing.T) {
	e := talks(t)
	ids := func(venue checkin.VenueID, now string) (ids []checkin.SessionID) {
		for _, s := range e.SessionsFrom(venue, at(t, &e, now)) {
			ids = append(ids, s.ID)
		}
		return ids
	}
	if diff := cmp.Diff([]checkin.SessionID{"forum", "matin", "soir", "quai-j1"}, ids("halle", "2026-11-29 09:00:00")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]checkin.SessionID{"quai-j1", "matin", "soir", "forum"}, ids("quai", "2026-11-28 23:30:00")); diff != "" {
		t.Error(diff)
	}
	if got := e.Sessions[0].ID; got != "matin" {
		t.Errorf("the event's own list was changed: it begins with %s", got)
	}
}
