package journal

import (
	"slices"
	"time"

	"opale/checkin"
)

// Departure is somebody going out by one arrival. It closes that arrival and
// touches no other: one that its writer had not seen stays open. Which of them
// counts, the undos of the subject tell ([Subject.TookBack]).
type Departure struct {
	Entry   checkin.EntryID
	Arrival checkin.EntryID
	Time    time.Time
	Seat    int // of the departure's stream
}

func (s *Subject) depart(d Departure) {
	if d.Arrival.IsZero() {
		return
	}
	i, found := slices.BinarySearchFunc(s.Departed, d.Entry, byDeparture)
	if !found {
		s.Departed = slices.Insert(s.Departed, i, d)
	}
}

func byDeparture(d Departure, id checkin.EntryID) int { return compareEntries(d.Entry, id) }

// closing finds the departure that a passage in force was left by: of those
// that nobody took back, the first by time, stream and number. nil where the
// person is still inside by it; an arrival that was taken back closes with no
// departure, which is moot.
func (s *Subject) closing(p *Passage) *Departure {
	if !p.InForce() {
		return nil
	}
	var first *Departure
	for i := range s.Departed {
		d := &s.Departed[i]
		if d.Arrival == p.Arrival && (first == nil || d.Time.Before(first.Time)) && !s.TookBack(d.Entry) {
			first = d
		}
	}
	return first
}

func (s *Subject) left(p *Passage, seats Seats) *checkin.Departure {
	d := s.closing(p)
	if d == nil {
		return nil
	}
	_, by := seats.Seat(d.Entry.Stream, d.Seat)
	return &checkin.Departure{Entry: d.Entry, Time: d.Time, Desk: by.Desk, Operator: by.Operator}
}

// Turnout yields each session that the subject came to, and whether they are
// still inside.
func (s *Subject) Turnout(yield func(session checkin.SessionID, inside bool) bool) {
	for i := range s.Passages {
		p := &s.Passages[i]
		if !p.InForce() || slices.ContainsFunc(s.Passages[:i], func(o Passage) bool { return o.InForce() && o.Session == p.Session }) {
			continue
		}
		if !yield(p.Session, s.isInside(p.Session)) {
			return
		}
	}
}

func (s *Subject) isInside(session checkin.SessionID) bool {
	for i := range s.Passages {
		if p := &s.Passages[i]; p.Session == session && p.InForce() && s.closing(p) == nil {
			return true
		}
	}
	return false
}

// follows reports whether an arrival comes back from a departure by another
// one, however many passages lie between. The writer of a re-entry has seen
// what it names, so that one whose departure has not arrived here yet
// contradicts nothing.
func (s *Subject) follows(later, earlier checkin.EntryID) bool {
	for range s.Passages { // as many steps as there can be, whoever wrote them
		p, found := slices.BinarySearchFunc(s.Passages, later, byArrival)
		if !found || s.Passages[p].After.IsZero() {
			return false
		}
		d, found := slices.BinarySearchFunc(s.Departed, s.Passages[p].After, byDeparture)
		if !found || s.Departed[d].Arrival == earlier {
			return true
		}
		later = s.Departed[d].Arrival
	}
	return false
}
