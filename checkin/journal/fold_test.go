package journal_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
)

// subject is whom the entries of these tests are about.
var subject = checkin.RegistrationID{1}

// said is one entry about one registration, as the fold receives it.
type said struct {
	id       checkin.EntryID
	content  journal.Content
	body     checkin.Body
	personal checkin.Personal
}

func drawSaid(t *rapid.T) []said {
	kinds := []checkin.Kind{
		checkin.KindRegistered, checkin.KindRegistered, checkin.KindAmended, checkin.KindWithdrawn, checkin.KindArrived,
		checkin.KindArrived, checkin.KindUndone, checkin.KindUndone, checkin.KindErased, "not-known-yet",
		checkin.KindLeft, checkin.KindLeft, checkin.KindAmended, checkin.KindAnswered, checkin.KindJoined, checkin.KindDecided,
	}
	some := func(t *rapid.T, what string) (id checkin.EntryID) {
		id.Seq = uint64(rapid.IntRange(1, 14).Draw(t, what))
		id.Stream[0] = byte(rapid.IntRange(1, 3).Draw(t, "of stream"))
		return id
	}
	var all []said
	for i := range rapid.IntRange(1, 14).Draw(t, "entries") {
		var s said
		s.id.Stream[0] = byte(rapid.IntRange(1, 3).Draw(t, "stream"))
		s.id.Seq = uint64(i + 1)
		s.content = journal.Content{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Tick: int64(rapid.IntRange(1, 6).Draw(t, "tick")), Wall: int64(rapid.IntRange(0, 9).Draw(t, "wall")) * 1000}
		s.content.Subject = subject
		switch s.content.Kind {
		case checkin.KindArrived:
			s.content.Session = "calais-j1"
			if rapid.Bool().Draw(t, "again") {
				s.body.Entry = some(t, "after")
			}
		case checkin.KindUndone, checkin.KindLeft:
			s.body.Entry = some(t, "names")
		case checkin.KindJoined, checkin.KindDecided:
			s.body.Other = checkin.RegistrationID{byte(rapid.IntRange(0, 2).Draw(t, "other"))}
			if rapid.Bool().Draw(t, "by another") {
				s.content.Subject, s.body.Other = s.body.Other, subject
			}
			for range rapid.IntRange(0, 3).Draw(t, "settles") {
				s.body.Settles = append(s.body.Settles, some(t, "settles"))
			}
		default:
			for range rapid.IntRange(0, 2).Draw(t, "over") {
				s.body.Over = append(s.body.Over, some(t, "over"))
			}
			s.body.List = rapid.SampledFrom([]string{"", "un", "deux"}).Draw(t, "list")
			s.body.WalkIn = rapid.Bool().Draw(t, "walk-in")
			s.personal.Fields = checkin.Fields{}
			for _, f := range []checkin.Field{checkin.FieldCode, checkin.FieldLastName, checkin.FieldEmail} {
				if rapid.Bool().Draw(t, "has") {
					s.personal.Fields[f] = rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "value")
				}
			}
		}
		all = append(all, s)
	}
	return all
}

func fold(all []said) *journal.Subject {
	s := &journal.Subject{ID: subject}
	for i := range all {
		s.Apply(all[i].id, &all[i].content, all[i].body, all[i].personal)
	}
	return s
}

func hashOf(s *journal.Subject) string {
	h := journal.NewStateHash("essai", checkin.EntryID{})
	h.Add(s)
	return h.Sum()
}

func TestTheFoldIsAFunctionOfTheSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawSaid(t)
		straight := fold(all)
		shuffled := rapid.Permutation(all).Draw(t, "order")
		repeats := rapid.SliceOfN(rapid.SampledFrom(all), 0, 5).Draw(t, "repeats")
		other := fold(append(append(repeats, shuffled...), repeats...))
		if diff := cmp.Diff(straight, other); diff != "" {
			t.Fatalf("the order or the repeats showed:\n%s", diff)
		}
		if hashOf(straight) != hashOf(other) {
			t.Fatal("one state, two hashes")
		}
	})
}

func TestAStoredSubjectIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := fold(drawSaid(t))
		back, err := journal.Restore(s.ID, s.Values(), s.Stamps())
		if err != nil {
			t.Fatal(err)
		}
		back.Passages = s.Passages
		if diff := cmp.Diff(s, back); diff != "" {
			t.Fatal(diff)
		}
		r, err := journal.RestoreRegistration(s.ID, s.Values(), s.Stamps())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(s.Registration(), r); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestADamagedSubjectIsAnErrorNotAPanic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := fold(drawSaid(t))
		cut := func(b []byte, what string) []byte { return b[:rapid.IntRange(0, len(b)).Draw(t, what)] }
		values, stamps := cut(s.Values(), "values"), cut(s.Stamps(), "stamps")
		_, _ = journal.Restore(s.ID, values, stamps)
		_, _ = journal.Restore(s.ID, rapid.SliceOf(rapid.Byte()).Draw(t, "noise"), rapid.SliceOf(rapid.Byte()).Draw(t, "more noise"))
	})
}

// Every order of {in, undo, in} of three desks: the undo takes back the arrival
// that it names and no other, so the second arrival always stands.
func TestInUndoInStands(t *testing.T) {
	entry := func(stream byte, kind checkin.Kind, undoes checkin.EntryID) said {
		s := said{id: checkin.EntryID{Stream: checkin.StreamID{stream}, Seq: 1}}
		s.content = journal.Content{Kind: kind, Tick: int64(stream), Session: "calais-j1"}
		s.body.Entry = undoes
		return s
	}
	in := entry(1, checkin.KindArrived, checkin.EntryID{})
	undo := entry(2, checkin.KindUndone, in.id)
	again := entry(3, checkin.KindArrived, checkin.EntryID{})
	for _, order := range [][]said{{in, undo, again}, {in, again, undo}, {undo, in, again}, {undo, again, in}, {again, in, undo}, {again, undo, in}} {
		s := fold(order)
		if !s.Attends("calais-j1") {
			t.Errorf("%v: nobody is in", kindsOf(order))
		}
		if !s.TookBack(in.id) || s.TookBack(again.id) {
			t.Errorf("%v: the wrong arrival was taken back", kindsOf(order))
		}
	}
}

func kindsOf(all []said) string {
	text := ""
	for _, s := range all {
		text += fmt.Sprintf("%s(%d) ", s.content.Kind, s.id.Stream[0])
	}
	return text
}

func TestAnAmendmentBeatsTheRosterHoweverLate(t *testing.T) {
	say := func(seq uint64, tick int64, kind checkin.Kind, company string) said {
		s := said{id: checkin.EntryID{Stream: checkin.StreamID{1}, Seq: seq}, content: journal.Content{Kind: kind, Tick: tick}}
		s.personal.Fields = checkin.Fields{checkin.FieldCompany: company}
		return s
	}
	s := fold([]said{say(1, 1, checkin.KindRegistered, "Ancienne"), say(2, 2, checkin.KindAmended, "Corrigée"), say(3, 9, checkin.KindRegistered, "Nouvelle")})
	r := s.Registration()
	if r.Company() != "Corrigée" {
		t.Errorf("company %q", r.Company())
	}
	if listed := s.AsListed().Fields[checkin.FieldCompany]; listed != "Nouvelle" {
		t.Errorf("the roster says %q", listed)
	}
}
