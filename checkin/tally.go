package checkin

import "time"

// Tally counts any session of the event: [Desk.Overview] counts the desk's own.
func (d *Desk) Tally(session SessionID) (Tally, error) {
	return d.store.Tally(session, d.now().Add(-10*time.Minute))
}

// Overview is what the header of the screen says.
type Overview struct {
	Place
	Tally
	Now time.Time
}

// Overview counts the session. The rate is that of the last ten minutes. An
// event that was defined anew, here or elsewhere, is taken over first.
func (d *Desk) Overview() (Overview, error) {
	if err := d.takeEvent(); err != nil {
		return Overview{}, err
	}
	place, now := d.Place(), d.now()
	tally, err := d.store.Tally(place.Session.ID, now.Add(-10*time.Minute))
	return Overview{Place: place, Tally: tally, Now: now}, err
}
