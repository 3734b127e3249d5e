package bundle_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"filippo.io/age"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// laptop is a desk of one event, with nothing but a stick.
type laptop struct {
	bundle.Party
	store *journal.Memory
	clock *storetest.Clock
}

func laptops(t *testing.T, names ...string) []*laptop {
	t.Helper()
	id, to, from := keys(t)
	var all []*laptop
	for _, name := range names {
		clock := &storetest.Clock{At: storetest.Start}
		store := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
		store.Know(id.Secret)
		l := &laptop{store: store, clock: clock}
		l.Party = bundle.Party{
			Replica: store, Event: "fabriques-numeriques", Device: store.Device(), Now: clock.Now,
			Actor: checkin.Actor{Desk: name, Venue: "calais", Operator: "Testine"},
			Seal:  []age.Recipient{to}, Open: []age.Identity{from},
		}
		all = append(all, l)
	}
	return all
}

func (l *laptop) admit(t *testing.T, code string) {
	t.Helper()
	id := checkin.CodedID("fabriques-numeriques", "", code)
	storetest.Append(t, l.store, l.Actor, storetest.Registered(id, checkin.Fields{checkin.FieldCode: code, checkin.FieldLastName: "Testard"}),
		checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	l.clock.At = l.clock.At.Add(time.Minute)
}

func (l *laptop) plug(t *testing.T, stick string) bundle.Exchanged {
	t.Helper()
	l.clock.At = l.clock.At.Add(time.Minute)
	x, err := l.Exchange(context.Background(), stick, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Three laptops, one stick: as the screen tells whom to visit next, so the
// stick goes, until nobody lacks anything.
func TestAStickGoesAroundUntilNobodyLacksAnything(t *testing.T) {
	stick := t.TempDir()
	all := laptops(t, "Calais 1", "Calais 2", "Calais 3")
	for i, l := range all {
		l.admit(t, string(rune('A'+i)))
		l.plug(t, stick)
	}
	one, two, three := all[0], all[1], all[2]
	x := three.plug(t, stick)
	if len(x.Read) != 2 || len(x.Behind) != 2 {
		t.Fatalf("read %d, behind %d", len(x.Read), len(x.Behind))
	}
	if x := one.plug(t, stick); x.Fresh == 0 || len(x.Behind) != 1 || x.Behind[0].Desk != "Calais 2" {
		t.Errorf("at the first: %+v", x)
	}
	if x := two.plug(t, stick); len(x.Behind) != 0 {
		t.Errorf("still behind: %+v", x.Behind)
	}
	if x := two.plug(t, stick); x.Fresh != 0 || len(x.Quarantined) != 0 {
		t.Errorf("nothing is new, and it says %+v", x.Receipt)
	}
	for _, l := range all {
		tally, err := l.store.Tally("calais-j1", storetest.Start)
		if err != nil || tally.In != 3 {
			t.Errorf("%s: %d in, %v", l.Actor.Desk, tally.In, err)
		}
	}
	if tally, _ := two.store.Tally("calais-j1", storetest.Start); tally.OnlyHere != 0 {
		t.Errorf("%d only here, though the stick came back with every word", tally.OnlyHere)
	}
}

func TestADamagedBundleSpoilsNoOther(t *testing.T) {
	stick := t.TempDir()
	all := laptops(t, "Calais 1", "Calais 2")
	all[0].admit(t, "A")
	all[0].plug(t, stick)
	foreign := laptops(t, "Ailleurs")[0]
	foreign.admit(t, "F")
	foreign.plug(t, stick)
	good, err := os.ReadFile(filepath.Join(stick, all[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(stick, "a-moitie.opale"), good[:len(good)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	x := all[1].plug(t, stick)
	codes := map[string]checkin.Code{}
	for _, s := range x.Read {
		codes[s.Name] = checkin.ErrorCode(s.Err)
	}
	if x.Fresh != 3 || codes["a-moitie.opale"] != checkin.CodeDamaged || codes[foreign.Name()] != checkin.CodeLocked || codes[all[0].Name()] != "" {
		t.Errorf("%d fresh, %v", x.Fresh, codes)
	}
}

func TestAMissingFolderIsSaid(t *testing.T) {
	l := laptops(t, "Calais 1")[0]
	_, err := l.Exchange(context.Background(), filepath.Join(t.TempDir(), "none"), nil)
	if checkin.ErrorCode(err) != checkin.CodeMissing {
		t.Error(err)
	}
}

// Anybody can write an unsealed bundle that claims to hold everything.
func TestAnUnsealedWordCountsForNothing(t *testing.T) {
	stick := t.TempDir()
	all := laptops(t, "Calais 1", "Calais 2")
	all[0].admit(t, "A")
	have, err := all[0].store.Have()
	if err != nil {
		t.Fatal(err)
	}
	forged := bundle.NewHeader("fabriques-numeriques", all[1].Device, all[1].Actor, 1, have)
	path := filepath.Join(stick, all[1].Name())
	if _, err := bundle.WriteFile(path, forged, nil); err != nil {
		t.Fatal(err)
	}
	all[0].plug(t, stick)
	onlyHere := func() int {
		t.Helper()
		tally, err := all[0].store.Tally("calais-j1", storetest.Start)
		if err != nil {
			t.Fatal(err)
		}
		return tally.OnlyHere
	}
	if n := onlyHere(); n != 1 {
		t.Errorf("%d only here after a forged word, want 1", n)
	}
	if _, err := bundle.WriteFile(path, forged, nil, all[1].Seal...); err != nil {
		t.Fatal(err)
	}
	all[0].plug(t, stick)
	if n := onlyHere(); n != 0 {
		t.Errorf("%d only here after a member's word, want 0", n)
	}
}

// Two clocks of three are wrong: the stick brings what proves it.
func TestAWordFromTheFutureAndOneFromBeforeWhatItKnows(t *testing.T) {
	stick := t.TempDir()
	all := laptops(t, "Calais 1", "Calais 2", "Calais 3")
	here, early, late := all[0], all[1], all[2]
	early.clock.At = early.clock.At.Add(3 * time.Hour)
	late.clock.At = late.clock.At.Add(-2 * time.Hour)
	here.admit(t, "A")
	here.plug(t, stick)
	early.plug(t, stick)
	late.plug(t, stick) // which has read what we wrote, by its clock two hours later
	for range 3 {       // the same word is heard again and again
		here.plug(t, stick)
		peers, err := here.store.Peers()
		if err != nil || len(peers) != 2 {
			t.Fatalf("%d peers, %v", len(peers), err)
		}
		for _, tt := range []struct {
			peer     journal.Peer
			off, way time.Duration
		}{{peers[0], 3 * time.Hour, 1}, {peers[1], 2 * time.Hour, -1}} {
			if least := tt.way * tt.peer.Ahead; least > tt.off || least < tt.off-10*time.Minute {
				t.Errorf("the clock of %s is believed to be %v ahead", tt.peer.Desk, tt.peer.Ahead)
			}
		}
	}
}

// A laptop whose disk died has an older backup put back, and in it the stick
// that was there all the time: what only that holds must not be written over.
func TestAStickKeepsWhatARestoredBackupLacks(t *testing.T) {
	stick, l := t.TempDir(), laptops(t, "Calais 1")[0]
	l.admit(t, "A")
	backup := l.store.Clone(l.clock.Now)
	l.admit(t, "B")
	path := filepath.Join(stick, l.Name())
	if _, err := l.WriteTo(path, nil); err != nil {
		t.Fatal(err)
	}
	l.store, l.Replica = backup, backup
	if _, err := l.WriteTo(path, nil); err != nil {
		t.Fatal(err)
	}
	b, err := bundle.ReadFile(path, l.Open...)
	if err != nil || b.Entries() != 5 {
		t.Errorf("the stick holds %d entries, want the opening and two people let in: %v", b.Entries(), err)
	}
	if tally, err := l.store.Tally("calais-j1", storetest.Start); err != nil || tally.In != 2 {
		t.Errorf("the laptop has %d in: %v", tally.In, err)
	}
}
