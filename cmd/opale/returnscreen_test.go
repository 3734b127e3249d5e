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
// Enter. The desk closes, and the slip stands in its window, in the language that
// the screen had last.
func TestALaptopIsGivenBackFromItsScreen(t *testing.T) {
	program := newProgram(t).program // before the home is another: the compiler has its cache there
	for name, way := range map[string]struct {
		first                                  string // keys
		desk, row, ready, do, goes, done, ends string
	}{
		"French": {"", "Nom, société, ville", "Rendre cet ordinateur", "TOUT EST AILLEURS", "▶ tout effacer", "Entrée  tout effacer, sans retour", "ORDINATEUR RENDU", "Entrée pour fermer"},
		"English": {
			"\x0c", "Name, company, town", "Give this laptop back", "ALL IS ELSEWHERE", "▶ remove everything", "Enter  remove everything, for good", "LAPTOP GIVEN BACK", "Enter to close",
		},
	} {
		t.Run(name, func(t *testing.T) {
			one := borrowed(t)
			cmd := exec.Command(program, "desk", "--venue", "calais", "--desk", "Calais 2", "--operator", "Testine", "--lang", "fr")
			cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8")
			terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: windowRows, Cols: windowColumns})
			if err != nil {
				t.Fatal(err)
			}
			defer terminal.Close()
			w := watchWindow(terminal, nil)
			w.waitFor(t, "Nom, société, ville")
			w.write(t, way.first)
			w.waitFor(t, way.desk)
			w.write(t, "\x19") // Ctrl+Y
			w.waitFor(t, way.row)
			w.write(t, strings.Repeat("\x1b[B", 20))
			w.waitFor(t, "▶ "+way.row)
			w.write(t, "\r")
			w.waitFor(t, way.ready, "Coordination")
			w.write(t, "\x1b[B")
			w.waitFor(t, way.do, way.goes) // once it is no longer deaf
			w.write(t, "\r")
			w.waitFor(t, way.done, way.ends)
			w.write(t, "\r")
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
			w.end()
			one.disk = disk.Computer{}
			one.gone(t)
			if slips, _ := filepath.Glob(one.file("Desktop/opale-*.txt")); len(slips) != 1 {
				t.Errorf("slips: %q", slips)
			}
		})
	}
}
