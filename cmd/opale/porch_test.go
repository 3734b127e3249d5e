//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"opale/checkin/bundle"
	"opale/checkin/disk"
)

// sitting is somebody before a laptop's terminal, on which the program opens.
type sitting struct {
	*window
	cmd *exec.Cmd
	t   *testing.T
}

// sitDown opens a program on a terminal of some size.
func sitDown(t *testing.T, columns, rows int, program string, args ...string) *sitting {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8", passphraseVariable+"=")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(rows), Cols: uint16(columns)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		terminal.Close()
	})
	return &sitting{watchSized(terminal, nil, columns, rows), cmd, t}
}

// does types keys, one after the other, and waits for what they bring.
func (s *sitting) does(steps ...step) {
	s.t.Helper()
	for _, step := range steps {
		s.write(s.t, step.keys)
		s.waitFor(s.t, step.then...)
	}
}

type step struct {
	keys string
	then []string
}

// left is what stands on the terminal once the program has ended, and its exit
// code.
func (s *sitting) left() (seen string, code int) {
	s.t.Helper()
	_ = s.cmd.Wait() // the code says it
	s.end()
	return s.seen, s.cmd.ProcessState.ExitCode()
}

const (
	keyDown  = "\x1b[B"
	keyCtrlC = "\x03"
	keyCtrlL = "\x0c"
)

// stickFor is a stick of a coordination of its own, and an empty laptop whose
// folders the test's process has.
func stickFor(t *testing.T) (laptop *desktop, stick string) {
	t.Helper()
	program, root := newProgram(t).program, t.TempDir()
	coordination := &desktop{home: filepath.Join(root, "coordination"), disk: disk.Computer{}}
	laptop = &desktop{home: filepath.Join(root, "laptop"), disk: disk.Computer{}}
	for _, folder := range []string{coordination.file("programs"), laptop.file("Desktop")} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(coordination.file("liste.csv"), []byte("Code,Nom,Prénom\nC-1,Xylophonard,Jeanne\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(program, coordination.file("programs/"+programName())); err != nil {
		t.Fatal(err)
	}
	coordination.settle(t)
	at := []string{"--desk", "Coordination", "--venue", "calais"}
	coordination.must(t, append([]string{"import", coordination.file("liste.csv")}, at...)...)
	stick = filepath.Join(root, "stick")
	coordination.must(t, append([]string{"kit", "write", stick}, at...)...)
	laptop.settle(t)
	return laptop, stick
}

// opened makes a laptop a desk of a stick's, by commands.
func opened(t *testing.T, laptop *desktop, stick string) {
	t.Helper()
	laptop.must(t, "kit", "open", stick, "--json", "--venue", "calais", "--desk", "Calais 2", "--operator", "Zébuline")
}

// Whoever cannot get at the laptop's own keys any more, neither in the keystore
// nor in a file, opens its database with the passphrase: on the screen, as often
// as it takes, and the desk goes on in the same program.
func TestADatabaseIsOpenedByItsPassphraseOnTheScreen(t *testing.T) {
	laptop, stick := stickFor(t)
	opened(t, laptop, stick)
	keys, err := filepath.Glob(filepath.Join(filepath.Dir(deviceKeyOf(t)), "*.key"))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		if filepath.Base(key) != "device.key" {
			if err := os.Rename(key, key+".away"); err != nil {
				t.Fatal(err)
			}
		}
	}
	s := sitDown(t, 80, 24, filepath.Join(stick, programName()), "--db", databaseOf(t))
	s.does(
		step{"", []string{"Ouverture", "sont scellés", "Phrase de passe"}},
		step{"phare dune filet digue tulip\r", []string{"Ce n'est pas cette phrase", "Demandez-les"}},
		step{"\t", []string{"phare dune filet digue tulip"}},
		step{"\x1b[Fe\r", []string{"Calais 2", "Zébuline"}}, // at the end: the cursor stands behind a word that it does not know
	)
}

func deviceKeyOf(t *testing.T) string {
	t.Helper()
	dir, err := os.UserConfigDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "opale", "device.key")
}

func databaseOf(t *testing.T) string {
	t.Helper()
	dir, err := dataFolder()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "opale.db")
}

// The least of windows, and the other language, which the desk then has.
func TestAStickOpensInTheLeastOfWindowsInTheOtherLanguage(t *testing.T) {
	_, stick := stickFor(t)
	s := sitDown(t, 40, 10, filepath.Join(stick, programName()))
	s.does(
		step{"", []string{"Mise en route", "Phrase de passe"}},
		step{keyCtrlL, []string{"Setting up", "Passphrase"}},
		step{fetePassphrase + "\r", []string{"At which site"}},
		step{"9\r", []string{"Choose with the arrows first"}},
		step{keyDown + keyDown, []string{"▶ Calais"}},
		step{"\r", []string{"what is this desk called", "▶ Calais 1", "! already given"}},
		step{"\r", []string{"Setting up", "Calais 1", "Your first name"}},
	)
}

