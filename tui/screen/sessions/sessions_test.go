package sessions

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func people(r *screentest.Rig) {
	ids := r.Add(
		screentest.Somebody("Philippe", "Lefèvre", checkin.FieldVenue, "calais"),
		screentest.Somebody("Odile", "Vandenbussche", checkin.FieldSessions, "calais-j1 dunkerque-j1"),
		screentest.Somebody("Rachid", "Aït Ouarab", checkin.FieldVenue, "dunkerque"),
	)
	r.Arrive(ids[0], screentest.Karim, 20*time.Minute)
}

func open(r *screentest.Rig) {
	s := New(r.Env)
	r.Show(s, s.Open())
}

func TestSessions(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		people(r)
		open(r)
		r.Press("down", "down", "down")
	})
}

func TestASessionThatIsNotOpenIsSaidToBe(t *testing.T) {
	r := screentest.New(t)
	open(r)
	warning := r.Env.Words.Sessions.Warning
	if strings.Contains(r.View(), warning) {
		t.Error("the session that is open is said not to be")
	}
	r.Press("down")
	if view := r.View(); !strings.Contains(view, warning) {
		t.Errorf("want %q in\n%s", warning, view)
	}
}

func TestADayIsReadInTheNarrowestWindow(t *testing.T) {
	r := screentest.New(t)
	r.Size(40, 10)
	s := New(r.Env)
	r.Show(s, s.Open())
	for _, in := range []int{0, 112, 2412} {
		for i := range s.list {
			s.counts[s.list[i].ID] = checkin.Tally{Named: true, In: in, Expected: 4*in + 244}
		}
		s.memo.Forget()
		if view := r.View(); strings.Contains(view, "…") || !strings.Contains(view, "sam. 28 nov.") {
			t.Errorf("cut:\n%s", view)
		}
	}
}

func TestArrowsAndEnterMoveTheDesk(t *testing.T) {
	r := screentest.New(t)
	people(r)
	open(r)
	r.Press("down", "down", "down", "enter")
	if diff := cmp.Diff(screen.Seated{}, r.Last()); diff != "" {
		t.Fatal(diff)
	}
	place := r.Env.Desk.Place()
	if place.Session.ID != "dunkerque-j1" || place.Actor.Venue != "dunkerque" {
		t.Errorf("the desk is at %s, venue %s", place.Session.ID, place.Actor.Venue)
	}
}

func TestEnterOnTheDesksOwnSessionStays(t *testing.T) {
	r := screentest.New(t)
	open(r)
	r.Press("enter")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestAnArrivalThatWaitsBelongsToTheSessionItWasAskedFor(t *testing.T) {
	r := screentest.New(t)
	ids := r.Add(screentest.Somebody("Philippe", "Lefèvre"))
	s := New(r.Env)
	r.Show(s, nil)
	type noted struct{ err error }
	gate := make(chan struct{})
	r.Env.Queue.Do(func(ctx context.Context) tea.Msg {
		<-gate
		_, err := r.Env.Desk.CheckIn(ctx, checkin.Entrance{ID: ids[0]})
		return noted{err}
	})
	for _, key := range append(screentest.Keys("down"), screentest.Keys("enter")...) {
		s.Update(key)
	}
	close(gate)
	r.Show(s, nil)
	history := r.History(ids[0])
	if got := history[len(history)-1]; got.Kind != checkin.KindArrived || got.Session != "calais-j1" {
		t.Errorf("the last entry is %+v", got)
	}
	if got := r.Env.Desk.Place().Session.ID; got != "calais-j2" {
		t.Errorf("the desk is at %s", got)
	}
}

func TestLettersDoNothing(t *testing.T) {
	r := screentest.New(t)
	open(r)
	before := r.View()
	r.Press("1", "o", "y", "é")
	if diff := cmp.Diff(before, r.View()); diff != "" || r.Last() != nil {
		t.Errorf("sent %v, changed %s", r.Last(), diff)
	}
}

func TestTheSessionThatComesNextIsUnderTheBar(t *testing.T) {
	r := screentest.New(t)
	r.Talks()
	open(r)
	if view := r.View(); !strings.Contains(view, "passer à sam. 28 nov., Débats de 10 heures") {
		t.Errorf("drawn\n%s", view)
	}
	r.Press("enter")
	if got := r.Env.Desk.Place().Session.ID; got != "calais-10h" {
		t.Errorf("the desk is at %s", got)
	}
}

func TestAFullSessionIsSaidToBe(t *testing.T) {
	r := screentest.New(t)
	people(r)
	r.Hall(1)
	open(r)
	if view := r.View(); !strings.Contains(view, "! complète · ce poste") {
		t.Errorf("drawn\n%s", view)
	}
}
