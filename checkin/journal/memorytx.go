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
		if s == nil {
			delete(m.subjects, id)
			continue
		}
		m.subjects[id] = s
		for _, code := range s.Codes {
			bare := checkin.CodeKey(checkin.CodeBare, code)
			if !slices.Contains(m.codes[bare], id) {
				m.codes[bare] = append(m.codes[bare], id)
			}
		}
	}
}

func (tx *memoryTx) subject(id checkin.RegistrationID) *Subject {
	tx.foldAnew()
	if s, ok := tx.touched[id]; ok {
		return s
	}
	return tx.m.subjects[id]
}

func (tx *memoryTx) Append(f checkin.Fact) (checkin.EntryID, error) {
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

// tell folds what is about a registration.
func (tx *memoryTx) tell(w *Written, body checkin.Body) {
	id := w.Content.Subject
	if id.IsZero() || tx.stale[id] {
		return
	}
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
	for _, id := range ids {
		if s := tx.subject(id); s != nil && s.IsRegistered() {
			found = append(found, s.Registration())
		}
	}
	return found, nil
}

func (tx *memoryTx) Arrivals(ids ...checkin.RegistrationID) ([]checkin.Arrival, error) {
	var found []checkin.Arrival
	for _, id := range ids {
		if s := tx.subject(id); s != nil {
			found = append(found, s.Arrivals(tx.m)...)
		}
	}
	return found, nil
}

func (tx *memoryTx) all() map[checkin.RegistrationID]*Subject {
	tx.foldAnew()
	if len(tx.touched) == 0 {
		return tx.m.subjects
	}
	all := maps.Clone(tx.m.subjects)
	maps.Copy(all, tx.touched)
	maps.DeleteFunc(all, func(_ checkin.RegistrationID, s *Subject) bool { return s == nil })
	return all
}

func (tx *memoryTx) Arrival(id checkin.EntryID) (checkin.Arrival, error) {
	for _, s := range tx.all() {
		for _, a := range s.Arrivals(tx.m) {
			if a.Entry == id {
				return a, nil
			}
		}
	}
	return checkin.Arrival{}, checkin.Errorf(checkin.CodeNotFound, "read arrival", "%s", id)
}

func (tx *memoryTx) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	want := checkin.CodeKey(match, code)
	candidates := slices.Clone(tx.m.codes[checkin.CodeKey(checkin.CodeBare, code)])
	for id := range tx.touched {
		if !slices.Contains(candidates, id) {
			candidates = append(candidates, id)
		}
	}
	var holders []checkin.RegistrationID
	for _, id := range candidates {
		has := func(c string) bool { return checkin.CodeKey(match, c) == want }
		if s := tx.subject(id); s != nil && slices.ContainsFunc(s.Codes, has) {
			holders = append(holders, id)
		}
	}
	return holders, nil
}

func (tx *memoryTx) Namesakes(name, email string) ([]checkin.RegistrationID, error) {
	key := NameKey(name, email)
	var found []checkin.RegistrationID
	for id, s := range tx.all() {
		if r := s.Registration(); r.Email() != "" && NameKey(r.FullName(), r.Email()) == key {
			found = append(found, id)
		}
	}
	return found, nil
}

func (tx *memoryTx) Listed(id checkin.RegistrationID) (checkin.Fields, bool, error) {
	s := tx.subject(id)
	if s == nil || !s.IsRegistered() {
		return nil, false, nil
	}
	return s.Roster(), true, nil
}
