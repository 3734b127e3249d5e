package person

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

var (
	elodie = checkin.Actor{Desk: "Calais 2", Venue: "calais", Operator: "Élodie"}
	manon  = checkin.Actor{Desk: "Dunkerque 1", Venue: "dunkerque", Operator: "Manon"}
)

// philippe is somebody of whom nearly everything is known.
func philippe(status checkin.Status) checkin.Fields {
	return screentest.Somebody("Philippe", "Lefèvre",
		checkin.FieldCompany, "Électro Diffusion", checkin.FieldTown, "Desvres",
		checkin.FieldEmail, "p.lefevre@electro-diffusion.example", checkin.FieldPhone, "06 39 98 12 34",
		checkin.FieldCode, "RE-7KQ2Z9", checkin.FieldStatus, string(status), checkin.FieldStatusWord, "payé en ligne",
		checkin.FieldTicket, "Conférences, un jour", checkin.FieldProfile, string(checkin.ProfileBoth),
		checkin.FieldShow, "Badge : boîte L, n° 213", checkin.FieldNote, "vient avec un associé",
		checkin.FieldVenue, "calais", checkin.FieldSessions, "calais-j1 dunkerque-j2", checkin.FieldList, "MOULE",
	)
}

// open puts somebody's page on a rig.
func open(r *screentest.Rig, id checkin.RegistrationID) {
	page := New(r.Env, id)
	r.Show(page, page.Open())
}

func TestPage(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		id := r.Add(philippe(checkin.StatusValid))[0]
		r.Arrive(id, manon, 70*time.Minute)
		wrong := r.Arrive(id, screentest.Karim, 30*time.Minute)
		if _, err := r.Env.Desk.Undo(context.Background(), wrong, "notée trop tôt, ou deux fois"); err != nil {
			t.Fatal(err)
		}
		r.Arrive(id, elodie, 12*time.Minute)
		open(r, id)
	})
}

func TestReason(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		id := r.Add(philippe(checkin.StatusValid))[0]
		r.Arrive(id, elodie, 12*time.Minute)
		open(r, id)
		r.Press("down", "enter", "down")
	})
}

func TestReadingOn(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		id := r.Add(philippe(checkin.StatusUnpaid))[0]
		for range 12 {
			r.Arrive(id, elodie, time.Hour)
		}
		open(r, id)
		r.Press("pgdown", "pgdown", "pgdown")
	})
}

func TestArrivalsOfSessionsThatShareANameAreToldApart(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	for _, session := range []checkin.SessionID{"calais-j1", "calais-j2", "calais-j3"} {
		if _, err := r.Env.Desk.CheckIn(t.Context(), checkin.Entrance{ID: id, Session: session, Force: true}); err != nil {
			t.Fatal(err)
		}
	}
	for _, size := range [][2]int{{120, 60}, {80, 60}, {40, 60}} {
		r.Size(size[0], size[1])
		open(r, id)
		drawn := strings.NewReplacer("\n", " ", "\u00a0", " ").Replace(r.View())
		for _, day := range []string{"sam. 28 nov.", "dim. 29 nov.", "lun. 30 nov."} {
			if got := strings.Count(strings.Join(strings.Fields(drawn), " "), day); got < 2 {
				t.Errorf("%v: %s is said %d times, want it with the arrival and in the history:\n%s", size, day, got, r.View())
			}
		}
	}
}

func TestAnOlderArrivalIsTakenBackWithAReason(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	older := r.Arrive(id, manon, 2*time.Hour)
	r.Arrive(id, elodie, time.Hour)
	open(r, id)
	r.Press("down", "enter", "down", "down", "enter")

	history := r.History(id)
	last := history[len(history)-1]
	if last.Kind != checkin.KindUndone || last.Body.Entry != older || last.Personal.Reason != "notée trop tôt, ou deux fois" || last.Operator != "Karim" {
		t.Errorf("the last entry is %+v", last)
	}
	view := r.View()
	for _, want := range []string{"ARRIVÉE RETIRÉE", "retirée à 9:42 par Calais 1, Karim : notée trop tôt", "✓ là depuis 8:42 (Calais 2)"} {
		if !strings.Contains(view, want) {
			t.Errorf("want %q in\n%s", want, view)
		}
	}
}

