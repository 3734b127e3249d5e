package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"opale/checkin/disk"
	"opale/checkin/disk/disktest"
	"opale/checkin/handback"
	"opale/tui/pin"
)

// borrowed is a laptop that can be given back: the coordinator holds what it
// holds, and has said so. Beside what is ours lie files that are not.
func borrowed(t *testing.T) *desktop {
	t.Helper()
	root := t.TempDir()
	coordination := &desktop{home: filepath.Join(root, "coordination"), disk: disk.Computer{}}
	one := &desktop{home: filepath.Join(root, "one"), disk: disk.Computer{}}
	for _, d := range []*desktop{coordination, one} {
		for _, folder := range []string{"programs", "data", "config", "Desktop", "Downloads", "Photos"} {
			if err := os.MkdirAll(d.file(folder), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(d.file("programs/"+programName()), []byte("\x7fELF"+strings.Repeat("programme", 9)), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	list := "Code,Nom,Prénom\nC-1,Xylophonard,Jeanne\nC-2,Testine,Paul\n"
	for _, path := range []string{coordination.file("liste.csv"), one.file("Downloads/inscrits.csv")} {
		if err := os.WriteFile(path, []byte(list), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(one.file("Photos/famille.jpg"), []byte("une photo"), 0o600); err != nil {
		t.Fatal(err)
	}
	kit, stick := filepath.Join(root, "kit"), one.file("stick")
	if err := os.MkdirAll(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	at := []string{"--desk", "Coordination", "--venue", "calais"}
	coordination.settle(t)
	coordination.must(t, append([]string{"import", coordination.file("liste.csv")}, at...)...)
	coordination.must(t, append([]string{"kit", "write", kit}, at...)...)
	one.settle(t)
	one.must(t, "kit", "open", kit, "--json", "--venue", "calais", "--desk", "Calais 2", "--operator", "Zébuline")
	one.must(t, "import", one.file("Downloads/inscrits.csv"))
	one.admit(t, "C-1")
	one.must(t, "person", "export", "Xylophonard") // reads all of them
	one.must(t, "exchange", stick)
	coordination.settle(t)
	coordination.must(t, append([]string{"exchange", stick}, at...)...)
	one.settle(t)
	one.must(t, "exchange", stick)
	return one
}

// gone fails the test where anything of ours is left, but the slip and the stick,
// or anything of others is not.
func (d *desktop) gone(t *testing.T) {
	t.Helper()
	for _, folder := range []string{"data/opale", "config/opale"} {
		// Killed behind the last file, its folder stays, with nothing in it.
		if left, err := os.ReadDir(d.file(folder)); len(left) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s has %v, %v", folder, left, err)
		}
	}
	slips := 0
	err := filepath.WalkDir(d.home, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(path, d.home)), "/")
		if slip, ok := handback.ReadSlip(text); ok {
			slips++
			if slip.Desk != "Calais 2" || len(slip.Left) != 0 {
				t.Errorf("%s: %+v", name, slip)
			}
		}
		if name == "Downloads/inscrits.csv" {
			return nil // the user's, and said on the slip
		}
		lower := bytes.ToLower(text)
		for _, word := range []string{"xylophon", "testine", "zébuline"} {
			if bytes.Contains(lower, []byte(word)) {
				t.Errorf("%s names %s", name, word)
			}
		}
		switch folder, _, _ := strings.Cut(name, "/"); {
		case folder == "programs", folder == "stick", folder == "Photos", strings.HasPrefix(name, "Desktop/opale-re"): // opale-rendu-…, opale-returned-…
		default:
			t.Errorf("%s is left", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if slips != 2 { // on the desktop, and on the stick
		t.Errorf("%d slips", slips)
	}
	for _, name := range []string{"Downloads/inscrits.csv", "Photos/famille.jpg"} {
		if _, err := os.Stat(d.file(name)); err != nil {
			t.Error(err)
		}
	}
}

func TestNothingIsLeftOnALaptopThatWasGivenBack(t *testing.T) {
	one := borrowed(t)
	one.must(t, "return", "fabriques-numeriques")
	one.gone(t)
}

// The process dies at each call to its files in turn, before it took effect or
// after. Whatever is opened then goes on; where nothing had gone yet, it is said
// once more.
func TestAReturnThatIsCutShortGoesOn(t *testing.T) {
	bench := borrowed(t)
	kills := 0
	for _, fault := range []disktest.Fault{disktest.KilledBefore, disktest.KilledAfter} {
		for n := 1; ; n++ {
			l, frail := bench.sit(t)
			l.rehome(t, bench)
			frail.Fail(n, fault) // from then on, no call has any effect
			l.opale("return", "fabriques-numeriques")
			happened, _ := frail.Mend()
			if happened == disktest.None {
				break
			}
			kills++
			l.disk = disk.Computer{}
			if unfinished() != nil {
				l.must(t, "status") // whatever is opened
			} else if _, err := os.Stat(l.file("config/opale/device.key")); err == nil {
				l.must(t, "return", "fabriques-numeriques")
			}
			if l.gone(t); t.Failed() {
				t.Fatalf("%s at call %d", fault, n)
			}
		}
	}
	t.Logf("reliability | a laptop is given back | killed at each of its files' calls, %d times | nothing is left, nothing of others is gone", kills)
	if kills < 20 {
		t.Errorf("only %d kills", kills)
	}
}

// rehome has a copy of a laptop name its own folders.
func (d *desktop) rehome(t *testing.T, from *desktop) {
	t.Helper()
	sound := &desktop{home: d.home, disk: disk.Computer{}}
	store, err := sound.program(io.Discard, io.Discard).own(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(store.Remember(settingExchanged, d.file("stick")), store.Close()); err != nil {
		t.Fatal(err)
	}
	name, _ := shortcut(runtime.GOOS, "")
	text, err := os.ReadFile(d.file("Desktop/" + name))
	if err == nil {
		err = os.WriteFile(d.file("Desktop/"+name), bytes.ReplaceAll(text, []byte(from.home), []byte(d.home)), 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestALaptopIsGivenBackOnlyWhereAllIsElsewhere(t *testing.T) {
	one := borrowed(t)
	one.admit(t, "C-2") // nobody has heard of it
	refused := func(args ...string) {
		t.Helper()
		if said, code := one.opale(args...); code != exitRefused && code != exitUsage {
			t.Errorf("opale %v: %d %s", args, code, said)
		}
		for _, name := range []string{"data/opale/opale.db", "config/opale/device.key", "config/opale/event-fabriques-numeriques.key"} {
			if _, err := os.Stat(one.file(name)); err != nil {
				t.Fatalf("opale %v: %v", args, err)
			}
		}
	}
	refused("return", "fabriques-numeriques")
	one.must(t, "exchange", one.file("stick")) // written: no proof
	refused("return", "fabriques-numeriques")
	refused("return", "autre-salon")
	store, err := one.program(os.Stderr, os.Stderr).own(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if words, err := store.Returned(); err != nil || len(words) != 0 {
		t.Errorf("it said that it was given back: %v, %v", words, err)
	}
	held := fmt.Sprint(store.Device())
	if err := store.Close(); err != nil || held == "" {
		t.Fatal(err)
	}
}

func TestTheCoordinatorsPINIsAskedFor(t *testing.T) {
	one := borrowed(t)
	p := one.program(os.Stderr, os.Stderr)
	store, err := p.own(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := p.mayEnd(t.Context(), store, ""); err != nil {
		t.Errorf("without one: %v", err)
	}
	if err := setCoordinator(store, "4711"); err != nil {
		t.Fatal(err)
	}
	for digits, right := range map[string]bool{"": false, "1234": false, "4711": true} {
		if err := p.mayEnd(t.Context(), store, digits); (err == nil) != right {
			t.Errorf("%q: %v", digits, err)
		}
	}
}

// Whoever has typed a wrong PIN waits for the next, and may give that up.
func TestWaitingForTheNextTryCanBeEnded(t *testing.T) {
	one := borrowed(t)
	p := one.program(os.Stderr, os.Stderr)
	store, err := p.own(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := setCoordinator(store, "4711"); err != nil {
		t.Fatal(err)
	}
	if right, _, err := pin.Check(store, "1234", pin.Coordinator); right || err != nil {
		t.Fatal(right, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := p.mayEnd(ctx, store, "4711"); !errors.Is(err, context.Canceled) {
		t.Errorf("ended while it waited: %v", err)
	}
}

// What the screen does behind the coordinator's PIN, and nobody can take back, a
// command does behind it too.
func TestNobodyIsErasedOrPurgedByACommandWithoutThePIN(t *testing.T) {
	one := borrowed(t)
	store, err := one.program(os.Stderr, os.Stderr).own(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	err = setCoordinator(store, "4711")
	if closing(store, &err); err != nil {
		t.Fatal(err)
	}
	erase := []string{"person", "erase", "Testine", "--reason", "demande", "--yes"}
	purge := []string{"purge", "fabriques-numeriques", "--force"}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{erase, exitRefused, "--pin"},
		{append(erase, "--pin", "4711"), exitDone, ""},
		{purge, exitRefused, "--pin"},
		{append(purge, "--pin", "1234"), exitRefused, "pas le code"},
	} {
		if said, code := one.opale(c.args...); code != c.code || !strings.Contains(said, c.says) {
			t.Errorf("opale %v: %d, want %d and %q:\n%s", c.args, code, c.code, c.says, said)
		}
	}
}

func setCoordinator(s pin.Settings, digits string) error { return pin.Set(s, pin.Coordinator, digits) }
