package conflicts

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// corrected is one whose company two desks have corrected, neither knowing of
// the other: what stands was corrected here.
func corrected(t *testing.T, r *screentest.Rig) checkin.RegistrationID {
	t.Helper()
	id := r.Add(screentest.Somebody("Philippe", "Lefèvre", checkin.FieldCompany, "Électro", checkin.FieldSessions, "calais-j1"))[0]
	now := r.Env.Overview.Now
	far := r.Store.Clone(func() time.Time { return now.Add(-25 * time.Minute) })
	amended := func(company string) checkin.Fact {
		return checkin.Fact{Kind: checkin.KindAmended, Subject: id, Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldCompany: company}}}
	}
	storetest.Append(t, far, sofia, amended("Électro Diffusion"))
	storetest.Append(t, r.Store, elodie, amended("Électro Diff"), amended("Électro Diffusions"))
	have, err := r.Store.Have()
	if err != nil {
		t.Fatal(err)
	}
	strands, err := far.Since(have)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Store.Apply(t.Context(), strands); err != nil {
		t.Fatal(err)
	}
	r.Refresh()
	return id
}

// resembling is a walk-in at this desk, and one of the list who is in by then.
func resembling(t *testing.T, r *screentest.Rig) (walkIn, listed checkin.RegistrationID) {
	t.Helper()
	listed = r.Add(screentest.Somebody("Philippe", "Lefèvre", checkin.FieldCompany, "Électro Diffusion", checkin.FieldSessions, "calais-j1"))[0]
	r.Arrive(listed, sofia, 30*time.Minute)
	visit, err := r.Env.Desk.Register(t.Context(), screentest.Somebody("Philippe", "LEFEVRE", checkin.FieldCompany, "Electro Diffusion", checkin.FieldTown, "Desvres"))
	if err != nil {
		t.Fatal(err)
	}
	r.Refresh()
	return visit.Registration.ID, listed
}

// halfErased is one who was erased, and joined with somebody who was not.
func halfErased(t *testing.T, r *screentest.Rig) (erased, rest checkin.RegistrationID) {
	t.Helper()
	ids := r.Add(
		screentest.Somebody("Philippe", "Lefèvre", checkin.FieldSessions, "calais-j1"),
		screentest.Somebody("Philippine", "Lefeuvre", checkin.FieldSessions, "calais-j1"),
	)
	storetest.Append(t, r.Store, elodie, checkin.Fact{Kind: checkin.KindErased, Subject: ids[0]})
	storetest.Append(t, r.Store, elodie, checkin.Fact{Kind: checkin.KindJoined, Subject: ids[0], Body: checkin.Body{Other: ids[1]}})
	r.Refresh()
	return ids[0], ids[1]
}

func TestAJoiningWithSomebodyErasedIsTakenBack(t *testing.T) {
	r := screentest.New(t)
	_, rest := halfErased(t, r)
	open(t, r)
	wants(t, r, "EFFACÉE À MOITIÉ")
	r.Press("enter")
	wants(t, r, "opale person erase "+rest.String()[:9])
	r.Press("down", "enter")
	wants(t, r, "Rien à vérifier.", "la réunion est reprise")
	if found, err := r.Store.Registrations(rest); err != nil || len(found) != 1 || found[0].LastName() != "Lefeuvre" {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestKinds(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, r *screentest.Rig){
		"edits": func(t *testing.T, r *screentest.Rig) { corrected(t, r); open(t, r) },
		"edits-asked": func(t *testing.T, r *screentest.Rig) {
			corrected(t, r)
			open(t, r)
			r.Press("enter", "down")
		},
		"half-erased": func(t *testing.T, r *screentest.Rig) { halfErased(t, r); open(t, r) },
		"half-erased-asked": func(t *testing.T, r *screentest.Rig) {
			halfErased(t, r)
			open(t, r)
			r.Press("enter", "down")
		},
		"same": func(t *testing.T, r *screentest.Rig) { resembling(t, r); open(t, r) },
		"same-asked": func(t *testing.T, r *screentest.Rig) {
			resembling(t, r)
			open(t, r)
			r.Press("enter", "down", "down")
		},
		"same-decided": func(t *testing.T, r *screentest.Rig) {
			resembling(t, r)
			open(t, r)
			r.Press("enter", "down", "enter")
		},
	} {
		t.Run(name, func(t *testing.T) { screentest.Golden(t, prepare) })
	}
}

func TestTheOtherValueIsTaken(t *testing.T) {
	r := screentest.New(t)
	id := corrected(t, r)
	open(t, r)
	wants(t, r, "SOCIÉTÉ : 2 VALEURS", "«\u00a0Électro Diffusions\u00a0»", "«\u00a0Électro Diffusion\u00a0»", "Calais 3, Sofia", "Calais 2, Élodie")
	r.Press("enter", "down", "down", "enter")
	wants(t, r, "Rien à vérifier.", "«\u00a0Électro Diffusion\u00a0» est gardé")
	if got := last(r, id); got.Kind != checkin.KindAmended || got.Operator != "Karim" || got.Personal.Fields[checkin.FieldCompany] != "Électro Diffusion" {
		t.Errorf("the journal ends with %+v", got)
	}
	r.Press("pgdown", "enter") // corrected again from the page only: that opens
	if diff := cmp.Diff(screen.OpenPerson{ID: id}, r.Last()); diff != "" {
		t.Error(diff)
	}
}

func TestTheValueThatStandsIsKeptAndTheDecisionIsTakenBack(t *testing.T) {
	r := screentest.New(t)
	id := corrected(t, r)
	open(t, r)
	r.Press("enter", "down", "enter")
	wants(t, r, "Rien à vérifier.", "«\u00a0Électro Diffusions\u00a0» est gardé")
	if got := last(r, id); got.Kind != checkin.KindDecided || len(got.Body.Settles) != 2 {
		t.Errorf("the journal ends with %+v", got)
	}
	r.Press("pgdown", "enter", "down", "enter")
	wants(t, r, "1 à vérifier")
}

func TestTwoAreJoinedAndToldApartAgain(t *testing.T) {
	r := screentest.New(t)
	walkIn, listed := resembling(t, r)
	open(t, r)
	wants(t, r, "PEUT-ÊTRE LA MÊME PERSONNE", "sans inscription", "dans la liste", "9:12 · Calais 3, Sofia", "9:42 · Calais 1, Karim")
	r.Press("enter", "down", "enter")
	wants(t, r, "Rien à vérifier.", "une seule personne")
	if people, err := r.Store.Registrations(walkIn, listed); err != nil || len(people) == 0 || people[0].ID != people[len(people)-1].ID {
		t.Fatalf("they are %+v, %v", people, err)
	}
	r.Press("pgdown", "enter")
	wants(t, r, "REPRENDRE CETTE DÉCISION")
	r.Press("down", "enter")
	wants(t, r, "1 à vérifier")
	r.Press("enter", "down", "down", "enter")
	wants(t, r, "Rien à vérifier.", "ce sont deux personnes")
	if people, err := r.Store.Registrations(walkIn, listed); err != nil || len(people) != 2 || people[0].ID == people[1].ID {
		t.Errorf("they are %+v, %v", people, err)
	}
}
