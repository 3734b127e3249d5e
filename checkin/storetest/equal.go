package storetest

import (
	"context"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
)

// Equal drives two stores with the same random acts and compares all that can
// be read of them.
func Equal(t *rapid.T, one, two checkin.Store, clock *Clock) {
	stores := [2]checkin.Store{one, two}
	var written [2][]checkin.EntryID
	for range rapid.IntRange(1, 25).Draw(t, "acts") {
		a := drawAct(t)
		clock.At = clock.At.Add(a.advance)
		for i, store := range stores {
			written[i] = append(written[i], write(t, store, Actor, a.fact(written[i])))
		}
	}
	if diff := cmp.Diff(observe(t, one, written[0], clock), observe(t, two, written[1], clock)); diff != "" {
		t.Fatalf("two stores with the same entries differ:\n%s", diff)
	}
}

func write(t *rapid.T, store checkin.Store, actor checkin.Actor, f checkin.Fact) (id checkin.EntryID) {
	err := store.Write(context.Background(), actor, func(tx checkin.Tx) (err error) {
		id, err = tx.Append(f)
		return err
	})
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	return id
}

// Secret is that of the event of these tests.
var Secret = []byte("the secret of an invented event.")

// Converge has three desks act at random, each knowing of the others what it
// happened to learn, and brings all that they wrote to some other stores, to
// each in another order, in other pieces and partly twice. All of them must then
// show the same and hash to the same.
//
// Every other store knows [Secret].
func Converge(t *rapid.T, clock *Clock, others ...Machine) {
	var desks []*journal.Memory
	for range 3 {
		m := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
		m.Know(Secret)
		desks = append(desks, m)
	}
	var written []checkin.EntryID
	for range rapid.IntRange(1, 20).Draw(t, "acts") {
		a := drawAct(t)
		clock.At = clock.At.Add(a.advance)
		at := rapid.IntRange(0, 2).Draw(t, "desk")
		actor := Actor
		actor.Desk = []string{"Calais 1", "Calais 2", "Calais 3"}[at]
		fact := a.fact(written)
		if rapid.IntRange(0, 9).Draw(t, "rules") == 0 {
			fact = drawRuling(t, desks[at], desks[rapid.IntRange(0, 2).Draw(t, "about")].Device(), written)
		}
		written = append(written, write(t, desks[at], actor, fact))
		if rapid.IntRange(0, 3).Draw(t, "tells") == 0 {
			tell(t, desks[at], desks[rapid.IntRange(0, 2).Draw(t, "whom")])
		}
	}
	first := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	first.Know(Secret)
	for _, desk := range desks {
		tell(t, desk, first)
	}
	complete(t, first, desks)
	want := observe(t, first, written, clock)
	for _, other := range others {
		for _, i := range rapid.Permutation([]int{0, 1, 2, 0, 1, 2}).Draw(t, "order") {
			tell(t, desks[i], other)
		}
		complete(t, other, desks)
		got := observe(t, other, written, clock)
		want.Changes, got.Changes = nil, nil // of what was held when it came, and is still, some were told and some not
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("two stores with the same entries differ:\n%s", diff)
		}
		if one, two := stateHash(t, first), stateHash(t, other); one != two {
			t.Fatalf("one state, two hashes: %s and %s", one, two)
		}
	}
}

// drawRuling is a word on whose word counts: a device is revoked, what is held of
// one is admitted, or some entry, perhaps such a one, is taken back.
func drawRuling(t *rapid.T, desk *journal.Memory, device checkin.DeviceID, written []checkin.EntryID) checkin.Fact {
	heads, err := desk.HeadsOf(device)
	if err != nil {
		t.Fatal(err)
	}
	switch n := rapid.IntRange(0, 3).Draw(t, "ruling"); {
	case n == 0:
		return checkin.Fact{Kind: checkin.KindDecided, Body: checkin.Body{Settles: heads}}
	case n == 1 && len(written) > 0:
		return checkin.Fact{Kind: checkin.KindUndone, Body: checkin.Body{Entry: rapid.SampledFrom(written).Draw(t, "undoes")}}
	case n == 2 && len(heads) > 0 && heads[0].Seq > 1:
		heads[0].Seq = uint64(rapid.IntRange(1, int(heads[0].Seq)).Draw(t, "up to"))
	}
	return journal.Revoke(device, heads)
}

func tell(t *rapid.T, from, to Machine) {
	all, err := from.Since(journal.Vector{})
	if err != nil {
		t.Fatal(err)
	}
	for _, strand := range rapid.Permutation(all).Draw(t, "strands") {
		receipt, err := to.Apply(context.Background(), []journal.Strand{strand})
		if err != nil || len(receipt.Strangers)+len(receipt.Quarantined) > 0 {
			t.Fatalf("%+v %v", receipt, err)
		}
	}
}

// complete has a store ask desks for what it lacks: what it did not keep, because
// of an erasure that turned out to be held back.
func complete(t *rapid.T, store Machine, desks []*journal.Memory) {
	for _, desk := range desks {
		wants, err := store.(journal.Completer).Wants()
		if err != nil {
			t.Fatal(err)
		}
		given, err := desk.Give(wants)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Apply(context.Background(), given); err != nil {
			t.Fatal(err)
		}
	}
}

func stateHash(t *rapid.T, m Machine) string {
	hash, err := m.StateHash(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return hash
}
