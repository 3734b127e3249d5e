package checkin

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Desk is one check-in desk at work: what the screen and the commands call.
// Its methods block on the store; they may be called from any goroutine.
type Desk struct {
	store   Store
	tickets Tickets
	now     func() time.Time

	// taking is held while what was written is read and taken in, so that an
	// older reading never comes last. It is locked before mu.
	taking sync.Mutex

	mu       sync.RWMutex
	finder   Finder
	event    Event
	actor    Actor
	session  Session
	present  map[RegistrationID]bool // who is in at the session
	audience audiences
	forms    codeForms
	parties  [][]EntryID // what one gesture noted of several people, latest last
	rush     rush
	position Position

	announcer announcer
}

// Config is what a Desk is made of. Now may be nil for the machine's clock.
type Config struct {
	Store   Store
	Finder  Finder
	Tickets Tickets
	Now     func() time.Time
	Actor   Actor
	Session SessionID // empty: the one open now at the actor's venue, else the nearest
}

// NewDesk opens a desk at its session. It reads the event and who is in, not
// the people: until [Desk.Load] has run, only codes are found.
func NewDesk(c Config) (*Desk, error) {
	d := &Desk{store: c.Store, finder: c.Finder, tickets: c.Tickets, now: c.Now, actor: c.Actor}
	if d.now == nil {
		d.now = time.Now
	}
	event, err := d.store.Event()
	if err != nil {
		return nil, err
	}
	d.event = event
	if d.position, err = d.store.Position(); err != nil {
		return nil, err
	}
	session, err := event.Choose(c.Session, c.Actor.Venue, d.now())
	if err != nil {
		return nil, err
	}
	return d, d.Switch(session.ID)
}

// Choose finds the session that was asked for or, where none was, the one open
// at the venue, else its nearest. The error has CodeNotFound.
func (e *Event) Choose(asked SessionID, venue VenueID, now time.Time) (Session, error) {
	if asked != "" {
		if s, ok := e.Session(asked); ok {
			return s, nil
		}
		return Session{}, Errorf(CodeNotFound, "choose session", "%s", asked)
	}
	if venue == "" && len(e.Venues) > 0 {
		venue = e.Venues[0].ID
	}
	if s, _, ok := e.SessionNow(venue, now); ok {
		return s, nil
	}
	return Session{}, Errorf(CodeNotFound, "choose session", "%s", venue)
}

// Place is where a desk stands.
type Place struct {
	Event   Event
	Actor   Actor
	Session Session
	Open    bool // the session is open now
}

// Place tells where the desk stands.
func (d *Desk) Place() Place {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return Place{d.event, d.actor, d.session, d.session.distance(d.now()) == 0}
}

// Seat changes who is at the keyboard, or the desk's name or venue.
func (d *Desk) Seat(actor Actor) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.actor = actor
}

// Switch changes the session. The error has CodeNotFound.
func (d *Desk) Switch(id SessionID) error {
	d.taking.Lock()
	defer d.taking.Unlock()
	present, err := d.store.Presence(id)
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	session, ok := d.event.Session(id)
	if !ok {
		return Errorf(CodeNotFound, "switch session", "%s", id)
	}
	d.session = session
	d.actor.Venue = session.Venue
	d.present = make(map[RegistrationID]bool, len(present))
	for _, p := range present {
		d.present[p] = true
	}
	d.audience.choose(session)
	return nil
}

// loadChunk is how many people are put into the index at a time while it
// fills: enough to be quick, few enough that the first are found early.
const loadChunk = 50_000

// Load fills the index and calls progress after each chunk with the number of
// people loaded so far. Searches are answered meanwhile from what is there.
func (d *Desk) Load(ctx context.Context, progress func(done int)) error {
	before, err := d.store.Position()
	if err != nil {
		return err
	}
	chunk := make([]Person, 0, 1024)
	done := 0
	flush := func() {
		d.index().Put(chunk...)
		done += len(chunk)
		chunk = chunk[:0]
		if progress != nil {
			progress(done)
		}
	}
	err = d.store.People(ctx, func(r *Registration) bool {
		if !isSearched(r) {
			return ctx.Err() == nil
		}
		if chunk = append(chunk, d.person(r)); len(chunk) == loadChunk {
			flush()
		}
		return ctx.Err() == nil
	})
	if err != nil {
		return err
	}
	flush()
	if err := ctx.Err(); err != nil {
		return err
	}
	// What was written meanwhile may have been read before it was, and put after.
	d.taking.Lock()
	defer d.taking.Unlock()
	return d.takeSince(before)
}

