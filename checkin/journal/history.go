package journal

import (
	"time"

	"opale/checkin"
)

// Tell makes a line of history of an entry.
func Tell(w *Written, seats Seats) checkin.Happening {
	c := &w.Content
	device, actor := seats.Seat(w.ID.Stream, c.Operator)
	return checkin.Happening{
		Entry: w.ID, Kind: c.Kind, Subject: c.Subject, Time: time.UnixMilli(c.Wall), Tick: c.Tick, Session: c.Session, Device: device,
		Desk: actor.Desk, Operator: actor.Operator, Body: c.Says(), Personal: w.Revealed,
	}
}

// AtTheDoor reports whether an entry tells something that only this desk has
// seen, and not merely what every desk can read in the organiser's list.
func AtTheDoor(w *Written) bool {
	switch w.Content.Kind {
	case checkin.KindDeskOpened, checkin.KindImported, checkin.KindEventDefined, checkin.KindKnown:
		return false
	case checkin.KindRegistered:
		return w.Content.Says().WalkIn
	}
	return true
}

// NameKey is the form under which a name and an e-mail address are looked up
// together.
func NameKey(name, email string) string { return checkin.Fold(name) + "\x00" + checkin.Fold(email) }
