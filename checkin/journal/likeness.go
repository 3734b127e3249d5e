package journal

import (
	"slices"

	"opale/checkin"
)

// Likeness is what a store looks people up by who may be one: the folded full
// name. Empty for one without a name, who is like nobody.
func Likeness(r *checkin.Registration) string {
	if r.LastName() == checkin.Nameless {
		return ""
	}
	return checkin.Fold(r.FullName())
}

// Resembling makes a conflict of two persons who are probably one: a walk-in
// and another, or two walk-ins made on two devices, whom nobody has said to be
// two. It is kept with the walk-in, of two with the smaller id; ok is false
// where there is none, or it is kept with the other one.
func Resembling(s, other *Subject, seats Seats) (c checkin.Conflict, ok bool) {
	if !s.IsWalkIn() || !other.IsRegistered() || s.ID == other.ID || s.Erased || other.Erased {
		return c, false
	}
	if other.IsWalkIn() && (compareIDs(other.ID, s.ID) < 0 || madeOn(s, seats) == madeOn(other, seats)) {
		return c, false
	}
	one, two := s.Registration(), other.Registration()
	if !checkin.Resemble(&one, &two) || s.isToldFrom(other) || other.isToldFrom(s) {
		return c, false
	}
	c = checkin.Conflict{Kind: checkin.ConflictSame, Registration: s.ID, Other: other.ID}
	c.Arrivals = append(s.inForce(seats), other.inForce(seats)...)
	sortArrivals(c.Arrivals)
	return c, true
}

func madeOn(s *Subject, seats Seats) checkin.DeviceID {
	device, _ := seats.Seat(s.Made.Entry.Stream, 1)
	return device
}

// isToldFrom reports whether a decision in force says that another is somebody
// else.
func (s *Subject) isToldFrom(other *Subject) bool {
	return slices.ContainsFunc(s.standing(), func(d Decision) bool { return other.Has(d.Other) })
}
