package aside

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// waiting puts two people aside: one who has to pay, and one nobody knows.
func waiting(r *screentest.Rig) checkin.RegistrationID {
	id := r.Add(screentest.Somebody("Jean-Baptiste", "Macquet", checkin.FieldCompany, "Mareyage Boulonnais",
		checkin.FieldStatus, "unpaid", checkin.FieldDue, "12 €", checkin.FieldSessions, "calais-j1"))[0]
	now := r.Env.Overview.Now
	r.Env.PutAside(screen.Aside{ID: id, Since: now.Add(-4 * time.Minute)})
	r.Env.PutAside(screen.Aside{Text: "Testard Inconnu", Where: screen.WaitsWithCoordinator, Since: now})
	return id
}

func open(r *screentest.Rig) {
	l := New(r.Env)
	r.Show(l, l.Open())
}

func TestAside(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		waiting(r)
		open(r)
		r.Press("down")
	})
}

func TestNobodyWaits(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) { open(r) })
}

func TestArrowsSayWhere(t *testing.T) {
	r := screentest.New(t)
	id := waiting(r)
	open(r)
	r.Press("down", "right", "right")
	if got := r.Env.Asides.All()[1]; got.ID != id || got.Where != screen.WaitsAtOtherDesk {
		t.Errorf("%+v", got)
	}
	r.Press("left", "left", "left")
	if got := r.Env.Asides.All()[1]; got.Where != screen.WaitsAtOtherDesk {
		t.Errorf("it goes round: %+v", got)
	}
}

func TestEnterTakesUpWhoIsUnderTheBar(t *testing.T) {
	r := screentest.New(t)
	id := waiting(r)
	open(r)
	r.Press("down", "enter")
	if up, ok := r.Last().(screen.TakeUp); !ok || up.Aside.ID != id {
		t.Errorf("sent %+v", r.Last())
	}
}

func TestTabTakesOffTheList(t *testing.T) {
	r := screentest.New(t)
	waiting(r)
	open(r)
	r.Press("down", "tab", "tab", "tab", "enter")
	if n := len(r.Env.Asides.All()); n != 0 || r.Last() != nil {
		t.Errorf("%d left, sent %v", n, r.Last())
	}
}

func TestWhoIsKnownIsStillAsideAfterARestart(t *testing.T) {
	r := screentest.New(t)
	id := waiting(r)
	open(r) // waits for what was written
	again, err := screen.RecallAsides(r.Store)
	if err != nil || len(again.All()) != 1 || again.All()[0].ID != id {
		t.Fatalf("%+v %v", again.All(), err)
	}
	written, _ := r.Store.Remembered("aside")
	if want := `"where":0`; len(written) == 0 || !strings.Contains(written, want) || strings.Contains(written, "Testard") {
		t.Errorf("written: %s; the setting must hold ids and no names", written)
	}
}
