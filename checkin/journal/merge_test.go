package journal_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

func member(t testing.TB) *journal.Memory {
	t.Helper()
	m := journal.NewMemory(checkin.Fabriques(2026), (&storetest.Clock{At: storetest.Start}).Now)
	m.Know([]byte("secret"))
	return m
}

// write lets n people of a store's own list in, one transaction each.
func write(t testing.TB, m *journal.Memory, prefix string, n int) {
	t.Helper()
	for i := range n {
		id := checkin.CodedID("fabriques-numeriques", "", fmt.Sprint(prefix, i))
		storetest.Append(t, m, storetest.Actor, storetest.Registered(id, checkin.Fields{checkin.FieldLastName: "Testard"}),
			checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	}
}

func since(t testing.TB, m *journal.Memory, v journal.Vector) []journal.Strand {
	t.Helper()
	strands, err := m.Since(v)
	if err != nil {
		t.Fatal(err)
	}
	return strands
}

func apply(t testing.TB, m *journal.Memory, strands ...journal.Strand) journal.Receipt {
	t.Helper()
	receipt, err := m.Apply(context.Background(), strands)
	if err != nil {
		t.Fatal(err)
	}
	return receipt
}

func hash(t testing.TB, m *journal.Memory) string {
	t.Helper()
	h, err := m.StateHash(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAMergeIsWholeOrWaits(t *testing.T) {
	a, b := member(t), member(t)
	write(t, a, "A", 300) // 601 entries: marks at 256 and 512 and so on
	whole := since(t, a, nil)[0]
	if len(whole.Marks) < 3 {
		t.Fatalf("%d marks", len(whole.Marks))
	}
	cut := int(whole.Marks[0].ID.Seq)
	head, tail := whole, whole
	head.Entries = whole.Entries[:cut]
	tail.First, tail.Entries = uint64(cut)+1, whole.Entries[cut:]

	if r := apply(t, b, tail); r.Fresh != 0 || r.Waiting != 1 {
		t.Errorf("behind a gap: %+v", r)
	}
	if v, _ := b.Have(); len(v) != 0 {
		t.Errorf("a vector claims what waits: %v", v)
	}
	if r := apply(t, b, head); r.Fresh != 601 || r.Waiting != 0 {
		t.Errorf("the gap filled: %+v", r)
	}
	if r := apply(t, b, whole, head, tail); r.Fresh != 0 || len(r.Quarantined) != 0 {
		t.Errorf("again: %+v", r)
	}
	if hash(t, a) != hash(t, b) {
		t.Error("two states")
	}
}

func TestWhatWasNotWrittenSoIsRefused(t *testing.T) {
	a := member(t)
	write(t, a, "A", 3)
	for name, forge := range map[string]func(*journal.Strand){
		"altered": func(s *journal.Strand) {
			s.Entries[3].Bytes = bytes.Replace(s.Entries[3].Bytes, []byte(`"w":`), []byte(`"w":9`), 1)
		},
		"reordered":          func(s *journal.Strand) { s.Entries[2], s.Entries[4] = s.Entries[4], s.Entries[2] },
		"one left out":       func(s *journal.Strand) { s.Entries = append(s.Entries[:2:2], s.Entries[3:]...) },
		"one invented":       func(s *journal.Strand) { s.Entries = append(s.Entries, s.Entries[4]) },
		"no mark":            func(s *journal.Strand) { s.Marks = nil },
		"another's mark":     func(s *journal.Strand) { s.Marks[0].Sig = bytes.Repeat([]byte{1}, 64) },
		"not an entry":       func(s *journal.Strand) { s.Entries[5].Bytes = []byte(`{}`) },
		"a name exchanged":   func(s *journal.Strand) { s.Entries[1].Personal = []byte(`{"fields":{"last_name":"Autre"}}`) },
		"another's opening":  func(s *journal.Strand) { s.Entries[0] = since(t, strangerWith(t), nil)[0].Entries[0] },
		"under another name": func(s *journal.Strand) { s.Stream[0] ^= 1 },
	} {
		t.Run(name, func(t *testing.T) {
			strand := since(t, a, nil)[0]
			strand.Entries = append([]journal.Entry(nil), strand.Entries...)
			strand.Marks = []journal.Mark{strand.Marks[len(strand.Marks)-1]} // an earlier one would let the entries before it in
			forge(&strand)
			b := member(t)
			before := hash(t, b)
			receipt := apply(t, b, strand)
			v, _ := b.Have()
			taken := v[strand.Stream]
			// An entry appended behind the last mark spoils nothing before it.
			if name == "one invented" {
				if taken != 7 || len(receipt.Quarantined) != 1 {
					t.Errorf("%d taken, %+v", taken, receipt)
				}
				return
			}
			if taken != 0 || hash(t, b) != before {
				t.Errorf("%d entries were taken", taken)
			}
			if len(receipt.Quarantined) == 0 && len(receipt.Strangers) == 0 {
				t.Error("dropped in silence")
			}
			// The true one comes later, and is taken.
			if r := apply(t, b, since(t, a, nil)...); r.Fresh != 7 {
				t.Errorf("the true entries: %+v", r)
			}
		})
	}
}

func strangerWith(t testing.TB) *journal.Memory {
	m := member(t)
	m.Know(nil)
	write(t, m, "S", 1)
	return m
}

func TestAStrangersEntriesWaitForTrust(t *testing.T) {
	stranger, b := strangerWith(t), member(t)
	receipt := apply(t, b, since(t, stranger, nil)...)
	if len(receipt.Strangers) != 1 || receipt.Strangers[0].Desk != "Calais 1" || receipt.Fresh != 0 {
		t.Fatalf("%+v", receipt)
	}
	if err := b.Trust(context.Background(), storetest.Actor, receipt.Strangers[0].Device); err != nil {
		t.Fatal(err)
	}
	if r := apply(t, b); r.Fresh != 3 || len(r.Strangers) != 0 {
		t.Errorf("after trust: %+v", r)
	}
	// Trust travels: whoever learns that b vouches takes the stranger's too.
	c := member(t)
	if r := apply(t, c, since(t, b, nil)...); len(r.Strangers) != 0 {
		t.Errorf("trust did not travel: %+v", r)
	}
	if hash(t, b) != hash(t, c) {
		t.Error("two states")
	}
}

// A virtual machine resumed twice: one run, one stream, two continuations. Both
// machines come to hold the same, and whose branch does not stand goes on under
// a stream of its own.
func TestTwinsComeApart(t *testing.T) {
	for range 4 { // which branch wins is a matter of hashes
		a := member(t)
		write(t, a, "A", 2)
		twin := a.Resume()
		write(t, a, "B", 1)
		write(t, twin, "C", 2)
		first := apply(t, a, since(t, twin, nil)...)
		if len(first.Quarantined) == 0 || first.Quarantined[0].Reason != journal.ReasonForked {
			t.Errorf("a fork is said: %+v", first)
		}
		apply(t, twin, since(t, a, nil)...)
		if hash(t, a) != hash(t, twin) {
			t.Error("two states")
		}
		write(t, a, "D", 1)
		write(t, twin, "E", 1)
		apply(t, twin, since(t, a, nil)...)
		if r := apply(t, a, since(t, twin, nil)...); r.Fresh < 2 || len(r.Quarantined) > 0 {
			t.Errorf("going on: %+v", r)
		}
		if hash(t, a) != hash(t, twin) || len(a.Quarantined()) != len(twin.Quarantined()) {
			t.Error("two states afterwards")
		}
	}
}

// Commutative, associative, idempotent: whatever of three desks' entries comes
// in whatever pieces and order, the state is that of their union.
func TestMergeIsAUnion(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var all []journal.Strand
		for i := range 3 {
			m := member(t)
			write(t, m, string(rune('A'+rapid.IntRange(0, 1).Draw(rt, "list"))), rapid.IntRange(1, 4).Draw(rt, "people"))
			if i > 0 && rapid.Bool().Draw(rt, "learns") {
				apply(t, m, rapid.SampledFrom(all).Draw(rt, "what"))
				write(t, m, "D", 1)
			}
			all = append(all, since(t, m, nil)...)
		}
		left, right := member(t), member(t)
		apply(t, left, all...)
		for _, s := range rapid.Permutation(all).Draw(rt, "order") {
			apply(t, right, s)
			if rapid.Bool().Draw(rt, "again") {
				apply(t, right, s)
			}
		}
		if hash(t, left) != hash(t, right) {
			rt.Fatal("the order showed")
		}
	})
}

// Whoever is believed in what, in whatever order it is learnt, is a function of
// the set of entries.
func TestBeliefIsAFunctionOfTheSet(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		clock := &storetest.Clock{At: storetest.Start}
		storetest.Belief(rt, journal.NewMemory(checkin.Fabriques(2026), clock.Now), journal.NewMemory(checkin.Fabriques(2026), clock.Now))
	})
}
