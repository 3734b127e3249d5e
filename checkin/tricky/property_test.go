package tricky_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/lookup"
	"opale/checkin/tricky"
)

// people draws a few registrations that have much in common.
func people(t *rapid.T) []checkin.Registration {
	n := rapid.IntRange(0, 12).Draw(t, "people")
	of := func(name string, from ...string) string { return rapid.SampledFrom(from).Draw(t, name) }
	all := make([]checkin.Registration, n)
	for i := range all {
		all[i] = line(string(rune('A'+i)),
			of("first", "Claire", "Claire", "Clair", "C.", ""), of("last", "Martin", "MARTIN", "Martein", "Lefebvre", "Lefèvre", "+1", checkin.Nameless),
			of("company", "", "Marée", "MAREE"), of("town", "", "Calais"), of("email", "", "", "claire@a.example", "c@a.example", "Claire@A.example"),
			of("phone", "", "", "06 39 98 00 01", "+33639980001"), of("venue", "", "calais", "boulogne"), of("sessions", "", "", "calais-j1", "calais-j1 calais-j2", "gone"))
	}
	return all
}

// meet is whether a session expects both, as the domain says it.
func meet(a, b *checkin.Registration) bool {
	return slices.ContainsFunc(event.Sessions, func(s checkin.Session) bool { return a.ExpectedAt(s) && b.ExpectedAt(s) })
}

func isTogether(r *tricky.Report, kind tricky.Kind, a, b checkin.RegistrationID) bool {
	has := func(g *tricky.Group, id checkin.RegistrationID) bool {
		return slices.ContainsFunc(g.People, func(t tricky.Ticket) bool { return t.ID == id })
	}
	return slices.ContainsFunc(r.Groups, func(g tricky.Group) bool { return g.Kind == kind && has(&g, a) && has(&g, b) })
}

// TestNobodyIsForgotten compares everybody with everybody, by the words of the
// domain: whom it takes for one person is told as registered twice, and two of
// one name with the same on the screen are told as alike, unless they are one.
func TestNobodyIsForgotten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := people(t)
		report := find(all...)
		for i := range all {
			for j := range all[:i] {
				a, b := &all[i], &all[j]
				if a.LastName() == "+1" || b.LastName() == "+1" || a.LastName() == checkin.Nameless || !meet(a, b) {
					continue
				}
				same := func(show func(*checkin.Registration) string) bool {
					return checkin.Fold(show(a)) == checkin.Fold(show(b))
				}
				twins := same((*checkin.Registration).FullName) && same((*checkin.Registration).Company) && same((*checkin.Registration).Town) &&
					checkin.HalfEmail(a.Email()) == checkin.HalfEmail(b.Email()) && checkin.HalfPhone(a.Phone()) == checkin.HalfPhone(b.Phone())
				switch {
				case checkin.SamePerson(a, b):
					if !isTogether(&report, tricky.Twice, a.ID, b.ID) {
						t.Fatalf("%s and %s are one person, registered twice:\n%s", a.Code(), b.Code(), told(report))
					}
				case twins && !isTogether(&report, tricky.Twice, a.ID, b.ID) && !isTogether(&report, tricky.Alike, a.ID, b.ID):
					t.Fatalf("nobody tells %s from %s:\n%s", a.Code(), b.Code(), told(report))
				}
			}
		}
	})
}

// TestNobodyIsAccused holds what is told: those of a group are joined, one by one,
// by what two of them have in common.
func TestNobodyIsAccused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := people(t)
		byID := map[checkin.RegistrationID]*checkin.Registration{}
		for i := range all {
			byID[all[i].ID] = &all[i]
		}
		for _, g := range find(all...).Groups {
			for _, one := range g.People {
				r := byID[one.ID]
				if g.Kind == tricky.Nameless {
					if r.LastName() != "+1" && r.LastName() != checkin.Nameless {
						t.Fatalf("%s has a name", r.Code())
					}
					continue
				}
				// A third ticket, of another day, may show that two are one person's.
				if !slices.ContainsFunc(all, func(o checkin.Registration) bool { return o.ID != r.ID && isReason(g.Kind, r, &o) }) {
					t.Fatalf("%s has nothing in common with anybody: %+v", r.Code(), g)
				}
			}
		}
	})
}

func isReason(kind tricky.Kind, a, b *checkin.Registration) bool {
	x, y := lookup.Name{First: a.FirstName(), Last: a.LastName()}, lookup.Name{First: b.FirstName(), Last: b.LastName()}
	if kind == tricky.Alike {
		return lookup.Alike(x, y) && checkin.Fold(a.Company()) == checkin.Fold(b.Company()) && a.Town() == b.Town()
	}
	reached := a.Email() != "" && checkin.Fold(a.Email()) == checkin.Fold(b.Email()) || a.Phone() != "" && checkin.Subscriber(a.Phone()) == checkin.Subscriber(b.Phone())
	return reached && (lookup.Alike(x, y) || lookup.Near(x, y))
}

func TestTheOrderOfTheListDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := people(t)
		if diff := cmp.Diff(find(all...), find(rapid.Permutation(all).Draw(t, "order")...)); diff != "" {
			t.Fatal(diff)
		}
	})
}
