package db_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

var flips = flag.Int("flips", storetest.Fewer(200), "how many bits are flipped, one at a time")

// TestDamageIsNoticedFlippedBits flips one bit at a time, anywhere in the file or
// its log: it is noticed, or it does no harm.
func TestDamageIsNoticedFlippedBits(t *testing.T) {
	e := newEvening(t)
	for _, c := range []struct{ name, from, suffix string }{
		{"the file", e.closed, ""}, {"the file, with a log", e.path, ""}, {"the log", e.path, "-wal"},
	} {
		found, suffix, n := summary{}, c.suffix, *flips/4
		if c.from == e.closed {
			n *= 2
		}
		for seed := range n {
			dice := rand.New(rand.NewPCG(uint64(seed), 8))
			path := filepath.Join(t.TempDir(), "opale.db")
			copyBeside(t, c.from, path)
			text, err := os.ReadFile(path + suffix)
			if err != nil {
				t.Fatal(err)
			}
			at := dice.IntN(len(text) * 8)
			text[at/8] ^= 1 << (at % 8)
			if err := os.WriteFile(path+suffix, text, 0o600); err != nil {
				t.Fatal(err)
			}
			what := e.noticed(t, path)
			if what == "" {
				t.Errorf("bit %d of %s: nothing notices, and something is lost", at, c.name)
			}
			found[what]++
		}
		t.Logf("reliability | a bit is flipped in %s | %d: %v | nothing unnoticed", c.name, n, found)
	}
}

// demand checks that the gaps are exactly what is missing.
func (e *evening) demand(t *testing.T, what, path string) (lost int) {
	t.Helper()
	store, err := e.open(path)
	if err != nil {
		t.Fatalf("%s: it does not open: %v", what, err)
	}
	defer store.Close()
	lost = e.lost(t, store)
	gaps, err := store.Gaps(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for i := range gaps {
		g := &gaps[i]
		said += g.Entries()
		have, _ := store.Have()
		if g.From != have[g.Stream]+1 || g.To != e.have[g.Stream] || g.Desk != "Calais 1" || g.Last.IsZero() || g.First.IsZero() {
			t.Errorf("%s: %+v", what, g)
		}
	}
	if said != lost {
		t.Errorf("%s: %d entries are missing, %d are said to be", what, lost, said)
	}
	if report, err := store.Verify(context.Background()); err != nil || len(report.Faults) > 0 {
		t.Errorf("%s: %+v %v", what, report.Faults, err)
	}
	return lost
}

// TestDamageIsNoticedTruncatedLog cuts the log at every frame, beside it and
// within, and in its header.
func TestDamageIsNoticedTruncatedLog(t *testing.T) {
	e := newEvening(t)
	const header, frame = 32, 24 + 4096
	whole := size(e.path + "-wal")
	if whole < header+10*frame {
		t.Fatalf("the log has only %d bytes", whole)
	}
	var cuts []int64
	for at := int64(header); at <= whole; at += frame {
		cuts = append(cuts, at, at-1, at+frame/2)
	}
	tried, losing := 0, 0
	for _, at := range append(cuts, 0, 1, header/2) {
		if at > whole {
			continue
		}
		path := e.copied(t)
		if err := os.Truncate(path+"-wal", at); err != nil {
			t.Fatal(err)
		}
		tried++
		if e.demand(t, fmt.Sprint("cut at ", at), path) > 0 {
			losing++
		}
	}
	t.Logf("reliability | the log is cut, at every frame and within | %d, of which %d lost something | each said to the entry", tried, losing)
}

func TestDamageIsNoticedMissingLog(t *testing.T) {
	e := newEvening(t)
	path := e.copied(t)
	if err := os.Remove(path + "-wal"); err != nil {
		t.Fatal(err)
	}
	if e.demand(t, "without the log", path) == 0 {
		t.Error("nothing was in the log")
	}
	t.Log("reliability | the log is missing | 1 | said to the entry")
}

// TestDamageIsNoticedOlderCopy puts the backup back, and gets what came since
// from another desk: then there is nothing more to say.
func TestDamageIsNoticedOlderCopy(t *testing.T) {
	e, ctx := newEvening(t), context.Background()
	peer := open(t, filepath.Join(t.TempDir(), "opale.db"), db.Options{Secret: secret})
	whole, err := e.open(e.copied(t))
	if err != nil {
		t.Fatal(err)
	}
	carry(t, whole, peer)
	whole.Close()

	path := e.copied(t)
	for _, suffix := range []string{"", "-wal"} {
		if err := os.Remove(path + suffix); err != nil {
			t.Fatal(err)
		}
	}
	if err := copyFile(e.backup, path); err != nil {
		t.Fatal(err)
	}
	if e.demand(t, "an older copy", path) == 0 {
		t.Fatal("the copy is not older")
	}
	store, err := e.open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	enrol(t, store, 2) // work goes on, and the warning stays
	have, _ := peer.Have()
	if err := store.Heard(journal.Peer{Device: peer.Device(), Desk: "Calais 2", Venue: "calais", Have: have, Heard: storetest.Start}); err != nil {
		t.Fatal(err)
	}
	gaps, err := store.Gaps(ctx)
	if err != nil || len(gaps) == 0 {
		t.Fatalf("%+v %v", gaps, err)
	}
	for _, g := range gaps {
		if len(g.Holders) != 1 || g.Holders[0].Desk != "Calais 2" {
			t.Errorf("it can be had again from %+v", g.Holders)
		}
	}
	carry(t, peer, store)
	if gaps, err := store.Gaps(ctx); err != nil || len(gaps) > 0 {
		t.Errorf("all has come: %+v %v", gaps, err)
	}
	t.Log("reliability | an older copy is put back | 1 | said to the entry, with who has it; nothing once they were met")
}

// carry brings all of a store to another one.
func carry(t *testing.T, from, to *db.Store) {
	t.Helper()
	strands, err := from.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Apply(context.Background(), strands); err != nil {
		t.Fatal(err)
	}
}

// An older copy that was put back on purpose is missed until somebody says so.
func TestAnOlderCopyMayBeMeant(t *testing.T) {
	e, ctx := newEvening(t), context.Background()
	path := e.copied(t)
	if err := os.Remove(path + "-wal"); err != nil {
		t.Fatal(err)
	}
	store, err := e.open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Accept(ctx); err != nil {
		t.Fatal(err)
	}
	enrol(t, store, 2)
	for range 2 {
		if gaps, err := store.Gaps(ctx); err != nil || len(gaps) > 0 {
			t.Errorf("%+v %v", gaps, err)
		}
		store.Close()
		if store, err = e.open(path); err != nil {
			t.Fatal(err)
		}
	}
	store.Close()
}

// TestDamageIsNoticedMissingFile: no empty file takes the place of one that is
// gone, unless somebody says so. A copy elsewhere, without its heads, is a file
// like any other.
func TestDamageIsNoticedMissingFile(t *testing.T) {
	e := newEvening(t)
	for name, do := range map[string]func(string) error{
		"gone":  os.Remove,
		"empty": func(path string) error { return os.Truncate(path, 0) },
	} {
		path := e.copied(t)
		if err := do(path); err != nil {
			t.Fatal(err)
		}
		for _, o := range []db.Options{{Key: e.key}, {Key: e.key, Sole: true}, {ReadOnly: true}} {
			if _, err := db.Open(context.Background(), path, o); checkin.ErrorCode(err) != checkin.CodeLost {
				t.Errorf("%s: %v", name, err)
			}
		}
		if info, err := os.Stat(path); err == nil && info.Size() > 0 {
			t.Errorf("%s: a file was made", name)
		}
		store, err := db.Open(context.Background(), path, db.Options{Key: e.key, Anew: true})
		if err != nil {
			t.Fatal(name, err)
		}
		if gaps, err := store.Gaps(context.Background()); err != nil || len(gaps) > 0 {
			t.Errorf("%s: %+v %v", name, gaps, err)
		}
		store.Close()
	}
	elsewhere := filepath.Join(t.TempDir(), "opale.db")
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(e.path+suffix, elsewhere+suffix); err != nil {
			t.Fatal(err)
		}
	}
	if what := e.noticed(t, elsewhere); what != byNothing {
		t.Errorf("a copy is said to be damaged by %s", what)
	}
	t.Log("reliability | the file is gone, or empty | 6 openings | nothing: none is made in its place unless somebody says so")
}

