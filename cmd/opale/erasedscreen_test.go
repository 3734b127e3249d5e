package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// said runs a command to its end.
func said(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if code := Run(context.Background(), args, strings.NewReader(""), &out, io.Discard); code != exitDone {
		t.Fatalf("opale %s: exit code %d\n%s", strings.Join(args, " "), code, &out)
	}
	return out.String()
}

// TestWhoIsErasedOnTheScreenIsInNoCopyOnceTheDeskIsClosed: what the page then says of
// this computer's backups is so; the copies from before are gone.
func TestWhoIsErasedOnTheScreenIsInNoCopyOnceTheDeskIsClosed(t *testing.T) {
	atHome(t)
	folder := t.TempDir()
	file, list := filepath.Join(folder, "opale.db"), filepath.Join(folder, "list.csv")
	if err := os.WriteFile(list, []byte("Code,Nom,Prénom\nC-1,Xylophonard,Ada\nC-2,Delattre,Cathy\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	said(t, "import", list, "--db", file)
	sit := func(do func(*played)) {
		t.Helper()
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		s := play(t, ctx, "--venue", "calais", "--desk", "Poste 1", "--operator", "Inès", "--session", "calais-j1", "--db", file)
		s.waitFor(t, "Nom, société, ville")
		do(s)
		s.press(t, "\x1b[21~") // F10: as people leave, who wait for the last copy
		s.waitFor(t, "QUITTER OPALE")
		s.waitFor(t, "quitter")
		s.press(t, "\r")
		if code := <-s.code; code != exitDone {
			t.Errorf("exit code %d", code)
		}
	}
	backups := func() (paths []string, naming int) {
		t.Helper()
		paths, _ = filepath.Glob(filepath.Join(folder, "backups", "opale-*.db"))
		for _, path := range paths {
			if strings.Contains(said(t, "list", "--db", path), "XYLOPHONARD") {
				naming++
			}
		}
		return paths, naming
	}
	sit(func(*played) {})
	if paths, naming := backups(); len(paths) == 0 || naming != len(paths) {
		t.Fatalf("before, %d of %v name them: this test sees nothing", naming, paths)
	}
	sit(func(s *played) {
		s.press(t, "xylophonard")
		s.waitFor(t, "XYLOPHONARD")
		s.press(t, "\x06") // Ctrl+F
		s.waitFor(t, "effacer cette personne")
		for range 7 { // the arrival, how they sell, correct, show, note, elsewhere, erase
			s.press(t, "\x1b[B")
		}
		s.press(t, "\r")
		s.waitFor(t, "EFFACER POUR TOUJOURS")
		s.press(t, "\x1b[B")
		s.waitFor(t, "valider le choix    ↓ ↑  choisir") // it was deaf until now
		s.press(t, "\r")
		s.waitFor(t, "EFFACÉ POUR TOUJOURS")
	})
	if paths, naming := backups(); len(paths) == 0 || naming > 0 {
		t.Errorf("afterwards, %d of %v still name them", naming, paths)
	}
	if strings.Contains(said(t, "list", "--db", file), "XYLOPHONARD") || !strings.Contains(said(t, "list", "--db", file), "DELATTRE") {
		t.Error("the file names whom it should not, or nobody")
	}
}
