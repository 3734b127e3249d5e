package journal

import (
	"slices"

	"opale/checkin"
)

// Likeness is what a store looks people up by who may be one, beside their codes:
// the folded full name. Empty for one without a name.
func Likeness(r *checkin.Registration) string {
	if r.LastName() == checkin.Nameless {
		return ""
	}
	return checkin.Fold(r.FullName())
}

// Resembling makes a conflict of two persons who are probably one: a walk-in
// and another, or two walk-ins made on two devices, whom nobody has said to be
// two. They have a code in common, or are alike. Where a list brings the code of
// a walk-in, importing it there makes one of them; where the list was taken in by
// a desk that had not heard of the walk-in, they are two until somebody says so. It is kept with the walk-in, of two with the smaller id; ok is false
// where there is none, or it is kept with the other one.
func Resembling(s, other *Subject, seats Seats) (c checkin.Conflict, ok bool) {
	if !s.IsWalkIn() || !other.IsRegistered() || s.ID == other.ID || s.Erased || other.Erased {
		return c, false
	}
	if other.IsWalkIn() && (compareIDs(other.ID, s.ID) < 0 || madeOn(s, seats) == madeOn(other, seats)) {
		return c, false
	}
	one, two := s.Registration(), other.Registration()
	if !s.sharesCode(other) && !checkin.Resemble(&one, &two) || s.isToldFrom(other) || other.isToldFrom(s) {
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

// sharesCode reports whether both ever had one code, to the letter.
func (s *Subject) sharesCode(other *Subject) bool {
	return slices.ContainsFunc(s.Codes, func(code string) bool {
		key := checkin.CodeKey(checkin.CodeExact, code)
		return slices.ContainsFunc(other.Codes, func(c string) bool { return checkin.CodeKey(checkin.CodeExact, c) == key })
	})
}
