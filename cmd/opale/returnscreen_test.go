//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"opale/checkin/disk"
)

// A laptop is given back from its screen: the settings, the page, an arrow and
// Enter. The desk closes, and the slip stands in its window.
func TestALaptopIsGivenBackFromItsScreen(t *testing.T) {
	program := newProgram(t).program // before the home is another: the compiler has its cache there
	one := borrowed(t)
	cmd := exec.Command(program, "desk", "--venue", "calais", "--desk", "Calais 2", "--operator", "Testine")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: windowRows, Cols: windowColumns})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	w := watchWindow(terminal, nil)
	w.waitFor(t, "Nom, société, ville")
	w.write(t, "\x19") // Ctrl+Y
	w.waitFor(t, "Rendre cet ordinateur")
	w.write(t, strings.Repeat("\x1b[B", 20))
	w.waitFor(t, "▶ Rendre cet ordinateur")
	w.write(t, "\r")
	w.waitFor(t, "TOUT EST AILLEURS", "tenu par Coordination")
	w.write(t, "\x1b[B")
	w.waitFor(t, "▶ tout effacer", "Entrée  tout effacer, sans retour") // once it is no longer deaf
	w.write(t, "\r")
	w.waitFor(t, "ORDINATEUR RENDU", "Entrée pour fermer")
	w.write(t, "\r")
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	w.end()
	one.disk = disk.Computer{}
	one.gone(t)
	if slips, _ := filepath.Glob(one.file("Desktop/opale-rendu-*.txt")); len(slips) != 1 {
		t.Errorf("slips: %q", slips)
	}
}
