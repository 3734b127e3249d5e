package tui_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui"
	"opale/tui/pin"
	"opale/tui/screen/screentest"
)

const ctrlF = "\x06"

// choose goes down until a line is under the bar, one key for each step seen.
func (term *terminal) choose(line string) {
	term.t.Helper()
	last := "nothing yet"
	term.until("never under the bar", func(seen string) bool {
		_, under, _ := strings.Cut(seen, "▶ ")
		under, _, _ = strings.Cut(under, "\n")
		if strings.HasPrefix(under, line) {
			return true
		}
		if under != last {
			last = under
			term.send(down)
		}
		return false
	}, []string{line})
}

// about is the last entry about somebody.
func about(rig *screentest.Rig, id checkin.RegistrationID) checkin.Happening {
	history := rig.History(id)
	return history[len(history)-1]
}

func TestANameIsCorrectedOnThePage(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 100, 40)
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(ctrlF)
	term.sees("Fiche", "corriger nom")
	term.choose("corriger nom")
	term.send(enter)
	term.sees("┃ Dewulf", "garder pour Wim DEWULF")
	term.send("\x7f", "v", "e") // Backspace; letters belong to the form
	term.sees("┃ Dewulve")
	term.send(tab)
	term.sees("Entrée  garder pour Wim DEWULVE")
	term.send(enter)
	term.sees("CORRECTION NOTÉE", "D E W U L V E", "la liste dit : Dewulf")
	if got := about(rig, ids[wim]); got.Kind != checkin.KindAmended || !cmp.Equal(checkin.Fields{checkin.FieldLastName: "Dewulve"}, got.Personal.Fields) {
		t.Errorf("the journal ends with %+v", got)
	}

	term.send("dewulv") // a letter over the page is the next person's, and finds the new name
	term.sees("┃ dewulv", "▶ DEWULVE Wim")
	term.send(enter)
	term.sees("C'EST NOTÉ", "DEWULVE Wim")
	wantIn(t, rig, ids, wim)
}

func TestAFlagIsShownLargeAtTheNextArrival(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 100, 40)
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(ctrlF)
	term.sees("à montrer à chaque arrivée : rien")
	term.choose("à montrer")
	term.send(enter)
	term.sees("▷ parle anglais")
	term.choose("parle anglais")
	term.send(enter)
	term.sees("┃ parle anglais", "Entrée  garder")
	term.send(enter)
	term.sees("CE SERA MONTRÉ EN GRAND", "★ parle anglais")
	if got := about(rig, ids[wim]); got.Kind != checkin.KindAmended || got.Personal.Fields[checkin.FieldShow] != "parle anglais" {
		t.Errorf("the journal ends with %+v", got)
	}
	term.send("OPALE-1004\r")
	term.sees("C'EST NOTÉ", "★   parle anglais")
}

func TestSomebodyGoesOutAndComesBack(t *testing.T) {
	rig, ids := expect(t)
	rig.Hall(0)
	rig.Arrive(ids[wim], poste1, 30*time.Minute)
	term := start(t, rig, 100, 40)
	term.send("dewulf")
	term.sees("▶ DEWULF Wim", "là depuis 9:12")
	term.send(ctrlF)
	term.sees("▷ noter le départ : Conférences de Calais")
	term.send(down)
	term.sees("Entrée  noter le départ de Wim DEWULF")
	term.send(enter)
	term.sees("DÉPART NOTÉ", "▷ noter le retour")
	if got := about(rig, ids[wim]); got.Kind != checkin.KindLeft || got.Session != "calais-j1" {
		t.Fatalf("the journal ends with %+v", got)
	}
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ", "de retour")
	want := []checkin.Kind{checkin.KindRegistered, checkin.KindArrived, checkin.KindLeft, checkin.KindArrived}
	if diff := cmp.Diff(want, kinds(rig, ids[wim])); diff != "" {
		t.Error(diff)
	}
	wantIn(t, rig, ids, wim)
}

func TestANoteIsWrittenAndAnotherSessionNoted(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 100, 40)
	term.send("vandenb")
	term.sees("▶ VANDENBUSSCHE Odile")
	term.send(ctrlF)
	term.sees("ajouter une note")
	term.choose("ajouter une note")
	term.send(enter)
	term.sees("Entrée  garder")
	term.send("attendue à Boulogne", enter)
	term.sees("NOTE GARDÉE", "attendue à Boulogne")
	if got := about(rig, ids[boulogne]); got.Kind != checkin.KindNoted || got.Personal.Note != "attendue à Boulogne" {
		t.Fatalf("the journal ends with %+v", got)
	}
	term.choose("noter l'arrivée à une autre séance")
	term.send(enter)
	term.sees("À quelle séance")
	term.choose("sam. 28 nov.  Forum de Boulogne")
	term.send(enter)
	term.sees("ARRIVÉE NOTÉE : Forum de Boulogne")
	if got := about(rig, ids[boulogne]); got.Kind != checkin.KindArrived || got.Session != "boulogne-j1" {
		t.Errorf("the journal ends with %+v", got)
	}
	wantIn(t, rig, ids) // not here
}

func TestAKioskCorrectsBehindTheCoordinatorsPIN(t *testing.T) {
	rig, ids := expect(t)
	if err := pin.Set(rig.Store, pin.Coordinator, "4711"); err != nil {
		t.Fatal(err)
	}
	if _, err := rig.Env.Desk.Amend(t.Context(), ids[wim], checkin.Fields{checkin.FieldPhone: "06 39 98 12 34"}); err != nil {
		t.Fatal(err)
	}
	term := startWith(t, rig, 100, 40, func(o *tui.Options) { o.Settings, o.Kiosk = rig.Store, true })
	term.sees("Nom, société", " sur 6")
	term.send("dewulf")
	term.sees("▶ DEWULF Wim")
	term.send(ctrlF)
	term.sees("Téléphone  caché, avec le code")
	term.choose("corriger nom")
	term.send(enter)
	term.sees("Code de la coordination")
	term.send("4711", enter)
	term.sees("┃ 06 39 98 12 34")
	term.send(tab)
	term.sees("▶ garder pour Wim DEWULF")
	term.send(escape)
	term.sees("Téléphone  06 39 98 12 34")
}
