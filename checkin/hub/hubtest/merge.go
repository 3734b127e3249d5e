package hubtest

import (
	"bytes"
	"context"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
)

// union: whatever of a fleet's entries comes in whatever pieces and order, by
// whatever processes, each entry is taken in once, and what comes out again is
// what the desks hold together. One place serves all draws: each looks only at
// what is its own.
func union(t *testing.T, open func() hub.Store) {
	stores := several(open)
	rapid.Check(t, func(t *rapid.T) {
		before := have(t, stores[0])
		fleet := drawFleet(t)
		lanes := rapid.IntRange(1, 4).Draw(t, "lanes")
		var fresh atomic.Int64
		ok(t, atOnce(lanes, func(lane int) error {
			for i := lane; i < len(fleet.parcels); i += lanes {
				receipt, err := stores[i%len(stores)].Apply(context.Background(), fleet.parcels[i])
				if err != nil {
					return err
				}
				fresh.Add(int64(receipt.Fresh))
			}
			return nil
		}))
		all := fleet.all(t)
		want := have(t, all)
		if int(fresh.Load()) != entries(want) {
			t.Errorf("%d entries were new, of %d", fresh.Load(), entries(want))
		}
		want.Join(before)
		for _, store := range stores {
			if diff := cmp.Diff(want, have(t, store)); diff != "" {
				t.Fatalf("vector: %s", diff)
			}
		}
		if receipt := apply(t, stores[0]); receipt.Waiting != 0 {
			t.Errorf("still waiting: %+v", receipt)
		}
		reader := newDesk(Secret)
		receipt, err := reader.Apply(context.Background(), since(t, stores[1%len(stores)], before))
		ok(t, err)
		if len(receipt.Quarantined)+len(receipt.Strangers)+receipt.Waiting > 0 {
			t.Errorf("what comes out is not what went in: %+v", receipt)
		}
		if hash(t, reader) != hash(t, all) {
			t.Errorf("another state")
		}
	})
}

// crowd: many carriers bring much of the same at once, in opposite orders, and
// nobody waits for ever.
func crowd(t *testing.T, open func() hub.Store) {
	stores := several(open)
	var whole, halves []journal.Strand
	total := 0
	for i := range 6 {
		desk := newDesk(Secret)
		register(t, desk, string(rune('A'+i)), 5)
		half := have(t, desk)
		halves = append(halves, since(t, desk, nil)...)
		register(t, desk, string(rune('a'+i)), 5)
		whole = append(whole, since(t, desk, nil)...)
		halves = append(halves, since(t, desk, half)...)
		total += entries(have(t, desk))
	}
	var fresh atomic.Int64
	ok(t, atOnce(12, func(i int) error {
		parcel := slices.Concat(whole, halves)
		if i%2 == 1 {
			slices.Reverse(parcel)
		}
		for chunk := range slices.Chunk(parcel, 4+i) {
			receipt, err := stores[i%len(stores)].Apply(context.Background(), chunk)
			if err != nil {
				return err
			}
			if len(receipt.Quarantined) > 0 {
				t.Errorf("quarantined: %+v", receipt.Quarantined)
			}
			fresh.Add(int64(receipt.Fresh))
		}
		return nil
	}))
	for _, store := range stores {
		if n := entries(have(t, store)); n != total || int(fresh.Load()) != total {
			t.Errorf("%d entries held, %d were new, of %d", n, fresh.Load(), total)
		}
	}
	if receipt := apply(t, stores[0]); receipt.Waiting != 0 {
		t.Errorf("still waiting: %d", receipt.Waiting)
	}
}

// gap: what comes early claims nothing, and is taken in behind what was missing,
// whichever process brings that.
func gap(t *testing.T, open func() hub.Store) {
	stores := several(open)
	desk := newDesk(Secret)
	register(t, desk, "A", 2)
	half := have(t, desk)
	head := since(t, desk, nil)
	register(t, desk, "B", 2)
	tail := since(t, desk, half)
	for range 2 { // brought twice, it waits once
		if r := apply(t, stores[0], tail...); r.Fresh != 0 || r.Waiting != 1 {
			t.Errorf("behind a gap: %+v", r)
		}
	}
	if v := have(t, stores[0]); len(v) != 0 {
		t.Errorf("a vector claims what waits: %v", v)
	}
	if r := apply(t, stores[1], head...); r.Fresh != entries(have(t, desk)) || r.Waiting != 0 {
		t.Errorf("the gap filled: %+v", r)
	}
	if r := apply(t, stores[2], slices.Concat(tail, head)...); r.Fresh != 0 || len(r.Quarantined) != 0 {
		t.Errorf("again: %+v", r)
	}
	if diff := cmp.Diff(have(t, desk), have(t, stores[2])); diff != "" {
		t.Error(diff)
	}
}