// TestDamageIsNoticedHeadsTornOrMissing: what lies beside the file stops nobody and
// gives no false alarm, in whatever state it is; the next desk writes it anew.
func TestDamageIsNoticedHeadsTornOrMissing(t *testing.T) {
	e := newEvening(t)
	text, err := os.ReadFile(e.path + db.HeadsSuffix)
	if err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(1, 8))
	states := map[string][]byte{"missing": nil, "zeros": append(bytes.Clone(text), make([]byte, 300)...), "zeros alone": make([]byte, 4096)}
	for range 60 {
		at := dice.IntN(len(text))
		states[fmt.Sprint("cut at ", at)] = text[:at]
		at = dice.IntN(len(text) * 8)
		flipped := bytes.Clone(text)
		flipped[at/8] ^= 1 << (at % 8)
		states[fmt.Sprint("flipped at ", at)] = flipped
	}
	for name, state := range states {
		path := e.copied(t)
		if err := os.Remove(path + db.HeadsSuffix); err != nil {
			t.Fatal(err)
		}
		if state != nil {
			if err := os.WriteFile(path+db.HeadsSuffix, state, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if lost := e.demand(t, name, path); lost > 0 {
			t.Errorf("%s: %d lost", name, lost)
		}
		// Once opened, they are whole again: a log that goes missing is noticed.
		store, err := e.open(path)
		if err != nil {
			t.Fatal(err)
		}
		enrol(t, store, 2)
		now, _ := store.Have()
		left := filepath.Join(t.TempDir(), "opale.db")
		copyBeside(t, path, left)
		store.Close()
		if err := os.Remove(left + "-wal"); err != nil {
			t.Fatal(err)
		}
		store, err = e.open(left)
		if err != nil {
			t.Fatal(err)
		}
		gaps, err := store.Gaps(context.Background())
		held, _ := store.Have()
		if !held.Equal(now) && len(gaps) == 0 || err != nil {
			t.Errorf("%s: afterwards, %v %v", name, gaps, err)
		}
		store.Close()
	}
	t.Logf("reliability | what is kept beside the file of what was acknowledged is torn, cut, flipped or missing | %d states | nothing: no false alarm, and whole again once opened", len(states))
}
