package journal

import (
	"slices"
	"time"

	"opale/checkin"
)

// pressedTwice is how far apart two arrivals noted on one device may be and
// still be one key pressed twice, which nobody has to look at.
const pressedTwice = 5 * time.Second

// Decision is a person's word that some entries are right as they stand.
type Decision struct {
	Stamp   Stamp
	Settles []checkin.EntryID // sorted
}

// decide keeps a decision. Each is kept once.
func (s *Subject) decide(stamp Stamp, settles []checkin.EntryID) {
	i, found := slices.BinarySearchFunc(s.Decisions, stamp, func(d Decision, t Stamp) int { return compareEntries(d.Stamp.Entry, t.Entry) })
	if !found {
		settles = slices.SortedFunc(slices.Values(settles), compareEntries)
		s.Decisions = slices.Insert(s.Decisions, i, Decision{stamp, slices.Compact(settles)})
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
	for i := range s.Passages {
		if !s.Passages[i].InForce() {
			continue
		}
		if s.Erased || s.Gone.Value != "" {
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

// Conflicts lists what about the registration a person has to look at. It is a
// function of the state; a decision that names all the entries of a conflict
// settles it, and an entry that it did not name opens it again.
func (s *Subject) Conflicts(seats Seats) []checkin.Conflict {
	var conflicts []checkin.Conflict
	arrivals := slices.DeleteFunc(s.Arrivals(seats), func(a checkin.Arrival) bool { return !a.InForce() })
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
		kind := s.suspicion(here)
		if kind != "" && !s.isSettled(here) {
			conflicts = append(conflicts, checkin.Conflict{Kind: kind, Registration: s.ID, Session: session, Arrivals: here})
		}
	}
	return conflicts
}

// suspicion says what is strange about somebody's arrivals at one session.
func (s *Subject) suspicion(here []checkin.Arrival) checkin.ConflictKind {
	last := here[len(here)-1].Time
	for i := range here[1:] {
		if here[i+1].Device != here[0].Device || last.Sub(here[0].Time) > pressedTwice {
			return checkin.ConflictTwice
		}
	}
	switch {
	case s.Erased:
		return checkin.ConflictErased
	case s.Gone.Value != "":
		return checkin.ConflictWithdrawn
	}
	return ""
}

func (s *Subject) isSettled(here []checkin.Arrival) bool {
	return slices.ContainsFunc(s.standing(), func(d Decision) bool {
		for i := range here {
			if _, named := slices.BinarySearchFunc(d.Settles, here[i].Entry, compareEntries); !named {
				return false
			}
		}
		return true
	})
}
