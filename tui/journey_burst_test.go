package tui_test

import "testing"

// Over a slow line, or on a busy laptop, several keys arrive at once: each goes
// to the screen that the one before it has opened.
func TestKeysBehindOneThatOpensAScreenGoToThatScreen(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.send(ctrlN + "Testard")
	term.sees("Nouvelle personne, sans inscription", "┃ Testard")
	term.send(escape)
	term.loses("Nouvelle personne, sans inscription")
	term.sees("┃ ▌")
}

// A terminal sends Esc and a letter behind it as it does Alt and the letter.
func TestEscAndALetterInOneBreathAreBothHeard(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 80, 24)
	term.send("lefeuv")
	term.sees("┃ lefeuv▌", "LEFEUVRE")
	term.send(escape + "d")
	term.sees("┃ d▌", "DEWULF")
	term.send(escape + "É")
	term.sees("┃ É▌")
	term.send(escape + escape)
	term.sees("┃ ▌")
}
