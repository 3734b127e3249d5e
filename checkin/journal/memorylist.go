package journal

import (
	"maps"
	"slices"

	"opale/checkin"
)

// What an import asks of a store, many at a time.

func (tx *memoryTx) Listed(ids ...checkin.RegistrationID) ([]checkin.Listed, error) {
	listed := make([]checkin.Listed, len(ids))
	for i, id := range ids {
		if s, _ := tx.own(id); s != nil { // own never fails
			listed[i] = s.AsListed()
		}
	}
	return listed, nil
}

func (tx *memoryTx) PartsOf(id checkin.RegistrationID) ([]checkin.RegistrationID, error) {
	if p := tx.person(id); p != nil {
		return p.Registrations(), nil
	}
	return []checkin.RegistrationID{id}, nil
}

func (tx *memoryTx) Known(ids ...checkin.RegistrationID) ([]bool, error) {
	known := make([]bool, len(ids))
	for i, id := range ids {
		s, _ := tx.own(id)
		known[i] = s != nil && s.IsRegistered()
	}
	return known, nil
}

func (tx *memoryTx) Bearers(codes ...string) ([][]checkin.RegistrationID, error) {
	bearers := make([][]checkin.RegistrationID, len(codes))
	for i, code := range codes {
		bearers[i], _ = tx.Holders(checkin.CodeExact, code) // never fails
	}
	return bearers, nil
}

func (tx *memoryTx) SameNames(names ...string) ([][]checkin.Namesake, error) {
	all := make([][]checkin.Namesake, len(names))
	for i, name := range names {
		folded := checkin.Fold(name)
		for _, p := range tx.persons(tx.candidates(tx.m.names[folded])...) {
			if r := p.Registration(); folded != "" && checkin.Fold(r.FullName()) == folded {
				all[i] = append(all[i], checkin.Namesake{ID: p.ID, Email: checkin.Fold(r.Email())})
			}
		}
		slices.SortFunc(all[i], func(a, b checkin.Namesake) int { return compareIDs(a.ID, b.ID) })
	}
	return all, nil
}

func (tx *memoryTx) OfList(label string) ([]checkin.RegistrationID, error) {
	ids := make(map[checkin.RegistrationID]bool)
	for _, known := range []map[checkin.RegistrationID]*Subject{tx.m.subjects, tx.touched} {
		for id := range known {
			if s, _ := tx.own(id); s != nil && s.IsOnList(label) {
				ids[id] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(ids), compareIDs), nil
}
