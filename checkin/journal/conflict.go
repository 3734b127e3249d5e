package journal

import (
	"slices"
	"time"

	"opale/checkin"
)

// pressedTwice is how far apart two arrivals noted on one device may be and
// still be one key pressed twice, which nobody has to look at.
const pressedTwice = 5 * time.Second

// Decision is a person's word that some entries are right as they stand, or
// that another registration is somebody else's.
type Decision struct {
	Stamp   Stamp
	Settles []checkin.EntryID      // sorted
	Other   checkin.RegistrationID // or zero
}

// decide keeps a decision. Each is kept once.
func (s *Subject) decide(d Decision) {
	i, found := slices.BinarySearchFunc(s.Decisions, d, func(a, b Decision) int { return compareEntries(a.Stamp.Entry, b.Stamp.Entry) })
	if !found {
		d.Settles = slices.Compact(slices.SortedFunc(slices.Values(d.Settles), compareEntries))
		s.Decisions = slices.Insert(s.Decisions, i, d)
	}
}

func compareEntries(a, b checkin.EntryID) int {
	switch {
	case a == b:
		return 0
	case a.Less(b):
		return -1
	}
	return 1
}

// standing lists the decisions that nobody has taken back.
func (s *Subject) standing() []Decision {
	var standing []Decision
	for _, d := range s.Decisions {
		if !s.TookBack(d.Stamp.Entry) {
			standing = append(standing, d)
		}
	}
	return standing
}

// MayConflict reports whether there can be anything to look at, without
// reading more than the passages: false for nearly everybody.
func (s *Subject) MayConflict() bool {
	if len(s.Rivals) > 0 || len(s.Halves) > 0 {
		return true
	}
	for i := range s.Passages {
		if !s.Passages[i].InForce() {
			continue
		}
		if s.Erased || s.IsWithdrawn() {
			return true
		}
		for j := range s.Passages[:i] {
			if s.Passages[j].Session == s.Passages[i].Session && s.Passages[j].InForce() {
				return true
			}
		}
	}
	return false
}

// Conflicts lists what about the registration itself a person has to look at:
// whom it resembles, [Resembling] tells. It is a function of the state; a
// decision that names all the entries of a conflict settles it, and an entry
// that it did not name opens it again.
func (s *Subject) Conflicts(seats Seats) []checkin.Conflict {
	conflicts := s.doubts(seats)
	if !s.Erased {
		conflicts = append(conflicts, s.contested()...)
	}
	for _, j := range s.Halves {
		conflicts = append(conflicts, checkin.Conflict{Kind: checkin.ConflictPartErased, Registration: s.ID, Other: j.With, Joining: j.Entry})
	}
	return slices.DeleteFunc(conflicts, func(c checkin.Conflict) bool { return s.isSettled(&c) })
}

// doubts lists what is strange about the arrivals, session by session.
func (s *Subject) doubts(seats Seats) []checkin.Conflict {
	var conflicts []checkin.Conflict
	arrivals := s.inForce(seats)
	var sessions []checkin.SessionID
	for i := range arrivals {
		if !slices.Contains(sessions, arrivals[i].Session) {
			sessions = append(sessions, arrivals[i].Session)
		}
	}
	slices.Sort(sessions)
	for _, session := range sessions {
		here := slices.Clone(arrivals)
		here = slices.DeleteFunc(here, func(a checkin.Arrival) bool { return a.Session != session })
		c := checkin.Conflict{Registration: s.ID, Session: session}
		if c.Kind, c.Arrivals = s.suspicion(here); c.Kind != "" {
			conflicts = append(conflicts, c)
		}
	}
	return conflicts
}

func (s *Subject) inForce(seats Seats) []checkin.Arrival {
	return slices.DeleteFunc(s.Arrivals(seats), func(a checkin.Arrival) bool { return !a.InForce() })
}

// suspicion says what is strange about somebody's arrivals at one session, and
// which of them are.
func (s *Subject) suspicion(here []checkin.Arrival) (checkin.ConflictKind, []checkin.Arrival) {
	if twice := s.twice(here); len(twice) > 0 {
		return checkin.ConflictTwice, twice
	}
	switch {
	case s.Erased:
		return checkin.ConflictErased, here
	case s.IsWithdrawn():
		return checkin.ConflictWithdrawn, here
	}
	return "", nil
}

// twice lists the arrivals that cannot all be right: each is at odds with
// another one.
func (s *Subject) twice(here []checkin.Arrival) []checkin.Arrival {
	odd := make([]bool, len(here))
	for later := range here {
		for earlier := range here[:later] {
			if !s.agree(&here[earlier], &here[later]) {
				odd[earlier], odd[later] = true, true
			}
		}
	}
	var twice []checkin.Arrival
	for i := range here {
		if odd[i] {
			twice = append(twice, here[i])
		}
	}
	return twice
}

// agree reports whether two arrivals at one session can both be right: one key
// pressed twice, a re-entry, or somebody who had left by then, whether or not
// the desk that let them in again knew it. The last is judged by the clocks that
// people saw: it decides what is shown, never what is.
func (s *Subject) agree(earlier, later *checkin.Arrival) bool {
	switch {
	case earlier.Device == later.Device && later.Time.Sub(earlier.Time) <= pressedTwice:
		return true
	case earlier.Left != nil && !later.Time.Before(earlier.Left.Time):
		return true
	}
	return s.follows(later.Entry, earlier.Entry) || s.follows(earlier.Entry, later.Entry)
}

// isSettled reports whether one decision in force names all that a conflict is
// made of.
func (s *Subject) isSettled(c *checkin.Conflict) bool {
	return slices.ContainsFunc(s.standing(), func(d Decision) bool {
		names := func(id checkin.EntryID) bool {
			_, named := slices.BinarySearchFunc(d.Settles, id, compareEntries)
			return named
		}
		return (c.Joining.IsZero() || names(c.Joining)) && !slices.ContainsFunc(c.Arrivals, func(a checkin.Arrival) bool { return !names(a.Entry) }) &&
			!slices.ContainsFunc(c.Edits, func(e checkin.Edit) bool { return !names(e.Entry) })
	})
}

// WhoSaid completes the edits of conflicts with when and by whom, as read gives
// the entries.
func WhoSaid(conflicts []checkin.Conflict, read func(checkin.EntryID) (checkin.Happening, error)) error {
	for i := range conflicts {
		for j := range conflicts[i].Edits {
			e := &conflicts[i].Edits[j]
			h, err := read(e.Entry)
			if err != nil {
				return err
			}
			e.Time, e.Device, e.Desk, e.Operator = h.Time, h.Device, h.Desk, h.Operator
		}
	}
	return nil
}
