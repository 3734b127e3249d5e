package journal

import (
	"slices"

	"opale/checkin"
)

// Two registrations that an entry joined are one person's until an undo names
// it. What is stored stays apart, each registration folded from the entries that
// name it and from nothing else; the person is made of the parts when asked for
// ([Person]). So joins may chain, come in any order and be taken back, and each
// costs what the registrations concerned cost.

// Join is a person's word that two registrations are one person's. Both of them
// keep it; the undo that takes it back is kept by the one that the entry names.
type Join struct {
	Entry checkin.EntryID
	With  checkin.RegistrationID // the other one
	Named bool                   // the entry names the one that keeps this
}

// About lists the registrations that an entry is folded into.
func About(c *Content, body checkin.Body) []checkin.RegistrationID {
	switch {
	case c.Subject.IsZero():
		return nil
	case c.Kind == checkin.KindJoined && !body.Other.IsZero() && body.Other != c.Subject:
		return []checkin.RegistrationID{c.Subject, body.Other}
	}
	return []checkin.RegistrationID{c.Subject}
}

func (s *Subject) join(named checkin.RegistrationID, stamp Stamp, body checkin.Body) {
	if body.Other.IsZero() || body.Other == named {
		return
	}
	j := Join{Entry: stamp.Entry, With: named}
	if s.ID == named {
		j.With, j.Named = body.Other, true
		if len(body.Settles) > 0 {
			s.decide(Decision{stamp, body.Settles, checkin.RegistrationID{}})
		}
	}
	i, found := slices.BinarySearchFunc(s.Joins, j, func(a, b Join) int { return compareEntries(a.Entry, b.Entry) })
	if !found {
		s.Joins = slices.Insert(s.Joins, i, j)
	}
}

// Folds finds registrations as they are stored, each by itself; nil where
// nothing is known of one.
type Folds func(checkin.RegistrationID) (*Subject, error)

// Kin gathers the registrations that joins tie to one, whether or not they were
// taken back, in the order of their ids; s is the first of them that was found.
func Kin(s *Subject, find Folds) ([]*Subject, error) {
	if len(s.Joins) == 0 {
		return []*Subject{s}, nil
	}
	kin, seen := []*Subject{s}, map[checkin.RegistrationID]bool{s.ID: true}
	for at := 0; at < len(kin); at++ {
		for _, j := range kin[at].Joins {
			if seen[j.With] {
				continue
			}
			seen[j.With] = true
			other, err := find(j.With)
			if err != nil {
				return nil, err
			}
			if other != nil {
				kin = append(kin, other)
			}
		}
	}
	slices.SortFunc(kin, func(a, b *Subject) int { return compareIDs(a.ID, b.ID) })
	return kin, nil
}

// Persons makes of kin the persons they are: one for all that a chain of joins
// in force connects, called by the smallest of their ids, in the order of these.
func Persons(kin []*Subject) []*Subject {
	if len(kin) == 1 {
		return kin
	}
	head := make(map[checkin.RegistrationID]checkin.RegistrationID, len(kin))
	for _, s := range kin {
		head[s.ID] = s.ID
	}
	for _, s := range kin {
		for _, j := range s.Joins {
			if !j.Named || s.TookBack(j.Entry) {
				continue
			}
			keep, give := head[s.ID], head[j.With]
			if compareIDs(give, keep) < 0 {
				keep, give = give, keep
			}
			for id, of := range head {
				if of == give {
					head[id] = keep
				}
			}
		}
	}
	var persons []*Subject
	for _, s := range kin {
		if head[s.ID] != s.ID {
			continue
		}
		parts := slices.Clone(kin)
		parts = slices.DeleteFunc(parts, func(p *Subject) bool { return head[p.ID] != s.ID })
		persons = append(persons, unite(parts))
	}
	return persons
}

