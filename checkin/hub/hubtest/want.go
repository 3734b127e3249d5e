package hubtest

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// wants: what came without its personal part is asked for until it comes,
// unless the person was erased.
func wants(t *testing.T, open func() hub.Store) {
	stores := several(open)
	desk := newDesk(Secret)
	register(t, desk, "A", 2)
	whole := since(t, desk, nil)
	apply(t, stores[0], bare(whole)...)
	asked := wanted(t, stores[1])
	if len(asked) != 3 { // the opening's operator and two people
		t.Fatalf("%d are asked for", len(asked))
	}
	if given := give(t, stores[2], asked); len(given) != 0 {
		t.Errorf("gives what it has not: %+v", given)
	}
	given := give(t, desk, asked[1:])
	if receipt := apply(t, stores[2], given...); receipt.Filled != 2 || receipt.Fresh != 0 {
		t.Errorf("filled: %+v", receipt)
	}
	if left := wanted(t, stores[1]); !slices.Equal(left, asked[:1]) {
		t.Errorf("still asked for: %v", left)
	}
	// Any full bundle fills it too; another's personal part does not.
	false := bare(whole)
	false[0].Entries[0].Salt, false[0].Entries[0].Personal = whole[0].Entries[1].Salt, whole[0].Entries[1].Personal
	if receipt := apply(t, stores[0], false...); receipt.Filled != 0 || len(receipt.Quarantined) != 1 || receipt.Quarantined[0].Reason != journal.ReasonPersonal {
		t.Errorf("another's: %+v", receipt)
	}
	if receipt := apply(t, stores[0], whole...); receipt.Filled != 1 {
		t.Errorf("the rest: %+v", receipt)
	}
	if left := wanted(t, stores[1]); len(left) != 0 {
		t.Errorf("still asked for: %v", left)
	}
	if diff := cmp.Diff(whole[0].Entries, since(t, stores[2], nil)[0].Entries); diff != "" {
		t.Errorf("what comes out: %s", diff)
	}
}

// wantsNobodyErased: nobody asks for what is about somebody who was erased.
func wantsNobodyErased(t *testing.T, open func() hub.Store) {
	stores := several(open)
	desk := newDesk(Secret)
	register(t, desk, "A", 2)
	whole := since(t, desk, nil)
	apply(t, stores[0], bare(whole)...)
	write(t, desk, checkin.Fact{Kind: checkin.KindErased, Subject: checkin.CodedID("fabriques-numeriques", "", "A-0")})
	apply(t, stores[1], since(t, desk, have(t, stores[1]))...)
	if asked := wanted(t, stores[2]); len(asked) != 2 {
		t.Errorf("%d are asked for", len(asked))
	}
	if receipt := apply(t, stores[2], whole...); receipt.Filled != 2 {
		t.Errorf("filled: %+v", receipt)
	}
}

// bare is strands without their personal parts.
func bare(strands []journal.Strand) []journal.Strand {
	strands = slices.Clone(strands)
	for i := range strands {
		strands[i].Entries = slices.Clone(strands[i].Entries)
		for j := range strands[i].Entries {
			strands[i].Entries[j].Salt, strands[i].Entries[j].Personal = nil, nil
		}
	}
	return strands
}

// completer is the store as one that asks for what is missing, which every
// hub's is.
func completer(t failer, store any) journal.Completer {
	t.Helper()
	c, is := store.(journal.Completer)
	if !is {
		t.Fatalf("%T asks for nothing", store)
	}
	return c
}

func wanted(t failer, store any) []checkin.EntryID {
	t.Helper()
	ids, err := completer(t, store).Wants()
	ok(t, err)
	slices.SortFunc(ids, func(a, b checkin.EntryID) int {
		if a.Less(b) {
			return -1
		}
		return 1
	})
	return ids
}

func give(t failer, store any, ids []checkin.EntryID) []journal.Strand {
	t.Helper()
	strands, err := completer(t, store).Give(ids)
	ok(t, err)
	return strands
}

// revokedVouches: the word of a revoked device makes nobody trusted.
func revokedVouches(t *testing.T, open func() hub.Store) {
	stores := several(open)
	revoked, desk := newDesk(Secret), newDesk(nil)
	register(t, revoked, "R", 1)
	heads, err := revoked.HeadsOf(revoked.Device())
	ok(t, err)
	apply(t, stores[0], since(t, revoked, nil)...)
	ok(t, stores[0].Append(context.Background(), storetest.Actor, journal.Revoke(revoked.Device(), heads)))
	write(t, revoked, journal.Vouch(desk.Device()))
	apply(t, stores[1], since(t, revoked, have(t, stores[1]))...)
	register(t, desk, "S", 1)
	if r := apply(t, stores[2], since(t, desk, nil)...); r.Fresh != 0 || len(r.Strangers) != 1 {
		t.Errorf("vouched for by a revoked device: %+v", r)
	}
	if v := have(t, stores[0]); v[heads[0].Stream] != heads[0].Seq+1 {
		t.Errorf("what is held back is not kept: %v", v)
	}
}
