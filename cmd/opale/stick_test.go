package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"opale/checkin/bundle"
)

// hasty is the program with a played terminal and a stick that is written many
// times a second: one that a test can kill between two writes.
func hasty() {
	stickEvery = 20 * time.Millisecond
	os.Exit(Run(context.Background(), os.Args[1:], struct{ io.Reader }{os.Stdin}, struct{ io.Writer }{os.Stdout}, os.Stderr))
}

const fetePassphrase = "phare dune filet digue tulipe"

// computer is a laptop of its own, as other processes see it.
type computer struct {
	home string // a folder of the test's own, which is all that it writes in
	env  []string
}

func newComputer(t *testing.T) *computer {
	t.Helper()
	home := t.TempDir()
	c := &computer{home: home, env: append(os.Environ(), passphraseVariable+"="+fetePassphrase)}
	for name, folder := range homes {
		c.env = append(c.env, name+"="+filepath.Join(home, folder))
	}
	return c
}

func (c *computer) command(args ...string) *exec.Cmd {
	cmd := exec.Command("opale", args...)
	cmd.Env = c.env
	return cmd
}

// run runs a command that must succeed, and returns what it says.
func (c *computer) run(t *testing.T, args ...string) string {
	t.Helper()
	out, err := c.command(args...).CombinedOutput()
	if err != nil {
		t.Fatalf("opale %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (c *computer) admit(t *testing.T, code string) {
	t.Helper()
	c.run(t, "check-in", code, "--session", "calais-j1", "--venue", "calais", "--desk", "Calais 2")
}

// present lists the codes of those who are in, by this laptop.
func (c *computer) present(t *testing.T) string {
	t.Helper()
	var codes []string
	for line := range strings.Lines(c.run(t, "list", "--json")) {
		if code, _, ok := strings.Cut(strings.TrimPrefix(line[strings.Index(line, `"code":"`):], `"code":"`), `"`); ok && strings.Contains(line, `"session":"calais-j1"`) {
			codes = append(codes, code)
		}
	}
	return strings.Join(codes, " ")
}

func writeList(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("Code,Nom,Prénom\nC-1,Testard,Jeanne\nC-2,Testine,Paul\nC-3,Testot,Inès\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// carriedBy waits until the one bundle of a stick carries so many entries.
func carriedBy(t *testing.T, stick string, entries int) (path string) {
	t.Helper()
	keys, err := bundle.PassphraseKeys(fetePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	carried := eventually(func() bool {
		found, _ := filepath.Glob(filepath.Join(stick, "calais-2-*"+bundle.Suffix))
		if len(found) != 1 {
			return false
		}
		path = found[0]
		b, err := bundle.ReadFile(path, keys.Open...)
		if err != nil {
			t.Fatalf("the stick's bundle is not whole: %v", err)
		}
		return b.Entries() >= entries
	})
	if !carried {
		t.Fatalf("the stick never carried %d entries", entries)
	}
	return path
}

// A laptop dies at work. Its stick goes into another one, which has everything
// up to the last write; the rest comes when the laptop does.
func TestTheStickOutlivesTheLaptop(t *testing.T) {
	stick := t.TempDir()
	dying, next := newComputer(t), newComputer(t)
	dying.run(t, "import", writeList(t), "--desk", "Calais 2", "--venue", "calais")
	dying.admit(t, "C-1")

	desk := exec.Command("opale-hasty", "--stick", stick, "--venue", "calais", "--desk", "Calais 2", "--operator", "Testine")
	desk.Env = dying.env
	keys, err := desk.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	if err := desk.Start(); err != nil {
		t.Fatal(err)
	}
	carriedBy(t, stick, 7)
	dying.admit(t, "C-2") // 2 entries: a process opens a stream, then notes
	path := carriedBy(t, stick, 9)
	if err := desk.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = desk.Wait()
	dying.admit(t, "C-3")

	next.run(t, "bundle", "read", path, "--trust", "--desk", "Calais 3", "--venue", "calais")
	if got := next.present(t); got != "C-1 C-2" {
		t.Errorf("on the other laptop: %q", got)
	}
	late := filepath.Join(t.TempDir(), "late.opale")
	dying.run(t, "bundle", "write", late)
	next.run(t, "bundle", "read", late)
	if got := next.present(t); got != "C-1 C-2 C-3" {
		t.Errorf("when the laptop comes back: %q", got)
	}
}

// What came since the last minute is on the stick once the desk is closed, and
// the next run knows where the stick is.
func TestTheStickIsWrittenAtTheEndAndRemembered(t *testing.T) {
	atHome(t)
	t.Setenv(passphraseVariable, fetePassphrase)
	stick, list := t.TempDir(), writeList(t)
	if code := Run(t.Context(), []string{"import", list, "--desk", "Calais 2", "--venue", "calais"}, nil, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("import: exit code %d", code)
	}
	desk := []string{"--venue", "calais", "--desk", "Calais 2", "--operator", "Testine"}
	entries := 5
	for round, args := range [][]string{append(desk, "--stick", stick), desk} {
		ctx, stop := context.WithCancel(t.Context())
		s := play(t, ctx, args...)
		s.waitFor(t, "Calais 2")
		carriedBy(t, stick, entries)
		code := Run(ctx, []string{"check-in", []string{"C-1", "C-2"}[round], "--session", "calais-j1"}, nil, io.Discard, io.Discard)
		if entries += 2; code != exitDone {
			t.Fatalf("check-in: exit code %d", code)
		}
		stop()
		if code := <-s.code; code != exitDone {
			t.Errorf("exit code %d", code)
		}
		carriedBy(t, stick, entries)
	}
	left, _ := os.ReadDir(stick)
	if len(left) != 2 || !strings.HasPrefix(left[0].Name(), "calais-2-") || !strings.HasPrefix(left[1].Name(), "liste-calais-2-") {
		t.Errorf("left on the stick: %v", left)
	}
	kept, err := os.ReadFile(filepath.Join(stick, left[1].Name()))
	if err != nil {
		t.Fatal(err)
	}
	if text := paperText(t, kept, fetePassphrase); !strings.Contains(text, "TESTARD Jeanne") || !strings.Contains(text, "0 entré · 3 attendus") {
		t.Errorf("the printable list says\n%s", text)
	}
}

func TestAStickThatIsNotThereIsSaidWhenItIsNamed(t *testing.T) {
	atHome(t)
	t.Setenv(passphraseVariable, fetePassphrase)
	var errs bytes.Buffer
	missing := filepath.Join(t.TempDir(), "none")
	if code := Run(t.Context(), []string{"--stick", missing}, nil, io.Discard, &errs); code != exitRefused || !strings.Contains(errs.String(), missing) {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
}
