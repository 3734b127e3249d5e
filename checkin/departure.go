package checkin

import (
	"context"
	"time"
)

// Departure is somebody going out again. Who came and left has still come.
type Departure struct {
	Entry    EntryID
	Time     time.Time
	Desk     string
	Operator string
}

// Leave notes that somebody goes out: at the desk's session, it closes every
// arrival by which they are inside. It returns the departure from the first of
// them; [Desk.Undo] takes it back. The error has CodeNotFound where they did
// not come, CodeAlready where they have left.
func (d *Desk) Leave(ctx context.Context, id RegistrationID) (Departure, error) {
	place := d.Place()
	left := Departure{Time: d.now(), Desk: place.Actor.Desk, Operator: place.Actor.Operator}
	err := d.store.Write(ctx, place.Actor, func(tx Tx) error {
		arrivals, err := tx.Arrivals(id)
		if err != nil {
			return err
		}
		first := Inside(arrivals, place.Session.ID)
		switch {
		case first == nil && First(arrivals, place.Session.ID) != nil:
			return Errorf(CodeAlready, "leave", "%s", id)
		case first == nil:
			return Errorf(CodeNotFound, "leave", "%s", id)
		}
		for i := range arrivals {
			a := &arrivals[i]
			if a.Session != place.Session.ID || !a.IsInside() {
				continue
			}
			entry, err := tx.Append(Fact{Kind: KindLeft, Subject: a.Noted, Session: a.Session, Body: Body{Entry: a.Entry}})
			if err != nil {
				return err
			}
			if a.Entry == first.Entry {
				left.Entry = entry
			}
		}
		return nil
	})
	if err != nil {
		return Departure{}, err
	}
	d.settle()
	return left, nil
}

// lastOut finds the arrival of somebody who is outside again whose departure
// is the last: the one that a re-entry follows.
func lastOut(arrivals []Arrival, session SessionID) *Arrival {
	if Inside(arrivals, session) != nil {
		return nil
	}
	var last *Arrival
	for i := range arrivals {
		a := &arrivals[i]
		if a.Session == session && a.InForce() && (last == nil || last.Left.before(a.Left)) {
			last = a
		}
	}
	return last
}

func (d *Departure) before(o *Departure) bool {
	if !d.Time.Equal(o.Time) {
		return d.Time.Before(o.Time)
	}
	return d.Entry.Less(o.Entry)
}
