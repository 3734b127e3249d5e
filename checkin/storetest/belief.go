package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
)

// Belief lets four machines, of which two are one, write what it takes to doubt
// each other: revocations, admissions, words of trust, the taking back of all
// these; and people, arrivals and decisions for them to be about. It gives all
// of it to each store in an order, in pieces and with repeats of its own, some
// at first without personal parts; then all of them must show the same.
func Belief(t *rapid.T, stores ...Machine) {
	check := func(err error) {
		if err != nil {
			t.Fatalf("%v", err)
		}
	}
	w := &quarrel{t: t}
	for range 3 {
		w.guests = append(w.guests, newGuest())
	}
	for range rapid.IntRange(4, 12).Draw(t, "before") {
		w.step()
	}
	w.guests = append(w.guests, w.guests[0].twin())
	for range rapid.IntRange(4, 16).Draw(t, "after") {
		w.step()
	}
	for i, store := range stores {
		dice := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), uint64(i)))
		check(store.Write(context.Background(), Actor, func(tx checkin.Tx) error {
			for _, g := range w.guests[:3] {
				if _, err := tx.Append(journal.Vouch(g.run.Device())); err != nil {
					return err
				}
			}
			return nil
		}))
		for _, piece := range w.pieces(dice) {
			_, err := store.Apply(context.Background(), []journal.Strand{piece})
			check(err)
		}
		for i := range 2 * len(w.guests) { // twice, for what an erasure kept out that was then held back
			if g := w.guests[i%len(w.guests)]; len(g.strand.Entries) > 0 {
				_, err := store.Apply(context.Background(), []journal.Strand{g.strand})
				check(err)
			}
		}
	}
	first := w.show(stores[0])
	for _, store := range stores[1:] {
		if diff := cmp.Diff(first, w.show(store)); diff != "" {
			t.Fatalf("two stores that hold the same differ:\n%s", diff)
		}
	}
}

// quarrel is what machines write that doubt each other.
type quarrel struct {
	t       *rapid.T
	guests  []*guest
	written []checkin.EntryID
}

// step lets one machine write one thing, mostly in sight of all before it.
func (w *quarrel) step() {
	g := w.guests[rapid.IntRange(0, len(w.guests)-1).Draw(w.t, "machine")]
	if rapid.IntRange(0, 3).Draw(w.t, "in sight") > 0 {
		for _, other := range w.guests {
			g.tick = max(g.tick, other.tick)
		}
	}
	b := g.run.Batch()
	g.tick += 2
	written, err := b.Add(w.fact(), Actor, g.tick, g.clock)
	if err != nil {
		w.t.Fatalf("write: %v", err)
	}
	for _, e := range written {
		g.strand.Stream = e.ID.Stream
		g.strand.Entries = append(g.strand.Entries, e.Entry)
		w.written = append(w.written, e.ID)
	}
	g.strand.Marks = append(g.strand.Marks, b.Marks()...)
	g.run.Keep(b)
}

