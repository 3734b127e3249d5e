package main

import (
	"context"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/cmd/opale/wording"
)

// killedKits is how many kits are interrupted while they are written, one half
// of them new, the other over a whole one.
const killedKits = 8

// newKit is a stick with a list of three, and the laptop that wrote it.
func newKit(t *testing.T) (coordinator *computer, folder string) {
	t.Helper()
	coordinator, folder = newComputer(t), filepath.Join(t.TempDir(), "kit")
	coordinator.run(t, "import", writeList(t), "--desk", "Coordination", "--venue", "calais")
	coordinator.run(t, "kit", "write", folder, "--desk", "Coordination")
	return coordinator, folder
}

// A folder is a kit, and then it makes desks, or it is none: whenever the
// program that writes it is killed.
func TestAKitThatIsInterruptedIsWholeOrNone(t *testing.T) {
	coordinator, whole := newKit(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	kits := 0
	for round := range killedKits {
		folder := whole
		if round%2 == 0 {
			folder = filepath.Join(t.TempDir(), "kit")
		}
		write := coordinator.command("kit", "write", folder, "--desk", "Coordination")
		if err := write.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(dice.IntN(400)) * time.Millisecond)
		_ = write.Process.Kill() // it may have come to its end
		_ = write.Wait()
		if bundle.IsKit(disk.Computer{}, folder) {
			demandKit(t, folder)
			kits++
		} else if folder == whole {
			t.Fatal("a whole kit was broken by writing it again")
		}
	}
	t.Logf("%d of %d are kits", kits, killedKits)
	coordinator.run(t, "kit", "write", whole, "--desk", "Coordination")
	left, err := filepath.Glob(filepath.Join(whole, ".opale*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left half written: %v %v", left, err)
	}
}

// demandKit opens a kit as a laptop does: identity, list, and program.
func demandKit(t *testing.T, folder string) {
	t.Helper()
	kit, err := bundle.ReadKit(disk.Computer{}, folder)
	if err != nil {
		t.Fatal(err)
	}
	id, err := kit.Open(fetePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := id.Keys()
	if err != nil {
		t.Fatal(err)
	}
	lists, _ := filepath.Glob(filepath.Join(folder, "*"+bundle.Suffix))
	if len(lists) != 1 {
		t.Fatalf("lists: %v", lists)
	}
	if b, err := bundle.ReadFile(lists[0], keys.Open...); err != nil || b.Entries() < 5 {
		t.Fatalf("the list: %v", err)
	}
	running, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.Stat(running)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.Stat(filepath.Join(folder, programName())); err != nil || got.Size() != want.Size() {
		t.Errorf("the program: %v", err)
	}
}

// From a stick to the first arrival, on a laptop that has nothing: the desk
// opens under the name that the stick proposes.
func TestAKitOpensTheDesk(t *testing.T) {
	_, stick := newKit(t)
	atHome(t)
	t.Setenv(passphraseVariable, fetePassphrase)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	s := play(t, ctx, "kit", "open", stick, "--venue", "calais", "--operator", "Testine", "--session", "calais-j1")
	s.waitFor(t, "Calais 1")
	s.press(t, "\r") // yes, it is today, here, and me
	s.waitFor(t, "Nom, société, ville")
	s.press(t, "testot")
	s.waitFor(t, "TESTOT")
	s.press(t, "\r")
	s.waitFor(t, "C'EST NOTÉ")
	stop()
	if code := <-s.code; code != exitDone {
		t.Errorf("exit code %d", code)
	}
	given := bundle.GivenAt(disk.Computer{}, stick)
	if n := len(given); n == 0 || given[n-1].Desk != "Calais 1" {
		t.Errorf("the stick gave %v", given)
	}
	dir, err := dataFolder()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"opale.db", "opale" + filepath.Ext(programName())} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// A stick on which nothing can be written makes desks all the same.
func TestAKitThatCannotBeWrittenStillOpens(t *testing.T) {
	_, stick := newKit(t)
	names := filepath.Join(stick, "opale.desks")
	if err := os.Remove(names); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(names, "taken"), 0o700); err != nil { // no file goes there, whoever asks
		t.Fatal(err)
	}
	atHome(t)
	t.Setenv(passphraseVariable, fetePassphrase)
	var said strings.Builder
	if code := Run(t.Context(), []string{"kit", "open", stick, "--venue", "calais", "--json"}, nil, io.Discard, &said); code != exitDone {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
	if !strings.Contains(said.String(), wording.French.Carry.NotGiven) {
		t.Errorf("said: %s", said.String())
	}
}
