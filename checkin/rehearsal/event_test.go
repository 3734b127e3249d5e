package rehearsal_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/rehearsal"
)

func TestARehearsalIsOpenWheneverItIsMade(t *testing.T) {
	base := *fabriques()
	paris := base.Location()
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.Int64Range(0, 10*366*24*60).Draw(t, "minutes since 2024")
		now := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(minutes) * time.Minute)
		e := rehearsal.Event(base, now)
		if err := e.Check(); err != nil {
			t.Fatal(err)
		}
		for _, v := range e.Venues {
			for _, later := range []time.Duration{0, time.Hour, 119 * time.Minute} {
				s, open, ok := e.SessionNow(v.ID, now.Add(later))
				if !ok || !open || s.ID != checkin.SessionID(v.ID)+"-j1" {
					t.Fatalf("%s at %s: %q, open %v", v.Name, now.Add(later).In(paris), s.ID, open)
				}
			}
			y, m, d := now.In(paris).Date()
			for i, s := range e.SessionsAt(v.ID) {
				if want := time.Date(y, m, d+i, 0, 0, 0, 0, paris); !e.Day(s).Equal(want) {
					t.Fatalf("%s is on %s, want %s", s.ID, e.Day(s), want)
				}
				if i > 0 && s.Opens.In(paris).Format("15:04") != "08:30" {
					t.Fatalf("%s opens at %s", s.ID, s.Opens.In(paris))
				}
			}
		}
	})
}

func TestAnOpenSessionKeepsItsHours(t *testing.T) {
	base := *fabriques()
	now := time.Date(2026, 7, 14, 10, 0, 0, 0, base.Location())
	e := rehearsal.Event(base, now)
	s, _ := e.Session("calais-j1")
	want := base.Sessions[3]
	want.Opens = time.Date(2026, 7, 14, 8, 30, 0, 0, base.Location())
	want.Closes = time.Date(2026, 7, 14, 19, 0, 0, 0, base.Location())
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
}

func TestAMorningOnlyIsStretchedInTheEvening(t *testing.T) {
	base := *fabriques()
	base.Venues = base.Venues[:1]
	base.Sessions = base.Sessions[:2]
	for i := range base.Sessions {
		base.Sessions[i].Closes = base.Sessions[i].Opens.Add(time.Hour)
	}
	now := time.Date(2026, 7, 14, 23, 0, 0, 0, base.Location()) // nearer to tomorrow's opening
	e := rehearsal.Event(base, now)
	if s, open, _ := e.SessionNow("dunkerque", now); !open || s.ID != "dunkerque-j1" {
		t.Errorf("%q, open %v", s.ID, open)
	}
	if !e.Sessions[1].Opens.Equal(time.Date(2026, 7, 15, 8, 30, 0, 0, base.Location())) {
		t.Errorf("the second day opens at %s", e.Sessions[1].Opens)
	}
}

func TestARehearsalSaysSoAndLeavesTheEventAlone(t *testing.T) {
	base, untouched := *fabriques(), *fabriques()
	a := rehearsal.Event(base, time.Date(2026, 1, 1, 3, 0, 0, 0, time.UTC))
	b := rehearsal.Event(base, time.Date(2026, 1, 1, 3, 0, 0, 0, time.UTC))
	if !a.ID.IsRehearsal() || a.ID == b.ID {
		t.Errorf("ids %q and %q", a.ID, b.ID)
	}
	if !strings.HasPrefix(a.Name, "Répétition") || checkin.Clean(a.Name) != a.Name {
		t.Errorf("name %q", a.Name)
	}
	a.Venues[0].Name = "elsewhere"
	if diff := cmp.Diff(untouched, base); diff != "" {
		t.Errorf("the event was changed:\n%s", diff)
	}
}
