//go:build unix

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/checkin/storetest"
	"opale/db"
)

// deskKills is how often a desk is killed.
var deskKills = storetest.Fewer(20)

const deskGuests = 4 // at most, of one round: they are waited for before the last one

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
	t.Logf("reliability | the desk is killed on its terminal | %d kills, %d arrivals shown | nothing", deskKills, len(shown))
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
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: windowRows, Cols: windowColumns})
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
