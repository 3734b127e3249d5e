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
	v := s.view()
	if change.Registrations, err = v.ids(`SELECT DISTINCT subject FROM entry WHERE no > ? AND no <= ? AND subject IS NOT NULL`, since, last); err != nil {
		return change, err
	}
	// CROSS JOIN has SQLite begin with what is new, and not with all who were joined.
	joined, err := v.ids(`SELECT DISTINCT subject FROM entry CROSS JOIN kin ON kin.registration = subject WHERE no > ? AND no <= ?`, since, last)
	if err != nil {
		return change, err
	}
	change.Registrations, err = v.withKin(change.Registrations, joined)
	return change, err
}

// withKin adds to registrations those that were ever joined with one of them:
// with one of joined.
func (v view) withKin(ids, joined []checkin.RegistrationID) ([]checkin.RegistrationID, error) {
	known := make(map[checkin.RegistrationID]bool, len(ids))
	for _, id := range ids {
		known[id] = true
	}
	for _, id := range joined {
		subject, err := v.bare(id)
		if err != nil {
			return nil, err
		}
		if subject == nil {
			continue
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