func TestNothingHappensWithoutAnArrow(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	r.Arrive(id, elodie, time.Hour)
	before := len(r.History(id))
	open(r, id)
	r.Press("enter", "enter", "1", "o", "y", "down", "enter", "enter", "o", "enter")
	if after := len(r.History(id)); after != before {
		t.Errorf("%d entries, had %d", after, before)
	}
	r.Press("esc", "esc")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestAnArrivalIsNotedFromThePage(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	open(r, id)
	r.Press("down", "enter")
	noted, ok := r.Last().(screen.Noted)
	if !ok || noted.Visit.Outcome != checkin.OutcomeAdmitted {
		t.Fatalf("the screen sent %+v", r.Last())
	}
	if history := r.History(id); history[len(history)-1].Kind != checkin.KindArrived {
		t.Errorf("the last entry is %+v", history[len(history)-1])
	}
}

func TestARefusalIsSetAsideWithAReason(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusUnpaid))[0]
	open(r, id)
	r.Press("down", "enter", "enter") // without an arrow, Enter chooses no reason
	if r.Last() != nil {
		t.Fatalf("the screen sent %v", r.Last())
	}
	r.Press("down", "enter")
	history := r.History(id)
	last := history[len(history)-1]
	want := checkin.Happening{Kind: checkin.KindArrived, Body: checkin.Body{Override: checkin.OutcomeUnpaid}, Personal: checkin.Personal{Reason: "réglé ici"}}
	if diff := cmp.Diff(want, checkin.Happening{Kind: last.Kind, Body: last.Body, Personal: last.Personal}); diff != "" {
		t.Error(diff)
	}
}

func TestDownStaysOnTheLastChoiceOfAPageThatFits(t *testing.T) {
	r := screentest.New(t)
	r.Size(120, 40)
	id := r.Add(philippe(checkin.StatusValid))[0]
	r.Arrive(id, elodie, time.Hour)
	open(r, id)
	for range 9 {
		r.Press("down")
	}
	r.Press("enter")
	if want := (screen.Erase{ID: id}); r.Last() != want {
		t.Errorf("nothing is chosen, sent %v:\n%s", r.Last(), r.View())
	}
}

func TestWhatOthersWriteMeanwhileIsShown(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	entry := r.Arrive(id, elodie, time.Hour)
	open(r, id)
	r.Press("down") // the arrival
	if _, err := r.Env.Desk.Undo(context.Background(), entry, "à un autre poste"); err != nil {
		t.Fatal(err)
	}
	r.Send(screen.Changed{})
	if view := r.View(); !strings.Contains(view, "à un autre poste") {
		t.Errorf("the page was not read again:\n%s", view)
	}
	r.Press("enter")
	if view := r.View(); strings.Contains(view, "RETIRER CETTE ARRIVÉE") {
		t.Error("Enter acts on an arrival that is no longer in force")
	}
}

func TestTwoPressesTakeBackOnce(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	r.Arrive(id, elodie, time.Hour)
	open(r, id)
	r.Press("down", "enter", "down", "enter", "enter")
	undone := slices.DeleteFunc(r.History(id), func(h checkin.Happening) bool { return h.Kind != checkin.KindUndone })
	if len(undone) != 1 {
		t.Errorf("%d undone entries", len(undone))
	}
}

func TestNoTextFromOutsideReachesTheTerminal(t *testing.T) {
	r := screentest.New(t)
	evil := screentest.Somebody("Phil\x1b[31mippe", "Lef\u202eèvre", checkin.FieldCompany, "\x1b]0;title\x07Électro", checkin.FieldNote, "a\u0301\u0301\u0301\u0301b")
	id := r.Add(evil)[0]
	open(r, id)
	for _, bad := range []string{"\x1b[31m", "\u202e", "title", "\x07", "\u0301\u0301\u0301"} {
		if strings.Contains(r.View(), bad) {
			t.Errorf("%q was drawn", bad)
		}
	}
}

func TestADecisionMadeAtAnotherDeskIsTakenBack(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	r.Arrive(id, elodie, time.Hour)
	r.Arrive(id, screentest.Karim, time.Minute)
	conflicts, err := r.Env.Desk.Conflicts()
	if err != nil || len(conflicts) != 1 {
		t.Fatal(conflicts, err)
	}
	decision, err := r.Env.Desk.Settle(context.Background(), conflicts[0], "vu")
	if err != nil {
		t.Fatal(err)
	}
	open(r, id)
	r.Press("down", "down", "down")
	if view := r.View(); !strings.Contains(view, "reprendre la décision") {
		t.Fatalf("the decision is not under the bar:\n%s", view)
	}
	r.Press("enter", "enter") // nothing is preselected
	if left, _ := r.Env.Desk.Conflicts(); len(left) != 0 {
		t.Fatal("taken back without an arrow")
	}
	r.Press("down", "enter")
	history := r.History(id)
	if last := history[len(history)-1]; last.Kind != checkin.KindUndone || last.Body.Entry != decision {
		t.Errorf("the last entry is %+v", last)
	}
	if view := r.View(); !strings.Contains(view, "DE NOUVEAU À VÉRIFIER") || strings.Contains(view, "reprendre la décision") {
		t.Errorf("it is still there:\n%s", view)
	}
}
