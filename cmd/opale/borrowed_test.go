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

// The whole life of a borrowed laptop, on a terminal: from an empty machine and a
// stick to the first guest, and from the last guest to a laptop with nothing on
// it. The stick's own program is opened, and no flag helps.
func TestABorrowedLaptopFromTheFirstStickToTheSlip(t *testing.T) {
	program := newProgram(t).program
	root := t.TempDir()
	coordination := &desktop{home: filepath.Join(root, "coordination"), disk: disk.Computer{}}
	one := &desktop{home: filepath.Join(root, "one"), disk: disk.Computer{}}
	kit, stick := filepath.Join(root, "kit"), one.file("stick")
	for _, folder := range []string{coordination.file("programs"), one.file("Desktop"), one.file("Downloads"), one.file("Photos"), stick} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	list := []byte("Code,Nom,Prénom\nC-1,Xylophonard,Jeanne\nC-2,Testine,Paul\n")
	for path, content := range map[string][]byte{
		coordination.file("liste.csv"): list, one.file("Downloads/inscrits.csv"): list, one.file("Photos/famille.jpg"): []byte("une photo"),
	} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(program, coordination.file("programs/"+programName())); err != nil {
		t.Fatal(err)
	}
	at := []string{"--desk", "Coordination", "--venue", "calais"}
	coordination.settle(t)
	coordination.must(t, append([]string{"import", coordination.file("liste.csv")}, at...)...)
	coordination.must(t, append([]string{"kit", "write", kit}, at...)...)

	one.settle(t)
	cmd := exec.Command(filepath.Join(kit, programName()))
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8", passphraseVariable+"=")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: windowRows, Cols: windowColumns})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	w := watchWindow(terminal, nil)
	down := func(times int) string { return strings.Repeat("\x1b[B", times) }
	for _, s := range []struct {
		keys string
		then []string
	}{
		{"", []string{"Mise en route", "Phrase de passe", "Tab  afficher"}},
		{"une autre phrase de leur cru\r", []string{"Ce n'est pas cette phrase de passe", "Demandez-les"}},
		{"\x1b", []string{"cinq mots courts"}},
		{fetePassphrase + "\r", []string{"Sur quel site"}},
		{down(2), []string{"▶ Calais"}},
		{"\r", []string{"quel est le nom de ce poste", "▶ Calais 1"}},
		{"Calais 2", []string{"▶ un autre nom", "Calais 2"}},
		{"\r", []string{"Mise en route", "Votre prénom"}},
		{"Zébuline\r", []string{"▶ Lecteur de codes"}},
		{down(10), []string{"▶ PRÊT."}},
		{"\r", []string{"Nom, société, ville", "Zébuline"}},
		{"xylophonard", []string{"XYLOPHONARD Jeanne"}},
		{"\r", []string{"C'EST NOTÉ"}},
		{"testine", []string{"TESTINE Paul"}},
		{"\r", []string{"C'EST NOTÉ", spaced("TESTINE")}}, // the last guest
		{"\x1b[15~", []string{"Échange par clé", "un autre dossier"}},
		{down(6), []string{"▶ un autre dossier"}},
		{"\r", []string{"Échange par clé"}},
		{stick + "\r", []string{"C'est écrit dans le dossier", "Coordination"}},
	} {
		w.write(t, s.keys)
		w.waitFor(t, s.then...)
	}
	coordination.settle(t)
	coordination.must(t, append([]string{"exchange", stick}, at...)...)
	one.settle(t)
	for _, s := range []struct {
		keys string
		then []string
	}{
		{"\x1b", []string{"Nom, société, ville"}},
		{"\x1b[15~", []string{"Échange par clé", "C'est scellé"}},
		{"\r", []string{"Les postes connus savent tout"}},
		{"\x1b", []string{"Nom, société, ville"}},
		{"\x19", []string{"Rendre cet ordinateur"}},
		{down(20), []string{"▶ Rendre cet ordinateur"}},
		{"\r", []string{"TOUT EST AILLEURS", "tenu par Coordination"}},
		{down(1), []string{"▶ tout effacer", "Entrée  tout effacer, sans retour"}},
		{"\r", []string{"ORDINATEUR RENDU", "Entrée pour fermer"}},
	} {
		w.write(t, s.keys)
		w.waitFor(t, s.then...)
	}
	w.write(t, "\r")
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	w.end()
	one.gone(t)
}
