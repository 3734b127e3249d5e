package hubtest

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// own: what a hub says itself reaches the desks, signed, and is ordered behind
// all that it has seen.
func own(t *testing.T, open func() hub.Store) {
	stores := several(open)
	desk := newDesk(Secret)
	register(t, desk, "A", 10)
	apply(t, stores[0], since(t, desk, nil)...)
	before := have(t, stores[0])
	facts := noted("of the hub", 2)
	ok(t, stores[1].Append(context.Background(), storetest.Actor, facts...))
	strands := since(t, stores[2], before)
	if len(strands) != 1 || len(strands[0].Entries) != 3 {
		t.Fatalf("%d strands of the hub's own", len(strands))
	}
	opening, err := strands[0].Entries[0].Content()
	ok(t, err)
	if o := journal.ReadOpening(strands[0].Stream, &opening); o.Device != stores[1].Device() || !o.Member(Secret) {
		t.Errorf("opened by %s", o.Device)
	}
	if opening.Tick <= 21 {
		t.Errorf("tick %d, of 21 seen", opening.Tick)
	}
	if at := shown(t, stores[1], before); !at.IsZero() {
		t.Errorf("others' entries show what was written at %v", at)
	}
	if at := shown(t, stores[1], journal.Vector{strands[0].Stream: 2}); !at.Equal(storetest.Start) {
		t.Errorf("its own show what was written at %v", at)
	}
	receipt, err := desk.Apply(context.Background(), strands)
	ok(t, err)
	if receipt.Fresh != 3 {
		t.Errorf("the desk takes %+v", receipt)
	}
	ok(t, stores[1].Append(context.Background(), storetest.Actor, facts...))
	if more := since(t, stores[0], have(t, desk)); len(more) != 1 || more[0].First != 4 || len(more[0].Entries) != 2 {
		t.Errorf("a second time: %+v", more)
	}
}

func shown(t failer, store hub.Store, v journal.Vector) time.Time {
	t.Helper()
	at, err := store.Shown(v)
	ok(t, err)
	return at
}

func ownAtOnce(t *testing.T, open func() hub.Store) {
	stores := several(open)
	const lanes, each = 6, 5
	ok(t, atOnce(lanes, func(i int) error {
		for range each {
			if err := stores[i%len(stores)].Append(context.Background(), storetest.Actor, noted("x", 1)...); err != nil {
				return err
			}
		}
		return nil
	}))
	reader := newDesk(Secret)
	receipt, err := reader.Apply(context.Background(), since(t, stores[0], nil))
	ok(t, err)
	if streams := len(have(t, reader)); receipt.Fresh != lanes*each+streams || len(receipt.Quarantined) > 0 {
		t.Errorf("%d of %d, in %d streams", receipt.Fresh, lanes*each, streams)
	}
}

func refusedFact(t *testing.T, open func() hub.Store) {
	store := open()
	long := checkin.Fact{Kind: checkin.KindNoted, Personal: checkin.Personal{Note: strings.Repeat("x", 1<<17)}}
	wantCode(t, store.Append(context.Background(), storetest.Actor, append(noted("before", 1), long)...), checkin.CodeInvalid)
	if v := have(t, store); len(v) != 0 {
		t.Errorf("a part was written: %v", v)
	}
	ok(t, store.Append(context.Background(), storetest.Actor, noted("after", 1)...))
	if n := entries(have(t, store)); n != 2 {
		t.Errorf("%d entries", n)
	}
}

// defined: whoever brings it, and in whatever order, the last word counts.
func defined(t *testing.T, open func() hub.Store) {
	stores := several(open)
	read := func() string {
		t.Helper()
		event, err := stores[2].Event()
		ok(t, err)
		return event.Name
	}
	if builtIn := checkin.Fabriques(2026); read() != builtIn.Name {
		t.Errorf("the built-in event is %q", read())
	}
	desk := newDesk(Secret)
	parts := map[string][]journal.Strand{}
	for _, name := range []string{"d'abord", "ensuite"} {
		before := have(t, desk)
		event := checkin.Fabriques(2026)
		event.Name = name
		clone := desk.Clone((&storetest.Clock{At: storetest.Start}).Now)
		write(t, clone, checkin.Fact{Kind: checkin.KindEventDefined, Body: checkin.Body{Define: &event}})
		parts[name] = since(t, clone, before)
		desk = clone
	}
	apply(t, stores[0], parts["ensuite"]...)
	if read() != "ensuite" {
		t.Errorf("defined as %q", read())
	}
	apply(t, stores[1], parts["d'abord"]...)
	if read() != "ensuite" {
		t.Errorf("an older definition came late, and it is %q", read())
	}
}

// news: every process hears of what any took in.
func news(t *testing.T, open func() hub.Store) {
	stores := several(open)
	for i, teller := range stores {
		for _, store := range stores {
			drain(store.Changed())
		}
		desk := newDesk(Secret)
		register(t, desk, string(rune('A'+i)), 1)
		if i == 0 {
			ok(t, teller.Append(context.Background(), storetest.Actor, noted("x", 1)...))
		} else {
			apply(t, teller, since(t, desk, nil)...)
		}
		heard := map[<-chan struct{}]bool{}
		for _, store := range stores {
			if heard[store.Changed()] {
				continue
			}
			heard[store.Changed()] = true
			select {
			case <-store.Changed():
			case <-time.After(time.Minute):
				t.Fatal("nobody told")
			}
		}
	}
}

func drain(c <-chan struct{}) {
	for {
		select {
		case <-c:
		default:
			return
		}
	}
}

func peers(t *testing.T, open func() hub.Store) {
	stores := several(open)
	peer := func(n byte, venue checkin.VenueID, desk string) journal.Peer {
		return journal.Peer{
			Device: checkin.DeviceID{n}, Desk: desk, Venue: venue, Have: journal.Vector{{n}: uint64(n), {n, 1}: 1 << 40},
			Heard: storetest.Start.Add(time.Duration(n) * time.Second), Ahead: -time.Duration(n) * time.Millisecond,
		}
	}
	a, b, c := peer(1, "calais", "Calais 2"), peer(2, "calais", "Calais 1"), peer(3, "boulogne", "Boulogne 9")
	for i, p := range []journal.Peer{a, b, c} {
		ok(t, stores[i].Heard(p))
	}
	a.Have, a.Desk = journal.Vector{}, "Calais 0" // put back from an old backup
	ok(t, stores[2].Heard(a))
	for _, store := range stores {
		got, err := store.Peers()
		ok(t, err)
		if diff := cmp.Diff([]journal.Peer{c, a, b}, got); diff != "" {
			t.Error(diff)
		}
	}
}
