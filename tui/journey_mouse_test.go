package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// click sends what a terminal does for a click on the first place of a text, and
// for letting go of the button.
func (term *terminal) click(text string) {
	term.t.Helper()
	term.sees(text)
	for y, line := range strings.Split(term.screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			at := fmt.Sprintf("0;%d;%d", ansi.StringWidth(before)+1, y+1)
			term.send("\x1b[<" + at + "M\x1b[<" + at + "m")
			return
		}
	}
}

func TestAGuestIsLetInWithTheMouse(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.sees("Nom, société")
	term.send("martin claire")
	term.sees("Deux personnes portent ce nom") // before, the list is that of the first letter
	term.click("MARTIN Claire           Port") // of two who cannot be told apart
	term.sees("▶ MARTIN Claire           Port", "noter l'arrivée")
	wantIn(t, rig, ids)
	term.click("Entrée")
	term.sees("C'EST NOTÉ", "Port Conseil")
	wantIn(t, rig, ids, claireOne)
}
