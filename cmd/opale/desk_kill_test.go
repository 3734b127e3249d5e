//go:build unix

package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/db"
)

const (
	deskKills   = 24
	deskGuests  = 4 // at most, of one round: they are waited for before the last one
	deskColumns = 80
	deskRows    = 24
)

// TestNothingShownIsLost kills the desk itself, on a terminal, at random
// moments behind an Enter. Green on the screen is the promise: whoever was
// shown as noted is in when the file is opened again.
func TestNothingShownIsLost(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	front := newFront(t, dice)
	var shown []string
	for round := range deskKills {
		end := syscall.SIGKILL
		if round == deskKills/2 {
			end = syscall.SIGHUP // a closed window
		}
		guests := front.names[round*(deskGuests+1) : (round+1)*(deskGuests+1)]
		shown = append(shown, front.run(t, guests, end, dice)...)
		front.demand(t, shown)
	}
	t.Logf("%d arrivals shown over %d kills", len(shown), deskKills)
	if len(shown) < deskKills {
		t.Errorf("only %d arrivals were shown: the desks die too early to prove anything", len(shown))
	}
}

// front is the program at a door where a session is open, and its guests.
type front struct {
	*victim
	session checkin.SessionID
	names   []string
	ids     map[string]checkin.RegistrationID
}

func newFront(t *testing.T, dice *rand.Rand) *front {
	t.Helper()
	f := &front{victim: newProgram(t), ids: map[string]checkin.RegistrationID{}}
	ctx, now := context.Background(), time.Now()
	event := rehearsal.Event(checkin.Fabriques(now.Year()), now)
	session, _, ok := event.SessionNow("calais", now)
	if f.session = session.ID; !ok {
		t.Fatal("there is no session at Calais")
	}
	key, err := db.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	store, err := db.Open(ctx, f.path, db.Options{Key: key, Event: &event})
	if err != nil {
		t.Fatal(err)
	}
	list := checkin.Listing{Name: "guests", Invented: true}
	for len(f.names) < deskKills*(deskGuests+1) {
		name := invented(dice)
		f.names = append(f.names, name)
		list.Rows = append(list.Rows, checkin.ListedRow{Line: len(f.names) + 1, Fields: checkin.Fields{
			checkin.FieldLastName: name, checkin.FieldCode: fmt.Sprintf("G-%d", len(f.names)),
			checkin.FieldVenue: "calais",
		}})
	}
	if _, err := checkin.Import(ctx, store, checkin.Actor{}, list, false); err != nil {
		t.Fatal(err)
	}
	err = store.People(ctx, func(r *checkin.Registration) bool {
		f.ids[r.LastName()] = r.ID
		return true
	})
	if err != nil || len(f.ids) != len(f.names) {
		t.Fatalf("%d guests of %d: %v", len(f.ids), len(f.names), err)
	}
	for key, value := range map[string]string{
		settingVenue: "calais", settingDesk: "Poste 1", settingOperator: "Inès",
		"confirmed": now.In(event.Location()).Format(time.DateOnly), // the questions of the day were answered
	} {
		if err := store.Remember(key, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return f
}

// invented is a name so long that no two of them are alike.
func invented(dice *rand.Rand) string {
	var name strings.Builder
	for range 5 {
		name.WriteByte("bcdfgklmnprstvz"[dice.IntN(15)])
		name.WriteByte("aeiou"[dice.IntN(5)])
	}
	return name.String()
}

// run opens the desk, lets some guests in, ends the desk at a random moment of
// another one's arrival, and returns the names that it had shown as noted.
func (f *front) run(t *testing.T, names []string, end syscall.Signal, dice *rand.Rand) []string {
	t.Helper()
	cmd := exec.Command(f.program, "--db", f.path)
	cmd.Env = append(f.env, "TERM=xterm-256color", "LANG=C.UTF-8")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: deskRows, Cols: deskColumns})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	w := watchWindow(terminal, names)
	w.waitFor(t, "Nom, société, ville")
	before := dice.IntN(deskGuests) + 1
	for _, name := range names[:before] {
		w.enter(t, name)
		w.waitFor(t, "C'EST NOTÉ", spaced(name))
	}
	w.enter(t, names[before])
	time.Sleep(time.Duration(dice.IntN(20_000)) * time.Microsecond) // the random moment
	if err := cmd.Process.Signal(end); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); end == syscall.SIGHUP && code != exitDone {
		t.Errorf("a closed window ended the desk with %d", code)
	}
	return w.end()
}

// demand opens the file as the next desk would, and looks for everybody who was
// shown as noted.
func (f *front) demand(t *testing.T, shown []string) {
	t.Helper()
	store, err := db.Open(context.Background(), f.path, db.Options{Sole: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	present, err := store.Presence(f.session)
	if err != nil {
		t.Fatal(err)
	}
	in := map[checkin.RegistrationID]bool{}
	for _, id := range present {
		in[id] = true
	}
	for _, name := range shown {
		if !in[f.ids[name]] {
			t.Fatalf("%s was shown as noted and is lost", name)
		}
	}
	demandSound(t, store)
}

// window is what somebody in front of a terminal sees.
type window struct {
	terminal *os.File
	screen   *vt.SafeEmulator
	names    []string
	over     chan struct{}

	mu    sync.Mutex
	seen  string
	noted map[string]bool // who was ever shown as noted
}

// watchWindow reads what is drawn on a terminal, to its end, and notes which
// of some names are shown as noted.
func watchWindow(terminal *os.File, names []string) *window {
	w := &window{
		terminal: terminal, screen: vt.NewSafeEmulator(deskColumns, deskRows),
		names: names, over: make(chan struct{}), noted: map[string]bool{},
	}
	go func() { _, _ = io.Copy(terminal, w.screen) }() // what a terminal answers when it is asked
	go func() {
		defer close(w.over)
		chunk := make([]byte, 64<<10)
		for {
			n, err := terminal.Read(chunk)
			_, _ = w.screen.Write(chunk[:n])
			w.look()
			if err != nil {
				return // Linux says EIO where the other end is closed
			}
		}
	}()
	return w
}

func (w *window) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = ansi.Strip(w.screen.Render())
	for _, name := range w.names {
		if strings.Contains(w.seen, "C'EST NOTÉ") && strings.Contains(w.seen, spaced(name)) {
			w.noted[name] = true
		}
	}
}

// enter types a name and, once it is found, Enter.
func (w *window) enter(t *testing.T, name string) {
	t.Helper()
	w.write(t, name)
	w.waitFor(t, strings.ToUpper(name))
	w.write(t, "\r")
}

func (w *window) write(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(w.terminal, keys); err != nil {
		t.Fatal(err)
	}
}

// waitFor returns once all of some texts are on the screen.
func (w *window) waitFor(t *testing.T, texts ...string) {
	t.Helper()
	var seen string
	for range 15_000 {
		w.mu.Lock()
		seen = w.seen
		w.mu.Unlock()
		missing := 0
		for _, text := range texts {
			if !strings.Contains(seen, text) {
				missing++
			}
		}
		if missing == 0 {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Fatalf("%q never came:\n%s", texts, seen)
}

// end reads what the dead desk had still drawn, and returns who was shown as
// noted.
func (w *window) end() (noted []string) {
	<-w.over
	if pipe, ok := w.screen.InputPipe().(io.Closer); ok {
		_ = pipe.Close()
	}
	for name := range w.noted {
		noted = append(noted, name)
	}
	return noted
}

// spaced is a family name as the panel has it: D U P O N T.
func spaced(name string) string { return strings.Join(strings.Split(strings.ToUpper(name), ""), " ") }
