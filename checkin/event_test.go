package checkin_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"opale/checkin"
)

func at(t *testing.T, e *checkin.Event, local string) time.Time {
	t.Helper()
	when, err := time.ParseInLocation("2006-01-02 15:04:05", local, e.Location())
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func TestSessionNow(t *testing.T) {
	e := checkin.Fabriques(2026)
	for _, c := range []struct {
		venue checkin.VenueID
		now   string
		want  checkin.SessionID
		open  bool
	}{
		{"calais", "2026-11-28 08:30:00", "calais-j1", true}, // from the opening
		{"calais", "2026-11-28 08:29:59", "calais-j1", false},
		{"calais", "2026-11-28 18:59:59", "calais-j1", true},
		{"calais", "2026-11-28 19:00:00", "calais-j1", false}, // up to the closing, not at it
		{"dunkerque", "2026-11-28 22:00:00", "dunkerque-j1", true},
		{"calais", "2026-11-29 01:00:00", "calais-j1", false}, // 6 h after, 7 h 30 before
		{"calais", "2026-11-29 01:44:59", "calais-j1", false},
		{"calais", "2026-11-29 01:45:00", "calais-j2", false}, // as near to both: the one to come
		{"calais", "2026-11-29 12:00:00", "calais-j2", true},
		{"montreuil", "2026-11-30 12:00:00", "montreuil-j3", true},
		{"calais", "2020-01-01 00:00:00", "calais-j1", false},
		{"calais", "2031-01-01 00:00:00", "calais-j3", false},
	} {
		s, open, ok := e.SessionNow(c.venue, at(t, &e, c.now))
		if !ok || s.ID != c.want || open != c.open {
			t.Errorf("%s at %s: %q open %v, want %q open %v", c.venue, c.now, s.ID, open, c.want, c.open)
		}
	}
	if s, open, ok := e.SessionNow("lille", at(t, &e, "2026-11-28 12:00:00")); ok || open {
		t.Errorf("a venue without sessions has %q", s.ID)
	}
}

func TestSessionsOnDaysThatAreNotTwentyFourHours(t *testing.T) {
	for _, c := range []struct {
		what, opens, closes string
		inside, outside     []string
		hours               float64
	}{
		{"the night of 25 hours", "2026-10-25 00:30:00", "2026-10-25 08:30:00",
			[]string{"2026-10-25 02:30:00", "2026-10-25 08:29:59"}, []string{"2026-10-25 00:29:59", "2026-10-25 08:30:00"}, 9},
		{"the night of 23 hours", "2027-03-28 00:30:00", "2027-03-28 08:30:00",
			[]string{"2027-03-28 01:59:59", "2027-03-28 03:00:00"}, []string{"2027-03-28 00:29:59", "2027-03-28 08:30:00"}, 7},
	} {
		e := checkin.Event{TimeZone: "Europe/Paris"}
		e.Sessions = []checkin.Session{{ID: "night", Venue: "v", Opens: at(t, &e, c.opens).UTC(), Closes: at(t, &e, c.closes).UTC()}}
		if got := e.Sessions[0].Closes.Sub(e.Sessions[0].Opens).Hours(); got != c.hours {
			t.Errorf("%s: %g hours, want %g", c.what, got, c.hours)
		}
		for open, moments := range map[bool][]string{true: c.inside, false: c.outside} {
			for _, now := range moments {
				if _, got, _ := e.SessionNow("v", at(t, &e, now)); got != open {
					t.Errorf("%s at %s: open %v", c.what, now, got)
				}
			}
		}
		if day := e.Day(e.Sessions[0]); !day.Equal(at(t, &e, c.opens[:10]+" 00:00:00")) {
			t.Errorf("%s is on %s", c.what, day) // in UTC it opens on the day before
		}
	}
}

func TestAnOpenSessionIsAlwaysPreferred(t *testing.T) {
	e := checkin.Fabriques(2026)
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.IntRange(-5*24*60, 8*24*60).Draw(t, "minutes")
		now := e.Sessions[0].Opens.Add(time.Duration(minutes) * time.Minute)
		for _, v := range e.Venues {
			s, open, ok := e.SessionNow(v.ID, now)
			if !ok || s.Venue != v.ID {
				t.Fatalf("%s has %q", v.ID, s.ID)
			}
			anyOpen := false
			for _, candidate := range e.SessionsAt(v.ID) {
				anyOpen = anyOpen || !now.Before(candidate.Opens) && now.Before(candidate.Closes)
			}
			if open != anyOpen || open != (!now.Before(s.Opens) && now.Before(s.Closes)) {
				t.Fatalf("%s at %s: %q, open %v", v.ID, now, s.ID, open)
			}
		}
	})
}

func TestTheBuiltInEvent(t *testing.T) {
	for year := 2024; year < 2040; year++ {
		e := checkin.Fabriques(year)
		if err := e.Check(); err != nil {
			t.Fatal(err)
		}
		if len(e.Venues) != 4 || len(e.Sessions) != 12 {
			t.Fatalf("%d venues, %d sessions", len(e.Venues), len(e.Sessions))
		}
		for i, s := range e.Sessions {
			want := time.Date(year, time.November, 28+i%3, 0, 0, 0, 0, e.Location())
			if !e.Day(s).Equal(want) {
				t.Errorf("%s is on %s, want %s", s.ID, e.Day(s), want)
			}
		}
	}
}

