package db_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/disk/disktest"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// every is the distance between the fault points that are tried: 1 for all.
var every = flag.Int("every", storetest.Rarer(61), "fail each n-th call only (1: each one)")

// laptop is one laptop in one run of a scenario.
type laptop struct {
	*db.Store
	path   string
	frail  *frail
	disk   *disktest.Disk
	people []checkin.RegistrationID
	folder string           // of a stick, and of backups
	begun  []journal.Strand // what it held when the run began
	peer   **peer           // of a hub's exchanges
}

// scenario is something that a desk does, as often as it is asked to.
type scenario struct {
	name string
	act  func(*laptop) error
	// done says why what was acknowledged is not there.
	done func(*laptop) error
}

// bench is where scenarios are played: the files from which each run begins.
type bench struct {
	path, folder string
	key          []byte
	people       []checkin.RegistrationID
	before       journal.Vector
	begun        []journal.Strand
}

func newBench(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	b := &bench{path: filepath.Join(dir, "opale.db"), folder: filepath.Join(dir, "stick")}
	b.key, _ = db.NewKey()
	store := open(t, b.path, db.Options{Key: b.key, Secret: secret})
	b.people = enrol(t, store, 6)
	storetest.Append(t, store, storetest.Actor,
		storetest.Registered(checkin.RegistrationID{7}, checkin.Fields{checkin.FieldLastName: "Essai", checkin.FieldCompany: "Essais réunis", checkin.FieldCode: "G-1"}),
		storetest.Registered(checkin.RegistrationID{8}, checkin.Fields{checkin.FieldLastName: "Epreuve", checkin.FieldCompany: "Essais réunis", checkin.FieldCode: "G-2"}))
	b.people = append(b.people, checkin.RegistrationID{7}, checkin.RegistrationID{8})
	b.before, b.begun = must(store.Have()), must(store.Since(nil))
	if err := os.MkdirAll(b.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	other := open(t, filepath.Join(dir, "other.db"), db.Options{Secret: secret})
	enrol(t, other, 9)
	if _, err := partyOf(other, nil, b.key).WriteTo(filepath.Join(b.folder, "autre.opale"), nil); err != nil {
		t.Fatal(err)
	}
	store.Close()
	return b
}

// sit begins a run: a laptop with a copy of the files, whose calls can fail.
func (b *bench) sit(t *testing.T) *laptop {
	t.Helper()
	dir := t.TempDir()
	l := &laptop{path: filepath.Join(dir, "opale.db"), people: b.people, folder: filepath.Join(dir, "stick"), disk: disktest.New(disk.Computer{}), begun: b.begun, peer: new(*peer)}
	copyBeside(t, b.path, l.path)
	if err := os.CopyFS(l.folder, os.DirFS(b.folder)); err != nil {
		t.Fatal(err)
	}
	l.frail = &frail{path: l.path, died: l.disk.Kill}
	l.disk.Die = func() {
		l.frail.mu.Lock()
		defer l.frail.mu.Unlock()
		if err := l.frail.die(); err != nil {
			t.Error(err)
		}
	}
	o := db.Options{Key: b.key, Secret: secret, Disk: l.disk}
	l.Store = open(t, l.path, o.Through(l.frail.connector))
	return l
}

// again is the next process on a laptop.
func (b *bench) again(t *testing.T, l *laptop) *laptop {
	t.Helper()
	next := *l
	if l.frail.dead {
		next.path = l.frail.remains()
	}
	next.disk = disktest.New(disk.Computer{})
	next.Store = open(t, next.path, db.Options{Key: b.key, Secret: secret})
	return &next
}

// injected is one fault: of the store, or of the file system.
type injected struct {
	store fault
	file  disktest.Fault
}

func (i injected) String() string { return string(i.store) + string(i.file) }

func (l *laptop) fail(n int, i injected) {
	if i.store != noFault {
		l.frail.fail(n, i.store, uint64(n)*7919)
		return
	}
	l.disk.Fail(n, i.file)
}

// mend ends the faults, and says whether there was one.
func (l *laptop) mend() (happened, dead bool) {
	ofStore, deadStore := l.frail.mend()
	ofFile, deadFile := l.disk.Mend()
	return ofStore != noFault || ofFile != disktest.None, deadStore || deadFile
}

// TestReliabilityFailTheNthCall plays each scenario once for each call that it
// makes to the database and to the file system, and for each way in which that
// call can fail, until it passes clean. After each: what was acknowledged is
// there, the file opens and is sound, nothing is missing that is not said, and
// the same act, in the same process and in the next, succeeds.
func TestReliabilityFailTheNthCall(t *testing.T) {
	b := newBench(t)
	var kinds []injected
	for _, f := range faults {
		kinds = append(kinds, injected{store: f})
	}
	for _, f := range disktest.Faults {
		kinds = append(kinds, injected{file: f})
	}
	all, ended := 0, 0
	var acts []string
	for _, sc := range slices.Concat(scenarios, hubScenarios) {
		acts = append(acts, sc.name)
		t.Run(sc.name, func(t *testing.T) {
			count, refused := 0, 0
			for i, kind := range kinds {
				for n := 1 + i*7%*every; ; n += *every {
					happened, failed := b.play(t, &sc, kind, n)
					if t.Failed() {
						t.Fatalf("%s at call %d", kind, n)
					}
					if !happened {
						break
					}
					count++
					if failed {
						refused++
					}
				}
			}
			t.Logf("%d faults, of which %d ended the act", count, refused)
			all, ended = all+count, ended+refused
		})
	}
	t.Logf("reliability | the n-th call to the database or to a file beside it fails (%d ways: error, short write, full disk, kill), in %d acts: %s | %d, of which %d ended the act | nothing",
		len(kinds), len(acts), strings.Join(acts, "; "), all, ended)
}

// play plays a scenario once, with one fault.
func (b *bench) play(t *testing.T, sc *scenario, kind injected, n int) (happened, failed bool) {
	l := b.sit(t)
	l.fail(n, kind)
	err := sc.act(l)
	happened, dead := l.mend()
	if err != nil && !happened {
		t.Errorf("it fails without a fault: %v", err)
	}
	if !dead {
		if err == nil {
			b.demand(t, sc, l)
		}
		if err := sc.act(l); err != nil {
			t.Errorf("once more, it fails: %v", err)
		}
		b.demand(t, sc, l)
	}
	l.Close()
	next := b.again(t, l)
	defer next.Close()
	if err == nil || !dead {
		b.demand(t, sc, next)
	}
	b.sound(t, next)
	if err := sc.act(next); err != nil {
		t.Errorf("the next process fails: %v", err)
	}
	b.demand(t, sc, next)
	b.sound(t, next)
	return happened, err != nil
}

func (b *bench) demand(t *testing.T, sc *scenario, l *laptop) {
	t.Helper()
	if err := sc.done(l); err != nil {
		t.Errorf("it was acknowledged: %v", err)
	}
}

// sound checks that a file is what it should be, and holds what it held.
func (b *bench) sound(t *testing.T, l *laptop) {
	t.Helper()
	ctx := context.Background()
	if err := l.CheckFile(ctx); err != nil {
		t.Error(err)
	}
	if report, err := l.Verify(ctx); err != nil || len(report.Faults) > 0 {
		t.Errorf("%+v %v", report.Faults, err)
	}
	if gaps, err := l.Gaps(ctx); err != nil || len(gaps) > 0 {
		t.Errorf("missing: %+v %v", gaps, err)
	}
	have, err := l.Have()
	for stream, seq := range b.before {
		if err == nil && have[stream] < seq {
			err = fmt.Errorf("%s goes to %d, and went to %d", stream, have[stream], seq)
		}
	}
	if err != nil {
		t.Error(err)
	}
	for _, name := range backupsOf(l) {
		copied, err := db.OpenCopy(ctx, name, db.Options{})
		if err == nil {
			err = copied.CheckFile(ctx)
			copied.Close()
		}
		if err != nil {
			t.Errorf("%s is no backup: %v", filepath.Base(name), err)
		}
	}
}

func backupsOf(l *laptop) []string {
	kept, _ := db.KeptOf(l.path, l.folder)
	var names []string
	for _, k := range kept {
		names = append(names, k.Path)
	}
	slices.Sort(names)
	return names
}
