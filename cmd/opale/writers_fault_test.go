package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"opale/checkin/disk"
	"opale/checkin/disk/disktest"
	"opale/checkin/storetest"
	"opale/cmd/opale/wording"
)

// every is the distance between the fault points that are tried: 1 for all.
var every = flag.Int("every", storetest.Rarer(61), "fail each n-th call only (1: each one)")

// desktop is one laptop in one run of a writer, whose files' calls can fail.
type desktop struct {
	home string
	disk disk.Disk
}

func (d *desktop) file(name string) string { return filepath.Join(d.home, filepath.FromSlash(name)) }

// program is a run of opale on it.
func (d *desktop) program(out, errs io.Writer, args ...string) *program {
	return &program{
		in: strings.NewReader(""), out: out, errs: errs, words: wording.For(args), args: args, clock: &clock{},
		disk: d.disk, running: d.file("programs/" + programName()),
	}
}

// opale runs a command, and says what it told beside its facts.
func (d *desktop) opale(args ...string) (said string, code int) {
	var errs bytes.Buffer
	p := d.program(io.Discard, &errs, args...)
	root := p.root()
	root.SetArgs(args)
	code = p.exit(root.ExecuteContext(context.Background()))
	return errs.String(), code
}

// writersBench is the laptop from which each run begins: a list of three of whom
// one is in, a kit, and what each writer wrote then; afterwards another came in.
func writersBench(t *testing.T) *desktop {
	t.Helper()
	b := &desktop{home: t.TempDir(), disk: disk.Computer{}}
	b.settle(t)
	for _, folder := range []string{"programs", "out", "stick", "data", "config", "Desktop"} {
		if err := os.Mkdir(b.file(folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	put := func(name, text string) {
		if err := os.WriteFile(b.file(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("programs/"+programName(), "\x7fELF"+strings.Repeat("programme", 20_000))
	put("liste.csv", "Code,Nom,Prénom\nC-1,Testard,Jeanne\nC-2,Testine,Paul\nC-3,Testot,Inès\n")
	b.must(t, "import", b.file("liste.csv"), "--desk", "Calais 2", "--venue", "calais")
	b.admit(t, "C-1")
	b.must(t, "kit", "write", b.file("kit"), "--desk", "Calais 2", "--venue", "calais")
	for _, w := range writers {
		if w.once {
			continue
		}
		if err := w.write(b); err != nil {
			t.Fatalf("%s: %v", w.name, err)
		}
	}
	b.admit(t, "C-2")
	return b
}

func (d *desktop) admit(t *testing.T, code string) {
	t.Helper()
	d.must(t, "check-in", code, "--session", "calais-j1", "--venue", "calais", "--desk", "Calais 2")
}

func (d *desktop) must(t *testing.T, args ...string) {
	t.Helper()
	if said, code := d.opale(args...); code != exitDone {
		t.Fatalf("opale %s: %d %s", strings.Join(args, " "), code, said)
	}
}

// settle makes the laptop the one that the process runs on.
func (d *desktop) settle(t *testing.T) {
	t.Helper()
	t.Setenv(passphraseVariable, fetePassphrase)
	for name, folder := range homes {
		t.Setenv(name, filepath.Join(d.home, folder))
	}
}

// sit begins a run on a copy of the laptop.
func (d *desktop) sit(t *testing.T) (*desktop, *disktest.Disk) {
	t.Helper()
	frail := disktest.New(disk.Computer{})
	l := &desktop{home: t.TempDir(), disk: frail}
	if err := os.CopyFS(l.home, os.DirFS(d.home)); err != nil {
		t.Fatal(err)
	}
	l.settle(t)
	return l, frail
}

// TestReliabilityFileWriters has each writer of files write once for each call
// that it makes to the disk, and for each way in which that call can fail. What
// stood under the name is then there, to the byte, or the new one whole; what
// failed is said in words that name it; and after the next run, the new one is
// there, and nothing that was temporary.
func TestReliabilityFileWriters(t *testing.T) {
	bench := writersBench(t)
	all, allEnded := 0, 0
	var names []string
	for _, w := range writers {
		names = append(names, w.name)
		t.Run(w.name, func(t *testing.T) {
			count, ended, step := 0, 0, *every
			if !w.costly {
				step = max(1, *every/10)
			}
			for i, fault := range disktest.Faults {
				for n := 1 + i*7%step; ; n += step {
					happened, failed := w.play(t, bench, fault, n)
					if t.Failed() {
						t.Fatalf("%s at call %d", fault, n)
					}
					if !happened {
						break
					}
					count++
					if failed {
						ended++
					}
				}
			}
			t.Logf("%d faults, of which %d ended the run", count, ended)
			all, allEnded = all+count, allEnded+ended
		})
	}
	t.Logf("reliability | the n-th call to the file system fails (%d ways) while a file is written: %s | %d, of which %d ended the run | nothing: each file was the old one or the new one, whole",
		len(disktest.Faults), strings.Join(names, "; "), all, allEnded)
}

// play writes once, with one fault, and once more without.
func (w *writer) play(t *testing.T, bench *desktop, fault disktest.Fault, n int) (happened, failed bool) {
	l, frail := bench.sit(t)
	frail.Fail(n, fault)
	err := w.write(l)
	was, dead := frail.Mend()
	happened = was != disktest.None
	switch {
	case err != nil && !happened:
		t.Errorf("it fails without a fault: %v", err)
	case err != nil && !dead:
		w.demandWords(t, l, was, err)
	}
	w.demandWhole(t, bench, l, err == nil && !dead)
	age(t, l.home)
	l.disk = disk.Computer{}
	if err := w.write(l); err != nil {
		t.Errorf("the next run fails: %v", err)
	}
	w.demandWhole(t, bench, l, true)
	for _, name := range temporary(t, l.home) {
		t.Errorf("left behind: %s", name)
	}
	return happened, err != nil
}

// demandWhole wants the old file or the new one, and the new one where that was
// said.
func (w *writer) demandWhole(t *testing.T, bench, l *desktop, said bool) {
	t.Helper()
	if w.once {
		if said {
			if err := w.whole(l); err != nil {
				t.Errorf("it was said to be done: %v", err)
			}
		}
		return
	}
	for _, name := range w.files {
		found, err := filepath.Glob(bench.file(name))
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		old, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		name, _ = filepath.Rel(bench.home, found[0])
		if now, err := os.ReadFile(l.file(name)); err == nil && bytes.Equal(now, old) && !w.same {
			if said {
				t.Errorf("it was said to be written, and is the old one: %s", name)
			}
			return
		}
	}
	if err := w.whole(l); err != nil {
		t.Errorf("neither the old one nor the new one: %v", err)
	}
}

// demandWords wants to be told what failed: the file or its folder, and a full
// disk as one.
func (w *writer) demandWords(t *testing.T, l *desktop, fault disktest.Fault, err error) {
	t.Helper()
	said := err.Error()
	if strings.TrimSpace(said) == "" || strings.Contains(said, "disktest: ") {
		t.Errorf("it says %q", said)
	}
	if fault == disktest.Full && !strings.Contains(said, "plein") && !strings.Contains(said, "place") {
		t.Errorf("a full disk is said as %q", said)
	}
	if !strings.Contains(said, l.home) && !strings.Contains(said, "OPALE") {
		t.Errorf("what failed is not named: %q", said)
	}
}

// age makes all that a killed run may have left look as old as it is when
// somebody tries again.
func age(t *testing.T, home string) {
	t.Helper()
	then := time.Now().Add(-2 * time.Hour)
	for _, name := range temporary(t, home) {
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
}

// temporary lists what is no file of anybody's.
func temporary(t *testing.T, home string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(home, func(path string, e fs.DirEntry, err error) error {
		name := e.Name()
		if disk.IsBeside(name, "") || strings.HasPrefix(name, scratchFolder) || strings.HasPrefix(name, ".opale-") || strings.HasSuffix(name, ".partial") {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// failure is a run that ended with words.
func failure(said string, code int) error {
	if code == exitDone {
		return nil
	}
	return fmt.Errorf("%s", said)
}
