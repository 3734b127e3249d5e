package checkin

import "reflect"

// takeEvent takes over the event where it is another than it was. The desk
// stays at its session while that exists, else goes to the one nearest at its
// venue.
func (d *Desk) takeEvent() error {
	event, err := d.store.Event()
	if err != nil {
		return err
	}
	place := d.Place()
	if reflect.DeepEqual(event, place.Event) {
		return nil
	}
	d.mu.Lock()
	d.event = event
	d.mu.Unlock()
	if _, ok := event.Session(place.Session.ID); ok {
		return d.Switch(place.Session.ID)
	}
	return d.settleAt(place.Actor.Venue)
}

// Move sits the desk at another venue, or under another name, as an invitation
// says: at the session that is open there, else the nearest. A venue that the
// event does not have (yet) is left for the operator to choose.
func (d *Desk) Move(desk string, venue VenueID) error {
	if err := d.takeEvent(); err != nil {
		return err
	}
	place := d.Place()
	actor := place.Actor
	actor.Desk = desk
	d.Seat(actor)
	if _, known := place.Event.Venue(venue); !known || venue == place.Session.Venue {
		return nil
	}
	return d.settleAt(venue)
}

// settleAt goes to the session of a venue that is open, else its nearest; where
// the venue has none, to the first that has.
func (d *Desk) settleAt(venue VenueID) error {
	event := d.Place().Event
	if len(event.SessionsAt(venue)) == 0 && len(event.Sessions) > 0 {
		venue = event.Sessions[0].Venue
	}
	session, err := event.Choose("", venue, d.now())
	if err != nil {
		return err
	}
	return d.Switch(session.ID)
}
