package journal

import (
	"maps"
	"slices"

	"opale/checkin"
)

// memoryTx reads through to the store, except for what it has touched; nothing
// of it is in the store before commit.
type memoryTx struct {
	m        *Memory
	actor    checkin.Actor
	batch    *Batch
	tick     int64
	event    checkin.Event
	received []checkin.RegistrationID
	touched  map[checkin.RegistrationID]*Subject // nil: nothing is known any more
	stale    map[checkin.RegistrationID]bool     // to be folded anew
	doubted  bool                                // so are trust and the event's definition
	seats    map[seatKey]checkin.Actor
	memoryJournal
}

var _ checkin.Tx = (*memoryTx)(nil)

func (m *Memory) begin(actor checkin.Actor) *memoryTx {
	return &memoryTx{
		m: m, actor: actor, batch: m.run.Batch(), tick: m.tick, event: m.event,
		touched: make(map[checkin.RegistrationID]*Subject),
		stale:   make(map[checkin.RegistrationID]bool),
		seats:   make(map[seatKey]checkin.Actor),
		memoryJournal: memoryJournal{
			streams: make(map[checkin.StreamID]*heldStream),
			vouched: maps.Clone(m.vouched),
			wants:   make(map[checkin.EntryID]bool),
			inbox:   m.inbox, aside: m.aside, rulings: m.rulings, bounds: m.bounds, defined: m.defined,
			branches: m.branches, disputed: m.disputed,
		},
	}
}

func (tx *memoryTx) commit() {
	m := tx.m
	tx.foldAnew()
	tx.forget()
	m.tick, m.event = tx.tick, tx.event
	m.received = append(m.received, tx.received...)
	maps.Copy(m.seats, tx.seats)
	maps.Copy(m.streams, tx.streams)
	for id, wanted := range tx.wants {
		if m.wants[id] = wanted; !wanted {
			delete(m.wants, id)
		}
	}
	m.vouched, m.inbox, m.aside = tx.vouched, tx.inbox, tx.aside
	m.rulings, m.bounds, m.defined = tx.rulings, tx.bounds, tx.defined
	m.branches, m.disputed = tx.branches, tx.disputed
	for id, s := range tx.touched {
		if s != nil && s.Erased {
			m.unlist(m.subjects[id])
		}
	}
	maps.Copy(m.subjects, tx.touched)
	for id, s := range tx.touched {
		if s == nil {
			delete(m.subjects, id)
			continue
		}
		for _, code := range s.Codes {
			note(m.codes, checkin.CodeKey(checkin.CodeBare, code), id)
		}
		kin, _ := Kin(s, tx.own) // own never fails
		for _, p := range Persons(kin) {
			r := p.Registration()
			note(m.names, NameKey(r.FullName(), r.Email()), p.ID)
			if name := checkin.Fold(r.FullName()); name != "" {
				note(m.names, name, p.ID)
			}
		}
	}
}

// note adds an id under a key. A clone shares the lists, so none grows in place.
func note(ids map[string][]checkin.RegistrationID, key string, id checkin.RegistrationID) {
	if known := ids[key]; !slices.Contains(known, id) {
		ids[key] = append(slices.Clip(known), id)
	}
}

// own finds a registration as its own entries tell it.
func (tx *memoryTx) own(id checkin.RegistrationID) (*Subject, error) {
	tx.foldAnew()
	if s, ok := tx.touched[id]; ok {
		return s, nil
	}
	return tx.m.subjects[id], nil
}

// person finds whose registration it is; nil where nothing is known of it.
func (tx *memoryTx) person(id checkin.RegistrationID) *Subject {
	p, _ := Person(id, tx.own) // own never fails
	return p
}

// persons finds the persons of some registrations, each once.
func (tx *memoryTx) persons(ids ...checkin.RegistrationID) []*Subject {
	var persons []*Subject
	seen := make(map[checkin.RegistrationID]bool, len(ids))
	for _, id := range ids {
		if p := tx.person(id); p != nil && !seen[p.ID] {
			seen[p.ID] = true
			persons = append(persons, p)
		}
	}
	return persons
}

func (tx *memoryTx) Append(f checkin.Fact) (checkin.EntryID, error) {
	if IsEdit(f.Kind) {
		f = InSight(f, tx.person(f.Subject))
	}
	written, err := tx.batch.Add(f, tx.actor, tx.tick+1, tx.m.now())
	if err != nil {
		return checkin.EntryID{}, err
	}
	for i := range written {
		tx.add(&written[i])
	}
	return written[len(written)-1].ID, nil
}

// add puts an entry at the end of its stream and folds it.
func (tx *memoryTx) add(w *Written) {
	if tx.isErased(w.Content.Subject) {
		unnamed := w.Unnamed()
		w = &unnamed
	}
	held := tx.hold(w.ID.Stream)
	held.entries = append(held.entries, *w)
	if w.ID.Seq == 1 {
		held.opening = ReadOpening(w.ID.Stream, &w.Content)
	}
	tx.received = append(tx.received, w.Content.Subject)
	tx.tick = max(tx.tick, w.Content.Tick)
	tx.fold(w)
}

