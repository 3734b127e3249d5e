package storetest

import (
	"bytes"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// Everything is all that a store has of personal parts, beside its journal too,
// as text: for a look at what is left of somebody.
type everything interface {
	Everything(*testing.T) []byte
}

// erasure has a store learn of somebody, and that they were erased, in each
// order, in pieces, from one who still has all of it and from one who has not:
// whatever came first, nothing is left of them, and all hold the same.
func erasure(t *testing.T, open Open) {
	clock := &Clock{At: Start}
	source := open(t, clock).(Machine)
	id, fields := person("CA-0001", "Xylophonine", "Zyxwvut")
	other, fields2 := person("CA-0002", "Bob", "Essai")
	Append(t, source, Actor, Registered(id, fields), Registered(other, fields2),
		checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1", Personal: checkin.Personal{Reason: "Zyxwvut en retard"}},
		checkin.Fact{Kind: checkin.KindNoted, Subject: id, Personal: checkin.Personal{Note: "Zyxwvut revient"}})
	before := since(t, source)
	eraser := open(t, clock).(Machine)
	Append(t, eraser, Actor, journal.Vouch(source.Device()), checkin.Fact{Kind: checkin.KindErased, Subject: id})
	word := since(t, eraser)

	var hashes []string
	for name, pieces := range map[string][]journal.Strand{
		"known, then erased":            append(before, word...),
		"erased, then known":            append(word, before...),
		"known, erased and known again": append(append(before, word...), before...),
		"in pieces, the last first":     append(append(backwards(before), word...), backwards(before)...),
		"among what waits, then erased": append(backwards(before)[:1], append(word, before...)...),
	} {
		t.Run(name, func(t *testing.T) {
			store := open(t, clock).(Machine)
			Append(t, store, Actor, journal.Vouch(source.Device()), journal.Vouch(eraser.Device()))
			for _, piece := range pieces {
				if _, err := store.Apply(t.Context(), []journal.Strand{piece}); err != nil {
					t.Fatal(err)
				}
			}
			isForgotten(t, store, id)
			if found := must[[]checkin.Registration](t, "read")(store.Registrations(id, other)); len(found) != 2 || !found[0].Erased || found[0].FullName() != "" || found[1].LastName() != "Essai" {
				t.Errorf("folded: %+v", found)
			}
			if a := must[[]checkin.Arrival](t, "arrivals")(store.Arrivals(id)); len(a) != 1 || !a[0].InForce() || a[0].Reason != "" {
				t.Errorf("their arrival is kept, without a word: %+v", a)
			}
			hashes = append(hashes, must[string](t, "hash")(store.StateHash(t.Context()))[:8])
			sound(t, store)
		})
	}
	if _, err := source.Apply(t.Context(), word); err != nil {
		t.Fatal(err)
	}
	t.Run("who knew them first", func(t *testing.T) {
		Append(t, source, Actor, journal.Vouch(eraser.Device()))
		if _, err := source.Apply(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		isForgotten(t, source, id)
		sound(t, source)
	})
	t.Run("written about when erased", func(t *testing.T) {
		Append(t, source, Actor, checkin.Fact{Kind: checkin.KindNoted, Subject: id, Personal: checkin.Personal{Note: "Zyxwvut encore"}})
		isForgotten(t, source, id)
		sound(t, source)
	})
	for _, hash := range hashes {
		if hash != hashes[0] {
			t.Errorf("one set of entries, several states: %v", hashes)
		}
	}
}

// backwards cuts a strand into its entries that end on a mark of their own, the
// last piece first; with one mark there are a head that waits and the whole.
func backwards(strands []journal.Strand) []journal.Strand {
	s := strands[0]
	late := journal.Strand{Stream: s.Stream, First: 3, Entries: s.Entries[2:], Marks: s.Marks}
	return []journal.Strand{late, s}
}

// isForgotten looks for somebody in all that a store holds.
func isForgotten(t *testing.T, store Machine, id checkin.RegistrationID) {
	t.Helper()
	for _, strand := range since(t, store) {
		for i := range strand.Entries {
			if c, err := strand.Entries[i].Content(); err != nil || c.Subject == id && !strand.Entries[i].IsSilent() {
				t.Errorf("entry %s still says something (%v)", strand.Entries[i].ID, err)
			}
		}
	}
	if holders := must[[]checkin.RegistrationID](t, "holders")(store.Holders(checkin.CodeExact, "CA-0001")); len(holders) > 0 {
		t.Errorf("their code finds %v", holders)
	}
	if namesakes := must[[]checkin.RegistrationID](t, "namesakes")(store.Namesakes("Xylophonine Zyxwvut", "Xylophonine@test.example")); len(namesakes) > 0 {
		t.Errorf("their name finds %v", namesakes)
	}
	for _, wanted := range must[[]checkin.EntryID](t, "wants")(store.(journal.Completer).Wants()) {
		t.Errorf("it asks for %s", wanted)
	}
	if all, ok := store.(everything); ok {
		if text := bytes.ToLower(all.Everything(t)); bytes.Contains(text, []byte("zyxwvut")) {
			t.Error("something is still left of them")
		}
	}
}

// erasedUnlist has a list bring somebody who was erased: under their code, under
// one that they had later, and without a code.
func erasedUnlist(t *testing.T, open Open) {
	store := open(t, &Clock{Start})
	desk := must[*checkin.Desk](t, "desk")(checkin.NewDesk(checkin.Config{Store: store, Finder: Blind{}, Actor: Actor, Session: "calais-j1"}))
	row := func(code string) checkin.Listing {
		f := checkin.Fields{checkin.FieldFirstName: "Ada", checkin.FieldLastName: "Testard", checkin.FieldEmail: "ada@test.example"}
		if code != "" {
			f[checkin.FieldCode] = code
		}
		return checkin.Listing{Name: "liste", Rows: []checkin.ListedRow{{Line: 2, Fields: f}}}
	}
	take := func(code string) checkin.Intake {
		t.Helper()
		return must[checkin.Intake](t, "import")(checkin.Import(t.Context(), store, Actor, row(code), false))
	}
	take("CA-1")
	take("CA-2") // a new code for the same person
	id := checkin.CodedID("fabriques-numeriques", "", "CA-1")
	if r := must[[]checkin.Registration](t, "read")(store.Registrations(id)); len(r) != 1 || r[0].Code() != "CA-2" {
		t.Fatalf("%+v", r)
	}
	if _, err := desk.Erase(t.Context(), id, checkin.GroundRequest); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"CA-1", "CA-2", ""} {
		if in := take(code); in.Added+in.Updated > 0 || in.Erased != 1 {
			t.Errorf("under %q they come back: %+v", code, in)
		}
	}
	if in := take("CA-3"); in.Added != 1 {
		t.Errorf("somebody with another code: %+v", in)
	}
	if _, err := desk.Erase(t.Context(), id, checkin.GroundRequest); checkin.ErrorCode(err) != checkin.CodeAlready {
		t.Errorf("twice: %v", err)
	}
}
