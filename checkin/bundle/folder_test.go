package bundle_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
)

// rename gives a bundle the name that a browser, a mail program or a sync
// program gives it.
func rename(t *testing.T, folder, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(folder, from), filepath.Join(folder, to)); err != nil {
		t.Fatal(err)
	}
}

func TestABundleIsReadUnderTheNamesThatOthersGiveIt(t *testing.T) {
	for _, name := range []string{
		"calais-1 (1).opale", "CALAIS-1.OPALE", "calais-1 (conflicted copy 2026-11-28).opale", "calais-1-PC-DE-KARIM.opale",
		"calais-1.sync-conflict-20261128-120000-ABCDEFG.opale", "calais-1.opale (1)", "calais-1.opale.bin", "calais-1.opale - Copie",
	} {
		folder, all := t.TempDir(), laptops(t, "Calais 1", "Calais 2")
		all[0].admit(t, "A")
		all[0].plug(t, folder)
		rename(t, folder, all[0].Name(), name)
		if x := all[1].plug(t, folder); x.Fresh == 0 || len(x.Read) != 1 || x.Read[0].Err != nil {
			t.Errorf("%s: %d new, read %+v", name, x.Fresh, x.Read)
		}
	}
}

// A conflict copy of our own bundle is what this laptop wrote before a backup
// was put back, or what its twin wrote.
func TestAConflictCopyOfOurOwnIsRead(t *testing.T) {
	folder, all := t.TempDir(), laptops(t, "Calais 1")
	all[0].admit(t, "A")
	all[0].plug(t, folder)
	rename(t, folder, all[0].Name(), "copie-en-conflit-"+all[0].Name())
	if x := all[0].plug(t, folder); len(x.Read) != 1 || x.Read[0].Err != nil {
		t.Errorf("read %+v", x.Read)
	}
}

