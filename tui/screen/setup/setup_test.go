package setup

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

var known = Known{Venue: "calais", Desk: "Calais 2", Operator: "Élodie", Day: "2026-11-27"}

func TestFirstRun(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Show(New(r.Env, Known{}), nil)
		r.Press("right", "enter", "enter", "Élod")
	})
}

func TestFirstStartOfADay(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Show(New(r.Env, known), nil)
	})
}

func TestTheDayBefore(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Wait(-15 * time.Hour)
		r.Show(New(r.Env, Known{}), nil)
	})
}

func TestTheFirstRunTakesAFewKeysAndIsRemembered(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env, Known{}), nil)
	r.Press("right", "right", "enter", "enter", "Élodie", "enter")

	if diff := cmp.Diff(screen.Seated{}, r.Last()); diff != "" {
		t.Fatal(diff)
	}
	place := r.Env.Desk.Place()
	want := checkin.Actor{Desk: "Boulogne-sur-Mer 1", Venue: "boulogne", Operator: "Élodie"}
	if diff := cmp.Diff(want, place.Actor); diff != "" {
		t.Error(diff)
	}
	if place.Session.ID != "boulogne-j1" {
		t.Errorf("the desk is at %s", place.Session.ID)
	}
	got, err := Recall(r.Store)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Known{Venue: "boulogne", Desk: "Boulogne-sur-Mer 1", Operator: "Élodie", Day: "2026-11-28"}, got); diff != "" {
		t.Error(diff)
	}
	if !got.Settled(r.Env.Clock()) || got.Settled(r.Env.Clock().Add(24*time.Hour)) {
		t.Error("the day is to be confirmed once, and again tomorrow")
	}
}

func TestOneEnterConfirmsADay(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env, known), nil)
	r.Press("enter")
	if diff := cmp.Diff(known.Actor(), r.Env.Desk.Place().Actor); diff != "" {
		t.Error(diff)
	}
}

func TestAnotherFirstNameReplacesTheRememberedOne(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env, known), nil)
	r.Press("up", "Zoé", "enter")
	if got := r.Env.Desk.Place().Actor.Operator; got != "Zoé" {
		t.Errorf("the operator is %q", got)
	}
}

func TestAGuestsNameChangesNothing(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env, known), nil)
	r.Press("Lef")
	if got := r.View(); !strings.Contains(got, "Élodie") || !strings.Contains(got, "Rien n'est changé") {
		t.Errorf("the letters were taken, or dropped in silence:\n%s", got)
	}
	r.Press("enter")
	if diff := cmp.Diff(known.Actor(), r.Env.Desk.Place().Actor); diff != "" {
		t.Error(diff)
	}
}

func TestADeskThatWasNamedKeepsItsNameAtAnotherVenue(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env, known), nil)
	r.Press("up", "up", "up", "left", "enter", "enter", "enter")
	want := checkin.Actor{Desk: "Calais 2", Venue: "dunkerque", Operator: "Élodie"}
	if diff := cmp.Diff(want, r.Env.Desk.Place().Actor); diff != "" {
		t.Error(diff)
	}
}

func TestNobodySitsDownWithoutAName(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env, Known{}), nil)
	r.Press("enter", "enter", "enter")
	if r.Last() != nil {
		t.Errorf("the screen sent %v", r.Last())
	}
	r.Press("é", "enter")
	if r.Last() == nil {
		t.Error("one letter is a name")
	}
}

// broken forgets everything that it is told.
type broken struct{ screen.Settings }

func (broken) Remember(string, string) error {
	return &checkin.Error{Code: checkin.CodeDiskFull, Op: "remember", Err: errors.New("full")}
}

func TestAFullDiskIsSaidAndCanBeTriedAgain(t *testing.T) {
	r := screentest.New(t)
	r.Env.Settings = broken{r.Store}
	r.Show(New(r.Env, known), nil)
	r.Press("enter")
	if got, want := r.View(), i18n.For(i18n.French).Trouble.DiskFull.What; !strings.Contains(got, want) || r.Last() != nil {
		t.Errorf("want %q in\n%s", want, got)
	}
	r.Env.Settings = r.Store
	r.Press("enter")
	if r.Last() == nil {
		t.Error("a second Enter did not try again")
	}
}

func TestAnInvitationTakenUpMeanwhileIsWhatIsAsked(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env, Known{}), nil)
	r.Press("enter", "enter", "Élodie")
	if err := r.Env.Desk.Move("Boulogne 2", "boulogne"); err != nil {
		t.Fatal(err)
	}
	r.Send(screen.Changed{})
	r.Press("up", "Sofia", "enter")
	place := r.Env.Desk.Place()
	want := checkin.Actor{Desk: "Boulogne 2", Venue: "boulogne", Operator: "Sofia"}
	if diff := cmp.Diff(want, place.Actor); diff != "" || place.Session.ID != "boulogne-j1" {
		t.Errorf("it sits at %s\n%s", place.Session.ID, diff)
	}
}