func TestFindVenue(t *testing.T) {
	e := checkin.Fabriques(2026)
	e.Venues = append(e.Venues, checkin.Venue{ID: "boulogne-port", Name: "Boulogne, le port"})
	for text, want := range map[string]checkin.VenueID{
		"calais": "calais", "CALAIS": "calais", " Calais ": "calais", "cal": "calais", "Calais (62)": "calais",
		"Boulogne-sur-Mer": "boulogne", "BOULOGNE SUR MER": "boulogne", "boulogne": "boulogne", "boulogne-port": "boulogne-port",
		"Boulogne s": "boulogne", "montreuil": "montreuil", "boul": "", "": "", "Lille": "", "»": "",
	} {
		if v, ok := e.FindVenue(text); v.ID != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", text, v.ID, want)
		}
	}
}

func TestCheckRefuses(t *testing.T) {
	for _, tt := range []struct {
		want  checkin.DefinitionError
		spoil func(*checkin.Event)
	}{
		{checkin.DefinitionError{Fault: checkin.FaultUnnamed}, func(e *checkin.Event) { e.ID = "" }},
		{checkin.DefinitionError{Fault: checkin.FaultUnnamed}, func(e *checkin.Event) { e.Name = "" }},
		{checkin.DefinitionError{Fault: checkin.FaultZone}, func(e *checkin.Event) { e.TimeZone = "" }},
		{checkin.DefinitionError{Fault: checkin.FaultZone, Word: "Local"}, func(e *checkin.Event) { e.TimeZone = "Local" }}, // another one on each desk
		{checkin.DefinitionError{Fault: checkin.FaultZone, Word: "Europe/Ys"}, func(e *checkin.Event) { e.TimeZone = "Europe/Ys" }},
		{checkin.DefinitionError{Fault: checkin.FaultNoVenue}, func(e *checkin.Event) { e.Venues = nil }},
		{checkin.DefinitionError{Fault: checkin.FaultVenue, Word: "calais"}, func(e *checkin.Event) { e.Venues[0].ID = "calais" }},
		{checkin.DefinitionError{Fault: checkin.FaultVenue, Word: "montreuil"}, func(e *checkin.Event) { e.Venues[3].Name = "" }},
		{checkin.DefinitionError{Fault: checkin.FaultSession}, func(e *checkin.Event) { e.Sessions[0].ID = "" }},
		{checkin.DefinitionError{Fault: checkin.FaultSession, Word: "calais-j1"}, func(e *checkin.Event) { e.Sessions[0].ID = "calais-j1" }},
		{checkin.DefinitionError{Fault: checkin.FaultSessionID, Word: "j 1"}, func(e *checkin.Event) { e.Sessions[0].ID = "j 1" }},
		{checkin.DefinitionError{Fault: checkin.FaultSessionID, Word: "j\t1"}, func(e *checkin.Event) { e.Sessions[0].ID = "j\t1" }},
		{checkin.DefinitionError{Fault: checkin.FaultSessionID, Word: "j\u00a01"}, func(e *checkin.Event) { e.Sessions[0].ID = "j\u00a01" }},
		{checkin.DefinitionError{Fault: checkin.FaultSessionID, Word: "j,1"}, func(e *checkin.Event) { e.Sessions[0].ID = "j,1" }},
		{checkin.DefinitionError{Fault: checkin.FaultNowhere, Word: "dunkerque-j1"}, func(e *checkin.Event) { e.Sessions[0].Venue = "lille" }},
		{checkin.DefinitionError{Fault: checkin.FaultBackwards, Word: "dunkerque-j1"}, func(e *checkin.Event) { e.Sessions[0].Closes = e.Sessions[0].Opens }},
		{checkin.DefinitionError{Fault: checkin.FaultBackwards, Word: "dunkerque-j2"}, func(e *checkin.Event) { e.Sessions[1].Closes = e.Sessions[0].Opens }},
	} {
		e := checkin.Fabriques(2026)
		tt.spoil(&e)
		var got *checkin.DefinitionError
		if err := e.Check(); !errors.As(err, &got) || *got != tt.want {
			t.Errorf("got %v, want %v", err, &tt.want)
		}
	}
}

// A registration keeps its sessions as one text: no id that Check lets pass
// may fall apart in it.
func TestSessionIDsSurviveInARegistration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := checkin.Fabriques(2026)
		id := checkin.SessionID(rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z0-9-]{1,9}`)).Draw(t, "id"))
		e.Sessions[0].ID = id
		if e.Check() != nil {
			return
		}
		r := checkin.Registration{}
		r.Values[checkin.FieldSessions] = "calais-j1 " + string(id)
		if got := r.Sessions(); len(got) != 2 || got[1] != id {
			t.Fatalf("%q is read as %q", id, got)
		}
	})
}