// stranger: nothing of a device that nobody knows counts before an operator
// has vouched for it; then all of it does.
func stranger(t *testing.T, open func() hub.Store) {
	stores := several(open)
	desk := newDesk(nil)
	register(t, desk, "S", 2)
	first := have(t, desk)
	receipt := apply(t, stores[0], since(t, desk, nil)...)
	if len(receipt.Strangers) != 1 || receipt.Strangers[0].Device != desk.Device() || receipt.Strangers[0].Desk != "Calais 1" || receipt.Fresh != 0 {
		t.Fatalf("%+v", receipt)
	}
	register(t, desk, "T", 1)
	apply(t, stores[1], since(t, desk, first)...)
	if v := have(t, stores[1]); len(v) != 0 {
		t.Fatalf("a stranger's entries count: %v", v)
	}
	ok(t, stores[2].Append(context.Background(), checkin.Actor{}, journal.Vouch(desk.Device())))
	apply(t, stores[1])
	if v := have(t, stores[1]); v[only(first)] != have(t, desk)[only(first)] {
		t.Errorf("vouched for, and held to %d", v[only(first)])
	}
	// What it writes later is taken in at once.
	register(t, desk, "U", 1)
	if r := apply(t, stores[0], since(t, desk, have(t, stores[0]))...); r.Fresh == 0 || len(r.Strangers) != 0 {
		t.Errorf("of a trusted device: %+v", r)
	}
}

// trustArrives: the word that vouches may come by an exchange.
func trustArrives(t *testing.T, open func() hub.Store) {
	stores := several(open)
	desk, teacher := newDesk(nil), newDesk(Secret)
	register(t, desk, "S", 1)
	apply(t, stores[0], since(t, desk, nil)...)
	write(t, teacher, journal.Vouch(desk.Device()))
	apply(t, stores[1], since(t, teacher, nil)...)
	want := have(t, desk)
	want.Join(have(t, teacher))
	if diff := cmp.Diff(want, have(t, stores[2])); diff != "" {
		t.Error(diff)
	}
}

// only is the one stream of a vector.
func only(v journal.Vector) checkin.StreamID { return v.Streams()[0] }

// forged: what its device did not write so is said, counts nowhere, and does
// not stand in the way of the true.
func forged(t *testing.T, open func() hub.Store) {
	stores := several(open)
	desk := newDesk(Secret)
	register(t, desk, "A", 2)
	false := since(t, desk, nil)[0]
	false.Entries = slices.Clone(false.Entries)
	false.Entries[2].Bytes = bytes.Replace(false.Entries[2].Bytes, []byte(`"w":`), []byte(`"w":9`), 1)
	for _, store := range stores {
		receipt := apply(t, store, false)
		if receipt.Fresh != 0 || len(receipt.Quarantined) != len(false.Entries) || receipt.Quarantined[0].Reason != journal.ReasonUnsigned {
			t.Errorf("%+v", receipt)
		}
	}
	if v := have(t, stores[0]); len(v) != 0 {
		t.Errorf("counted: %v", v)
	}
	if r := apply(t, stores[1], since(t, desk, nil)...); r.Fresh != len(false.Entries) {
		t.Errorf("the true one: %+v", r)
	}
	if s := since(t, stores[2], nil); len(s) != 1 || !bytes.Equal(s[0].Entries[2].Bytes, since(t, desk, nil)[0].Entries[2].Bytes) {
		t.Error("what comes out is not the true one")
	}
}

// batches: what is read in small parts is the same.
func batches(t *testing.T, open func() hub.Store) {
	stores := several(open)
	for range 3 {
		desk := newDesk(Secret)
		register(t, desk, "A", 200) // 401 entries: a mark to cut at
		apply(t, stores[0], since(t, desk, nil)...)
	}
	reader, parts := newDesk(Secret), 0
	for more := true; more; parts++ {
		var strands []journal.Strand
		var err error
		strands, more, err = stores[1].Some(have(t, reader), 20_000)
		ok(t, err)
		if _, err := reader.Apply(context.Background(), strands); err != nil {
			t.Fatal(err)
		}
		if parts > 1000 {
			t.Fatal("it never ends")
		}
	}
	if parts < 4 {
		t.Errorf("all of it in %d parts", parts)
	}
	if diff := cmp.Diff(have(t, stores[0]), have(t, reader)); diff != "" {
		t.Error(diff)
	}
}

func cancelled(t *testing.T, open func() hub.Store) {
	store := open()
	desk := newDesk(Secret)
	register(t, desk, "A", 1)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := store.Apply(ctx, since(t, desk, nil)); err == nil {
		t.Error("taken in")
	}
	if v := have(t, store); len(v) != 0 {
		t.Errorf("held: %v", v)
	}
}
