package journal

import (
	"cmp"
	"slices"

	"opale/checkin"
)

// Membership is the last word on whether a list has a registration.
type Membership struct {
	List string // its label; empty where no list was named: at a desk
	Gone Cell   // "1" where it has it no longer
}

const gone = "1"

// belong notes that a list has the registration, or no longer.
func (s *Subject) belong(list, value string, stamp Stamp) {
	i, found := slices.BinarySearchFunc(s.Lists, list, func(m Membership, list string) int { return cmp.Compare(m.List, list) })
	if !found {
		s.Lists = slices.Insert(s.Lists, i, Membership{List: list})
	}
	s.Lists[i].Gone.write(value, stamp)
}

// labelOf is the list that an entry is about.
func labelOf(body *checkin.Body) string { return checkin.ListLabel(body.List, body.Source) }

// memberships is what each list says of it. Where no list is named, a withdrawal
// is from all that had it by then, and a registration is the desk's, and counts
// as long as no list has it.
func (s *Subject) memberships() []Membership {
	if len(s.Lists) < 2 || s.Lists[0].List != "" || len(s.Others) > 0 {
		return s.Lists
	}
	desk, named := s.Lists[0].Gone, slices.Clone(s.Lists[1:])
	for i := range named {
		if desk.Value == gone && named[i].Gone.Stamp.Less(desk.Stamp) {
			named[i].Gone = desk
		}
	}
	return named
}

// IsRegistered reports whether any entry registered the subject: one of which
// only an arrival is known yet is not.
func (s *Subject) IsRegistered() bool { return len(s.Lists) > 0 }

// IsWithdrawn reports whether every list that ever had it has let it go.
func (s *Subject) IsWithdrawn() bool {
	has := func(m Membership) bool { return m.Gone.Value == "" }
	return s.IsRegistered() && !slices.ContainsFunc(s.memberships(), has)
}

// on lists the lists that have it.
func (s *Subject) on() (labels []string) {
	for _, m := range s.memberships() {
		if m.Gone.Value == "" && m.List != "" {
			labels = append(labels, m.List)
		}
	}
	return labels
}

// IsOnList reports whether a list registered the subject and has not withdrawn it.
func (s *Subject) IsOnList(label string) bool {
	return !s.Erased && slices.ContainsFunc(s.memberships(), func(m Membership) bool { return m.List == label && m.Gone.Value == "" })
}
