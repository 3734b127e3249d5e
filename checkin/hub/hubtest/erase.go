package hubtest

import (
	"testing"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// erased: through the hub, at whichever of its processes the word of an erasure
// comes in, nothing of what is said of somebody goes out any more, whether it
// came before or comes later, at once or in pieces, or is of the hub's own.
func erased(t *testing.T, open func() hub.Store) {
	stores := several(open)
	desk, eraser := newDesk(Secret), newDesk(Secret)
	register(t, desk, "A", 2)
	gone, stays := checkin.CodedID("fabriques-numeriques", "", "A-0"), checkin.CodedID("fabriques-numeriques", "", "A-1")
	apply(t, stores[0], since(t, desk, nil)...)
	old := since(t, desk, nil)

	// What is written later, and what waits for it.
	note := func() {
		write(t, desk, checkin.Fact{Kind: checkin.KindNoted, Subject: gone, Personal: checkin.Personal{Note: "Testard"}})
	}
	note()
	note()
	later := since(t, desk, have(t, stores[0]))
	late := journal.Strand{Stream: later[0].Stream, First: later[0].First + 1, Entries: later[0].Entries[1:], Marks: later[0].Marks}
	apply(t, stores[1], late)

	write(t, eraser, checkin.Fact{Kind: checkin.KindErased, Subject: gone})
	apply(t, stores[1], since(t, eraser, nil)...)
	forgotten(t, stores, gone)
	apply(t, stores[2], later...)
	apply(t, stores[2], old...)
	note()
	apply(t, stores[2], since(t, desk, have(t, stores[2]))...) // goes on where it ended
	ok(t, stores[0].Append(t.Context(), storetest.Actor, checkin.Fact{Kind: checkin.KindNoted, Subject: gone, Personal: checkin.Personal{Note: "Testard"}}))
	forgotten(t, stores, gone)

	// The hub's own word erases too; and who joins later gets the others whole.
	ok(t, stores[0].Append(t.Context(), storetest.Actor, checkin.Fact{Kind: checkin.KindErased, Subject: stays}))
	forgotten(t, stores, gone, stays)
	newcomer := newDesk(Secret)
	_, err := newcomer.Apply(t.Context(), since(t, stores[1], nil))
	ok(t, err)
	_, err = desk.Apply(t.Context(), since(t, stores[1], have(t, desk)))
	ok(t, err)
	if hash(t, newcomer) != hash(t, desk) {
		t.Error("who joins later does not know the same")
	}
}

// erasedAtOnce: entries about somebody come in at every process while the word
// of their erasure does.
func erasedAtOnce(t *testing.T, open func() hub.Store) {
	stores := several(open)
	gone := checkin.CodedID("fabriques-numeriques", "", "A-0")
	const desks, notes = 6, 10
	var pieces [desks][][]journal.Strand
	for i := range pieces {
		desk := newDesk(Secret)
		seen := journal.Vector{}
		for range notes {
			write(t, desk, checkin.Fact{Kind: checkin.KindNoted, Subject: gone, Personal: checkin.Personal{Note: "Testard"}})
			pieces[i] = append(pieces[i], since(t, desk, seen))
			seen = have(t, desk)
		}
	}
	ok(t, atOnce(desks+1, func(i int) error {
		if i == desks {
			return stores[0].Append(t.Context(), storetest.Actor, checkin.Fact{Kind: checkin.KindErased, Subject: gone})
		}
		for _, piece := range pieces[i] {
			if _, err := stores[i%len(stores)].Apply(t.Context(), piece); err != nil {
				return err
			}
		}
		return nil
	}))
	forgotten(t, stores, gone)
}

// heldErasure: what a revoked device erases stays.
func heldErasure(t *testing.T, open func() hub.Store) {
	stores := several(open)
	revoked, desk := newDesk(Secret), newDesk(Secret)
	register(t, revoked, "R", 1)
	register(t, desk, "A", 1)
	heads, err := revoked.HeadsOf(revoked.Device())
	ok(t, err)
	apply(t, stores[0], append(since(t, revoked, nil), since(t, desk, nil)...)...)
	ok(t, stores[0].Append(t.Context(), storetest.Actor, journal.Revoke(revoked.Device(), heads)))
	write(t, revoked, checkin.Fact{Kind: checkin.KindErased, Subject: checkin.CodedID("fabriques-numeriques", "", "A-0")})
	apply(t, stores[1], since(t, revoked, have(t, stores[1]))...)
	said := 0
	for _, strand := range since(t, stores[2], nil) {
		for i := range strand.Entries {
			if c, err := strand.Entries[i].Content(); err == nil && c.Kind == checkin.KindRegistered && !strand.Entries[i].IsSilent() {
				said++
			}
		}
	}
	if said != 2 {
		t.Errorf("%d people are named", said)
	}
}

func forgotten(t *testing.T, stores []hub.Store, ids ...checkin.RegistrationID) {
	t.Helper()
	for _, store := range stores {
		for _, strand := range since(t, store, nil) {
			for i := range strand.Entries {
				c, err := strand.Entries[i].Content()
				ok(t, err)
				for _, id := range ids {
					if c.Subject == id && !strand.Entries[i].IsSilent() {
						t.Errorf("entry %s, of kind %s, still says something", strand.Entries[i].ID, c.Kind)
					}
				}
			}
		}
		for _, wanted := range wanted(t, store) {
			t.Errorf("it asks for %s", wanted)
		}
	}
}
