package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/db"
)

// kills is how often a process is killed.
var kills = storetest.Fewer(200)

const (
	killPeople  = 2400 // so many that a process never comes to the end of them
	killLines   = 20   // acknowledged lines after which a process is killed at the latest
	demandEvery = 10   // kills: the next process opens the file as it was left anyhow
	verifyEvery = 50   // kills: it reads the whole journal
)

// TestNothingAcknowledgedIsLost kills a real process at random moments and
// compares what it had acknowledged with what is there. A line on standard
// output is the promise: its arrival is on the disk.
func TestNothingAcknowledgedIsLost(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	victim := newVictim(t)
	var acknowledged []visitFact
	for round := range kills {
		lines := victim.run(t, victim.codes[len(acknowledged)%(killPeople/2):], dice)
		acknowledged = append(acknowledged, lines...)
		if (round+1)%demandEvery == 0 {
			victim.demand(t, acknowledged, (round+1)%verifyEvery == 0)
		}
	}
	t.Logf("reliability | the program is killed while it notes arrivals | %d kills, %d arrivals acknowledged | nothing", kills, len(acknowledged))
	if len(acknowledged) < kills {
		t.Errorf("only %d arrivals were acknowledged: the processes die too early to prove anything", len(acknowledged))
	}
}

// victim is a database, and the program that is killed while it writes to it.
type victim struct {
	program, path string
	codes         []string
	env           []string
}

// newProgram is the program as it is delivered, with a home of its own.
func newProgram(t testing.TB) *victim {
	t.Helper()
	dir := t.TempDir()
	v := &victim{program: filepath.Join(dir, "program"), path: filepath.Join(dir, "opale.db")}
	if runtime.GOOS == "windows" {
		v.program += ".exe"
	}
	delivered.link(t, v.program)
	v.env = append(os.Environ(), "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir, "APPDATA="+dir, "LOCALAPPDATA="+dir, "HOME="+dir)
	return v
}

func newVictim(t *testing.T) *victim {
	t.Helper()
	v := newProgram(t)
	store, err := rehearse(context.Background(), v.path, killPeople, 1)
	if err != nil {
		t.Fatal(err)
	}
	err = store.People(context.Background(), func(r *checkin.Registration) bool {
		v.codes = append(v.codes, r.Code())
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return v
}

// run feeds codes to a process, kills it at a random moment, and returns the
// lines that it had written whole by then.
func (v *victim) run(t *testing.T, codes []string, dice *rand.Rand) []visitFact {
	t.Helper()
	cmd := exec.Command(v.program, "check-in", "--batch", "-", "--json", "--session", "calais-j1", "--force", "test", "--db", v.path)
	cmd.Env = v.env
	cmd.Stdin = strings.NewReader(strings.Join(codes, "\n"))
	var complaints strings.Builder
	cmd.Stderr = &complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// One time in ten it dies while it starts, else somewhere in its work.
	after, wait := dice.IntN(killLines), time.Duration(dice.IntN(3000))*time.Microsecond
	if dice.IntN(10) == 0 {
		after, wait = 0, time.Duration(dice.IntN(60))*time.Millisecond
	}
	lines := readUntilKilled(t, out, after, func() {
		time.Sleep(wait)
		if err := cmd.Process.Kill(); err != nil {
			t.Error(err)
		}
	})
	if err := cmd.Wait(); err == nil || complaints.Len() > 0 {
		t.Fatalf("the process ended before it could be killed: %s", complaints.String())
	}
	return lines
}

// readUntilKilled reads facts, calls kill once so many have come, and reads on
// to the end: what stands in the pipe was acknowledged too. A last line cut
// off by the kill was not.
func readUntilKilled(t *testing.T, out io.Reader, after int, kill func()) []visitFact {
	t.Helper()
	var facts []visitFact
	in := bufio.NewReader(out)
	if after == 0 {
		kill()
	}
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return facts
		}
		var fact visitFact
		if err := json.Unmarshal(line, &fact); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if facts = append(facts, fact); len(facts) == after {
			kill()
		}
	}
}

// demand opens the file as the next desk would, and looks for every arrival
// that was acknowledged. One that a process wrote before it could say so is
// answered by the next with already-in. With whole, the journal must be sound.
func (v *victim) demand(t *testing.T, acknowledged []visitFact, whole bool) {
	t.Helper()
	store, err := db.Open(context.Background(), v.path, db.Options{Sole: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, fact := range acknowledged {
		entry := fact.Entry
		if fact.Outcome == checkin.OutcomeAlreadyIn {
			entry = &fact.Previous.Entry
		}
		if entry == nil {
			t.Fatalf("outcome %s", fact.Outcome)
		}
		arrival, err := store.Arrival(*entry)
		if err != nil || arrival.Registration != *fact.Registration || !arrival.InForce() {
			t.Fatalf("arrival %s of %s was acknowledged and is lost: %v", entry, fact.Registration, err)
		}
	}
	if whole {
		demandSound(t, store)
	}
}

func demandSound(t *testing.T, store *db.Store) {
	t.Helper()
	report, err := store.Verify(context.Background())
	if err != nil || len(report.Faults) > 0 {
		t.Fatalf("the journal is not sound: %v %v", err, report.Faults)
	}
}