// fold takes an entry in. What is held back only says who sat where.
func (tx *memoryTx) fold(w *Written) {
	body := w.Content.Says()
	if w.Content.Kind == checkin.KindDeskOpened {
		tx.seats[seatKey{w.ID.Stream, w.Content.Operator}] = checkin.Actor{Desk: body.Desk, Venue: body.Venue, Operator: w.Revealed.Operator}
	}
	if w.Incomplete() {
		tx.wants[w.ID] = true
	}
	if r, ok := ReadRuling(w.ID, &w.Content, body); ok {
		tx.rule(r)
		return
	}
	if !tx.bounds.Holds(w.ID, tx.writer(w.ID.Stream)) {
		tx.believe(w, body)
		tx.tell(w, body)
	}
}

// believe folds what is about whom to trust, and what the event is.
func (tx *memoryTx) believe(w *Written, body checkin.Body) {
	switch w.Content.Kind {
	case checkin.KindVouched:
		if device, err := checkin.ParseDeviceID(body.Device); err == nil {
			tx.vouched[device] = true
		}
	case checkin.KindEventDefined:
		if stamp := (Stamp{w.Content.Tick, w.ID}); body.Define != nil && tx.defined.Less(stamp) {
			tx.event, tx.defined = *body.Define, stamp
		}
	}
}

// tell folds what is about registrations, but those that are folded anew later.
func (tx *memoryTx) tell(w *Written, body checkin.Body) {
	for _, id := range About(&w.Content, body) {
		if !tx.stale[id] {
			tx.apply(id, w, body)
		}
	}
}

func (tx *memoryTx) apply(id checkin.RegistrationID, w *Written, body checkin.Body) {
	s, ok := tx.touched[id]
	if !ok {
		s = tx.m.subjects[id].Clone()
	} else if s == nil {
		s = new(Subject)
	}
	s.ID, tx.touched[id] = id, s
	s.Apply(w.ID, &w.Content, body, w.Revealed)
}

func (tx *memoryTx) Registrations(ids ...checkin.RegistrationID) ([]checkin.Registration, error) {
	var found []checkin.Registration
	for _, p := range tx.persons(ids...) {
		if p.IsRegistered() {
			found = append(found, p.Registration())
		}
	}
	return found, nil
}

func (tx *memoryTx) Arrivals(ids ...checkin.RegistrationID) ([]checkin.Arrival, error) {
	var found []checkin.Arrival
	for _, p := range tx.persons(ids...) {
		found = append(found, p.Arrivals(tx.m)...)
	}
	return found, nil
}

func (tx *memoryTx) Arrival(id checkin.EntryID) (checkin.Arrival, error) {
	w, ok := tx.entry(id)
	if ok && w.Content.Kind == checkin.KindArrived {
		for _, p := range tx.persons(w.Content.Subject) {
			for _, a := range p.Arrivals(tx.m) {
				if a.Entry == id {
					return a, nil
				}
			}
		}
	}
	return checkin.Arrival{}, checkin.Errorf(checkin.CodeNotFound, "read arrival", "%s", id)
}

func (tx *memoryTx) entry(id checkin.EntryID) (*Written, bool) {
	held := tx.look(id.Stream)
	if held == nil || id.Seq == 0 || id.Seq > uint64(len(held.entries)) {
		return nil, false
	}
	return &held.entries[id.Seq-1], true
}

func (tx *memoryTx) Happening(id checkin.EntryID) (checkin.Happening, error) {
	w, ok := tx.entry(id)
	if !ok || w.Content.Subject.IsZero() {
		return checkin.Happening{}, checkin.Errorf(checkin.CodeNotFound, "read entry", "%s", id)
	}
	h := Tell(w, tx.m)
	if s, _ := tx.own(w.Content.Subject); s != nil {
		h.Undone = s.TookBack(id)
	}
	return h, nil
}

func (tx *memoryTx) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	want := checkin.CodeKey(match, code)
	var holders []checkin.RegistrationID
	for _, id := range tx.candidates(tx.m.codes[checkin.CodeKey(checkin.CodeBare, code)]) {
		has := func(c string) bool { return checkin.CodeKey(match, c) == want }
		if s, _ := tx.own(id); s != nil && slices.ContainsFunc(s.Codes, has) {
			holders = append(holders, id)
		}
	}
	return idsOf(tx.persons(holders...)), nil
}

// candidates adds to what was noted of some key whoever may have it by now.
func (tx *memoryTx) candidates(noted []checkin.RegistrationID) []checkin.RegistrationID {
	noted = slices.Clone(noted)
	for id := range tx.touched {
		if !slices.Contains(noted, id) {
			noted = append(noted, id)
		}
	}
	return noted
}

func idsOf(persons []*Subject) []checkin.RegistrationID {
	var ids []checkin.RegistrationID
	for _, p := range persons {
		ids = append(ids, p.ID)
	}
	return ids
}

func (tx *memoryTx) Namesakes(name, email string) ([]checkin.RegistrationID, error) {
	key := NameKey(name, email)
	namesakes := slices.DeleteFunc(tx.persons(tx.candidates(tx.m.names[key])...), func(p *Subject) bool {
		r := p.Registration()
		return checkin.Fold(r.Email()) == "" || NameKey(r.FullName(), r.Email()) != key
	})
	return idsOf(namesakes), nil
}

func (tx *memoryTx) Cells(ids ...checkin.RegistrationID) ([]checkin.Cells, error) {
	cells := make([]checkin.Cells, len(ids))
	for i, id := range ids {
		if whose, _ := WhoseCells(id, tx.own); !whose.IsZero() { // own never fails
			s, _ := tx.own(whose)
			cells[i] = checkin.Cells(s.Listed[checkin.FieldCells].Value)
		}
	}
	return cells, nil
}
