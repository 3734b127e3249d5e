package storetest

import (
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// ruler is a machine that can say up to where a device is to be believed.
type ruler interface {
	HeadsOf(checkin.DeviceID) ([]checkin.EntryID, error)
}

// revoke has a station no longer believe another's device, be it lost or at
// work: what that wrote, as far as it is known here, stands, and no more.
func (s *simulation) revoke(st *station) error {
	other := s.pick()
	if other == st || !s.chance(3) {
		return nil
	}
	heads, err := st.machine.(ruler).HeadsOf(other.machine.Device())
	if err != nil {
		return err
	}
	s.note("%s: revokes %s", st.name, other.name)
	id, err := s.write(st, journal.Revoke(other.machine.Device(), heads))
	if err == nil {
		s.summary.Revoked++
		s.rulings = append(s.rulings, id)
	}
	return err
}

// admit lets count what a revoked device wrote later.
func (s *simulation) admit(st *station) error {
	held, err := st.desk.Held()
	if err != nil || len(held) == 0 {
		return err
	}
	id, err := st.desk.AdmitHeld(s.ctx, held[s.dice.IntN(len(held))], "vu avec eux")
	if err == nil {
		s.summary.Admitted++
		s.rulings = append(s.rulings, id)
	}
	return err
}

// reconsider takes back a revocation, or what was admitted of one.
func (s *simulation) reconsider(st *station) error {
	if len(s.rulings) == 0 || !s.chance(2) {
		return nil
	}
	_, err := s.write(st, checkin.Fact{Kind: checkin.KindUndone, Body: checkin.Body{Entry: s.rulings[s.dice.IntN(len(s.rulings))]}})
	return err
}

// bared leaves the personal parts of some entries out, as a store gives them
// that lost or never had them.
func (s *simulation) bared(strand journal.Strand) journal.Strand {
	strand.Entries = slices.Clone(strand.Entries)
	for i := range strand.Entries {
		if s.chance(2) {
			strand.Entries[i].Salt, strand.Entries[i].Personal = nil, nil
		}
	}
	return strand
}

// lacksNoMoreThan looks for personal parts that one station has and another
// did not get.
func (s *simulation) lacksNoMoreThan(first, st *station) {
	least, err := first.machine.(journal.Completer).Wants()
	s.ok(err)
	wants, err := st.machine.(journal.Completer).Wants()
	s.ok(err)
	if len(wants) != len(least) {
		s.fail("%s lacks %d personal parts, %s lacks %d", first.name, len(least), st.name, len(wants))
	}
}

// complete has a station ask another for what came without its personal part.
func (s *simulation) complete(from, to *station) {
	wants, err := to.machine.(journal.Completer).Wants()
	s.ok(err)
	given, err := from.machine.(journal.Completer).Give(wants)
	s.ok(err)
	if len(given) == 0 {
		return
	}
	receipt, err := to.machine.Apply(s.ctx, given)
	s.ok(err)
	s.welcome(to, receipt)
	s.summary.Completed += receipt.Filled
}
