package hubtest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// fork: of two continuations of one stream one stands, everywhere the same, and
// the other is said.
func fork(t *testing.T, open func() hub.Store) {
	stores := several(open)
	run := newRun(t)
	root, batch := branch(t, run, noted("root", 2)...)
	run.Keep(batch)
	left, _ := branch(t, run, noted("left", 2)...)
	right, _ := branch(t, run, noted("right", 3)...)
	apply(t, stores[0], root, left)
	receipt := apply(t, stores[1], right)
	aside := len(receipt.Quarantined)
	if aside == 0 || receipt.Quarantined[0].Reason != journal.ReasonForked {
		t.Errorf("%+v", receipt)
	}
	for _, store := range stores {
		apply(t, store, right)
		if last := have(t, store)[root.Stream]; (last != left.Last() || aside != 3) && (last != right.Last() || aside != 2) {
			t.Errorf("held to %d of %d and %d, %d aside", last, left.Last(), right.Last(), aside)
		}
	}
}

// forkRace: one of them stands, whole, wherever they come in at once.
func forkRace(t *testing.T, open func() hub.Store) {
	stores := several(open)
	for range 10 {
		run := newRun(t)
		root, batch := branch(t, run, noted("root", 1)...)
		run.Keep(batch)
		left, _ := branch(t, run, noted("left", 2)...)
		right, _ := branch(t, run, noted("right", 3)...)
		receipts := make([]journal.Receipt, 2)
		ok(t, atOnce(2, func(i int) (err error) {
			receipts[i], err = stores[i].Apply(context.Background(), []journal.Strand{root, [...]journal.Strand{left, right}[i]})
			return err
		}))
		last := have(t, stores[2])[root.Stream]
		fresh, aside := receipts[0].Fresh+receipts[1].Fresh, len(receipts[0].Quarantined)+len(receipts[1].Quarantined)
		if (last != left.Last() || aside != 3) && (last != right.Last() || aside != 2) || fresh < int(last) {
			t.Fatalf("held to %d of %d and %d, %d fresh, %d aside", last, left.Last(), right.Last(), fresh, aside)
		}
	}
}

// forkTravels: whatever branches come in whatever order, at once, by whatever
// processes, the store holds what a store in memory holds, and two desks that
// had a branch each are of one mind behind it.
func forkTravels(t *testing.T, open func() hub.Store) {
	stores := several(open)
	rapid.Check(t, func(t *rapid.T) {
		before := have(t, stores[0])
		branches := drawBranches(t)
		order := rapid.Permutation(branches).Draw(t, "order")
		ok(t, atOnce(len(order), func(i int) error {
			_, err := stores[i%len(stores)].Apply(context.Background(), order[i])
			return err
		}))
		desks := make([]*journal.Memory, len(branches))
		for i := range branches {
			desks[i] = newDesk(Secret)
			_, err := desks[i].Apply(context.Background(), branches[i])
			ok(t, err)
		}
		for round := 0; round < 4 && (round < 2 || !agree(t, desks)); round++ { // a doubt takes a round more
			for i, desk := range desks {
				exchange(t, desk, stores[i%len(stores)], before)
			}
		}
		want := have(t, desks[0])
		want.Join(before)
		for _, store := range stores {
			if diff := cmp.Diff(want, have(t, store)); diff != "" {
				t.Fatalf("vector: %s", diff)
			}
		}
		for _, desk := range desks[1:] {
			if hash(t, desk) != hash(t, desks[0]) {
				t.Errorf("two desks are in two states")
			}
		}
	})
}

// drawBranches draws some branches of one stream, each from its beginning.
func drawBranches(t *rapid.T) [][]journal.Strand {
	run := newRun(t)
	length := rapid.IntRange(1, 3)
	root, batch := branch(t, run, noted("root", length.Draw(t, "root"))...)
	run.Keep(batch)
	branches := [][]journal.Strand{}
	for i := range rapid.IntRange(1, 2).Draw(t, "branches") {
		b, _ := branch(t, run, noted(fmt.Sprint("branch ", i), length.Draw(t, "branch"))...)
		branches = append(branches, []journal.Strand{root, b})
	}
	left, batch := branch(t, run, noted("left", length.Draw(t, "left"))...)
	run.Keep(batch)
	for i := range 2 { // a branch that forks again
		b, _ := branch(t, run, noted(fmt.Sprint("twig ", i), length.Draw(t, "twig"))...)
		branches = append(branches, []journal.Strand{root, left, b})
	}
	return branches
}

// agree reports whether all desks hold the same.
func agree(t failer, desks []*journal.Memory) bool {
	t.Helper()
	return !slices.ContainsFunc(desks, func(d *journal.Memory) bool { return !have(t, d).Equal(have(t, desks[0])) })
}

// exchange gives each what it lacks, both ways; what the store held before is
// of no account.
func exchange(t failer, desk *journal.Memory, store hub.Store, before journal.Vector) {
	t.Helper()
	apply(t, store, since(t, desk, have(t, store))...)
	known := have(t, desk)
	known.Join(before)
	_, err := desk.Apply(context.Background(), since(t, store, known))
	ok(t, err)
}

// ownFork: a process whose twin wrote on under its stream writes under another.
func ownFork(t *testing.T, open func() hub.Store) {
	stores := several(open)
	ok(t, stores[0].Append(context.Background(), storetest.Actor, noted("one", 1)...))
	first := since(t, stores[0], nil)[0]
	ok(t, stores[0].Append(context.Background(), storetest.Actor, noted("two", 1)...))
	v := have(t, stores[1])
	if len(v) != 1 || v[first.Stream] != 3 {
		t.Errorf("two facts of one process: %v", v)
	}
}
