package person

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// askErasing opens the question about somebody who has been here.
func askErasing(t *testing.T, r *screentest.Rig) checkin.RegistrationID {
	t.Helper()
	id := r.Add(philippe(checkin.StatusValid))[0]
	r.Arrive(id, elodie, 12*time.Minute)
	open(r, id)
	choose(t, r, r.Env.Words.Person.Erase)
	r.Press("enter")
	if r.Last() != (screen.Erase{ID: id}) {
		t.Fatalf("the screen sent %v", r.Last())
	}
	r.Send(screen.Erase{ID: id}) // as the root, behind the PIN where there is one
	return id
}

func TestErasing(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		askErasing(t, r)
		r.Elapse()
		r.Press("down")
	})
}

func TestErased(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		askErasing(t, r)
		r.Elapse()
		r.Press("down", "enter")
	})
}

func isErased(t *testing.T, r *screentest.Rig, id checkin.RegistrationID) bool {
	t.Helper()
	page, err := r.Env.Desk.Page(id)
	if err != nil {
		t.Fatal(err)
	}
	return page.Registration.Erased
}

// TestNobodyIsErasedByEnterAlone, nor before the question was there for a moment,
// nor by a letter or a digit.
func TestNobodyIsErasedByEnterAlone(t *testing.T) {
	r := screentest.New(t)
	id := askErasing(t, r)
	r.Press("enter", "down", "enter", "enter", "o", "1", "y")
	if isErased(t, r, id) {
		t.Fatal("erased while the question was deaf")
	}
	if strings.Contains(r.View(), r.Env.Words.Keys.Enter+"  ") {
		t.Errorf("a deaf question offers Enter:\n%s", r.View())
	}
	r.Press("esc")
	r.Send(screen.Erase{ID: id})
	r.Elapse()
	r.Press("enter", "enter", "o", "1", "y")
	if isErased(t, r, id) {
		t.Fatal("erased without an arrow")
	}
	r.Press("down", "down", "enter")
	if !isErased(t, r, id) {
		t.Fatal("not erased")
	}
	if last := last(r, id); last.Kind != checkin.KindErased || last.Body.Ground != checkin.GroundObjection {
		t.Errorf("the journal ends with %+v", last)
	}
	if view := r.View(); strings.Contains(view, "EFÈVRE") || strings.Contains(view, "Électro") {
		t.Errorf("the page still names them:\n%s", view)
	}
}

func TestNobodyElseIsErased(t *testing.T) {
	r := screentest.New(t)
	ids := r.Add(philippe(checkin.StatusValid), screentest.Somebody("Odile", "Testard"))
	open(r, ids[0])
	before := r.View()
	r.Send(screen.Erase{ID: ids[1]})
	if r.View() != before {
		t.Errorf("a question about somebody else is asked here:\n%s", r.View())
	}
}

func TestAnErasedPageOffersNothing(t *testing.T) {
	r := screentest.New(t)
	id := askErasing(t, r)
	r.Elapse()
	r.Press("down", "enter")
	r.Send(screen.Erase{ID: id})
	r.Elapse()
	r.Press("down", "down", "enter", "down", "enter")
	if history := r.History(id); history[len(history)-1].Kind != checkin.KindErased {
		t.Errorf("the journal ends with %+v", history[len(history)-1])
	}
}
