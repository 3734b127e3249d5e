package screen

import (
	"opale/checkin"
	"opale/checkin/nearby"
)

// Nearby finds the desks of the event on this network: [nearby.Watch] is one. To
// be found gives no right to anybody.
type Nearby interface {
	// Seek asks who is here, and does not wait for answers. A command calls it,
	// as often as it likes.
	Seek()
	// Found lists who has answered just now, relays first. A command calls it.
	Found() []nearby.Desk
}

// Seeking is a Screen that shows who is on this network: they are asked for
// while it is the topmost, and at no other time.
type Seeking interface{ Seeking() }

// FoundRelay is the first relay that was found on this network; ok is false
// where there is none.
func (e *Env) FoundRelay() (relay nearby.Desk, ok bool) {
	if len(e.Found) == 0 || !e.Found[0].IsRelay() {
		return relay, false
	}
	return e.Found[0], true
}

// IsFound reports whether a desk is on this network.
func (e *Env) IsFound(device checkin.DeviceID) bool {
	for _, d := range e.Found {
		if d.Device == device {
			return true
		}
	}
	return false
}
