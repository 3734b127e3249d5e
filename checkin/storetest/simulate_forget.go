package storetest

import (
	"opale/checkin"
	"opale/checkin/journal"
)

// forgets looks for whom a machine holds to be erased: it must have nothing that
// any entry says of them, and pass nothing of it on.
func (s *simulation) forgets(machine Machine) {
	strands, err := machine.Since(journal.Vector{})
	s.ok(err)
	about := map[checkin.RegistrationID][]journal.Entry{}
	for i := range strands {
		for _, e := range strands[i].Entries {
			content, err := e.Content()
			s.ok(err)
			if id := content.Subject; !id.IsZero() {
				about[id] = append(about[id], e)
			}
		}
	}
	for id, entries := range about {
		erased, err := isErased(machine, id)
		s.ok(err)
		if !erased {
			continue
		}
		s.summary.Erased++
		for i := range entries {
			if !entries[i].IsSilent() {
				s.fail("what entry %s says of somebody who was erased is still there", entries[i].ID)
			}
		}
	}
}

// isErased reports whether a registration itself was erased, whatever it was
// joined with.
func isErased(machine Machine, id checkin.RegistrationID) (erased bool, err error) {
	teller, ok := machine.(interface {
		IsErased(checkin.RegistrationID) (bool, error)
	})
	if !ok {
		return false, nil
	}
	return teller.IsErased(id)
}
