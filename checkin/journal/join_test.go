package journal_test

import (
	"slices"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// apart folds entries each into the registrations that it is about.
func apart(all []said) map[checkin.RegistrationID]*journal.Subject {
	subjects := make(map[checkin.RegistrationID]*journal.Subject)
	for i := range all {
		for _, id := range journal.About(&all[i].content, all[i].body) {
			if subjects[id] == nil {
				subjects[id] = &journal.Subject{ID: id}
			}
			subjects[id].Apply(all[i].id, &all[i].content, all[i].body, all[i].personal)
		}
	}
	return subjects
}

func personOf(t *testing.T, subjects map[checkin.RegistrationID]*journal.Subject, id checkin.RegistrationID) *journal.Subject {
	t.Helper()
	p, err := journal.Person(id, func(id checkin.RegistrationID) (*journal.Subject, error) { return subjects[id], nil })
	if err != nil || p == nil {
		t.Fatalf("%v %v", p, err)
	}
	return p
}

func joined(seq uint64, one, other checkin.RegistrationID) said {
	s := at(9, seq, 0, checkin.KindJoined, checkin.EntryID{})
	s.content.Subject, s.body.Other = one, other
	return s
}

// A chain comes to its smallest id in every order, and a link that is taken
// back parts it.
func TestJoinsChainInEveryOrder(t *testing.T) {
	one, two, three := checkin.RegistrationID{1}, checkin.RegistrationID{2}, checkin.RegistrationID{3}
	links := []said{joined(1, two, three), joined(2, one, three), joined(3, two, one)}
	for n, want := range map[int][]checkin.RegistrationID{1: {two, three}, 2: {one, two, three}, 3: {one, two, three}} {
		permutations(slices.Clone(links[:n]), func(order []said) {
			for _, id := range want {
				if got := personOf(t, apart(order), id).Registrations(); !slices.Equal(got, want) {
					t.Errorf("%v of %d links: %v", id, n, got)
				}
			}
		})
	}
	undo := at(4, 1, 0, checkin.KindUndone, links[1].id)
	undo.content.Subject = one
	permutations([]said{links[0], links[1], undo}, func(order []said) {
		if got := personOf(t, apart(order), three); got.ID != two || personOf(t, apart(order), one).ID != one {
			t.Errorf("%v: parted wrongly", kindsOf(order))
		}
	})
}

// An undo reaches no entry of another registration, joined or not, so that
// taking the joining back leaves nothing changed.
func TestAnUndoReachesNoOtherRegistration(t *testing.T) {
	one, two := checkin.RegistrationID{1}, checkin.RegistrationID{2}
	in := at(1, 1, 0, checkin.KindArrived, checkin.EntryID{})
	in.content.Subject = two
	undo := at(2, 1, 0, checkin.KindUndone, in.id)
	undo.content.Subject = one
	permutations([]said{in, undo, joined(1, one, two)}, func(order []said) {
		if !personOf(t, apart(order), one).Attends("calais-j1") {
			t.Errorf("%v: the arrival is gone", kindsOf(order))
		}
	})
}

// One of a person's registrations that the list has still is enough.
func TestAPersonIsGoneFromTheListWithAllTheirRegistrations(t *testing.T) {
	one, two, walkIn := checkin.RegistrationID{1}, checkin.RegistrationID{2}, checkin.RegistrationID{3}
	about := func(seq uint64, id checkin.RegistrationID, kind checkin.Kind) said {
		s := at(1, seq, 0, kind, checkin.EntryID{})
		s.content.Subject = id
		return s
	}
	made := about(5, walkIn, checkin.KindRegistered)
	made.body.WalkIn = true
	all := []said{about(1, one, checkin.KindRegistered), about(2, two, checkin.KindRegistered), about(3, two, checkin.KindWithdrawn), made,
		joined(1, one, two), joined(2, two, walkIn)}
	if r := personOf(t, apart(all), two).Registration(); r.Withdrawn || r.WalkIn {
		t.Errorf("%+v", r)
	}
	all = append(all, about(6, one, checkin.KindWithdrawn))
	if r := personOf(t, apart(all), walkIn).Registration(); !r.Withdrawn || r.WalkIn {
		t.Errorf("%+v", r)
	}
}