// Person finds the person whose registration one is, united with the others;
// nil where nothing is known of it.
func Person(id checkin.RegistrationID, find Folds) (*Subject, error) {
	s, err := find(id)
	if err != nil || s == nil || len(s.Joins) == 0 {
		return s, err
	}
	kin, err := Kin(s, find)
	if err != nil {
		return nil, err
	}
	for _, p := range Persons(kin) {
		if p.Has(id) {
			return p, nil
		}
	}
	return s, nil
}

// Has reports whether a registration is one of the person's.
func (s *Subject) Has(id checkin.RegistrationID) bool {
	return s.ID == id || slices.Contains(s.Others, id)
}

// Registrations lists the ids of the person's registrations, first the one that
// stays.
func (s *Subject) Registrations() []checkin.RegistrationID {
	return append([]checkin.RegistrationID{s.ID}, s.Others...)
}

// unite makes one person of registrations in the order of their ids.
func unite(parts []*Subject) *Subject {
	if len(parts) == 1 {
		return parts[0]
	}
	u := &Subject{ID: parts[0].ID}
	for _, p := range parts {
		u.absorb(p)
	}
	u.standAs(parts)
	if u.Erased {
		u.Halves = halves(parts)
		u.erase()
	}
	return u
}

// halves finds the joins in force between a registration that is erased and one
// that is not, each with the latter: whoever erased knew nothing of the joining,
// and an erasure does not follow it. It might be a mistake that is yet to be taken
// back, and would then have erased somebody else for ever.
func halves(parts []*Subject) (found []Join) {
	at := func(id checkin.RegistrationID) *Subject {
		i := slices.IndexFunc(parts, func(p *Subject) bool { return p.ID == id })
		if i < 0 {
			return nil
		}
		return parts[i]
	}
	for _, p := range parts {
		for _, j := range p.Joins {
			other := at(j.With)
			if !j.Named || p.TookBack(j.Entry) || other == nil || p.Erased == other.Erased {
				continue
			}
			rest := other
			if other.Erased {
				rest = p
			}
			if rest.IsRegistered() {
				found = append(found, Join{Entry: j.Entry, With: rest.ID})
			}
		}
	}
	return found
}

func (s *Subject) absorb(o *Subject) {
	if o.ID != s.ID {
		s.Others = append(s.Others, o.ID)
	}
	for _, seen := range o.Seen {
		s.sight(seen)
	}
	for f := range checkin.NumFields {
		s.Listed[f].write(o.Listed[f].Value, o.Listed[f].Stamp)
		s.contend(f, o.Amended[f])
	}
	for _, r := range o.Rivals {
		s.contend(r.Field, r.Cell)
	}
	for f := range checkin.NumFields {
		s.dropSeen(f)
	}
	for _, code := range o.Codes {
		s.addCode(code)
	}
	for i := range o.Passages {
		s.take(o.ID, &o.Passages[i])
	}
	for _, d := range o.Departed {
		s.depart(d)
	}
	for _, d := range o.Decisions {
		s.decide(d)
	}
	s.Erased = s.Erased || o.Erased
}

// take takes over a passage of another registration. An undo reaches only the
// registration it names: what it says of another's arrival is left out.
func (s *Subject) take(of checkin.RegistrationID, p *Passage) {
	i, found := slices.BinarySearchFunc(s.Passages, p.Arrival, byArrival)
	if found && !p.Known {
		return
	}
	if !found {
		s.Passages = slices.Insert(s.Passages, i, Passage{})
	}
	s.Passages[i] = *p
	if of != s.ID {
		s.Passages[i].Noted = of
	}
}

// standAs says what a person of several registrations is: no walk-in where one
// of them is on a list, and gone from the list only where all of these are.
func (s *Subject) standAs(parts []*Subject) {
	onList := slices.ContainsFunc(parts, func(p *Subject) bool { return p.IsRegistered() && !p.IsWalkIn() })
	for _, p := range parts {
		if !p.IsRegistered() || onList && p.IsWalkIn() {
			continue
		}
		if p.IsWalkIn() && (s.Made.IsZero() || p.Made.Less(s.Made)) {
			s.Made = p.Made
		}
		s.Lists = append(s.Lists, p.memberships()...)
	}
}
