package journal

import (
	"slices"

	"opale/checkin"
)

// WhoseCells finds of which registration a person has the row of the list: of
// the one whose row was read last. It is zero where none has any.
func WhoseCells(id checkin.RegistrationID, find Folds) (checkin.RegistrationID, error) {
	s, err := find(id)
	if err != nil || s == nil {
		return checkin.RegistrationID{}, err
	}
	kin, err := Kin(s, find)
	if err != nil {
		return checkin.RegistrationID{}, err
	}
	person, err := Person(id, find)
	if err != nil || person.Erased {
		return checkin.RegistrationID{}, err
	}
	stamp := person.Listed[checkin.FieldCells].Stamp
	for _, k := range kin {
		if own := k.Listed[checkin.FieldCells].Stamp; !own.IsZero() && own == stamp {
			return k.ID, nil
		}
	}
	return checkin.RegistrationID{}, nil
}

// Lists makes of the entries about imports what [checkin.Store] says of lists.
func Lists(imports []Written, seats Seats) (lists []checkin.RosterList) {
	for _, l := range Imports(imports, seats) {
		same := func(o checkin.RosterList) bool { return o.Name == l.Name && o.Source == l.Source && o.Key == l.Key }
		lists = append(slices.DeleteFunc(lists, same), l)
	}
	return lists
}

// Imports makes of the entries about imports each of them, the last one last.
func Imports(imports []Written, seats Seats) []checkin.RosterList {
	slices.SortFunc(imports, func(a, b Written) int {
		return compareStamps(Stamp{a.Content.Tick, a.ID}, Stamp{b.Content.Tick, b.ID})
	})
	var lists []checkin.RosterList
	for i := range imports {
		h, body := Tell(&imports[i], seats), imports[i].Content.Says()
		l := checkin.RosterList{
			Name: body.List, Source: body.Source, Digest: body.Digest, Key: checkin.ColumnsKey(body.Columns), Columns: body.Columns,
			Entry: h.Entry, Imported: h.Time, Desk: h.Desk, Operator: h.Operator,
			Read: body.Read, Added: body.Added, Updated: body.Updated, Withdrawn: body.Withdrawn,
		}
		if body.Format != nil {
			l.Format = *body.Format
		}
		lists = append(lists, l)
	}
	return lists
}

// AsListed is the subject as the organiser's list gave it, its cells where they
// are known: a store may keep them apart.
func (s *Subject) AsListed() checkin.Listed {
	listed := checkin.Listed{WalkIn: s.IsWalkIn(), On: s.on(), Withdrawn: s.IsWithdrawn(), Erased: s.Erased}
	if !s.IsRegistered() {
		return listed
	}
	listed.Fields = checkin.Fields{}
	for f := range checkin.NumFields {
		if v := s.Listed[f].Value; v != "" {
			listed.Fields[f] = v
		}
	}
	return listed
}
