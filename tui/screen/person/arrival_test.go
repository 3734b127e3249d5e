package person

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func TestDepartures(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		id := r.Add(philippe(checkin.StatusValid))[0]
		r.Hall(0)
		r.Arrive(id, elodie, time.Hour)
		if _, err := r.Env.Desk.Leave(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		open(r, id)
		r.Press("down", "down", "down")
	})
}

func TestADepartureIsOfferedOnlyWhereTheSessionWantsIt(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	r.Arrive(id, elodie, time.Hour)
	open(r, id)
	if view := r.View(); strings.Contains(view, "départ") {
		t.Errorf("a departure is offered:\n%s", view)
	}
	r.Hall(0)
	r.Send(screen.Changed{})
	choose(t, r, "noter le départ : Conférences de Calais")
	r.Press("enter")
	if got := last(r, id); got.Kind != checkin.KindLeft || got.Session != "calais-j1" {
		t.Errorf("the journal ends with %+v", got)
	}
	if view := r.View(); !strings.Contains(view, "DÉPART NOTÉ") || strings.Contains(view, "noter le départ") {
		t.Errorf("drawn\n%s", view)
	}
	choose(t, r, "noter le retour : Conférences de Calais")
	r.Press("enter")
	left := r.History(id)[len(r.History(id))-2]
	if got := last(r, id); got.Kind != checkin.KindArrived || got.Body.Entry != left.Entry {
		t.Errorf("the journal ends with %+v", got)
	}
	if noted, ok := r.Last().(screen.Noted); !ok || noted.Visit.Left == nil {
		t.Errorf("the screen sent %+v", r.Last())
	}
}

func TestADepartureIsTakenBackWithAReason(t *testing.T) {
	r := screentest.New(t)
	r.Size(120, 60)
	id := r.Add(philippe(checkin.StatusValid))[0]
	r.Hall(0)
	r.Arrive(id, elodie, time.Hour)
	out, err := r.Env.Desk.Leave(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	open(r, id)
	choose(t, r, "  départ à 9:42")
	r.Press("enter", "enter", "down", "enter")
	if got := last(r, id); got.Kind != checkin.KindUndone || got.Body.Entry != out.Entry || got.Personal.Reason != "la personne est encore là" {
		t.Errorf("the journal ends with %+v", got)
	}
	for _, said := range []string{"DÉPART RETIRÉ", "noter le départ", "départ retiré · «"} {
		if view := r.View(); !strings.Contains(view, said) {
			t.Errorf("want %q in\n%s", said, view)
		}
	}
}

func TestElsewhere(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		id := r.Add(philippe(checkin.StatusValid))[0]
		open(r, id)
		choose(t, r, strings.TrimSpace(r.Env.Words.Person.Elsewhere))
		r.Press("enter", "down")
	})
}

func TestAnArrivalAtAnotherSession(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	open(r, id)
	choose(t, r, "noter l'arrivée à une autre séance")
	r.Press("enter", "enter") // nothing is preselected
	pick(t, r, "dim. 29 nov.  Soirées de Dunkerque")
	r.Press("enter")
	if got := last(r, id); got.Kind != checkin.KindArrived || got.Session != "dunkerque-j2" || got.Body.Override != "" {
		t.Errorf("the journal ends with %+v", got)
	}
	if view := r.View(); !strings.Contains(view, "ARRIVÉE NOTÉE : Soirées de Dunkerque") || r.Last() != nil {
		t.Errorf("sent %v, drawn\n%s", r.Last(), view)
	}

	choose(t, r, "noter l'arrivée à une autre séance") // one that they are not expected at
	r.Press("enter")
	pick(t, r, "sam. 28 nov.  Forum de Boulogne")
	r.Press("enter")
	if view := r.View(); !strings.Contains(view, "Pourquoi noter l'arrivée quand même") || !strings.Contains(view, "Forum de Boulogne") {
		t.Errorf("drawn\n%s", view)
	}
	r.Press("down", "enter")
	if got := last(r, id); got.Session != "boulogne-j1" || got.Body.Override != checkin.OutcomeOtherVenue || got.Personal.Reason != "vu avec la coordination" {
		t.Errorf("the journal ends with %+v", got)
	}
}

// pick puts the bar of a question on a line, from the first one on.
func pick(t *testing.T, r *screentest.Rig, line string) {
	t.Helper()
	for range 20 {
		if strings.Contains(r.View(), "▶ "+line) {
			return
		}
		r.Press("down")
	}
	t.Fatalf("%q is not offered:\n%s", line, r.View())
}
