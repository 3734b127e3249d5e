package walkin

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func people(r *screentest.Rig) []checkin.RegistrationID {
	ids := r.Add(
		screentest.Somebody("Philippe", "Lefèvre", checkin.FieldCompany, "Électro Diffusion", checkin.FieldTown, "Desvres"),
		screentest.Somebody("Philippe", "Lefebvre", checkin.FieldCompany, "CDM", checkin.FieldTown, "Calais", checkin.FieldVenue, "dunkerque"),
		screentest.Somebody("Odile", "Vandenbussche", checkin.FieldCompany, "Tissus d'Opale", checkin.FieldTown, "Calais"),
	)
	r.Arrive(ids[0], screentest.Karim, 30*time.Minute)
	if err := r.Env.Desk.Load(context.Background(), nil); err != nil {
		panic(err)
	}
	return ids
}

// open puts the form on a rig.
func open(r *screentest.Rig, typed, code string) {
	form := New(r.Env, screen.OpenWalkIn{Typed: typed, Code: code})
	r.Show(form, form.Open())
}

func TestForm(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		people(r)
		open(r, "lefevre philippe", "A-7KQ2Z9M")
		r.Press("Achat Design", "enter", "Marck")
	})
}

func TestSomebodyResembles(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		people(r)
		open(r, "lefevre philippe", "")
		r.Press("up", "up", "up", "up")
	})
}

func TestHowDoYouSell(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		people(r)
		open(r, "dubois", "")
		r.Press("down", "down", "down", "down", "down", "right", "right", "down", "up")
	})
}

func TestAWalkInIsRegisteredAndIn(t *testing.T) {
	r := screentest.New(t)
	people(r)
	open(r, "duhamel inès", "A-7KQ2Z9M")
	r.Press("Port Conseil", "enter", "Calais", "enter", "ines@port.example", "enter", `àuç"ç_`, "enter", "right", "enter", "right", "enter", "enter")

	noted, ok := r.Last().(screen.Noted)
	if !ok || noted.Visit.Outcome != checkin.OutcomeAdmitted {
		t.Fatalf("the screen sent %+v", r.Last())
	}
	history := r.History(noted.Visit.Registration.ID)
	if len(history) != 2 || history[0].Kind != checkin.KindRegistered || !history[0].Body.WalkIn || history[1].Kind != checkin.KindArrived {
		t.Fatalf("the journal says %+v", history)
	}
	want := checkin.Fields{
		checkin.FieldLastName: "Duhamel", checkin.FieldFirstName: "Inès", checkin.FieldCompany: "Port Conseil",
		checkin.FieldTown: "Calais", checkin.FieldEmail: "ines@port.example", checkin.FieldPhone: "0u9398",
		checkin.FieldCode: "A-7KQ2Z9M", checkin.FieldProfile: string(checkin.ProfileOnline), checkin.FieldVenue: "calais",
	}
	if diff := cmp.Diff(want, history[0].Personal.Fields); diff != "" {
		t.Error(diff)
	}
	if why := history[1].Personal.Reason; why != "dit avoir une inscription" {
		t.Errorf("the reason is %q", why)
	}
	answer, err := r.Env.Desk.Search("duhamel")
	if err != nil || len(answer.Rows) != 1 || answer.Rows[0].Outcome != checkin.OutcomeAlreadyIn {
		t.Errorf("the next search finds %+v, %v", answer.Rows, err)
	}
}

func TestTabAndEnterAreEnoughInAHurry(t *testing.T) {
	r := screentest.New(t)
	open(r, "duhamel inès", "")
	r.Press("tab", "enter")
	if _, ok := r.Last().(screen.Noted); !ok {
		t.Fatalf("the screen sent %+v", r.Last())
	}
}

func TestChoosingSomebodyWhoResemblesLeavesTheForm(t *testing.T) {
	r := screentest.New(t)
	ids := people(r)
	open(r, "lefebvre philippe", "")
	r.Press("up", "up", "up", "up", "up", "up", "enter")
	if len(r.Sent) != 2 {
		t.Fatalf("the screen sent %+v", r.Sent)
	}
	want := []tea.Msg{screen.Close{}, screen.OpenPerson{ID: ids[1]}}
	if diff := cmp.Diff(want, r.Sent); diff != "" {
		t.Error(diff)
	}
	if tally := r.Env.Overview.Tally; tally.WalkIns != 0 {
		t.Errorf("%d walk-ins were registered", tally.WalkIns)
	}
}

