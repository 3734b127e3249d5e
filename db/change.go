package db

import (
	"opale/checkin"
	"opale/checkin/journal"
)

// Position is the number of the last entry received.
func (s *Store) Position() (checkin.Position, error) {
	last, err := lastEntry(&s.read)
	return last, failed("read position", err)
}

// Changes lists the registrations that entries since a position are about.
func (s *Store) Changes(since checkin.Position) (checkin.Change, error) {
	last, err := s.Position()
	change := checkin.Change{Position: last}
	if err != nil || last == since {
		return change, err
	}
	change.Registrations, err = s.view().ids(`SELECT DISTINCT subject FROM entry WHERE no > ? AND no <= ? AND subject IS NOT NULL`, since, last)
	if err != nil {
		return change, err
	}
	change.Registrations, err = s.withKin(change.Registrations)
	return change, err
}

// withKin adds to registrations those that were ever joined with one of them.
func (s *Store) withKin(ids []checkin.RegistrationID) ([]checkin.RegistrationID, error) {
	v := s.view()
	joined, err := v.ids(`SELECT registration FROM kin`)
	if err != nil || len(joined) == 0 {
		return ids, err
	}
	known := make(map[checkin.RegistrationID]bool, len(ids))
	for _, id := range ids {
		known[id] = true
	}
	for _, id := range joined {
		if !known[id] {
			continue
		}
		subject, err := v.bare(id)
		if err != nil || subject == nil {
			return nil, err
		}
		kin, err := journal.Kin(subject, v.bare)
		if err != nil {
			return nil, err
		}
		for _, k := range kin {
			if !known[k.ID] {
				known[k.ID], ids = true, append(ids, k.ID)
			}
		}
	}
	return ids, nil
}
