package journal

import (
	"time"

	"opale/checkin"
)

// Tell makes a line of history of an entry.
func Tell(e *Entry, c *Content, seats Seats) (checkin.Happening, error) {
	body, err := c.Says()
	if err != nil {
		return checkin.Happening{}, err
	}
	personal, err := e.Reveals(c)
	if err != nil {
		return checkin.Happening{}, err
	}
	device, actor := seats.Seat(e.ID.Stream, c.Operator)
	return checkin.Happening{
		Entry: e.ID, Kind: c.Kind, Time: time.UnixMilli(c.Wall), Session: c.Session, Device: device,
		Desk: actor.Desk, Operator: actor.Operator, Body: body, Personal: personal,
	}, nil
}

// AtTheDoor reports whether an entry tells something that only this desk has
// seen, and not merely what every desk can read in the organiser's list.
func AtTheDoor(w *Written) bool {
	switch w.Content.Kind {
	case checkin.KindDeskOpened, checkin.KindImported, checkin.KindEventDefined:
		return false
	case checkin.KindRegistered:
		body, err := w.Content.Says()
		return err == nil && body.WalkIn
	}
	return true
}

// NameKey is the form under which a name and an e-mail address are looked up
// together.
func NameKey(name, email string) string { return checkin.Fold(name) + "\x00" + checkin.Fold(email) }
