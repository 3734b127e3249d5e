package tui_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui"
	"opale/tui/screen/screentest"
	"opale/tui/screen/setup"
)

// kinds is what the journal says happened to somebody, oldest first.
func kinds(rig *screentest.Rig, id checkin.RegistrationID) []checkin.Kind {
	var kinds []checkin.Kind
	for _, h := range rig.History(id) {
		kinds = append(kinds, h.Kind)
	}
	return kinds
}

// atNine is the clock of the rig: it stands still.
func atNine(rig *screentest.Rig) func(*tui.Options) {
	now := rig.Env.Overview.Now
	return func(o *tui.Options) { o.Settings = rig.Store; o.Now = func() time.Time { return now } }
}

func TestTheFirstRunIsAFewKeysAndTheNextOneIsOne(t *testing.T) {
	rig, ids := expect(t)
	term := startWith(t, rig, 80, 24, func(o *tui.Options) { o.Settings = rig.Store; o.Setup = true })
	term.sees("Mise en route de ce poste", "Dunkerque")
	term.send(right)
	term.sees("┃ Calais 1")
	term.send(enter)
	term.sees("▶ Nom du poste")
	term.send(enter)
	term.sees("▶ Votre prénom")
	term.send("É", "l", "o")
	term.sees("┃ Élo")
	term.send(enter)
	term.sees("Nom, société", "Calais 1 · Élo")
	known, err := setup.Recall(rig.Store)
	if err != nil {
		t.Fatal(err)
	}
	if !known.Complete() || known.Operator != "Élo" || known.Venue != "calais" {
		t.Errorf("remembered: %+v", known)
	}

	// Whoever writes from now on is Élo: the journal says so.
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ")
	history := rig.History(ids[wim])
	if got := history[len(history)-1]; got.Operator != "Élo" || got.Desk != "Calais 1" {
		t.Errorf("noted by %s, %s", got.Desk, got.Operator)
	}
}

func TestTheFirstStartOfADateIsConfirmedWithOneEnter(t *testing.T) {
	rig, _ := expect(t)
	for key, value := range map[string]string{"venue": "calais", "desk": "Calais 2", "operator": "Élodie", "confirmed": "2026-11-27"} {
		if err := rig.Store.Remember(key, value); err != nil {
			t.Fatal(err)
		}
	}
	term := startWith(t, rig, 80, 24, atNine(rig))
	term.sees("C'est bien cela", "samedi 28 novembre, 9:42", "Calais 2", "Élodie")
	term.send(enter)
	term.sees("Nom, société", "Calais 2 · Élodie")
	term.send(ctrlX)
	term.sees("QUITTER OPALE")
	term.leave()

	again := startWith(t, rig, 80, 24, atNine(rig)) // the same day: nothing is asked
	again.sees("Nom, société", "Calais 2")
}

func TestNobodyIsLetInBeforeTheDeskKnowsItsPlace(t *testing.T) {
	rig, ids := expect(t)
	term := startWith(t, rig, 80, 24, func(o *tui.Options) { o.Settings = rig.Store; o.Setup = true })
	term.sees("Mise en route de ce poste")
	term.send("OPALE-1001\r")
	term.sees("Code lu trop tôt", "▶ Site")
	wantIn(t, rig, ids)
}

func TestAWalkInIsFoundByTheNextSearch(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.send("quenton zoé")
	term.sees("nouvelle personne")
	term.send(enter)
	term.sees("Nouvelle personne, sans inscription", "┃ Quenton", "┃ Zoé")
	term.send("Achat Design")
	term.sees("┃ Achat Design")
	term.send(tab)
	term.sees("▶ noter l'arrivée de Zoé QUENTON")
	term.send(enter)
	term.sees("C'EST NOTÉ", "Zoé  Q U E N T O N")

	answer, err := rig.Env.Desk.Search("quenton")
	if err != nil || len(answer.Rows) != 1 {
		t.Fatalf("found %+v, %v", answer.Rows, err)
	}
	id := answer.Rows[0].Registration.ID
	want := []checkin.Kind{checkin.KindRegistered, checkin.KindArrived}
	if diff := cmp.Diff(want, kinds(rig, id)); diff != "" {
		t.Error(diff)
	}
	term.send("quenton")
	term.sees("▶ QUENTON Zoé", "✓ là depuis")
}

func TestWhoResemblesComesBeforeTheForm(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("lefevre philippe")
	term.sees("LEFÈVRE Philippe")
	term.send(ctrlN)
	term.sees("sans inscription", "▷ LEFÈVRE Philippe")
	for range 4 { // from the company up to the last of the people
		term.send(up)
	}
	term.until("nobody is chosen", func(seen string) bool {
		if strings.Contains(seen, "▶ LEFÈVRE Philippe") {
			return true
		}
		term.send(up)
		return false
	}, nil)
	term.send(enter)
	term.sees("Fiche", "Philippe  L E F È V R E", "▷ noter l'arrivée")
	term.send(down)
	term.sees("▶ noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ", "Philippe  L E F È V R E")
	wantIn(t, rig, ids, philippe)
	if diff := cmp.Diff([]checkin.Kind{checkin.KindRegistered, checkin.KindArrived}, kinds(rig, ids[philippe])); diff != "" {
		t.Error(diff)
	}
}

