package storetest

import (
	"fmt"
	"slices"

	"opale/checkin"
)

// count notes people whose names nobody asks for, half of the time as somebody's
// company.
func (s *simulation) count(st *station) error {
	var with checkin.RegistrationID
	if s.chance(2) {
		with = s.somebody()
	}
	n := 1 + s.dice.IntN(4)
	visits, err := st.desk.Count(s.ctx, n, with)
	if err == nil && len(visits) != n {
		s.fail("%s: %d people were counted, %d noted", st.name, n, len(visits))
	}
	for _, v := range visits {
		s.people = append(s.people, v.Registration.ID)
		s.nameless = append(s.nameless, v.Registration.ID)
		s.summary.Counted++
	}
	return err
}

// name gives somebody a name who was counted without one: perhaps that of
// somebody who is known, perhaps at two desks at once.
func (s *simulation) name(st *station) error {
	if len(s.nameless) == 0 {
		return nil
	}
	who := s.nameless[s.dice.IntN(len(s.nameless))]
	f := checkin.Fields{checkin.FieldLastName: fmt.Sprintf("Testard%d", s.dice.IntN(len(s.list.Rows)+5))}
	_, err := st.desk.Amend(s.ctx, who, f)
	return err
}

// group lets several people in at once, some of them in already, some perhaps
// of one person's, one perhaps twice.
func (s *simulation) group(st *station) error {
	entrances := make([]checkin.Entrance, 2+s.dice.IntN(5))
	for i := range entrances {
		entrances[i] = checkin.Entrance{ID: s.somebody(), Force: s.chance(3), Again: s.chance(8)}
	}
	visits, err := st.desk.CheckInGroup(s.ctx, entrances)
	n := 0
	for i := range visits {
		if !visits[i].Entry.IsZero() {
			n++
		}
	}
	if n > 1 {
		s.summary.Groups++
	}
	s.note("%s: a group, %d of %d admitted", st.name, n, len(entrances))
	return err
}

// disperse takes back what one gesture noted of several people, or as much of it
// as still stands.
func (s *simulation) disperse(st *station) error {
	recent, err := st.machine.Recent(session, st.machine.Device(), 10)
	for _, a := range recent {
		together, err := st.desk.Together(a.Entry)
		if err != nil {
			return err
		}
		if len(together) == 0 {
			continue
		}
		var entries []checkin.EntryID
		for i := range together {
			entries = append(entries, together[i].Entry)
		}
		s.summary.Dispersed++
		if err := st.desk.UndoAll(s.ctx, entries, "compté deux fois"); err != nil {
			return err
		}
		revoked, err := st.machine.Revoked()
		if err != nil {
			return err
		}
		if slices.Contains(revoked, st.machine.Device()) { // as where a copy of the laptop was: what it says waits
			return nil
		}
		for _, entry := range entries {
			if a, err := st.machine.Arrival(entry); err == nil && a.InForce() {
				s.fail("%s: %s was taken back with others, and stands", st.name, entry)
			}
		}
		return nil
	}
	return err
}

// gesture is what was written in one transaction, however that ended.
type gesture struct {
	by    string
	ids   []checkin.EntryID
	tries []int // how often each number had been tried then, this time included
	given bool  // up, before the commit
}

// wholeGestures looks for a gesture of which a station has some entries and lacks
// some: it was one transaction, at its desk and on every way. Of one that was given
// up it has none. What is acknowledged is all there in any case: it is the others,
// of which nobody was told anything, that only this finds torn.
func (s *simulation) wholeGestures(st *station) {
	have, err := st.machine.Have()
	s.ok(err)
	for i := range s.gestures {
		g := &s.gestures[i]
		n, again := 0, false
		for j, id := range g.ids {
			again = again || len(s.attempted[id]) != g.tries[j]
			if id.Seq <= have[id.Stream] {
				n++
			}
		}
		if again { // nothing of it was written, and its numbers went to others
			continue
		}
		if n != 0 && (g.given || n != len(g.ids)) {
			s.fail("%s has %d of %d entries that %s wrote together (given up: %v): %v", st.name, n, len(g.ids), g.by, g.given, g.ids)
		}
	}
}

// tallies counts who came anew, person by person, and compares it with the
// counts that a station keeps.
func (s *simulation) tallies(st *station) {
	event, err := st.machine.Event()
	s.ok(err)
	for _, place := range event.Sessions {
		present, err := st.machine.Presence(place.ID)
		s.ok(err)
		came, err := st.machine.Registrations(present...)
		s.ok(err)
		var want checkin.Tally
		want.In = len(present)
		for i := range came {
			r := &came[i]
			switch {
			case r.WalkIn:
				want.WalkIns++
			case r.Status() == checkin.StatusInvited:
				want.Invited++
			}
			if r.IsUnnamed() {
				want.Unnamed++
			}
		}
		got, err := st.machine.Tally(place.ID, st.clock.At)
		s.ok(err)
		arrivals, err := st.machine.Arrivals(present...)
		s.ok(err)
		for _, id := range present {
			of := slices.DeleteFunc(slices.Clone(arrivals), func(a checkin.Arrival) bool { return a.Registration != id })
			if checkin.Inside(of, place.ID) != nil {
				want.Inside++
			}
		}
		if got.In != want.In || got.Inside != want.Inside || got.WalkIns != want.WalkIns || got.Invited != want.Invited || got.Unnamed != want.Unnamed {
			s.fail("%s counts %+v at %s, one by one it is %+v", st.name, got, place.ID, want)
		}
		s.summary.Unnamed += got.Unnamed
	}
}
