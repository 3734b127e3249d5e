package screentest

import (
	"context"
	"slices"
	"time"

	"opale/checkin"
)

// Define defines the event anew, as a coordinator would elsewhere.
func (r *Rig) Define(change func(*checkin.Event)) {
	r.t.Helper()
	event := r.Env.Desk.Place().Event
	event.Venues, event.Sessions = slices.Clone(event.Venues), slices.Clone(event.Sessions)
	change(&event)
	err := r.Store.Write(context.Background(), Karim, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindEventDefined, Body: checkin.Body{Define: &event}})
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	r.settle()
}

// Change changes the desk's session in the definition.
func (r *Rig) Change(change func(*checkin.Session)) {
	r.t.Helper()
	id := r.Env.Overview.Session.ID
	r.Define(func(e *checkin.Event) {
		for i := range e.Sessions {
			if e.Sessions[i].ID == id {
				change(&e.Sessions[i])
			}
		}
	})
}

// Hall makes the desk's session one that holds so many people, and that wants
// departures noted.
func (r *Rig) Hall(capacity int) {
	r.t.Helper()
	r.Change(func(s *checkin.Session) { s.Capacity, s.Departures = capacity, true })
}

// Talks makes the desk's day one of talks: its session is over since 9:00, and
// the next one at its venue opens at 10:00.
func (r *Rig) Talks() {
	r.t.Helper()
	here := r.Env.Overview.Session
	hour := func(h int) time.Time {
		y, m, d := r.clock.now().In(r.Env.Overview.Event.Location()).Date()
		return time.Date(y, m, d, h, 0, 0, 0, r.Env.Overview.Event.Location())
	}
	r.Define(func(e *checkin.Event) {
		for i := range e.Sessions {
			if s := &e.Sessions[i]; s.ID == here.ID {
				s.Name, s.Opens, s.Closes = "Débats de 7 heures", hour(7), hour(9)
				next := checkin.Session{ID: "calais-10h", Venue: here.Venue, Name: "Débats de 10 heures", Opens: hour(10), Closes: hour(12)}
				e.Sessions = slices.Insert(e.Sessions, i+1, next)
				return
			}
		}
	})
}
