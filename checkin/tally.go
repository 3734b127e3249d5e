package checkin

import "time"

// Tally counts any session of the event: [Desk.Overview] counts the desk's own.
func (d *Desk) Tally(session SessionID) (Tally, error) {
	return d.store.Tally(session, d.now().Add(-10*time.Minute))
}