func TestWithoutANameNobodyIsRegistered(t *testing.T) {
	r := screentest.New(t)
	open(r, "", "")
	r.Press("tab", "enter")
	if view := r.View(); !strings.Contains(view, "Il manque un nom.") || r.Last() != nil {
		t.Errorf("sent %v, drawn\n%s", r.Last(), view)
	}
}

func TestAScanDuringTheFormLeavesItAsItIs(t *testing.T) {
	r := screentest.New(t)
	open(r, "duhamel inès", "")
	before := r.View()
	r.Send(screen.Scanned{Text: "RE-7KQ2Z9", Visit: checkin.Visit{Outcome: checkin.OutcomeAdmitted}})
	if diff := cmp.Diff(before, r.View()); diff != "" || r.Last() != nil {
		t.Errorf("sent %v, changed:\n%s", r.Last(), diff)
	}
}

func TestAnAnswerThatComesTooLateIsDropped(t *testing.T) {
	r := screentest.New(t)
	people(r)
	form := New(r.Env, screen.OpenWalkIn{Typed: "lefevre philippe"})
	slow := form.Open() // asked for, not yet answered
	r.Show(form, nil)
	r.Press("up", "ctrl+backspace", "Zoé", "up", "ctrl+backspace", "Quenton")
	r.Send(slow())
	if strings.Contains(r.View(), "LEFÈVRE") {
		t.Errorf("an answer to an older question is shown:\n%s", r.View())
	}
}

func TestWhatIsTypedWhileTheNameIsWrittenIsTheNextPersons(t *testing.T) {
	r := screentest.New(t)
	form := New(r.Env, screen.OpenWalkIn{Typed: "duhamel inès"})
	r.Show(form, nil)
	r.Press("tab")
	enter, l, e := screentest.Keys("enter")[0], screentest.Keys("l")[0], screentest.Keys("e")[0]
	for _, key := range []tea.KeyPressMsg{enter, l, e} {
		form.Update(key) // the write has not answered yet
	}
	visit := checkin.Visit{Outcome: checkin.OutcomeAdmitted}
	got := screentest.Messages(form.Update(registered{ticket: form.writing, visit: visit}))
	if diff := cmp.Diff([]tea.Msg{screen.Noted{Visit: visit}, l, e}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFailureKeepsTheForm(t *testing.T) {
	r := screentest.New(t)
	form := New(r.Env, screen.OpenWalkIn{Typed: "duhamel inès"})
	r.Show(form, nil)
	r.Press("tab")
	form.Update(screentest.Keys("enter")[0])
	r.Send(registered{ticket: form.writing, err: &checkin.Error{Code: checkin.CodeDiskFull, Err: errors.New("full")}})
	if view := r.View(); !strings.Contains(view, "Le disque est plein") || !strings.Contains(view, "Duhamel") {
		t.Errorf("drawn\n%s", view)
	}
}

func TestSomebodyWithoutACodeIsGivenOne(t *testing.T) {
	r := screentest.New(t)
	open(r, "duhamel inès", "")
	r.Press("tab", "enter")
	noted, ok := r.Last().(screen.Noted)
	if !ok || noted.Visit.Registration.Code() != "B3K7NPR2X4" {
		t.Fatalf("the screen sent %+v", r.Last())
	}
	history := r.History(noted.Visit.Registration.ID)
	if why := history[1].Personal.Reason; why != "" {
		t.Errorf("nobody insisted, and the reason is %q", why)
	}
}

func TestACompanyOrAnAddressIsEnoughToResemble(t *testing.T) {
	r := screentest.New(t)
	people(r)
	open(r, "zzyzx", "")
	r.Press("down", "électro diffusion")
	if view := r.View(); !strings.Contains(view, "LEFÈVRE Philippe") {
		t.Errorf("a colleague is not shown:\n%s", view)
	}
}

func TestWhereWhoResemblesIsExpectedIsNeverCut(t *testing.T) {
	r := screentest.New(t)
	var people []checkin.Fields
	for _, session := range []string{"boulogne-j1", "montreuil-j3", "dunkerque-j2"} {
		people = append(people, screentest.Somebody("Ada", "Testard", checkin.FieldCompany, "Essai "+session, checkin.FieldSessions, session))
	}
	r.Add(people...)
	if err := r.Env.Desk.Load(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	open(r, "testard ada", "")
	if got := r.View(); strings.Contains(got, "…") || !strings.Contains(got, "› Boulogne, aujourd") {
		t.Errorf("cut, or not there:\n%s", got)
	}
}
