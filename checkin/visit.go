package checkin

import (
	"context"
	"time"
)

// repeatWithin is how soon after an arrival a second one of the same person on
// the same desk is the same key pressed or the same code read twice.
const repeatWithin = 5 * time.Second

// Visit is what came of somebody standing at the door.
type Visit struct {
	Outcome      Outcome
	Registration Registration
	Session      Session
	Entry        EntryID // the arrival just written; zero for a refusal
	Time         time.Time
	Previous     *Arrival   // for already-in: the arrival by which they are inside
	Left         *Departure // for a re-entry: the departure that it follows
	Repeat       bool       // already in by this very desk, seconds ago: nothing to ask
	Reading      Reading    // of a scanned code
}

// Entrance asks to let somebody in.
type Entrance struct {
	ID      RegistrationID
	Session SessionID // empty: the desk's
	Force   bool      // set a refusal aside; unknown and already-in stand
	Again   bool      // note a second arrival of somebody already in, to be looked into
	Reason  string    // why, for Force and Again
}

// CheckIn applies the rules of the door and, where they allow it, notes the
// arrival. When it returns an admitted Visit, the arrival is on the disk. Who
// left and comes back is admitted at once, and Visit.Left says so.
func (d *Desk) CheckIn(ctx context.Context, e Entrance) (Visit, error) {
	place := d.Place()
	session := place.Session
	if e.Session != "" {
		var ok bool
		if session, ok = place.Event.Session(e.Session); !ok {
			return Visit{}, Errorf(CodeNotFound, "check in", "%s", e.Session)
		}
	}
	visit := Visit{Outcome: OutcomeUnknown, Session: session, Time: d.now()}
	err := d.store.Write(ctx, place.Actor, func(tx Tx) error { return d.pass(tx, &place.Event, e, &visit) })
	if err != nil {
		return Visit{}, err
	}
	if !visit.Entry.IsZero() {
		d.admit(session.ID, visit)
		d.rush.note(visit.Time, 1)
	}
	return visit, nil
}

// pass applies the rules of the door to one person, notes the arrival that they
// allow, and says in visit what came of it.
func (d *Desk) pass(tx Tx, event *Event, e Entrance, visit *Visit) error {
	session := visit.Session
	registrations, err := tx.Registrations(e.ID)
	if err != nil || len(registrations) == 0 {
		return err
	}
	arrivals, err := tx.Arrivals(e.ID)
	if err != nil {
		return err
	}
	visit.Registration = registrations[0]
	visit.Outcome = Decide(event, &visit.Registration, arrivals, session)
	fact := Fact{Kind: KindArrived, Subject: visit.Registration.ID, Session: session.ID}
	if out := lastOut(arrivals, session.ID); out != nil {
		visit.Left, fact.Body.Entry = out.Left, out.Left.Entry
	}
	switch {
	case visit.Outcome == OutcomeAdmitted:
	case visit.Outcome == OutcomeAlreadyIn && !e.Again:
		first := *Inside(arrivals, session.ID)
		visit.Previous = &first
		visit.Repeat = d.repeats(arrivals, session)
		return nil
	case visit.Outcome == OutcomeAlreadyIn, e.Force && visit.Outcome.Overridable():
		fact.Body.Override = visit.Outcome
		fact.Personal.Reason = Clean(e.Reason)
		visit.Outcome = OutcomeAdmitted
	default:
		return nil
	}
	visit.Entry, err = tx.Append(fact)
	return err
}

// admit notes in memory what was just written, so that who is at the door does
// not wait for it to be read back; the next [Desk.Refresh] does.
func (d *Desk) admit(session SessionID, visits ...Visit) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := range visits {
		if v := &visits[i]; !v.Entry.IsZero() && session == d.session.ID {
			d.present[v.Registration.ID] = true
		}
	}
}

// settle takes in what was just written. Where reading it back fails, nothing
// is lost and nothing is said: the next [Desk.Refresh] takes it in.
func (d *Desk) settle() { _, _ = d.Refresh() }

// repeats reports whether this device noted the person's arrival just now.
func (d *Desk) repeats(arrivals []Arrival, session Session) bool {
	for i := range arrivals {
		a := &arrivals[i]
		age := d.now().Sub(a.Time)
		if a.InForce() && a.Session == session.ID && a.Device == d.store.Device() && age >= 0 && age < repeatWithin {
			return true
		}
	}
	return false
}

// Scan lets in whoever holds a scanned code. A code that nobody holds gives
// OutcomeUnknown and what could be read.
func (d *Desk) Scan(ctx context.Context, raw string) (Visit, error) {
	reading, err := d.Decode(raw)
	if err != nil {
		return Visit{}, err
	}
	if reading.ID.IsZero() {
		return Visit{Outcome: OutcomeUnknown, Session: d.Place().Session, Time: d.now(), Reading: reading}, nil
	}
	visit, err := d.CheckIn(ctx, Entrance{ID: reading.ID})
	visit.Reading = reading
	return visit, err
}

