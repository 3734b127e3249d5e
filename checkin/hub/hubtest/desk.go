package hubtest

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// newDesk makes a desk of the event; a stranger does not know its secret.
func newDesk(secret []byte) *journal.Memory {
	m := journal.NewMemory(checkin.Fabriques(2026), (&storetest.Clock{At: storetest.Start}).Now)
	m.Know(secret)
	return m
}

// register writes n people and their arrivals, one transaction each.
func register(t failer, desk *journal.Memory, name string, n int) {
	t.Helper()
	for i := range n {
		code := fmt.Sprintf("%s-%d", name, i)
		id := checkin.CodedID("fabriques-numeriques", "", code)
		write(t, desk,
			storetest.Registered(id, checkin.Fields{checkin.FieldCode: code, checkin.FieldLastName: "Testard"}),
			checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	}
}

func write(t failer, desk *journal.Memory, facts ...checkin.Fact) {
	t.Helper()
	ok(t, desk.Write(context.Background(), storetest.Actor, func(tx checkin.Tx) error {
		for _, f := range facts {
			if _, err := tx.Append(f); err != nil {
				return err
			}
		}
		return nil
	}))
}

// fleet is some desks of which carriers have taken pieces at some moments.
type fleet struct {
	desks   []*journal.Memory
	parcels [][]journal.Strand
}

// drawFleet lets desks write, copies of them write on, and carriers take what
// was new since some moment before.
func drawFleet(t *rapid.T) *fleet {
	f := &fleet{}
	moments := map[*journal.Memory][]journal.Vector{}
	for range rapid.IntRange(1, 4).Draw(t, "desks") {
		f.desks = append(f.desks, newDesk(Secret))
	}
	for i := range rapid.IntRange(1, 12).Draw(t, "steps") {
		desk := rapid.SampledFrom(f.desks).Draw(t, "desk")
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			f.desks = append(f.desks, desk.Clone((&storetest.Clock{At: storetest.Start}).Now))
		case 1, 2:
			v := journal.Vector{}
			if known := moments[desk]; len(known) > 0 && rapid.Bool().Draw(t, "later part") {
				v = rapid.SampledFrom(known).Draw(t, "since")
			}
			f.parcels = append(f.parcels, since(t, desk, v))
		default:
			register(t, desk, fmt.Sprintf("P%d", rapid.IntRange(0, 3).Draw(t, "person")), 1+i%2)
			moments[desk] = append(moments[desk], have(t, desk))
		}
	}
	for _, desk := range f.desks {
		f.parcels = append(f.parcels, since(t, desk, nil))
	}
	f.parcels = rapid.Permutation(f.parcels).Draw(t, "order")
	return f
}

// all is what the desks hold together.
func (f *fleet) all(t failer) *journal.Memory {
	t.Helper()
	union := newDesk(Secret)
	for _, desk := range f.desks {
		_, err := union.Apply(context.Background(), since(t, desk, nil))
		ok(t, err)
	}
	return union
}

func entries(v journal.Vector) int {
	n := 0
	for _, seq := range v {
		n += int(seq)
	}
	return n
}

func hash(t failer, m *journal.Memory) string {
	t.Helper()
	h, err := m.StateHash(context.Background())
	ok(t, err)
	return h
}

// newRun is a run of a member.
func newRun(t failer) *journal.Run {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	ok(t, err)
	run := journal.NewRun("fabriques-numeriques", key, "")
	run.Know(Secret)
	return run
}

// branch is what a run writes behind its place, without going there: two
// branches of one place are a fork, as of a virtual machine resumed twice.
func branch(t failer, run *journal.Run, facts ...checkin.Fact) (journal.Strand, *journal.Batch) {
	t.Helper()
	batch := run.Batch()
	var s journal.Strand
	for i, f := range facts {
		written, err := batch.Add(f, storetest.Actor, int64(i+1), storetest.Start)
		ok(t, err)
		for j := range written {
			s.Entries = append(s.Entries, written[j].Entry)
		}
	}
	s.Stream, s.First, s.Marks = s.Entries[0].ID.Stream, s.Entries[0].ID.Seq, batch.Marks()
	return s, batch
}

// noted are n facts that tell a branch from others.
func noted(name string, n int) []checkin.Fact {
	id := checkin.CodedID("fabriques-numeriques", "", "N")
	return slices.Repeat([]checkin.Fact{{Kind: checkin.KindNoted, Subject: id, Personal: checkin.Personal{Note: name}}}, n)
}
