package tui_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

// TestTheDeskGoesToTheNextSessionWhenItIsTold begins on a session that is over:
// the desk proposes the next one, stays where it is until the key, and notes from
// then on what comes there.
func TestTheDeskGoesToTheNextSessionWhenItIsTold(t *testing.T) {
	rig, ids := expect(t)
	rig.Talks()
	term := start(t, rig, 80, 24)
	term.sees("séance de 10:00 : Ctrl+D", "Débats de 10 heures", "ouvre à 10:00 : Ctrl+D pour y passer")
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ", "terminée à 9:00")
	if got := about(rig, ids[wim]).Session; got != "calais-j1" {
		t.Errorf("noted at %s", got)
	}
	term.send(ctrlD)
	term.sees("Séances", "passer à sam. 28 nov., Débats de 10 heures")
	term.send(enter)
	term.loses("Séances", "Débats de 7 heures")
	term.sees("Débats de 10 heures", "Nom, société")
	term.send("lefeuvre")
	term.sees("▶ LEFEUVRE Philippine")
	term.send(enter)
	term.sees("INSCRIPTION : DÉBATS DE 7 HEURES")
	term.send(down)
	term.sees("▶ noter l'arrivée ici")
	term.until("the panel stays deaf", func(string) bool {
		term.send(enter)
		return about(rig, ids[philippine]).Kind == checkin.KindArrived
	}, nil)
	term.sees("C'EST NOTÉ", "ouvre à 10:00")
	if got := about(rig, ids[philippine]).Session; got != "calais-10h" {
		t.Errorf("noted at %s", got)
	}
}

func TestAFullSessionWarnsAndLetsIn(t *testing.T) {
	rig, ids := expect(t)
	rig.Hall(2)
	rig.Arrive(ids[philippe], poste1, 30*time.Minute)
	term := start(t, rig, 80, 24)
	term.loses("COMPLET")
	term.send("quenton zoé") // who is on no list takes a place too
	term.sees("nouvelle personne")
	term.send(enter)
	term.sees("sans inscription")
	term.send(tab)
	term.sees("▶ noter l'arrivée de Zoé QUENTON")
	term.send(enter)
	term.sees("C'EST NOTÉ", "! COMPLET : 2 pour 2 places", "! COMPLET, 2 places")
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ", "! COMPLET : 3 pour 2 places")
	if diff := cmp.Diff([]checkin.Kind{checkin.KindRegistered, checkin.KindArrived}, kinds(rig, ids[wim])); diff != "" {
		t.Error(diff)
	}
}
