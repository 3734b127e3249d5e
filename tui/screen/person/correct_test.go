package person

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// choose puts the bar on the line that begins with a text.
func choose(t *testing.T, r *screentest.Rig, line string) {
	t.Helper()
	for range 20 {
		r.Press("up")
	}
	for range 20 {
		if strings.Contains(r.View(), "▶ "+line) {
			return
		}
		r.Press("down")
	}
	t.Fatalf("%q is never under the bar:\n%s", line, r.View())
}

// last is the last entry about somebody.
func last(r *screentest.Rig, id checkin.RegistrationID) checkin.Happening {
	history := r.History(id)
	return history[len(history)-1]
}

// erase empties the line in focus.
func erase(r *screentest.Rig, letters int) {
	r.Press("end")
	for range letters {
		r.Press("backspace")
	}
}

func TestCorrection(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		id := r.Add(philippe(checkin.StatusValid))[0]
		if _, err := r.Env.Desk.Amend(t.Context(), id, checkin.Fields{checkin.FieldLastName: "Lefebvre"}); err != nil {
			t.Fatal(err)
		}
		open(r, id)
		choose(t, r, strings.Fields(r.Env.Words.Person.Correct)[0])
		r.Press("enter", "down")
	})
}

func TestCorrected(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		id := r.Add(philippe(checkin.StatusValid))[0]
		for _, fields := range []checkin.Fields{
			{checkin.FieldLastName: "Lefebvre", checkin.FieldEmail: "philippe@electro-diffusion.example"},
			{checkin.FieldShow: ""},
		} {
			if _, err := r.Env.Desk.Amend(t.Context(), id, fields); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := r.Env.Desk.Note(t.Context(), id, "son associé arrive plus tard, par le train de 11 heures ; l'accueillir au nom de Lefebvre"); err != nil {
			t.Fatal(err)
		}
		open(r, id)
	})
}

func TestANameIsCorrectedAndTheListStillSaysItsOwn(t *testing.T) {
	r := screentest.New(t)
	r.Size(120, 60)
	id := r.Add(philippe(checkin.StatusValid))[0]
	open(r, id)
	choose(t, r, "corriger nom")
	r.Press("enter")
	erase(r, len("vre"))
	r.Press("bvre", "tab", "enter")
	want := checkin.Fields{checkin.FieldLastName: "Lefèbvre"} // and nothing that was left as it was
	if got := last(r, id); got.Kind != checkin.KindAmended || !cmp.Equal(want, got.Personal.Fields) || got.Operator != "Karim" {
		t.Errorf("the journal ends with %+v", got)
	}
	for _, said := range []string{"CORRECTION NOTÉE", "L E F È B V R E", "la liste dit : Lefèvre", "correction : nom «\u00a0Lefèbvre\u00a0»"} {
		if view := r.View(); !strings.Contains(view, said) {
			t.Errorf("want %q in\n%s", said, view)
		}
	}

	choose(t, r, "reprendre ce que dit la liste : nom")
	r.Press("enter")
	if got := last(r, id); got.Kind != checkin.KindAmended || got.Personal.Fields[checkin.FieldLastName] != "Lefèvre" {
		t.Errorf("the journal ends with %+v", got)
	}
	if view := r.View(); strings.Contains(view, "la liste dit") || !strings.Contains(view, "COMME DANS LA LISTE") {
		t.Errorf("drawn\n%s", view)
	}
}

func TestNothingIsWrittenWhereNothingChanged(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	open(r, id)
	before := len(r.History(id))
	for _, line := range []string{"corriger nom", "à montrer", "ajouter une note"} {
		choose(t, r, line)
		r.Press("enter", "tab", "up", "tab", "enter")
		if line == "à montrer" { // Enter took a suggestion; Esc leaves it
			r.Press("esc")
		}
		if after := len(r.History(id)); after != before {
			t.Errorf("%s: %d entries, had %d", line, after, before)
		}
	}
	choose(t, r, "corriger nom")
	r.Press("enter", "x", "esc")
	if after := len(r.History(id)); after != before {
		t.Error("Esc has kept a correction")
	}
}

func TestANameIsNotTakenAway(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(screentest.Somebody("Wim", "Dewulf"))[0]
	open(r, id)
	choose(t, r, "corriger nom")
	r.Press("enter")
	erase(r, 10)
	r.Press("down")
	erase(r, 10)
	r.Press("tab", "enter")
	if view := r.View(); !strings.Contains(view, "Il manque un nom.") || last(r, id).Kind != checkin.KindRegistered {
		t.Errorf("drawn\n%s", view)
	}
}