// Refresh takes in what has been written since, by this desk, by a command or
// by an exchange, and reports whether there was anything.
func (d *Desk) Refresh() (bool, error) {
	d.taking.Lock()
	defer d.taking.Unlock()
	d.mu.RLock()
	since := d.position
	d.mu.RUnlock()
	now, err := d.store.Position()
	if err != nil || now == since {
		return false, err
	}
	return true, d.takeSince(since)
}

// takeSince takes in what has come since a position; taking is held.
func (d *Desk) takeSince(since Position) error {
	change, err := d.store.Changes(since)
	if err != nil {
		return err
	}
	// By chunks: a command may just have imported a hundred thousand.
	for ids := range slices.Chunk(change.Registrations, 500) {
		if err := d.take(ids, d.Place().Session); err != nil {
			return err
		}
	}
	d.mu.Lock()
	d.position = max(d.position, change.Position)
	d.mu.Unlock()
	return nil
}

func (d *Desk) take(ids []RegistrationID, session Session) error {
	registrations, err := d.store.Registrations(ids...)
	if err != nil {
		return err
	}
	arrivals, err := d.store.Arrivals(ids...)
	if err != nil {
		return err
	}
	people := make([]Person, 0, len(registrations))
	for i := range registrations {
		if isSearched(&registrations[i]) {
			people = append(people, d.person(&registrations[i]))
		}
	}
	d.index().Put(people...)
	ids, gone := shown(ids, registrations)
	if len(gone) > 0 {
		d.index().Remove(gone...)
	}
	in, own, now := byRegistration(arrivals), d.store.Device(), d.now()
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := range registrations {
		d.announcer.hear(&registrations[i], in[registrations[i].ID], own, now)
	}
	for _, id := range ids {
		if First(in[id], session.ID) != nil {
			d.present[id] = true
		} else {
			delete(d.present, id)
		}
	}
	return nil
}

// shown tells, of registrations that were asked for and what was found, whose
// presence is to be noted anew, and which are found under another id by now:
// they were joined with it.
func shown(ids []RegistrationID, found []Registration) (all, gone []RegistrationID) {
	stays := make(map[RegistrationID]bool, len(found))
	for i := range found {
		stays[found[i].ID] = true
	}
	all = ids
	for _, id := range ids {
		if !stays[id] {
			gone = append(gone, id)
		}
		delete(stays, id)
	}
	for id := range stays {
		all = append(slices.Clip(all), id)
	}
	return all, gone
}

// isSearched reports whether there is anything to find a registration by: of
// whoever was counted without a name there may be nothing.
func isSearched(r *Registration) bool { return !r.IsUnnamed() || r.Company() != "" }

func byRegistration(arrivals []Arrival) map[RegistrationID][]Arrival {
	by := make(map[RegistrationID][]Arrival)
	for _, a := range arrivals {
		by[a.Registration] = append(by[a.Registration], a)
	}
	return by
}

func (d *Desk) person(r *Registration) Person {
	p := Person{
		ID: r.ID, FirstName: r.FirstName(), LastName: r.LastName(), Company: r.Company(),
		Town: r.Town(), Email: r.Email(), Phone: r.Phone(),
	}
	if code := r.Code(); code != "" {
		p.Codes = append(p.Codes, code)
	}
	p.Codes = append(p.Codes, r.Former...)
	d.mu.Lock()
	defer d.mu.Unlock()
	p.Tag = d.audience.tag(r, d.session)
	d.forms.learn(r.Code())
	return p
}

// audiences numbers the distinct (venue, sessions) pairs of registrations, of
// which there are a few dozen, so that the index can carry one number for each
// person and a keystroke needs no registration to know who is expected here.
type audiences struct {
	number map[[2]string]uint32
	sample []Registration // one registration of each
	here   []bool         // whether each is expected at the session
}

func (a *audiences) tag(r *Registration, s Session) uint32 {
	key := [2]string{r.Values[FieldVenue], r.Values[FieldSessions]}
	n, ok := a.number[key]
	if !ok {
		if a.number == nil {
			a.number = make(map[[2]string]uint32)
		}
		n = uint32(len(a.sample))
		a.number[key] = n
		var sample Registration
		sample.Values[FieldVenue], sample.Values[FieldSessions] = key[0], key[1]
		a.sample = append(a.sample, sample)
		a.here = append(a.here, sample.ExpectedAt(s))
	}
	return n
}

func (a *audiences) choose(s Session) {
	for i := range a.sample {
		a.here[i] = a.sample[i].ExpectedAt(s)
	}
}

// prefer ranks people for the index: expected here and not yet in, expected
// here, the rest.
func (d *Desk) prefer(id RegistrationID, tag uint32) int {
	d.mu.RLock()
	defer d.mu.RUnlock()
	switch {
	case int(tag) >= len(d.audience.here) || !d.audience.here[tag]:
		return 0
	case d.present[id]:
		return 1
	}
	return 2
}
