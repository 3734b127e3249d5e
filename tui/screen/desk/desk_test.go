package desk

import (
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

var elsewhere = checkin.Actor{Desk: "Poste 3", Venue: "calais", Operator: "Sofia"}

// guests are the invented people of these tests, each at the place in their
// list by which a test names them.
const (
	philippe = iota
	brother
	cousin
	claireOne
	claireTwo
	unpaid
	cancelled
	blocked
	boulogne
	tomorrow
	invited
	speaker
)

func guests() []checkin.Fields {
	s := screentest.Somebody
	return []checkin.Fields{
		philippe:  s("Philippe", "Lefèvre", checkin.FieldCompany, "Électro Diffusion", checkin.FieldTown, "Desvres", checkin.FieldEmail, "philippe@electro-diffusion.example", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OP-1001"),
		brother:   s("Philippe", "Lefebvre", checkin.FieldCompany, "CDM", checkin.FieldTown, "Calais", checkin.FieldSessions, "dunkerque-j1"),
		cousin:    s("Philippine", "Lefeuvre", checkin.FieldCompany, "Achat Design", checkin.FieldTown, "Dunkerque", checkin.FieldSessions, "calais-j1"),
		claireOne: s("Claire", "Martin", checkin.FieldCompany, "Port Conseil", checkin.FieldTown, "Calais", checkin.FieldEmail, "claire@port-conseil.example", checkin.FieldSessions, "calais-j1"),
		claireTwo: s("Claire", "Martin", checkin.FieldTown, "Marck", checkin.FieldEmail, "cm@courriel.example", checkin.FieldPhone, "06 39 98 12 34", checkin.FieldSessions, "calais-j1"),
		unpaid:    s("Jean-Baptiste", "Macquet", checkin.FieldCompany, "Mareyage Boulonnais", checkin.FieldStatus, "unpaid", checkin.FieldStatusWord, "en attente", checkin.FieldDue, "12 €", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OP-1002"),
		cancelled: s("Cathy", "Delattre", checkin.FieldStatus, "cancelled", checkin.FieldSessions, "calais-j1"),
		blocked:   s("Rachid", "Aït Ouarab", checkin.FieldStatus, "blocked", checkin.FieldSessions, "calais-j1"),
		boulogne:  s("Odile", "Vandenbussche", checkin.FieldCompany, "Tissus d'Opale", checkin.FieldSessions, "boulogne-j1"),
		tomorrow:  s("Inès", "Loyer", checkin.FieldCompany, "Port Conseil", checkin.FieldSessions, "calais-j2"),
		invited:   s("Monique", "Hennebelle", checkin.FieldStatus, "invited", checkin.FieldSessions, "calais-j1"),
		speaker:   s("Wim", "Dewulf", checkin.FieldCompany, "Surf Factory", checkin.FieldTown, "Wissant", checkin.FieldShow, "Intervenant : prévenir la salle 2", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OP-1003"),
	}
}

// at puts the desk on a rig with the guests, of whom Philippine came at 9:12.
func at(t *testing.T, r *screentest.Rig) (*Desk, []checkin.RegistrationID) {
	ids := r.Add(guests()...)
	r.Arrive(ids[cousin], elsewhere, 30*time.Minute)
	d := New(r.Env)
	r.Show(d, nil)
	r.Send(screen.Changed{})
	return d, ids
}

// rig is a rig with the desk, for tests that look at one thing.
func rig(t *testing.T) (*screentest.Rig, *Desk, []checkin.RegistrationID) {
	t.Helper()
	r := screentest.New(t)
	d, ids := at(t, r)
	return r, d, ids
}

// arrivals counts what is in force of somebody.
func arrivals(t *testing.T, r *screentest.Rig, id checkin.RegistrationID) int {
	t.Helper()
	all, err := r.Store.Arrivals(id)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, a := range all {
		if a.InForce() {
			n++
		}
	}
	return n
}

// spaces makes one of the spaces that do not break, so that a test can be read.
var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

func wants(t *testing.T, r *screentest.Rig, texts ...string) {
	t.Helper()
	view := spaces.Replace(r.View())
	for _, text := range texts {
		if !strings.Contains(view, text) {
			t.Errorf("%q is not shown:\n%s", text, view)
		}
	}
}

func lacks(t *testing.T, r *screentest.Rig, texts ...string) {
	t.Helper()
	view := spaces.Replace(r.View())
	for _, text := range texts {
		if strings.Contains(view, text) {
			t.Errorf("%q is shown:\n%s", text, view)
		}
	}
}