func TestAScanOverTheFormAnswersNothingInIt(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.send(ctrlN)
	term.sees("sans inscription")
	term.send("zoé", tab)
	term.sees("▶ noter l'arrivée")
	term.send("OPALE-1004\r")
	term.sees("C'EST NOTÉ  Wim DEWULF", "┃ zoé") // on the status line; the form stays
	wantIn(t, rig, ids, wim)
	if walkIns := rig.Env.Overview.Tally.WalkIns; walkIns != 0 {
		t.Errorf("%d walk-ins", walkIns)
	}
}

func TestAnOlderArrivalIsUndoneFromThePage(t *testing.T) {
	rig, ids := expect(t)
	older := rig.Arrive(ids[philippe], poste1, 40*time.Minute)
	rig.Arrive(ids[wim], screentest.Karim, 10*time.Minute)
	term := start(t, rig, 80, 24)
	term.send("lefèvre")
	term.sees("▶ LEFÈVRE Philippe", "là depuis 9:02")
	term.send("\x06") // Ctrl+F
	term.sees("Fiche", "Poste 1, Sofia")
	term.send("\x1b[6~") // page down
	term.sees("Historique", "lecture dans la liste")
	term.send("\x1b[5~")
	term.sees("L E F È V R E")
	term.send(down)
	term.sees("Entrée  retirer cette arrivée")
	term.send(enter)
	term.sees("RETIRER CETTE ARRIVÉE", "▷ autre raison")
	term.send(down, down)
	term.sees("▶ notée trop tôt, ou deux fois")
	term.send(enter)
	term.sees("ARRIVÉE RETIRÉE", "notée trop tôt, ou deux fois")
	wantIn(t, rig, ids, wim)
	history := rig.History(ids[philippe])
	if last := history[len(history)-1]; last.Kind != checkin.KindUndone || last.Body.Entry != older || last.Personal.Reason != "notée trop tôt, ou deux fois" {
		t.Errorf("the journal ends with %+v", last)
	}
	term.send("d") // a letter over the page is the next person's name
	term.sees("┃ d▌", "DEWULF Wim", "Derniers passages")
	term.loses("9:02  ✓ LEFÈVRE")
}

func TestTheSessionIsSwitchedWithArrows(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Conférences de Calais")
	term.send("\x04") // Ctrl+D
	term.sees("Séances", "▶ sam. 28 nov.", "ouverte · ce poste", "0 sur 6")
	for range 6 {
		term.send(down)
	}
	term.sees("passer à sam. 28 nov., Forum de Boulogne")
	term.send(enter)
	term.sees("Forum de Boulogne", "BOULOGNE")
	term.loses("Séances")
	term.send("vandenbussche")
	term.sees("Odile VANDENBUSSCHE : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ")
	history := rig.History(ids[boulogne])
	if last := history[len(history)-1]; last.Kind != checkin.KindArrived || last.Session != "boulogne-j1" {
		t.Errorf("the journal ends with %+v", last)
	}
}

func TestTheHelpIsReadInAWindowTooSmallForIt(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 40, 10)
	term.sees("Calais 1")
	term.send("\x1bOP") // F1
	term.sees("Aide : toutes les touches", "Des lettres")
	for range 60 {
		term.send(down)
	}
	term.sees("★  à montrer à la personne")
	term.send(ctrlL)
	term.sees("Help: every key", "to be shown to the person")
	term.send(escape)
	term.loses("Help: every key")
}

func TestEverythingIsReachedWithTabArrowsEnterAndEsc(t *testing.T) {
	rig, ids := expect(t)
	rig.Arrive(ids[wim], screentest.Karim, 10*time.Minute)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	for _, action := range []struct {
		presses int // of Right, once Tab has entered the bar
		shows   string
	}{
		{0, "Nouvelle personne, sans inscription"},
		{1, "Personne d'autre de cette société"}, // than the last arrival's
		{2, "COMPTER SANS NOM"},
		{3, "De côté, à reprendre"},
		{4, "Corriger, noter"}, // the last arrival's page
		{6, "RETIRER CETTE ARRIVÉE"},
		{7, "Chiffres · Maintenant"},
		{8, "Séances"},
		{9, "Rien à vérifier"},
		{10, "Qui est à ce poste"},
		{13, "Aide : toutes les touches"},
		{14, "QUITTER OPALE"},
	} {
		term.send(tab)
		for range action.presses {
			term.send(right)
		}
		term.send(enter)
		term.sees(action.shows)
		term.send(escape)
		term.loses(action.shows)
	}
	term.send(tab)
	for range 11 {
		term.send(right)
	}
	term.send(enter)
	term.sees("POSTE VERROUILLÉ")
	term.send(enter)
	term.sees("Nom, société")
	term.send(tab)
	for range 12 {
		term.send(right)
	}
	term.send(enter)
	term.sees("Name, company, town")
	wantIn(t, rig, ids, wim)
}
