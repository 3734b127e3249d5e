package tui_test

import (
	"context"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui"
	"opale/tui/screen/screentest"
)

// guests are the invented people of the journeys.
const (
	philippe = iota
	philippine
	claireOne
	claireTwo
	unpaid
	boulogne
	wim
)

var poste1 = checkin.Actor{Desk: "Poste 1", Venue: "calais", Operator: "Sofia"}

func expect(t *testing.T) (*screentest.Rig, []checkin.RegistrationID) {
	t.Helper()
	rig := screentest.New(t)
	s := screentest.Somebody
	return rig, rig.Add([]checkin.Fields{
		philippe:   s("Philippe", "Lefèvre", checkin.FieldCompany, "Électro Diffusion", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OPALE-1001"),
		philippine: s("Philippine", "Lefeuvre", checkin.FieldCompany, "Achat Design", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OPALE-1002"),
		claireOne:  s("Claire", "Martin", checkin.FieldCompany, "Port Conseil", checkin.FieldSessions, "calais-j1"),
		claireTwo:  s("Claire", "Martin", checkin.FieldTown, "Marck", checkin.FieldSessions, "calais-j1"),
		unpaid:     s("Jean-Baptiste", "Macquet", checkin.FieldStatus, "unpaid", checkin.FieldDue, "12 €", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OPALE-1003"),
		boulogne:   s("Odile", "Vandenbussche", checkin.FieldSessions, "boulogne-j1"),
		wim:        s("Wim", "Dewulf", checkin.FieldSessions, "calais-j1", checkin.FieldCode, "OPALE-1004"),
	}...)
}

// in lists who is in at the session, by their place among the guests.
func in(t *testing.T, rig *screentest.Rig, ids []checkin.RegistrationID) map[int]bool {
	t.Helper()
	present, err := rig.Store.Presence("calais-j1")
	if err != nil {
		t.Fatal(err)
	}
	guests := map[int]bool{}
	for _, p := range present {
		for i, id := range ids {
			if p == id {
				guests[i] = true
			}
		}
	}
	return guests
}

func wantIn(t *testing.T, rig *screentest.Rig, ids []checkin.RegistrationID, want ...int) {
	t.Helper()
	got := in(t, rig, ids)
	if len(got) != len(want) {
		t.Errorf("in: %v, want %v", got, want)
	}
	for _, w := range want {
		if !got[w] {
			t.Errorf("guest %d is not in", w)
		}
	}
}

func TestAKnownGuestIsLettersAndEnter(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société", "Calais 1")
	term.send("lefevre")
	term.sees("Philippe LEFÈVRE, Électro Diffusion : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ", "Philippe  L E F È V R E", "1 sur 6")
	wantIn(t, rig, ids, philippe)

	term.send("m") // the next letter is the next person's
	term.loses("L E F È V R E")
	term.sees("C'EST NOTÉ  Philippe LEFÈVRE", "MARTIN Claire")
}

func TestEnterBeforeTheAnswerIsForTheTextAsItWas(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.send("dewulf" + enter + "lef") // one burst: nobody reads answers that fast
	term.sees("C'EST NOTÉ  Wim DEWULF", "LEFÈVRE Philippe")
	wantIn(t, rig, ids, wim)
}

func TestAlreadyInSwapsTheTwo(t *testing.T) {
	rig, ids := expect(t)
	rig.Arrive(ids[philippine], poste1, 30*time.Minute)
	term := start(t, rig, 80, 24)
	term.send("lefeuvre", enter)
	term.sees("DÉJÀ LÀ depuis 9:12", "Avez-vous déjà donné votre nom", "c'était LEFÈVRE Philippe")
	term.send(down)
	term.sees("▶ à 9:12 c'était LEFÈVRE Philippe")
	term.until("the panel stays deaf", func(string) bool {
		term.send(enter)
		return in(t, rig, ids)[philippe]
	}, nil)
	term.sees("C'EST NOTÉ", "L E F E U V R E")
	wantIn(t, rig, ids, philippe, philippine)
	arrivals, err := rig.Store.Arrivals(ids[philippe])
	if err != nil {
		t.Fatal(err)
	}
	if got := rig.Env.Local(arrivals[0].Time).Format("15:04"); got != "09:12" {
		t.Errorf("the arrival was swapped to %s, want the original time 09:12", got)
	}
}

func TestEnterDoesNotChooseBetweenTwins(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("martin claire")
	term.sees("Deux personnes portent ce nom", "Port Conseil", "Marck")
	term.send(enter, enter)
	term.send("\x1b[6~") // a key behind the two Enters, to know that they were heard
	term.sees("▶ MARTIN Claire")
	wantIn(t, rig, ids)
	term.send(up, down, enter)
	term.sees("C'EST NOTÉ", "M A R T I N")
	if got := in(t, rig, ids); len(got) != 1 || !got[claireOne] && !got[claireTwo] {
		t.Errorf("in: %v, want one of the two", got)
	}
}

func TestARefusalAsksForAnArrowFirst(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("macquet", enter)
	term.sees("À RÉGLER : 12 €", "▷ noter l'arrivée quand même : réglé ici")
	term.send(enter, enter, down)
	term.sees("▶ noter l'arrivée quand même : réglé ici")
	wantIn(t, rig, ids)
	term.until("the panel stays deaf", func(string) bool {
		term.send(enter)
		return in(t, rig, ids)[unpaid]
	}, nil)
	term.sees("C'EST NOTÉ", "M A C Q U E T")
	arrivals, err := rig.Store.Arrivals(ids[unpaid])
	if err != nil {
		t.Fatal(err)
	}
	if a := arrivals[0]; a.Override != checkin.OutcomeUnpaid || a.Reason != "réglé ici" {
		t.Errorf("override %q, reason %q", a.Override, a.Reason)
	}
}

func TestTheBellTellsBadFromGood(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.send("OPALE-1004\r")
	term.sees("C'EST NOTÉ", "D E W U L F")
	if n := term.bell.Load(); n != 0 {
		t.Errorf("the bell rang %d times for a good answer", n)
	}
	term.send("OPALE-1003\r")
	term.sees("À RÉGLER")
	term.until("the bell never rang", func(string) bool { return term.bell.Load() == 1 }, nil)
}

func TestALetterOverARefusalIsTheNextPerson(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("vandenb", enter)
	term.sees("INSCRIPTION À BOULOGNE-SUR-MER")
	term.send("d")
	term.sees("┃ d", "DEWULF Wim", "INSCRIPTION À BOULOGNE-SUR-MER  Odile VANDENBUSSCHE")
	wantIn(t, rig, ids)
}

func TestUndoNamesThePersonBeforeItActs(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("dewulf", enter)
	term.sees("C'EST NOTÉ", "D E W U L F")
	term.send("zz", ctrlZ) // with text in the field, the text goes first
	term.loses("┃ zz")
	term.sees("retirer l'arrivée de DEWULF Wim")
	wantIn(t, rig, ids, wim)
	term.send(ctrlZ)
	term.sees("RETIRER CETTE ARRIVÉE", "D E W U L F", "▶ ce n'était pas cette personne")
	term.until("the panel stays deaf", func(string) bool {
		term.send(enter)
		return len(in(t, rig, ids)) == 0
	}, nil)
	term.sees("ARRIVÉE RETIRÉE", "Wim  D E W U L F")
}

func TestScansAreWholeAndInOrder(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.send("OPALE-1001\r", "OPALE-1002\r\n", "OPALE-1004\t")
	term.sees("C'EST NOTÉ", "D E W U L F", "3 sur 6")
	wantIn(t, rig, ids, philippe, philippine, wim)
	var order []checkin.RegistrationID
	recent, err := rig.Store.Recent("calais-j1", checkin.DeviceID{}, 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range recent {
		order = append(order, a.Registration)
	}
	if want := []checkin.RegistrationID{ids[wim], ids[philippine], ids[philippe]}; order[0] != want[0] || order[1] != want[1] || order[2] != want[2] {
		t.Errorf("latest first: %v, want %v", order, want)
	}
}

func TestAScannerThatTypesEnglishIsUnderstood(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("OPQLE)&àà&\r") // OPALE-1001, by the keys of an American keyboard
	term.sees("C'EST NOTÉ", "L E F È V R E", "Le lecteur tape en clavier anglais")
	term.send("OPQLE)&àà'\r")
	term.sees("D E W U L F")
	term.loses("Le lecteur tape") // said once
	wantIn(t, rig, ids, philippe, wim)
}

func TestAScanOverAQuestionDoesNotAnswerIt(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("macquet", enter)
	term.sees("À RÉGLER")
	term.send(down)
	term.sees("▶ noter l'arrivée quand même")
	term.send("OPALE-1004\r") // its Enter is not an answer
	term.sees("C'EST NOTÉ", "D E W U L F")
	wantIn(t, rig, ids, wim)
	term.sees("! MACQUET Jean-B") // and the refusal is not forgotten
}

func TestAPasteIsAScanToo(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.paste("OPALE-1001\nOPALE-1004\n")
	term.sees("2 sur 6", "D E W U L F")
	wantIn(t, rig, ids, philippe, wim)
	term.paste("lefeuv") // and what is no code is typing
	term.sees("┃ lefeuv", "LEFEUVRE Philippine")
}

func TestResizingWhileTypingLosesNothing(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("lefeu")
	term.sees("LEFEUVRE Philippine")
	for _, size := range [][2]int{{40, 10}, {120, 40}, {30, 6}, {80, 24}} {
		term.resize(size[0], size[1])
	}
	term.send("vre")
	term.sees("┃ lefeuvre", "Philippine LEFEUVRE, Achat Design : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ", "L E F E U V R E")
	wantIn(t, rig, ids, philippine)
}

func TestAnArrivalFromElsewhereMovesNothing(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("lefev")
	term.sees("▶ LEFÈVRE Philippe")
	err := rig.Store.Write(context.Background(), poste1, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: ids[philippe], Session: "calais-j1"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	term.sees("▶ LEFÈVRE Philippe        Électro Diffusion    ✓ là depuis 9:42", "1 sur 6")
}

func TestATerminalWithoutTheKeyboardSaysSo(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.send(blur)
	term.sees("CLIQUEZ ICI : le clavier n'écrit plus dans OPALE")
	term.send(focus)
	term.loses("CLIQUEZ ICI")
}

func TestNoKeyAloneEndsTheProgram(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.send(ctrlC, ctrlC, enter)
	term.sees("QUITTER OPALE")
	term.send("l") // a letter is the next person's, not an answer
	term.sees("┃ l")
	term.loses("QUITTER OPALE")
	term.send(ctrlX)
	term.sees("QUITTER OPALE", "arrivée notée par ce poste")
	term.leave()
}

func TestTheActionBarReachesEverything(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.send(tab, right, right, right, right, right)
	term.sees("Entrée  montrer les autres actions")
	term.send(enter)
	term.sees("Entrée  Retirer une arrivée", "À vérifier")
	term.send(right)
	term.sees("Entrée  Chiffres")
	term.send(right, right, right, right, right)
	term.sees("Entrée  English")
	term.send(enter)
	term.sees("Name, company, town", "Last at the door")
	term.send(ctrlL)
	term.sees("Nom, société")
}

func TestSomebodyElseSitsDown(t *testing.T) {
	rig, ids := expect(t)
	term := startWith(t, rig, 80, 24, func(o *tui.Options) { o.Settings = rig.Store })
	term.sees("Calais 1 · Karim", " sur 6")
	term.send(ctrlD)
	term.sees("Séances", "changer de prénom")
	term.send(tab)
	term.sees("Karim", "Échap  revenir")
	term.send(escape)
	term.sees("Nom, société")
	term.send(ctrlD)
	term.sees("Séances")
	term.send(tab)
	term.sees("┃ Karim")
	term.send("Zoé")
	term.sees("┃ Zoé")
	term.send(enter)
	term.sees("Nom, société", "Calais 1 · Zoé")
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ")
	history := rig.History(ids[wim])
	if got := history[len(history)-1].Operator; got != "Zoé" {
		t.Errorf("noted by %q", got)
	}
}
