package storetest

import (
	"opale/checkin"
	"opale/checkin/journal"
)

// heal has every stick written and read once more, then lets the first station
// learn from all the others and teach them; twice, for what waited somewhere
// behind a gap that the first time filled.
func (s *simulation) heal() {
	hub := s.stations[0]
	for _, st := range s.stations {
		if st.stick != nil {
			s.ok(st.stick.Save(s.ctx, s.holder(st)))
		}
	}
	for _, stick := range s.sticks {
		haul, err := stick.Exchange(s.ctx, s.holder(hub))
		s.ok(err)
		s.welcome(hub, haul.Receipt)
		if haul.Broken > 0 {
			s.fail("%d broken bundles on a stick that never lied", haul.Broken)
		}
	}
	for range 2 {
		for _, st := range s.stations[1:] {
			s.exchange(st, hub)
		}
		for _, st := range s.stations[1:] {
			s.exchange(hub, st)
		}
	}
}

func (s *simulation) exchange(from, to *station) {
	v, err := to.machine.Have()
	s.ok(err)
	strands, err := from.machine.Since(v)
	s.ok(err)
	receipt, err := to.machine.Apply(s.ctx, strands)
	s.ok(err)
	s.welcome(to, receipt)
	s.complete(from, to)
}

func (s *simulation) check() {
	first := s.stations[0]
	want, err := first.machine.StateHash(s.ctx)
	s.ok(err)
	have, err := first.machine.Have()
	s.ok(err)
	for _, st := range s.stations {
		v, err := st.machine.Have()
		s.ok(err)
		if !v.Equal(have) {
			s.fail("%s and %s do not hold the same entries", first.name, st.name)
		}
		got, err := st.machine.StateHash(s.ctx)
		s.ok(err)
		if got != want {
			s.fail("%s and %s hold the same entries and differ in state", first.name, st.name)
		}
		s.lacksNoMoreThan(first, st)
		s.ok(counted(st.machine))
		s.forgets(st.machine)
		s.tallies(st)
		s.wholeGestures(st)
		s.verify(st, 5)
	}
	s.tell(want)
	held := s.held(first)
	for id, promised := range s.acknowledged {
		if found, ok := held[id]; !ok {
			s.fail("entry %s, acknowledged by %s, is missing: %+v", id, promised.by, promised.of)
		} else if found != promised.of {
			s.fail("entry %s, acknowledged by %s, is another: %+v, not %+v", id, promised.by, found, promised.of)
		}
	}
	conflicts, err := first.machine.Conflicts()
	s.ok(err)
	s.summary.Conflicts += len(conflicts)
}

// tell has a machine that has seen nothing told everything, at once and in no
// order. What it did not keep, because of an erasure that then turned out to be
// held back, it asks for.
func (s *simulation) tell(want string) {
	strands, err := s.stations[0].machine.Since(journal.Vector{})
	s.ok(err)
	s.dice.Shuffle(len(strands), func(a, b int) { strands[a], strands[b] = strands[b], strands[a] })
	other := s.fleet.Other(&Clock{At: Start})
	_, err = other.Apply(s.ctx, strands)
	s.ok(err)
	s.complete(s.stations[0], &station{name: "one told all", machine: other})
	s.forgets(other)
	got, err := other.StateHash(s.ctx)
	s.ok(err)
	if got != want {
		s.fail("one that is told all of it at once folds it to another state")
	}
}

// held reads every entry of a station, each of which somebody must have tried
// to write.
func (s *simulation) held(st *station) map[checkin.EntryID]sketch {
	strands, err := st.machine.Since(journal.Vector{})
	s.ok(err)
	held := make(map[checkin.EntryID]sketch)
	for i := range strands {
		for j := range strands[i].Entries {
			e := &strands[i].Entries[j]
			held[e.ID] = s.sketched(e)
		}
	}
	s.summary.Entries += len(held)
	return held
}

func (s *simulation) sketched(e *journal.Entry) sketch {
	content, err := e.Content()
	s.ok(err)
	found := sketch{content.Kind, content.Subject, content.Session, content.Says().Entry}
	if content.Kind == checkin.KindDeskOpened { // written by the store itself
		return found
	}
	for _, tried := range s.attempted[e.ID] {
		if tried == found {
			return found
		}
	}
	s.fail("an entry that nobody wrote: %s, %+v", e.ID, found)
	return found
}
