package conflicts

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

var (
	sofia  = checkin.Actor{Desk: "Calais 3", Venue: "calais", Operator: "Sofia"}
	elodie = checkin.Actor{Desk: "Calais 2", Venue: "calais", Operator: "Élodie"}
)

// people are three about whom there is something to look at: two arrivals,
// three arrivals, one that is no longer on the list.
func people(r *screentest.Rig, t *testing.T) []checkin.RegistrationID {
	t.Helper()
	ids := r.Add(
		screentest.Somebody("Philippe", "Lefèvre", checkin.FieldCompany, "Électro Diffusion", checkin.FieldSessions, "calais-j1"),
		screentest.Somebody("Odile", "Vandenbussche", checkin.FieldSessions, "calais-j1"),
		screentest.Somebody("Wim", "Dewulf", checkin.FieldSessions, "calais-j1"),
		screentest.Somebody("Claire", "Martin", checkin.FieldSessions, "calais-j1"),
	)
	r.Arrive(ids[0], sofia, 30*time.Minute)
	r.Arrive(ids[0], elodie, 12*time.Minute)
	for _, ago := range []time.Duration{50, 40, 20} {
		r.Arrive(ids[1], sofia, ago*time.Minute)
	}
	r.Arrive(ids[2], elodie, 5*time.Minute)
	r.Arrive(ids[3], elodie, 5*time.Minute) // nothing to look at
	err := r.Store.Write(context.Background(), elodie, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindWithdrawn, Subject: ids[2], Body: checkin.Body{List: "MOULE"}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func open(t *testing.T, r *screentest.Rig) *Conflicts {
	t.Helper()
	c := New(r.Env)
	r.Show(c, c.Open())
	return c
}

// on puts the bar on somebody's row.
func on(t *testing.T, r *screentest.Rig, name string) {
	t.Helper()
	r.Press("pgup")
	for range 10 {
		for _, sign := range []string{"", "? ", "✓ "} {
			if strings.Contains(r.View(), "▶ "+sign+name) {
				return
			}
		}
		r.Press("down")
	}
	t.Fatalf("%s is nowhere:\n%s", name, r.View())
}

func wants(t *testing.T, r *screentest.Rig, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if view := r.View(); !strings.Contains(view, text) {
			t.Errorf("%q is not shown:\n%s", text, view)
		}
	}
}

func count(t *testing.T, r *screentest.Rig) int {
	t.Helper()
	all, err := r.Store.Conflicts()
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func last(r *screentest.Rig, id checkin.RegistrationID) checkin.Happening {
	history := r.History(id)
	return history[len(history)-1]
}

func TestConflicts(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, r *screentest.Rig){
		"none": func(t *testing.T, r *screentest.Rig) { open(t, r) },
		"list": func(t *testing.T, r *screentest.Rig) { people(r, t); open(t, r); r.Press("down") },
		"twice": func(t *testing.T, r *screentest.Rig) {
			people(r, t)
			open(t, r)
			on(t, r, "LEFÈVRE Philippe")
			r.Press("enter", "down")
		},
		"withdrawn": func(t *testing.T, r *screentest.Rig) {
			people(r, t)
			open(t, r)
			on(t, r, "DEWULF Wim")
			r.Press("enter")
		},
		"decided": func(t *testing.T, r *screentest.Rig) {
			people(r, t)
			open(t, r)
			on(t, r, "LEFÈVRE Philippe")
			r.Press("enter", "down", "down", "enter")
			on(t, r, "VANDENBUSSCHE Odile")
			r.Press("enter", "down", "enter", "pgdown")
		},
		"reopen": func(t *testing.T, r *screentest.Rig) {
			people(r, t)
			open(t, r)
			on(t, r, "LEFÈVRE Philippe")
			r.Press("enter", "down", "down", "enter", "pgdown", "enter", "down")
		},
	} {
		t.Run(name, func(t *testing.T) { screentest.Golden(t, prepare) })
	}
}

func TestBothAreRightSettlesAndTheDecisionIsTakenBack(t *testing.T) {
	r := screentest.New(t)
	ids := people(r, t)
	open(t, r)
	on(t, r, "LEFÈVRE Philippe")
	r.Press("enter", "down", "down", "enter")
	if got := last(r, ids[0]); got.Kind != checkin.KindDecided || len(got.Body.Settles) != 2 || got.Operator != "Karim" {
		t.Fatalf("the journal ends with %+v", got)
	}
	wants(t, r, "2 à vérifier", "LEFÈVRE Philippe : les deux sont justes")
	decision := last(r, ids[0]).Entry
	on(t, r, "LEFÈVRE Philippe")
	r.Press("enter")
	wants(t, r, "REPRENDRE CETTE DÉCISION")
	r.Press("down", "enter")
	if got := last(r, ids[0]); got.Kind != checkin.KindUndone || got.Body.Entry != decision {
		t.Errorf("the journal ends with %+v", got)
	}
	wants(t, r, "3 à vérifier")
	if count(t, r) != 3 || strings.Contains(r.View(), "Décidé à l'instant") {
		t.Errorf("%d open:\n%s", count(t, r), r.View())
	}
}

func TestTheFirstIsKeptAndTheOthersAreTakenBack(t *testing.T) {
	r := screentest.New(t)
	ids := people(r, t)
	open(t, r)
	on(t, r, "VANDENBUSSCHE Odile")
	r.Press("enter")
	wants(t, r, "3 ARRIVÉES POUR UNE PERSONNE", "garder la première (8:52, Calais 3), retirer les autres")
	r.Press("down", "enter")
	arrivals, err := r.Store.Arrivals(ids[1])
	if err != nil {
		t.Fatal(err)
	}
	var inForce []string
	for _, a := range arrivals {
		if a.InForce() {
			inForce = append(inForce, r.Env.Local(a.Time).Format("15:04"))
		}
	}
	if diff := cmp.Diff([]string{"08:52"}, inForce); diff != "" {
		t.Error(diff)
	}
	on(t, r, "VANDENBUSSCHE Odile")
	r.Press("enter") // taken back from the page only: that opens
	if diff := cmp.Diff(screen.OpenPerson{ID: ids[1]}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestNothingIsDecidedWithoutAnArrow(t *testing.T) {
	r := screentest.New(t)
	people(r, t)
	open(t, r)
	r.Press("enter", "enter", "o", "1", "enter", "esc", "enter", "esc")
	if count(t, r) != 3 {
		t.Errorf("%d conflicts are left", count(t, r))
	}
	r.Press("esc")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestAQuestionThatSomebodyElseAnsweredIsNotAskedOn(t *testing.T) {
	r := screentest.New(t)
	people(r, t)
	open(t, r)
	on(t, r, "LEFÈVRE Philippe")
	r.Press("enter", "down")
	all, err := r.Env.Desk.Conflicts()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if _, err := r.Env.Desk.Settle(context.Background(), c, "à un autre poste"); err != nil {
			t.Fatal(err)
		}
	}
	r.Send(screen.Changed{})
	wants(t, r, "Rien à vérifier.")
	r.Press("enter")
	if r.Last() != nil {
		t.Errorf("asked for %v", r.Last())
	}
}
