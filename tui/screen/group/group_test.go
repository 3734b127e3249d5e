package group

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

var elsewhere = checkin.Actor{Desk: "Poste 3", Venue: "calais", Operator: "Sofia"}

const (
	ada = iota
	bruno
	cleo
	dan
	eve
	farid
	gael
)

// team is a company of whom one is in, one has to pay, one is expected elsewhere.
func team(r *screentest.Rig) []checkin.RegistrationID {
	s := func(first, last string, more ...any) checkin.Fields {
		more = append(more, checkin.FieldCompany, "Électro Diffusion")
		return screentest.Somebody(first, last, more...)
	}
	ids := r.Add(
		s("Ada", "Testard", checkin.FieldTown, "Desvres", checkin.FieldSessions, "calais-j1"),
		s("Bruno", "Essayé", checkin.FieldTown, "Calais", checkin.FieldSessions, "calais-j1"),
		s("Cléo", "Vanessai", checkin.FieldTown, "Calais", checkin.FieldSessions, "calais-j1"),
		s("Dan", "Dessai", checkin.FieldTown, "Marck", checkin.FieldSessions, "calais-j1", checkin.FieldStatus, "unpaid", checkin.FieldDue, "12 €"),
		s("Ève", "Tessaire", checkin.FieldSessions, "calais-j1"),
		s("Farid", "Nessaye", checkin.FieldTown, "Guînes", checkin.FieldSessions, "dunkerque-j1"),
		s("Gaël", "Essartier", checkin.FieldSessions, "calais-j1", checkin.FieldStatus, "cancelled"),
	)
	r.Arrive(ids[eve], elsewhere, 30*time.Minute)
	if err := r.Env.Desk.Load(context.Background(), nil); err != nil {
		panic(err)
	}
	return ids
}

func open(r *screentest.Rig, of checkin.RegistrationID) {
	g := New(r.Env, of)
	r.Show(g, g.Open())
}

func in(t *testing.T, r *screentest.Rig, ids []checkin.RegistrationID) (in []int) {
	t.Helper()
	rows, err := r.Env.Desk.Rows(ids...)
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range ids {
		for _, row := range rows {
			if row.Registration.ID == id && row.Outcome == checkin.OutcomeAlreadyIn {
				in = append(in, i)
			}
		}
	}
	return in
}

func wantIn(t *testing.T, r *screentest.Rig, ids []checkin.RegistrationID, want ...int) {
	t.Helper()
	got := in(t, r, ids)
	if len(got) != len(want) {
		t.Fatalf("in: %v, want %v", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("in: %v, want %v", got, want)
		}
	}
}

func TestGroup(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		open(r, team(r)[ada])
	})
}

func TestNoted(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		open(r, team(r)[ada])
		r.Press("left", "enter")
	})
}

func TestAlone(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		ids := r.Add(screentest.Somebody("Ada", "Testard", checkin.FieldSessions, "calais-j1"))
		open(r, ids[0])
	})
}

func TestEnterNotesAllWhomTheDoorAdmits(t *testing.T) {
	r := screentest.New(t)
	ids := team(r)
	open(r, ids[ada])
	r.Press("enter")
	wantIn(t, r, ids, ada, bruno, cleo, eve)
	noted, ok := r.Last().(screen.NotedGroup)
	if !ok || len(noted.Visits) != 3 {
		t.Fatalf("sent %v", r.Last())
	}
	for _, v := range noted.Visits {
		history := r.History(v.Registration.ID)
		if last := history[len(history)-1]; last.Entry != v.Entry || last.Kind != checkin.KindArrived {
			t.Errorf("the journal ends with %+v", last)
		}
	}
	r.Press("enter")
	if _, ok := r.Last().(screen.Close); !ok {
		t.Errorf("where nothing is left to do, Enter sends %v", r.Last())
	}
}

func TestWhoIsUntickedStaysListed(t *testing.T) {
	r := screentest.New(t)
	ids := team(r)
	open(r, ids[bruno]) // the first row
	r.Press("left", "enter")
	wantIn(t, r, ids, ada, cleo, eve)
	if view := r.View(); !strings.Contains(view, "[ ] ESSAYÉ Bruno") || !strings.Contains(view, "C'EST NOTÉ : 2 personnes") {
		t.Errorf("drawn\n%s", view)
	}
	r.Press("right", "enter")
	wantIn(t, r, ids, ada, bruno, cleo, eve)
}

func TestOnlyThePlaceIsSetAsideHere(t *testing.T) {
	r := screentest.New(t)
	ids := team(r)
	open(r, ids[ada])
	for range 10 {
		r.Press("right", "down")
	}
	r.Press("right", "enter")
	wantIn(t, r, ids, ada, bruno, cleo, eve, farid)
	history := r.History(ids[farid])
	if last := history[len(history)-1]; last.Body.Override != checkin.OutcomeOtherVenue || last.Personal.Reason == "" {
		t.Errorf("%+v", last)
	}
}

func TestWhoCameMeanwhileIsNotNotedTwice(t *testing.T) {
	r := screentest.New(t)
	ids := team(r)
	open(r, ids[ada])
	r.Arrive(ids[cleo], elsewhere, time.Minute) // the screen has not heard of it
	r.Press("enter")
	wantIn(t, r, ids, ada, bruno, cleo, eve)
	if n := len(r.History(ids[cleo])); n != 2 {
		t.Errorf("%d entries about who came meanwhile", n)
	}
	if view := r.View(); !strings.Contains(view, "1 n'a pas été notée") {
		t.Errorf("drawn\n%s", view)
	}
}

func TestTheGroupIsTakenBackFromItsOwnScreen(t *testing.T) {
	r := screentest.New(t)
	ids := team(r)
	open(r, ids[ada])
	r.Press("ctrl+z")
	if r.Last() != nil {
		t.Fatalf("before anything was noted: %v", r.Last())
	}
	r.Press("enter", "ctrl+z")
	if _, ok := r.Last().(screen.TakeBack); !ok {
		t.Errorf("sent %v", r.Last())
	}
}

func TestWhatIsTypedWhileTheGroupIsWrittenIsTheNextPersons(t *testing.T) {
	r := screentest.New(t)
	g := New(r.Env, team(r)[ada])
	r.Show(g, g.Open())
	keys := append(screentest.Keys("enter"), screentest.Keys("down")...)
	keys = append(append(keys, screentest.Keys("le")...), screentest.Keys("enter")...)
	for _, key := range keys {
		g.Update(key) // the write has not answered yet
	}
	got := screentest.Messages(g.Update(admitted{ticket: g.writing}))
	want := []tea.Msg{screen.NotedGroup{}, screen.Close{}, keys[2], keys[3], keys[4]}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestWhereSomebodyIsExpectedIsNeverCut has one person for each session of the
// event in a group of one company.
func TestWhereSomebodyIsExpectedIsNeverCut(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
		r := screentest.New(t)
		r.Speak(lang)
		var people []checkin.Fields
		for _, s := range r.Env.Overview.Event.Sessions {
			people = append(people, screentest.Somebody("Ada", "Testard", checkin.FieldCompany, "Essai", checkin.FieldSessions, string(s.ID)))
		}
		ids := r.Add(people...)
		if err := r.Env.Desk.Load(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		open(r, ids[0])
		if got := r.View(); strings.Contains(got, "…") || !strings.Contains(got, "Montreuil") {
			t.Errorf("%s:\n%s", lang, got)
		}
	}
}
