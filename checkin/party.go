package checkin

import (
	"context"
	"slices"
)

// partiesKept is how many gestures that noted several people are remembered,
// to be taken back as they were made.
const partiesKept = 16

// remember keeps the entries that one gesture has written, and gives them.
func (d *Desk) remember(visits []Visit) (party []EntryID) {
	for i := range visits {
		if !visits[i].Entry.IsZero() {
			party = append(party, visits[i].Entry)
		}
	}
	if len(party) < 2 {
		return party
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.parties = append(d.parties, party)
	d.parties = d.parties[max(0, len(d.parties)-partiesKept):]
	return party
}

// Together lists the arrivals that were noted with one in the same gesture, by
// this run of this desk, and are still in force, itself among them. nil where it
// was noted alone.
func (d *Desk) Together(entry EntryID) ([]Arrival, error) {
	d.mu.RLock()
	i := slices.IndexFunc(d.parties, func(party []EntryID) bool { return slices.Contains(party, entry) })
	var party []EntryID
	if i >= 0 {
		party = d.parties[i]
	}
	d.mu.RUnlock()
	var standing []Arrival
	for _, id := range party {
		a, err := d.store.Arrival(id)
		if err != nil {
			return nil, err
		}
		if a.InForce() {
			standing = append(standing, a)
		}
	}
	if len(standing) < 2 {
		return nil, nil
	}
	return standing, nil
}

// UndoAll takes several arrivals back, with one reason, in one transaction. One
// that somebody else took back meanwhile stays as it is.
func (d *Desk) UndoAll(ctx context.Context, entries []EntryID, reason string) error {
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) error {
		for _, entry := range entries {
			a, err := tx.Arrival(entry)
			if err != nil {
				return err
			}
			if !a.InForce() {
				continue
			}
			if _, err := tx.Append(undo(a, reason, false)); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		d.settle()
	}
	return err
}
