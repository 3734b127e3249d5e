package tui_test

import (
	"testing"

	"opale/checkin"
	"opale/tui"
	"opale/tui/pin"
	"opale/tui/screen/screentest"
)

// isErased reports whether somebody is, for the store.
func isErased(t *testing.T, rig *screentest.Rig, id checkin.RegistrationID) bool {
	t.Helper()
	page, err := rig.Env.Desk.Page(id)
	if err != nil {
		t.Fatal(err)
	}
	return page.Registration.Erased
}

// chooseFor waits until a question hears Enter, with an arrow on its first line.
func (term *terminal) chooseFor(line string) {
	term.t.Helper()
	term.choose(line)
	term.sees("Entrée  valider le choix") // it was deaf until now
}

// TestSomebodyIsErasedOnThePage: by an arrow and Enter, once the question could be
// read. Nothing that is then seen at this desk names them, and nobody finds them.
func TestSomebodyIsErasedOnThePage(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 100, 40)
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ", "DEWULF Wim")
	term.send("dewulf")
	term.sees("▶ DEWULF Wim")
	term.send(ctrlF)
	term.sees("effacer cette personne")
	term.choose("effacer cette personne")
	term.send(enter, enter, enter)
	term.sees("EFFACER POUR TOUJOURS", "Cela ne se reprend pas", "Aucune liste ne ramène la personne")
	if isErased(t, rig, ids[wim]) {
		t.Fatal("erased by Enter alone")
	}
	term.chooseFor("effacer : la personne le demande")
	term.send(enter)
	term.sees("EFFACÉ POUR TOUJOURS", "les clés qu'on n'a pas relues")
	if got := about(rig, ids[wim]); got.Kind != checkin.KindErased || got.Body.Ground != checkin.GroundRequest {
		t.Fatalf("the journal ends with %+v", got)
	}
	wantIn(t, rig, ids, wim) // they came: that counts, without a name

	term.loses("dewulf", "DEWULF", "D E W U L F", "Wim")
	term.send(escape)
	term.sees("Nom, société")
	term.loses("dewulf", "DEWULF", "Wim")
	term.send("wim")
	term.sees("┃ wim", "personne")
	term.loses("DEWULF")
}

func TestErasingNeedsTheCoordinatorsPINWhereThereIsOne(t *testing.T) {
	rig, ids := expect(t)
	if err := pin.Set(rig.Store, pin.Coordinator, "4711"); err != nil {
		t.Fatal(err)
	}
	term := startWith(t, rig, 100, 40, func(o *tui.Options) { o.Settings = rig.Store })
	term.reads()
	term.send("dewulf")
	term.sees("▶ DEWULF Wim")
	term.send(ctrlF)
	term.choose("effacer cette personne")
	term.send(enter)
	term.sees("Code de la coordination")
	term.loses("EFFACER POUR TOUJOURS")
	term.send("1234", enter)
	term.sees("1 seconde")
	if isErased(t, rig, ids[wim]) {
		t.Fatal("erased without the PIN")
	}
	if err := rig.Store.Remember("pin-tries", ""); err != nil { // the wrong try is waited for elsewhere
		t.Fatal(err)
	}
	term.send(escape)
	term.sees("Fiche")
	term.choose("effacer cette personne")
	term.send(enter)
	term.sees("Code de la coordination")
	term.send("4711", enter, enter) // the second Enter answers nothing
	term.sees("EFFACER POUR TOUJOURS")
	term.chooseFor("effacer : la personne le demande")
	term.send(enter)
	term.sees("EFFACÉ POUR TOUJOURS")
	if !isErased(t, rig, ids[wim]) {
		t.Fatal("not erased")
	}
}

// TestTheCoordinatorsPINIsChangedWithItOnly: else whoever is at the desk would take
// it away, and with it what it guards.
func TestTheCoordinatorsPINIsChangedWithItOnly(t *testing.T) {
	rig, _ := expect(t)
	if err := pin.Set(rig.Store, pin.Coordinator, "4711"); err != nil {
		t.Fatal(err)
	}
	term := startWith(t, rig, 100, 40, func(o *tui.Options) { o.Settings = rig.Store })
	term.reads()
	term.send("\x19") // Ctrl+Y
	term.sees("Réglages")
	for range 9 {
		term.send(down)
	}
	term.sees("pour effacer, ou")
	term.send(enter, enter)
	term.sees("Réservé à la coordination")
	if set, err := pin.IsSet(rig.Store, pin.Coordinator); !set || err != nil {
		t.Fatalf("it was taken away without it (%v)", err)
	}
	term.send("4711", enter)
	term.sees("Réglages", "aucun")
	term.until("still set", func(string) bool {
		set, err := pin.IsSet(rig.Store, pin.Coordinator)
		return err == nil && !set
	}, nil)
}