func TestADigitOfATelephoneNeedsNoShift(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(screentest.Somebody("Wim", "Dewulf"))[0]
	open(r, id)
	choose(t, r, "corriger nom")
	r.Press("enter", "enter", "enter", "enter", "enter", "enter")
	r.Press(`àè"(çç!&é"'`)
	r.Press("enter", "enter")
	if got := last(r, id).Personal.Fields[checkin.FieldPhone]; got != "07359981234" {
		t.Errorf("kept %q", got)
	}
}

func TestFlag(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		id := r.Add(philippe(checkin.StatusValid))[0]
		open(r, id)
		choose(t, r, strings.Fields(r.Env.Words.Person.Flag)[0]+" "+strings.Fields(r.Env.Words.Person.Flag)[1])
		r.Press("enter", "down", "down")
	})
}

func TestAFlagIsSuggestedByArrowsAndShownLarge(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(screentest.Somebody("Wim", "Dewulf"))[0]
	open(r, id)
	choose(t, r, "à montrer à chaque arrivée : rien")
	r.Press("enter", "down", "down", "enter", "down", "down", "down", "enter", "down", "down", "enter")
	r.Press(", salle 2", "enter")
	if got := last(r, id); got.Kind != checkin.KindAmended || got.Personal.Fields[checkin.FieldShow] != "VIP, parle anglais, salle 2" {
		t.Errorf("the journal ends with %+v", got)
	}
	if view := r.View(); !strings.Contains(view, "★ VIP, parle anglais, salle 2") {
		t.Errorf("drawn\n%s", view)
	}
	choose(t, r, "à montrer à chaque arrivée : VIP")
	r.Press("enter")
	erase(r, 40)
	r.Press("enter")
	if view := r.View(); strings.Contains(view, "★") || !strings.Contains(view, "PLUS RIEN À MONTRER") {
		t.Errorf("drawn\n%s", view)
	}
}

func TestANoteIsAddedAndReadInTheHistory(t *testing.T) {
	r := screentest.New(t)
	r.Size(120, 60)
	id := r.Add(philippe(checkin.StatusValid))[0]
	open(r, id)
	choose(t, r, "ajouter une note")
	r.Press("enter", "attend un associé", "enter")
	if got := last(r, id); got.Kind != checkin.KindNoted || got.Personal.Note != "attend un associé" {
		t.Errorf("the journal ends with %+v", got)
	}
	for _, said := range []string{"NOTE GARDÉE", "attend un associé (sam. 28 nov. 9:42, Calais 1, Karim)", "vient avec un associé"} {
		if view := r.View(); !strings.Contains(view, said) {
			t.Errorf("want %q in\n%s", said, view)
		}
	}
}

func TestALetterBelongsToWhatIsFilledIn(t *testing.T) {
	r := screentest.New(t)
	id := r.Add(philippe(checkin.StatusValid))[0]
	page := New(r.Env, id)
	r.Show(page, page.Open())
	if page.Holds() {
		t.Error("the page holds a letter that is the next person's")
	}
	choose(t, r, "ajouter une note")
	r.Press("enter")
	if !page.Holds() {
		t.Error("a letter of a note would begin a search")
	}
	r.Press("x", "enter")
	if page.Holds() {
		t.Error("the page still holds letters when the note is kept")
	}
}

func TestADeskThatIsOpenToAllHidesAddressAndTelephone(t *testing.T) {
	r := screentest.New(t)
	r.Env.Kiosk = true
	id := r.Add(philippe(checkin.StatusValid))[0]
	if _, err := r.Env.Desk.Amend(t.Context(), id, checkin.Fields{checkin.FieldEmail: "autre@essai.example", checkin.FieldPhone: "06 39 98 99 99"}); err != nil {
		t.Fatal(err)
	}
	open(r, id)
	hidden := []string{"electro-diffusion.example", "essai.example", "12\u00a034", "99\u00a099"}
	for _, secret := range hidden {
		if view := r.View(); strings.Contains(view, secret) {
			t.Errorf("%q is seen:\n%s", secret, view)
		}
	}
	choose(t, r, "corriger nom")
	r.Press("enter")
	if diff := cmp.Diff(screen.Reveal{ID: id}, r.Last()); diff != "" {
		t.Fatal(diff)
	}
	if view := r.View(); strings.Contains(view, "autre@") {
		t.Errorf("the form is open before the PIN:\n%s", view)
	}
	r.Send(screen.Reveal{ID: id})
	if view := r.View(); !strings.Contains(view, "autre@essai.example") || !strings.Contains(view, "06 39 98 99 99") {
		t.Errorf("the PIN was given, and the form hides:\n%s", view)
	}
}
