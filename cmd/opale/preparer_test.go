package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/checkin/plan"
	"opale/cmd/opale/wording"
	"opale/tui/screen"
)

// sticksIn are the sticks that are plugged in while a test runs.
type sticksIn struct {
	mu      sync.Mutex
	folders []string
}

func (s *sticksIn) put(folders ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folders = folders
}

func plugIn(t *testing.T) *sticksIn {
	t.Helper()
	s, before := new(sticksIn), plugged
	plugged = func() []string {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.folders
	}
	t.Cleanup(func() { plugged = before })
	return s
}

// coordinator is the evening before on a laptop of its own, with a list.
func coordinator(t *testing.T) *preparing {
	t.Helper()
	atHome(t)
	t.Setenv(passphraseVariable, fetePassphrase)
	run(t, "import", writeList(t), "--desk", "Coordination", "--venue", "calais")
	return prepareAgain(t)
}

// prepareAgain opens the screen's other side anew.
func prepareAgain(t *testing.T) *preparing {
	t.Helper()
	p := &program{words: &wording.French, clock: &clock{}, in: strings.NewReader(""), out: io.Discard, errs: io.Discard}
	store, err := p.own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return p.preparing(store, seat{prepare: true}, nil)
}

// run runs a command that must succeed.
func run(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	if code := Run(t.Context(), args, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("opale %v: exit code %d\n%s", args, code, errs.String())
	}
	return out.String()
}

