package operator

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// sat has some people sit at desks, as the journal knows it.
func sat(t *testing.T, r *screentest.Rig, actors ...checkin.Actor) {
	t.Helper()
	id := r.Add(screentest.Somebody("Wim", "Dewulf"))[0]
	for _, actor := range actors {
		err := r.Store.Write(context.Background(), actor, func(tx checkin.Tx) error {
			_, err := tx.Append(checkin.Fact{Kind: checkin.KindNoted, Subject: id, Personal: checkin.Personal{Note: "test"}})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	r.Env.Replica = r.Store
}

var (
	sofia = checkin.Actor{Desk: "Calais 2", Venue: "calais", Operator: "Sofia"}
	zoe   = checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Zoé"}
	aicha = checkin.Actor{Desk: "Boulogne 1", Venue: "boulogne", Operator: "Aïcha"}
)

func TestWhoIsHere(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		sat(t, r, aicha, sofia, zoe, screentest.Karim)
		o := New(r.Env)
		r.Show(o, o.Open())
		r.Press("down", "down")
	})
}

// TestAKnownNameIsThreeKeys: the key that opens the page, an arrow, Enter.
func TestAKnownNameIsThreeKeys(t *testing.T) {
	r := screentest.New(t)
	sat(t, r, aicha, sofia, zoe, screentest.Karim)
	o := New(r.Env)
	r.Show(o, o.Open())
	r.Press("down", "enter")
	if got := r.Env.Desk.Place().Actor.Operator; got != "Zoé" {
		t.Errorf("%q sits at the desk, want who was at it before", got)
	}
	if diff := cmp.Diff(screen.Seated{}, r.Last()); diff != "" {
		t.Error(diff)
	}
	if kept, err := r.Store.Remembered("operator"); err != nil || kept != "Zoé" {
		t.Errorf("%q is remembered (%v)", kept, err)
	}
}

func TestLettersNarrowTheNamesDown(t *testing.T) {
	r := screentest.New(t)
	sat(t, r, aicha, sofia, zoe)
	o := New(r.Env)
	r.Show(o, o.Open())
	r.Press("ai")
	if view := r.View(); strings.Contains(view, "Zoé") || !strings.Contains(view, "Aïcha") {
		t.Errorf("the names are not narrowed down:\n%s", view)
	}
	r.Press("down", "enter")
	if got := r.Env.Desk.Place().Actor.Operator; got != "Aïcha" {
		t.Errorf("%q sits at the desk", got)
	}
}

func TestANewNameIsTyped(t *testing.T) {
	r := screentest.New(t)
	sat(t, r, zoe)
	o := New(r.Env)
	r.Show(o, o.Open())
	r.Press("enter") // nothing is chosen yet
	if r.Last() != nil {
		t.Fatalf("sent %v", r.Last())
	}
	r.Press("Inès", "enter")
	if diff := cmp.Diff(checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Inès"}, r.Env.Desk.Place().Actor); diff != "" {
		t.Error(diff)
	}
}

func TestTheNameThatIsTypedIsNotTheOneThatResembles(t *testing.T) {
	r := screentest.New(t)
	sat(t, r, zoe)
	o := New(r.Env)
	r.Show(o, o.Open())
	r.Press("Zo", "enter")
	if got := r.Env.Desk.Place().Actor.Operator; got != "Zo" {
		t.Errorf("%q sits at the desk, want as typed", got)
	}
}