// Decode tells what a burst of keys would be as a scan, and changes nothing.
func (d *Desk) Decode(raw string) (Reading, error) {
	reading, err := d.tickets.Read(raw, d.store)
	if err == nil && reading.ID.IsZero() && !reading.IsCode {
		d.mu.RLock()
		defer d.mu.RUnlock()
		reading.IsCode = d.forms.has(reading.Code)
	}
	return reading, err
}

// NotedToday counts the arrivals in force that this device noted at the session
// since midnight, by the event's time zone.
func (d *Desk) NotedToday() (int, error) {
	place := d.Place()
	now := d.now().In(place.Event.Location())
	noted, err := d.store.Recent(place.Session.ID, d.store.Device(), manyArrivals)
	y, m, day := now.Date()
	n := 0
	for _, a := range noted {
		if ay, am, aday := a.Time.In(now.Location()).Date(); ay == y && am == m && aday == day {
			n++
		}
	}
	return n, err
}

// manyArrivals is more than any desk notes in a day.
const manyArrivals = 100_000

// Passage is a line of the list of last arrivals.
type Passage struct {
	Arrival      Arrival
	Registration Registration
}

// Recent lists the last n arrivals at the session, at every desk that is known
// here, latest first.
func (d *Desk) Recent(n int) ([]Passage, error) {
	arrivals, err := d.store.Recent(d.Place().Session.ID, DeviceID{}, n)
	if err != nil {
		return nil, err
	}
	passages := make([]Passage, 0, len(arrivals))
	for _, a := range arrivals {
		registrations, err := d.store.Registrations(a.Registration)
		if err != nil {
			return nil, err
		}
		p := Passage{Arrival: a}
		if len(registrations) > 0 {
			p.Registration = registrations[0]
		}
		passages = append(passages, p)
	}
	return passages, nil
}

// Swap mends a mistake: the earlier arrival was really somebody else, and the
// person it was noted for arrives only now. In one transaction it takes the
// arrival back, notes it for who was meant at its original time, and lets in
// the person at the door. Both histories tell it. The error has CodeAlready
// where the arrival was taken back, or the other person is in by now.
func (d *Desk) Swap(ctx context.Context, earlier EntryID, meant RegistrationID, reason string) (Visit, error) {
	place := d.Place()
	visit := Visit{Outcome: OutcomeAdmitted, Session: place.Session, Time: d.now()}
	err := d.store.Write(ctx, place.Actor, func(tx Tx) error {
		a, err := standing(tx, earlier)
		if err != nil {
			return err
		}
		others, err := tx.Arrivals(meant)
		if err != nil {
			return err
		}
		if First(others, a.Session) != nil {
			return Errorf(CodeAlready, "swap two arrivals", "%s", meant)
		}
		registrations, err := tx.Registrations(a.Registration)
		if err != nil || len(registrations) == 0 {
			return errOr(err, Errorf(CodeNotFound, "swap two arrivals", "%s", a.Registration))
		}
		visit.Registration = registrations[0]
		if _, err := tx.Append(undo(a, reason, true)); err != nil {
			return err
		}
		body := Body{At: a.Time.UnixMilli(), Swapped: true}
		if _, err := tx.Append(Fact{Kind: KindArrived, Subject: meant, Session: a.Session, Body: body}); err != nil {
			return err
		}
		visit.Entry, err = tx.Append(Fact{Kind: KindArrived, Subject: a.Registration, Session: a.Session, Body: Body{Swapped: true}})
		return err
	})
	if err != nil {
		return Visit{}, err
	}
	d.settle()
	return visit, nil
}

func errOr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// Page is everything known of one registration.
type Page struct {
	Registration Registration
	Arrivals     []Arrival // by time
	History      []Happening
	Listed       Fields // as the organiser's list has it, whatever was amended; nil for a walk-in
}

// Page reads a registration's page. The error has CodeNotFound.
func (d *Desk) Page(id RegistrationID) (Page, error) {
	registrations, err := d.store.Registrations(id)
	if err != nil {
		return Page{}, err
	}
	if len(registrations) == 0 {
		return Page{}, Errorf(CodeNotFound, "open page", "%s", id)
	}
	page := Page{Registration: registrations[0]}
	if page.Arrivals, err = d.store.Arrivals(id); err != nil {
		return Page{}, err
	}
	page.History, err = d.store.History(id)
	if !page.Registration.Erased {
		page.Listed = listed(page.History)
	}
	return page, err
}