// fact draws what is written.
func (w *quarrel) fact() checkin.Fact {
	t := w.t
	who := checkin.CodedID("fabriques-numeriques", "", rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "who"))
	some := func() (ids []checkin.EntryID) {
		if len(w.written) > 0 {
			for _, turn := range rapid.SliceOfN(rapid.IntRange(0, len(w.written)-1), 0, 4).Draw(t, "turns") {
				ids = append(ids, w.written[turn])
			}
		}
		return ids
	}
	device := w.guests[rapid.IntRange(0, 2).Draw(t, "device")].run.Device()
	switch kind := rapid.IntRange(0, 16).Draw(t, "kind"); kind {
	case 0, 1:
		return Registered(who, checkin.Fields{checkin.FieldLastName: fmt.Sprint("Testard", len(w.written)), checkin.FieldCode: fmt.Sprint("C", kind)})
	case 2, 3, 4:
		return arrived(who)
	case 5:
		if ids := some(); len(ids) > 0 {
			return checkin.Fact{Kind: checkin.KindUndone, Subject: who, Session: "calais-j1", Body: checkin.Body{Entry: ids[0]}, Personal: checkin.Personal{Reason: "erreur"}}
		}
	case 6:
		return checkin.Fact{Kind: checkin.KindDecided, Subject: who, Body: checkin.Body{Settles: some()}}
	case 7:
		return journal.Vouch(checkin.DeviceID{byte(len(w.written))})
	case 8, 9:
		return journal.Revoke(device, some())
	case 10:
		return checkin.Fact{Kind: checkin.KindDecided, Body: checkin.Body{Settles: some()}}
	case 11:
		if ids := some(); len(ids) > 0 {
			return checkin.Fact{Kind: checkin.KindUndone, Body: checkin.Body{Entry: ids[0]}}
		}
	case 12:
		event := checkin.Fabriques(2026)
		event.Name = fmt.Sprint("Fabriques ", len(w.written))
		return checkin.Fact{Kind: checkin.KindEventDefined, Body: checkin.Body{Define: &event}}
	case 13:
		other := checkin.CodedID("fabriques-numeriques", "", rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "other"))
		return checkin.Fact{Kind: checkin.KindJoined, Subject: who, Body: checkin.Body{Other: other}}
	case 14:
		if ids := some(); len(ids) > 0 {
			return checkin.Fact{Kind: checkin.KindLeft, Subject: who, Session: "calais-j1", Body: checkin.Body{Entry: ids[0]}}
		}
	case 15:
		return checkin.Fact{
			Kind: checkin.KindAmended, Subject: who, Body: checkin.Body{Over: some()},
			Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldCompany: fmt.Sprint("Essais ", len(w.written))}},
		}
	}
	return checkin.Fact{Kind: checkin.KindErased, Subject: who}
}

// pieces cuts what was written at some of its marks, and shuffles it.
func (w *quarrel) pieces(dice *rand.Rand) []journal.Strand {
	var pieces []journal.Strand
	for _, g := range w.guests {
		from := 0
		for _, mark := range g.strand.Marks {
			if dice.IntN(3) > 0 {
				continue
			}
			piece := journal.Strand{Stream: g.strand.Stream, First: uint64(from) + 1, Marks: []journal.Mark{mark}}
			piece.Entries = slices.Clone(g.strand.Entries[from:mark.ID.Seq])
			if dice.IntN(2) == 0 {
				bare([]journal.Strand{piece})
			}
			pieces = append(pieces, piece)
			if dice.IntN(2) == 0 {
				from = int(mark.ID.Seq)
			}
		}
	}
	dice.Shuffle(len(pieces), func(a, b int) { pieces[a], pieces[b] = pieces[b], pieces[a] })
	return pieces
}

// shown is what a store shows of it.
type shown struct {
	Hash      string
	Have      journal.Vector
	Event     string
	Wants     []checkin.EntryID
	Held      []checkin.Held
	Conflicts []checkin.Conflict
	People    []checkin.Registration
	Arrivals  []checkin.Arrival
	Tally     checkin.Tally
	Aside     []journal.Quarantined
}

func (w *quarrel) show(store Machine) (s shown) {
	check := func(err error) {
		if err != nil {
			w.t.Fatalf("%v", err)
		}
	}
	var err error
	s.Hash, err = store.StateHash(context.Background())
	check(err)
	have, err := store.Have()
	check(err)
	own, err := store.(revocable).HeadsOf(store.Device())
	check(err)
	for _, id := range own {
		delete(have, id.Stream)
	}
	s.Have = have
	event, err := store.Event()
	check(err)
	s.Event = event.Name
	s.Wants, err = store.(journal.Completer).Wants()
	check(err)
	s.Held, err = store.Held()
	check(err)
	s.Conflicts, err = store.Conflicts()
	check(err)
	check(counted(store))
	ids := []checkin.RegistrationID{}
	for _, who := range []string{"a", "b", "c"} {
		ids = append(ids, checkin.CodedID("fabriques-numeriques", "", who))
	}
	s.People, err = store.Registrations(ids...)
	check(err)
	s.Arrivals, err = store.Arrivals(ids...)
	check(err)
	s.Tally, err = store.Tally("calais-j1", Start)
	check(err)
	s.Tally.OnlyHere = 0 // its own words of trust are counted too
	aside, err := store.(revocable).Aside(context.Background())
	check(err)
	s.Aside = aside.Quarantined
	return s
}