func TestWhatHasNotComeWholeYetIsSaidAndTheRestIsRead(t *testing.T) {
	folder, all := t.TempDir(), laptops(t, "Calais 1", "Calais 2")
	all[0].admit(t, "A")
	all[0].plug(t, folder)
	whole, err := os.ReadFile(filepath.Join(folder, all[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"calais-4.opale":            nil, // the name has come, and not the content
		"calais-5.opale":            whole[:len(whole)-3],
		"calais-6.opale.crdownload": whole[:9],
		".calais-7.opale.icloud":    []byte("bplist"),
		"~calais-8.opale.tmp":       whole[:5],
		"rapport.tmp":               whole,
		".calais-9.opale.1234":      whole[:7], // another desk is writing it
		"opale.kit.bak":             whole,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	x := all[1].plug(t, folder)
	if x.Fresh == 0 || x.Written == "" {
		t.Errorf("what is whole was not read: %+v", x)
	}
	codes := map[string]checkin.Code{}
	for i := range x.Read {
		codes[x.Read[i].Name] = checkin.ErrorCode(x.Read[i].Err)
	}
	want := map[string]checkin.Code{
		all[0].Name(): "", "calais-4.opale": checkin.CodePartial, "calais-5.opale": checkin.CodeDamaged,
		"calais-6.opale": checkin.CodePartial, "calais-7.opale": checkin.CodePartial, "~calais-8.opale": checkin.CodePartial,
	}
	for name, code := range want {
		if got, ok := codes[name]; !ok || got != code {
			t.Errorf("%s: %q, want %q", name, got, code)
		}
		delete(codes, name)
	}
	if len(codes) > 0 {
		t.Errorf("looked at %v", codes)
	}
}

// Several desks use one shared folder at the same moment, again and again: each
// bundle is whole whenever it is read, and in the end all know all.
func TestDesksThatUseOneFolderAtOnceSpoilNothing(t *testing.T) {
	folder, all := t.TempDir(), laptops(t, "Calais 1", "Calais 2", "Calais 3")
	var desks sync.WaitGroup
	for i, l := range all {
		desks.Go(func() {
			for turn := range 6 {
				l.admit(t, string(rune('A'+6*i+turn)))
				x, err := l.Exchange(t.Context(), folder, nil)
				if err != nil {
					t.Error(err)
					return
				}
				for _, source := range x.Read {
					if source.Err != nil {
						t.Errorf("%s: %v", source.Name, source.Err)
					}
				}
			}
		})
	}
	desks.Wait()
	for range 2 {
		for _, l := range all {
			l.plug(t, folder)
		}
	}
	for _, l := range all {
		if x := l.plug(t, folder); len(x.Route) != 0 {
			t.Errorf("%s: still to visit %+v", l.Actor.Desk, x.Route)
		}
		if tally, err := l.store.Tally("calais-j1", l.clock.At); err != nil || tally.In != 18 {
			t.Errorf("%s: %d in, %v", l.Actor.Desk, tally.In, err)
		}
	}
}

// carried takes the stick where it is told to go, and nowhere else.
func carried(t *testing.T, all []*laptop, from *laptop, stick string) (stops []string) {
	t.Helper()
	x := from.plug(t, stick)
	for len(x.Route) > 0 {
		if len(stops) > 4*len(all) {
			t.Fatalf("no end: %v", stops)
		}
		next := x.Route[0]
		at := slices.IndexFunc(all, func(l *laptop) bool { return l.Actor.Desk == next.Desk.Desk })
		stops = append(stops, next.Desk.Desk)
		x = all[at].plug(t, stick)
	}
	return stops
}

func TestTheStickGoesWhereItIsTold(t *testing.T) {
	stick, all := t.TempDir(), laptops(t, "Calais 1", "Calais 2", "Calais 3", "Calais 4")
	for day := range 3 {
		for i, l := range all {
			l.admit(t, string(rune('A'+4*day+i)))
		}
		if day == 0 { // once around, or nobody has heard of anybody
			for _, l := range all {
				l.plug(t, stick)
			}
		}
		stops := carried(t, all, all[0], stick)
		for _, l := range all {
			if tally, err := l.store.Tally("calais-j1", l.clock.At); err != nil || tally.In != 4*(day+1) {
				t.Errorf("day %d, after %v: %s has %d in, %v", day, stops, l.Actor.Desk, tally.In, err)
			}
		}
	}
}

func TestALaptopToWhichAKitGaveANameIsToBeVisited(t *testing.T) {
	stick, all := t.TempDir(), laptops(t, "Calais 1", "Calais 2")
	other := t.TempDir()
	given := bundle.Given{Device: all[1].Device.String(), Desk: "Calais 2", Venue: "calais"}
	if err := bundle.Give(disk.Computer{}, stick, given); err != nil {
		t.Fatal(err)
	}
	all[0].Notes = all[0].store
	all[0].admit(t, "A")
	all[0].plug(t, stick)
	x := all[0].plug(t, other) // what one stick said is remembered at another
	if len(x.Route) != 2 || x.Route[0].Desk.Desk != "Calais 2" || !x.Route[0].Silent || !x.Route[1].Again {
		t.Fatalf("%+v", x.Route)
	}
	all[1].plug(t, other)
	if x := all[0].plug(t, other); len(x.Route) != 0 {
		t.Errorf("after the visit: %+v", x.Route)
	}
}

func TestALaptopWhosePlaceWasTakenIsNotVisited(t *testing.T) {
	stick, all := t.TempDir(), laptops(t, "Calais 1", "Calais 2", "Calais 2")
	first, dead, heir := all[0], all[1], all[2]
	dead.admit(t, "A")
	dead.plug(t, stick)
	first.plug(t, stick)
	heir.clock.At = heir.clock.At.Add(time.Hour)
	heir.plug(t, stick) // the dead one's stick is in it
	heir.admit(t, "B")
	heir.plug(t, stick)
	for _, v := range first.plug(t, stick).Route {
		if v.Device == dead.Device {
			t.Errorf("the stick is to go to a laptop that is dead: %+v", v)
		}
	}
}

// What was written is on the stick before it is said that it can be taken out:
// synced, read back, named, and the folder flushed.
func TestNothingIsWrittenBeforeTheFolderIsFlushed(t *testing.T) {
	folder, all := t.TempDir(), laptops(t, "Calais 1")
	all[0].admit(t, "A")
	all[0].Disk = unflushed{}
	x, err := all[0].Exchange(t.Context(), folder, nil)
	if err == nil || x.Written != all[0].Name() {
		t.Errorf("%v, written %q", err, x.Written)
	}
	if b, err := bundle.ReadFile(filepath.Join(folder, all[0].Name()), all[0].Open...); err != nil || !bytes.Equal([]byte(b.Desk), []byte("Calais 1")) {
		t.Errorf("the file: %v", err)
	}
}
