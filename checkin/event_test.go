package checkin_test

import (
	"strings"
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
	for want, spoil := range map[string]func(*checkin.Event){
		"needs an id":              func(e *checkin.Event) { e.ID = "" },
		"and a name":               func(e *checkin.Event) { e.Name = "" },
		`time zone ""`:             func(e *checkin.Event) { e.TimeZone = "" },
		`time zone "Local"`:        func(e *checkin.Event) { e.TimeZone = "Local" }, // another one on each desk
		`time zone "Europe/Ys"`:    func(e *checkin.Event) { e.TimeZone = "Europe/Ys" },
		"at least one venue":       func(e *checkin.Event) { e.Venues = nil },
		`venue "calais"`:           func(e *checkin.Event) { e.Venues[0].ID = "calais" },
		`venue "montreuil"`:        func(e *checkin.Event) { e.Venues[3].Name = "" },
		`session ""`:               func(e *checkin.Event) { e.Sessions[0].ID = "" },
		`session "calais-j1": an`:  func(e *checkin.Event) { e.Sessions[0].ID = "calais-j1" },
		`session "j 1"`:            func(e *checkin.Event) { e.Sessions[0].ID = "j 1" },
		`session "j\t1"`:           func(e *checkin.Event) { e.Sessions[0].ID = "j\t1" },
		`session "j\u00a01"`:       func(e *checkin.Event) { e.Sessions[0].ID = "j\u00a01" },
		`session "j,1"`:            func(e *checkin.Event) { e.Sessions[0].ID = "j,1" },
		`no venue "lille"`:         func(e *checkin.Event) { e.Sessions[0].Venue = "lille" },
		"closes before it opens":   func(e *checkin.Event) { e.Sessions[0].Closes = e.Sessions[0].Opens },
		`"dunkerque-j2": it close`: func(e *checkin.Event) { e.Sessions[1].Closes = e.Sessions[0].Opens },
	} {
		e := checkin.Fabriques(2026)
		spoil(&e)
		if err := e.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
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
