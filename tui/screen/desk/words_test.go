package desk

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui/screen/screentest"
)

func TestWhoOwesNothingIsNotAskedToPay(t *testing.T) {
	r := screentest.New(t)
	r.Add(screentest.Somebody("Gaston", "Wiart", checkin.FieldStatus, "unpaid", checkin.FieldStatusWord, "liste d'attente", checkin.FieldSessions, "calais-j1"))
	r.Show(New(r.Env), nil)
	r.Press("wiart")
	wants(t, r, "! liste d'attente")
	r.Press("enter")
	wants(t, r, "!   LISTE D'ATTENTE", "vu avec la coordination")
	lacks(t, r, "RÉGLER", "réglé")
}

func TestWhatDistinguishesPeopleIsNotCutBesideFreeColumns(t *testing.T) {
	for _, width := range []int{100, 120, 140} {
		r := screentest.New(t)
		r.Size(width, 40)
		r.Wait(-72 * time.Hour)
		s := screentest.Somebody
		r.Add(
			s("Odile", "Vandenbussche", checkin.FieldTown, "Saint-Martin-Boulogne", checkin.FieldCompany, "Tissus", checkin.FieldSessions, "boulogne-j1"),
			s("Jean-Baptiste", "Vandenbroucke", checkin.FieldTown, "Saint-Martin-Boulogne", checkin.FieldSessions, "boulogne-j1"),
		)
		r.Show(New(r.Env), nil)
		r.Press("vanden")
		wants(t, r, "VANDENBUSSCHE Odile", "VANDENBROUCKE Jean-Baptiste", "› Boulogne")
		if view := strings.ReplaceAll(r.View(), r.Env.Words.Actions.Others, ""); strings.Contains(view, "…") {
			t.Errorf("something is cut:\n%s", view)
		}
		if width >= 120 {
			wants(t, r, "Saint-Martin-Boulogne", "› Boulogne-sur-Mer, ")
		}
	}
}

func TestMorePeopleThanAreListedAreToBeNarrowedDown(t *testing.T) {
	r := screentest.New(t)
	var people []checkin.Fields
	for range 15 {
		people = append(people, screentest.Somebody("Anne", "Wissocq", checkin.FieldSessions, "calais-j1"))
	}
	r.Add(people...)
	r.Show(New(r.Env), nil)
	r.Press("wissocq")
	wants(t, r, "15 personnes sur 15 : précisez")
}

func TestNamesInCapitalsAreWrittenAsNames(t *testing.T) {
	r := screentest.New(t)
	r.Add(screentest.Somebody("ELODIE", "lefevre", checkin.FieldSessions, "calais-j1"))
	r.Show(New(r.Env), nil)
	r.Press("lefevre elo")
	wants(t, r, "LEFEVRE Elodie", "Elodie LEFEVRE : noter l'arrivée")
}

func TestWhoIsExpectedElsewhereAnotherDayIsToldTheDay(t *testing.T) {
	r, _, _ := rig(t)
	r.Add(screentest.Somebody("Gaston", "Wiart", checkin.FieldSessions, "boulogne-j2"))
	r.Press("wiart", "enter")
	wants(t, r, "INSCRIPTION À BOULOGNE-SUR-MER, ")
	r.Press("esc", "esc", "vandenbussche", "enter")
	lacks(t, r, "INSCRIPTION À BOULOGNE-SUR-MER, ")
}

// TestThePromiseIsNeverCut: where the company has no room, the sentence goes on
// without it.
func TestThePromiseIsNeverCut(t *testing.T) {
	r := screentest.New(t)
	ids := r.Add(screentest.Somebody("Christophe", "Lefevre", checkin.FieldCompany, "Pépinière du Blootland", checkin.FieldSessions, "calais-j1"))
	r.Arrive(ids[0], screentest.Karim, time.Hour)
	if err := r.Env.Desk.Load(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	r.Show(New(r.Env), nil)
	r.Press("lefevre chr", "down")
	wants(t, r, "Entrée  Christophe LEFEVRE : déjà là, voir depuis quand")
}
