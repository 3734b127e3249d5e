package tui_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/tui"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// Without the list, the desk says so until it has it, notes who comes, and
// keeps the code that it cannot know.
func TestAnEmergencyDeskNotesNamesAndCodes(t *testing.T) {
	rig := screentest.New(t)
	remember := func(value string) {
		if err := rig.Store.Remember(screen.SettingEmergency, value); err != nil {
			t.Fatal(err)
		}
	}
	remember("1")
	term := startWith(t, rig, 100, 30, func(o *tui.Options) { o.Settings = rig.Store })
	term.sees("ACCUEIL DE SECOURS", "notez chaque nom", "0 arrivée")
	term.paste("Q7KZ19-2\n")
	term.sees("CODE INCONNU", "Q7KZ19-2", "▷ nouvelle personne")
	term.send(down)
	term.sees("▶ nouvelle personne")
	term.until("deaf to Enter", func(seen string) bool { // as every refusal is at first
		if strings.Contains(seen, "▶ nouvelle personne") {
			term.send(enter)
		}
		return strings.Contains(seen, "Nouvelle personne, sans inscription")
	}, nil)
	term.sees("Q7KZ19-2")
	term.send(slices.Repeat([]string{up}, 12)...) // Enter may have been heard by the form, too
	term.send("testard", tab)
	term.sees("▶ noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ", "1 arrivée")
	holders, err := rig.Store.Holders(checkin.CodeExact, "Q7KZ19-2")
	if err != nil || len(holders) != 1 {
		t.Fatalf("the code is kept by %v, %v", holders, err)
	}
	want := []checkin.Kind{checkin.KindRegistered, checkin.KindArrived}
	if diff := cmp.Diff(want, kinds(rig, holders[0])); diff != "" {
		t.Error(diff)
	}
	remember("")
	term.loses("ACCUEIL DE SECOURS")
}
