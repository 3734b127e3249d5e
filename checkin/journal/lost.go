package journal

import (
	"cmp"
	"slices"

	"opale/checkin"
)

// Lost is what a branch that does not stand says of one registration.
type Lost struct {
	Arrivals []checkin.Arrival // that the branch itself does not take back
	Fields   checkin.Fields    // as it registered them; nil where it did not
}

// Join adds what another branch says of the same registration.
func (l Lost) Join(other Lost) Lost {
	l.Arrivals = append(l.Arrivals, other.Arrivals...)
	if l.Fields == nil {
		l.Fields = other.Fields
	}
	return l
}

// Lost reads what a branch says of people.
func (b *Branch) Lost(seats Seats) map[checkin.RegistrationID]Lost {
	there := &branchSeats{Seats: seats, stream: b.Stream, actors: make(map[int]checkin.Actor)}
	subjects := make(map[checkin.RegistrationID]*Subject)
	for i := range b.Entries {
		w, err := b.read(i)
		if err != nil {
			continue // it was read before it was set aside
		}
		body := w.Content.Says()
		if w.Content.Kind == checkin.KindDeskOpened {
			there.actors[w.Content.Operator] = checkin.Actor{Desk: body.Desk, Venue: body.Venue, Operator: w.Revealed.Operator}
		}
		id := w.Content.Subject
		if id.IsZero() {
			continue
		}
		if subjects[id] == nil {
			subjects[id] = &Subject{ID: id}
		}
		subjects[id].Apply(w.ID, &w.Content, body, w.Revealed)
	}
	lost := make(map[checkin.RegistrationID]Lost)
	for id, s := range subjects {
		of := Lost{Arrivals: slices.DeleteFunc(s.Arrivals(there), func(a checkin.Arrival) bool { return !a.InForce() })}
		if s.IsRegistered() {
			of.Fields = s.AsListed().Fields
		}
		if len(of.Arrivals) > 0 {
			lost[id] = of
		}
	}
	return lost
}

func (b *Branch) read(i int) (Written, error) {
	e := b.Entries[i]
	e.ID = checkin.EntryID{Stream: b.Stream, Seq: b.First + uint64(i)}
	return e.Read()
}

// branchSeats knows who sat down in a branch.
type branchSeats struct {
	Seats
	stream checkin.StreamID
	actors map[int]checkin.Actor
}

// Seat finds who sat at a seat.
func (b *branchSeats) Seat(stream checkin.StreamID, seat int) (checkin.DeviceID, checkin.Actor) {
	device, actor := b.Seats.Seat(stream, seat)
	if there, ok := b.actors[seat]; ok && stream == b.stream {
		actor = there
	}
	return device, actor
}

// Forked lists what a person has to look at because a branch says it: arrivals
// at sessions where the registration has none in force, unless somebody has
// decided about them.
func (s *Subject) Forked(lost Lost) []checkin.Conflict {
	var conflicts []checkin.Conflict
	arrivals := slices.SortedFunc(slices.Values(lost.Arrivals), func(a, b checkin.Arrival) int {
		return cmp.Or(a.Time.Compare(b.Time), compareEntries(a.Entry, b.Entry))
	})
	for _, a := range arrivals {
		if s.Attends(a.Session) || s.isSettled(&checkin.Conflict{Arrivals: []checkin.Arrival{a}}) {
			continue
		}
		same := func(c checkin.Conflict) bool { return c.Session == a.Session }
		at := slices.IndexFunc(conflicts, same)
		if at < 0 {
			at, conflicts = len(conflicts), append(conflicts, checkin.Conflict{Kind: checkin.ConflictForked, Registration: s.ID, Session: a.Session})
			if !s.IsRegistered() {
				conflicts[at].Fields = lost.Fields
			}
		}
		conflicts[at].Arrivals = append(conflicts[at].Arrivals, a)
	}
	slices.SortFunc(conflicts, func(a, b checkin.Conflict) int { return cmp.Compare(a.Session, b.Session) })
	return conflicts
}