func prepared(t *testing.T, w *preparing) screen.Prepared {
	t.Helper()
	k, err := w.Prepared(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func writeStick(t *testing.T, w *preparing, folder string, desks ...plan.Desk) {
	t.Helper()
	order := screen.StickOrder{Desks: desks}
	if len(desks) == 1 {
		order.Desk = desks[0].Name
	}
	last := 0
	err := w.WriteStick(t.Context(), folder, order, func(_ screen.StickPart, done, of int) { last = done * 100 / of })
	if err != nil || last != 100 {
		t.Fatalf("%v, at %d %%", err, last)
	}
}

// The evening on a real database and a real folder: what is done is kept when
// the program is closed, and a newer list makes the sticks old.
func TestTheEveningBefore(t *testing.T) {
	w := coordinator(t)
	if k := prepared(t, w); k.People != 3 || k.Edition.Word == "" || k.Identity != "" || k.List != "list" {
		t.Fatalf("at first: %+v", k)
	}
	if err := w.Passphrase(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if k := prepared(t, w); k.Words != fetePassphrase || k.Plan.Noted == k.Identity {
		t.Fatalf("the passphrase: %+v", k)
	}
	if err := w.NotePassphrase(); err != nil {
		t.Fatal(err)
	}
	if err := w.KeepDesks([]plan.Venue{{ID: "calais", Desks: 3}}); err != nil {
		t.Fatal(err)
	}
	stick := t.TempDir()
	writeStick(t, w, stick, plan.Desk{Name: "Calais 2", Venue: "calais"})
	label, ok := bundle.LabelAt(disk.Computer{}, stick)
	if k := prepared(t, w); !ok || len(label.Desks) != 1 || label.Desks[0].Desk != "Calais 2" || !label.Edition.Same(k.Edition) {
		t.Errorf("the stick says %+v", label)
	}

	w.store.Close()
	w = prepareAgain(t)
	k := prepared(t, w)
	if k.Words != "" || k.Plan.Noted != k.Identity || k.Plan.At("calais") != 3 || k.Plan.Stand("Calais 2", k.Edition, k.Identity) != plan.Written {
		t.Errorf("opened again: %+v", k)
	}

	newer := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(newer, []byte("Code,Nom,Prénom\nC-1,Testard,Jeanne\nC-2,Testine,Paul\nC-3,Testot,Inès\nC-4,Testu,Wim\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.store.Close()
	run(t, "import", newer)
	w = prepareAgain(t)
	if k = prepared(t, w); k.Plan.Stand("Calais 2", k.Edition, k.Identity) != plan.Behind {
		t.Errorf("after a newer list: %+v", k.Plan)
	}
	writeStick(t, w, stick, plan.Desk{Name: "Calais 2", Venue: "calais"})
	if k = prepared(t, w); k.Plan.Stand("Calais 2", k.Edition, k.Identity) != plan.Written {
		t.Errorf("rewritten: %+v", k.Plan)
	}
	if err := w.Passphrase(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if k = prepared(t, w); k.Plan.Stand("Calais 2", k.Edition, k.Identity) != plan.Locked {
		t.Errorf("under another passphrase: %+v", k.Plan)
	}
}

func TestThePapersOfTheEvening(t *testing.T) {
	w := coordinator(t)
	if err := w.WritePapers(t.Context(), func(int, int) {}); err == nil {
		t.Fatal("lists without a lock")
	}
	if err := w.Passphrase(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(home, "Bureau"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := w.WritePapers(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	made := prepared(t, w).Plan.Papers
	files, err := os.ReadDir(filepath.Join(home, "Bureau", "OPALE papiers"))
	if err != nil || made == nil || made.Files != len(files) || len(files) < 5 {
		t.Fatalf("%+v, %d files, %v", made, len(files), err)
	}
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(made.Folder, f.Name()))
		if err != nil || !strings.HasPrefix(string(content), "%PDF") {
			t.Errorf("%s is no page: %v", f.Name(), err)
		}
	}
	if path, err := w.WriteTricky(t.Context()); err != nil || filepath.Dir(path) != made.Folder {
		t.Errorf("tricky names: %s %v", path, err)
	}
}

// A stick that is stopped or full is no kit, and the plan says that it is to do.
func TestAStickThatIsNotWholeIsNotNoted(t *testing.T) {
	w := coordinator(t)
	if err := w.Passphrase(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	stick := t.TempDir()
	if err := os.MkdirAll(filepath.Join(stick, w.program.words.Carry.GuideName, "taken"), 0o700); err != nil { // no file goes there
		t.Fatal(err)
	}
	order := screen.StickOrder{Desk: "Calais 1", Desks: []plan.Desk{{Name: "Calais 1", Venue: "calais"}}}
	if err := w.WriteStick(t.Context(), stick, order, func(screen.StickPart, int, int) {}); err == nil {
		t.Fatal("it took everything")
	}
	ctx, stop := context.WithCancel(t.Context())
	other := t.TempDir()
	err := w.WriteStick(ctx, other, order, func(part screen.StickPart, _, _ int) {
		if part == screen.StickList {
			stop()
		}
	})
	if err == nil || bundle.IsKit(disk.Computer{}, stick) || bundle.IsKit(disk.Computer{}, other) {
		t.Fatalf("a kit that is not whole: %v", err)
	}
	if k := prepared(t, w); len(k.Plan.Sticks) > 0 {
		t.Errorf("noted: %+v", k.Plan.Sticks)
	}
}

// The screen itself, on the real thing: from the empty evening to a stick from
// which an empty laptop opens as the desk that the stick is for.
func TestPrepareFromTheScreen(t *testing.T) {
	sticks := plugIn(t)
	stick := t.TempDir()
	atHome(t)
	t.Setenv(passphraseVariable, fetePassphrase)
	run(t, "import", writeList(t), "--desk", "Coordination", "--venue", "calais")
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	s := play(t, ctx, "prepare")
	s.waitFor(t, "Les clés de départ")
	s.waitFor(t, "changer les postes") // it goes on with what is left to do
	s.press(t, "\r")
	s.waitFor(t, "Combien de postes")
	s.press(t, "\r\r\r\r\r")
	s.waitFor(t, "tirer les cinq mots")
	s.press(t, "\r")
	s.waitFor(t, strings.ToUpper(fetePassphrase))
	s.press(t, "\r")
	s.waitFor(t, "Branchez une clé USB.")
	sticks.put(stick)
	s.waitFor(t, ", branchée")
	s.press(t, "\r")
	s.waitFor(t, "est écrite et relue.")
	stop()
	if code := <-s.code; code != exitDone {
		t.Fatalf("exit code %d", code)
	}

	atHome(t) // an empty laptop
	said := run(t, "kit", "open", stick, "--json")
	if !strings.Contains(said, `"venue":"dunkerque","desk":"Dunkerque 1"`) {
		t.Errorf("opened: %s", said)
	}
	if again := run(t, "kit", "open", stick, "--json"); !strings.Contains(again, `"desk":"Dunkerque 1","new":0`) {
		t.Errorf("opened again: %s", again)
	}
	atHome(t) // and one that takes its place another time
	if other := run(t, "kit", "open", stick, "--venue", "dunkerque", "--json"); strings.Contains(other, `"desk":"Dunkerque 1"`) {
		t.Errorf("two laptops have one name: %s", other)
	}
}

// The laptop on which the evening was prepared is proposed no name that a stick
// has given to another.
func TestWhoeverPreparesStaysTheCoordination(t *testing.T) {
	plugIn(t)
	atHome(t)
	for _, command := range []string{"prepare", "desk"} {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		s := play(t, ctx, command)
		if command == "prepare" {
			s.waitFor(t, "Les clés de départ")
		} else {
			s.waitFor(t, "Nom du poste  ┃ Coordination")
		}
		stop()
		if code := <-s.code; code != exitDone {
			t.Fatalf("%s: exit code %d", command, code)
		}
	}
}

// The coordinator counts a list as the first page of each laptop does: whoever is
// on it, the cancelled too.
func TestAListIsCountedAlikeOnBothPages(t *testing.T) {
	w := coordinator(t)
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("Code,Nom,Prénom,Statut\nC-1,Testard,Jeanne,Validé\nC-2,Testine,Paul,Annulé\nC-3,Testot,Inès,Annulé\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "import", path)
	tally, err := w.store.Tally("", time.Now())
	if k := prepared(t, w); err != nil || k.People != tally.People || k.Canceled != 2 {
		t.Errorf("%d here, %d there, %d cancelled: %v", k.People, tally.People, k.Canceled, err)
	}
}
