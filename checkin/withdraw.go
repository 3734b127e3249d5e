package checkin

import "slices"

// withdraw takes those out whom the list had and has no longer. Whoever is on
// another list stays.
func (in *intake) withdraw(listed []RegistrationID) error {
	gone, err := in.missing(listed)
	if err != nil || len(gone) == 0 {
		return err
	}
	lost, err := in.onNoOther(gone)
	if err != nil {
		return err
	}
	const tenth = 10
	if !in.list.Withdraw && len(lost) > 0 && (in.list.Unread > 0 || len(lost)*tenth > len(listed)) {
		in.Asked = len(lost)
		return nil
	}
	for ids := range slices.Chunk(gone, chunk) {
		if err := in.ctx.Err(); err != nil {
			return err
		}
		if err := in.letGo(ids, lost); err != nil {
			return err
		}
	}
	return nil
}

// onNoOther are those, of some, whom no other list has.
func (in *intake) onNoOther(gone []RegistrationID) (map[RegistrationID]bool, error) {
	lost := make(map[RegistrationID]bool)
	for ids := range slices.Chunk(gone, chunk) {
		listed, err := in.tx.Listed(ids...)
		if err != nil {
			return nil, err
		}
		for i, id := range ids {
			if !slices.ContainsFunc(listed[i].On, func(label string) bool { return label != in.label }) {
				lost[id] = true
			}
		}
	}
	return lost, nil
}

// letGo notes that the list has some no longer.
func (in *intake) letGo(ids []RegistrationID, lost map[RegistrationID]bool) error {
	arrivals, err := in.tx.Arrivals(ids...)
	if err != nil {
		return err
	}
	came := make(map[RegistrationID]bool)
	for i := range arrivals {
		if id := arrivals[i].Noted; lost[id] && arrivals[i].InForce() {
			came[id] = true
		}
	}
	in.Inside += len(came)
	for _, id := range ids {
		if lost[id] {
			in.Withdrawn++
		} else {
			in.Elsewhere++
		}
		if in.dryRun {
			continue
		}
		if _, err := in.tx.Append(Fact{Kind: KindWithdrawn, Subject: id, Body: in.says()}); err != nil {
			return err
		}
	}
	return nil
}

// missing are those, of some, that no row of the list has found: neither them
// nor the registration that they were joined with.
func (in *intake) missing(listed []RegistrationID) (gone []RegistrationID, err error) {
	for _, id := range listed {
		if in.taken[id] {
			continue
		}
		person, err := in.tx.Registrations(id)
		if err != nil {
			return nil, err
		}
		if len(person) == 0 || !in.taken[person[0].ID] {
			gone = append(gone, id)
		}
	}
	return gone, nil
}
