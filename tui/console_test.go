package tui_test

import (
	"fmt"
	"strings"
	"testing"
)

// A key as a Windows console reports it (win32-input-mode): its number, the
// character it makes, and what was held with it.
func consoleKey(number int, character rune, held int) string {
	return fmt.Sprintf("\x1b[%d;0;%d;1;%d;1_", number, character, held)
}

// What a Windows console says was held.
const (
	rightAlt = 0x01
	leftCtrl = 0x08
	shifted  = 0x10
	numLock  = 0x20
	altGr    = rightAlt | leftCtrl
)

// On a French keyboard AltGr types @ and €. A console says of it what it says of
// Ctrl and Alt; it is a letter all the same, and no command.
func TestAltGrTypesOnAWindowsConsole(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 100, 30)
	term.send(consoleKey('W', 'w', 0), consoleKey(0x30, '@', altGr), consoleKey('E', '€', altGr|numLock))
	term.sees("w@€")
	term.send(escape)
	term.loses("w@€")
	term.sees("Nom, société")
}

// A console that only says characters says 0 where Shift is pressed by itself: a
// scanner that types capitals is heard as one all the same.
func TestAScanWithShiftReportedIsTakenWholeOnAWindowsConsole(t *testing.T) {
	for name, shift := range map[string]string{"as a character": "\x00", "as a key": consoleKey(0x10, 0, shifted)} {
		t.Run(name, func(t *testing.T) {
			rig, _ := expect(t)
			term := start(t, rig, 100, 30)
			var typed strings.Builder
			for _, c := range "OPALE-1004" {
				if c >= 'A' {
					typed.WriteString(shift)
				}
				typed.WriteRune(c)
			}
			term.send(typed.String() + enter)
			term.sees("C'EST NOTÉ", "DEWULF")
		})
	}
}