// Whoever leaves by Ctrl+C has changed nothing that the next opening does not put
// right: at each of the questions.
func TestCtrlCLeavesAnOpeningClean(t *testing.T) {
	laptop, stick := stickFor(t)
	program := filepath.Join(stick, programName())
	for name, steps := range map[string][]step{
		"the passphrase": {{"phare du", []string{"2 mots sur 5"}}},
		"the venue":      {{fetePassphrase + "\r", []string{"Sur quel site"}}},
		"the name":       {{keyDown, []string{"▶ Dunkerque"}}, {"\r", []string{"quel est le nom de ce poste"}}},
	} {
		s := sitDown(t, 80, 24, program)
		s.waitFor(t, "Mise en route")
		if name == "the name" {
			s.waitFor(t, "Phrase de passe")
			s.does(step{fetePassphrase + "\r", []string{"Sur quel site"}})
		}
		s.does(steps...)
		s.write(t, keyCtrlC)
		if seen, code := s.left(); code != exitRefused || !strings.Contains(seen, "Arrêté") || strings.Contains(seen, "Mise en route") {
			t.Errorf("%s: exit code %d, and there stands\n%s", name, code, seen)
		}
		for _, given := range bundle.GivenAt(disk.Computer{}, stick) {
			if given.Desk != "Coordination" {
				t.Errorf("%s: the stick has given %s away", name, given.Desk)
			}
		}
		laptop.settle(t)
		anew := &desktop{home: filepath.Join(t.TempDir(), "anew"), disk: disk.Computer{}}
		anew.settle(t) // the next one is an empty laptop again
	}
	laptop.settle(t)
	opened(t, laptop, stick)
}

// A stick that is out when the passphrase is said: the screen says what is to be
// done, and goes on where it was once the stick is in again.
func TestAStickThatIsOutIsAskedForOnTheScreen(t *testing.T) {
	_, stick := stickFor(t)
	away := stick + "-out"
	s := sitDown(t, 80, 24, filepath.Join(stick, programName()))
	s.does(step{"", []string{"Mise en route", "Phrase de passe"}})
	if err := os.Rename(stick, away); err != nil {
		t.Fatal(err)
	}
	s.does(step{fetePassphrase + "\r", []string{"Il n'y a pas de clé de départ ici", "Rien n'a été changé", "Vérifiez que la clé est branchée", "Entrée  recommencer"}})
	if err := os.Rename(away, stick); err != nil {
		t.Fatal(err)
	}
	s.does(
		step{"\r", []string{"Sur quel site"}}, // the phrase was right
		step{keyDown + keyDown, []string{"▶ Calais"}},
		step{"\r", []string{"▶ Calais 1"}},
		step{"\r", []string{"Votre prénom"}},
	)
}

// Nobody has the passphrase: two gestures, and whoever comes is noted by hand.
func TestTheEmergencyDeskIsOpenedFromTheScreen(t *testing.T) {
	_, stick := stickFor(t)
	s := sitDown(t, 80, 24, filepath.Join(stick, programName()))
	s.does(
		step{"", []string{"Mise en route", "sans la phrase : ouvrir l'accueil de secours"}},
		step{keyDown, []string{"On note chaque nom à la main"}},
		step{"\r", []string{"Sur quel site"}},
		step{keyDown + keyDown, []string{"▶ Calais"}},
		step{"\r", []string{"▶ Calais 1"}},
		step{"\r", []string{"ACCUEIL DE SECOURS", "Votre prénom"}},
	)
}

// The file is gone while its copies are there: the screen asks, and takes up the
// last one.
func TestALostFileIsTakenUpAgainOnTheScreen(t *testing.T) {
	laptop, stick := stickFor(t)
	opened(t, laptop, stick)
	program := filepath.Join(stick, programName())
	s := sitDown(t, 80, 24, program, "--db", databaseOf(t))
	s.does(step{"", []string{"Calais 2"}}, step{keyCtrlC, []string{"Entrée  quitter"}})
	s.write(t, "\r")
	if seen, code := s.left(); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, seen)
	}
	if err := os.Rename(databaseOf(t), databaseOf(t)+"-gone"); err != nil {
		t.Fatal(err)
	}
	s = sitDown(t, 80, 24, program, "--db", databaseOf(t))
	s.does(
		step{"", []string{"n'est plus là", "reprendre la dernière copie"}},
		step{"\r", []string{"Choisissez d'abord"}},
		step{keyDown, []string{"▶ reprendre"}},
		step{"\r", []string{"Calais 2", "Zébuline"}},
	)
}

// Where nobody reads a screen, nothing is drawn: lines wanted, or no terminal.
func TestWhereNobodyReadsAScreenTheConsoleAsks(t *testing.T) {
	_, stick := stickFor(t)
	program := filepath.Join(stick, programName())
	s := sitDown(t, 80, 24, program, "--plain")
	s.does(
		step{"", []string{"la phrase de passe de la clé"}},
		step{fetePassphrase + "\r", []string{"Quel site"}},
		step{"2\r", []string{"Nom de ce poste"}},
	)
	empty := &desktop{home: filepath.Join(t.TempDir(), "empty"), disk: disk.Computer{}}
	empty.settle(t)
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), passphraseVariable+"=")
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(fetePassphrase+"\n"), &out, &errs
	if err := cmd.Run(); err == nil || !strings.Contains(errs.String(), "OPALE_PASSPHRASE") || strings.Contains(errs.String()+out.String(), "\x1b") {
		t.Errorf("through a pipe (%v): %q %q", err, out.String(), errs.String())
	}
}

// What is said while the screen is up stands on the console behind it, once.
func TestWhatWasSaidBesideTheWayIsSaidBehindTheScreen(t *testing.T) {
	var shown []string
	m := &margin{tell: func(text string) { shown = append(shown, text) }}
	for range 2 {
		if _, err := io.WriteString(m, "! Calais 1 : reprise.\nRien ne se perd.\n"); err != nil {
			t.Fatal(err)
		}
	}
	m.show(nil)
	if _, err := io.WriteString(m, "! plus tard\n"); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	m.flush(&said)
	m.flush(&said)
	if want := "! Calais 1 : reprise.\nRien ne se perd.\n! plus tard\n"; said.String() != want || len(shown) != 2 {
		t.Errorf("said %q, shown %q", said.String(), shown)
	}
}
