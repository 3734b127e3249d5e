package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/tui/screen/setup"
)

// played is a terminal that a test plays: it types, and reads what was drawn.
type played struct {
	keys *io.PipeWriter
	code chan int

	mu    sync.Mutex
	drawn bytes.Buffer
}

func (s *played) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.drawn.Write(p)
}

func (s *played) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return ansi.Strip(s.drawn.String())
}

// play runs the program on a terminal that is played.
func play(t *testing.T, ctx context.Context, args ...string) *played {
	t.Helper()
	if args == nil {
		args = []string{} // for none at all, cobra takes those of the test itself
	}
	in, keys := io.Pipe()
	s := &played{keys: keys, code: make(chan int, 1)}
	go func() { s.code <- Run(ctx, args, in, s, io.Discard) }()
	t.Cleanup(func() { keys.Close() })
	return s
}

// waitFor returns once the screen has drawn a text.
func (s *played) waitFor(t *testing.T, text string) {
	t.Helper()
	if !eventually(func() bool { return strings.Contains(s.text(), text) }) {
		t.Fatalf("%q never came:\n%s", text, s.text())
	}
}

func (s *played) press(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		t.Fatal(err)
	}
}

func TestDemoOpensTheDeskAndLeavesNothing(t *testing.T) {
	atHome(t)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	s := play(t, ctx, "demo", "--people", "300")
	s.waitFor(t, "CALAIS")
	s.waitFor(t, "Élodie")
	stop() // a closed window
	if code := <-s.code; code != exitDone {
		t.Errorf("exit code %d", code)
	}
	if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	dir, err := dataFolder()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a rehearsal touched the data folder")
	}
}

func TestRehearsalsAndRealListsStayApart(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "opale.db")
	store, err := rehearse(ctx, path, 50, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	real := checkin.Listing{Name: "real", Rows: []checkin.ListedRow{{Line: 2, Fields: checkin.Fields{checkin.FieldLastName: "Dupont"}}}}
	if _, err := checkin.Import(ctx, store, checkin.Actor{}, real, false); checkin.ErrorCode(err) != checkin.CodeRehearsal {
		t.Errorf("a real list went into a rehearsal: %v", err)
	}
	status, err := store.Status(ctx)
	if err != nil || status.Registrations != 50 {
		t.Errorf("%d people, want the 50 invented ones (%v)", status.Registrations, err)
	}
}

func TestFirstRunAsksThenRemembers(t *testing.T) {
	atHome(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	s := play(t, ctx)
	s.waitFor(t, "prénom")
	stop()
	if code := <-s.code; code != exitDone {
		t.Errorf("exit code %d", code)
	}
}

// TestDeskNotesAnArrivalThatOutlivesTheWindow goes from a list to a green
// screen; the window is closed under it, and the arrival is there.
func TestDeskNotesAnArrivalThatOutlivesTheWindow(t *testing.T) {
	atHome(t)
	list := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(list, []byte("Code,Nom,Prénom\nC-1,Lefèvre,Philippe\nC-2,Delattre,Cathy\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code := Run(context.Background(), []string{"import", list}, nil, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("import: exit code %d", code)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	s := play(t, ctx, "--venue", "calais", "--desk", "Poste 1", "--operator", "Inès", "--session", "calais-j1")
	s.waitFor(t, "Poste 1") // what was just said needs no confirmation
	s.waitFor(t, "Nom, société, ville")
	s.press(t, "delattre")
	s.waitFor(t, "DELATTRE")
	s.press(t, "\r")
	s.waitFor(t, "C'EST NOTÉ")
	stop()
	<-s.code
	var out bytes.Buffer
	if code := Run(context.Background(), []string{"list", "--json"}, nil, &out, io.Discard); code != exitDone {
		t.Fatalf("list: exit code %d", code)
	}
	if !strings.Contains(out.String(), `"session":"calais-j1"`) || !strings.Contains(out.String(), `"operator":"Inès"`) {
		t.Errorf("the arrival that was shown is not there:\n%s", out.String())
	}
}

func TestFlagsAreRememberedForTheNextRun(t *testing.T) {
	atHome(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	s := play(t, ctx, "desk", "--venue", "Boulogne", "--desk", "Poste 3", "--operator", "Aïcha", "--lang", "en")
	s.waitFor(t, "Poste 3")
	stop()
	<-s.code
	store, err := (&program{words: &wording.French}).read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	known, err := setup.Recall(store)
	if err != nil || known.Venue != "boulogne" || known.Desk != "Poste 3" || known.Operator != "Aïcha" {
		t.Errorf("remembered %+v (%v)", known, err)
	}
	if lang, err := store.Remembered(settingLang); err != nil || lang != "en" {
		t.Errorf("remembered language %q (%v)", lang, err)
	}
}

// TestDeskLeavesACopyAndALogWithoutNames: what a helper finds the day after.
func TestDeskLeavesACopyAndALogWithoutNames(t *testing.T) {
	atHome(t)
	ctx := context.Background()
	p := &program{words: &wording.French, out: io.Discard, errs: io.Discard}
	store, err := p.own(ctx)
	if err != nil {
		t.Fatal(err)
	}
	list := checkin.Listing{Name: "list", Rows: []checkin.ListedRow{{Line: 2, Fields: checkin.Fields{checkin.FieldLastName: "Vandenbussche"}}}}
	if _, err := checkin.Import(ctx, store, checkin.Actor{Operator: "Élodie"}, list, false); err != nil {
		t.Fatal(err)
	}
	log, closeLog := openLog()
	if err := keepSafe(ctx, store, log).end(ctx); err != nil {
		t.Fatal(err)
	}
	logEnd(ctx, log, checkin.Errorf(checkin.CodeNotFound, "open page", "Vandenbussche"))
	if err := closeLog(); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	dir, err := dataFolder()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "opale.log"))
	if err != nil || !strings.Contains(string(text), "code=not-found") || strings.Contains(string(text), "Vandenbussche") {
		t.Errorf("the log (%v):\n%s", err, text)
	}
	copies, _ := filepath.Glob(filepath.Join(dir, "backups", "opale-*.db"))
	if len(copies) != 1 {
		t.Fatalf("copies: %v", copies)
	}
	saved, err := (&program{words: &wording.French, file: copies[0]}).read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer saved.Close()
	demandSound(t, saved)
}
