package journal

import (
	"context"
	"slices"
	"time"

	"opale/checkin"
)

// reader gives fn the store as a transaction that writes nothing.
func (m *Memory) reader() (*memoryTx, func()) {
	m.mu.RLock()
	return &memoryTx{m: m}, m.mu.RUnlock
}

// Registrations, like the other methods below, is as [checkin.Store] says.
func (m *Memory) Registrations(ids ...checkin.RegistrationID) ([]checkin.Registration, error) {
	tx, done := m.reader()
	defer done()
	return tx.Registrations(ids...)
}

// Arrivals reads arrivals.
func (m *Memory) Arrivals(ids ...checkin.RegistrationID) ([]checkin.Arrival, error) {
	tx, done := m.reader()
	defer done()
	return tx.Arrivals(ids...)
}

// Arrival reads one arrival.
func (m *Memory) Arrival(id checkin.EntryID) (checkin.Arrival, error) {
	tx, done := m.reader()
	defer done()
	return tx.Arrival(id)
}

// Holders finds registrations by code.
func (m *Memory) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	tx, done := m.reader()
	defer done()
	return tx.Holders(match, code)
}

// Namesakes finds registrations by name and e-mail address.
func (m *Memory) Namesakes(name, email string) ([]checkin.RegistrationID, error) {
	tx, done := m.reader()
	defer done()
	return tx.Namesakes(name, email)
}

// IsErased reports whether a registration itself was erased, whatever it was
// joined with.
func (m *Memory) IsErased(id checkin.RegistrationID) (bool, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := m.subjects[id]
	return s != nil && s.Erased, nil
}

// everybody lists the persons, in no order. The store is locked.
func (m *Memory) everybody() []*Subject {
	tx := &memoryTx{m: m}
	persons := make([]*Subject, 0, len(m.subjects))
	for id, s := range m.subjects {
		if len(s.Joins) == 0 {
			persons = append(persons, s)
		} else if p := tx.person(id); p.ID == id {
			persons = append(persons, p)
		}
	}
	return persons
}

// People visits every registration.
func (m *Memory) People(ctx context.Context, yield func(*checkin.Registration) bool) error {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, s := range m.everybody() {
		if r := s.Registration(); s.IsRegistered() && !yield(&r) {
			break
		}
	}
	return ctx.Err()
}

// Presence lists who came.
func (m *Memory) Presence(session checkin.SessionID) ([]checkin.RegistrationID, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var in []checkin.RegistrationID
	for _, s := range m.everybody() {
		if s.Attends(session) {
			in = append(in, s.ID)
		}
	}
	return in, nil
}

// Recent lists the last arrivals.
func (m *Memory) Recent(session checkin.SessionID, device checkin.DeviceID, n int) ([]checkin.Arrival, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var recent []checkin.Arrival
	for _, s := range m.everybody() {
		for _, a := range s.Arrivals(m) {
			if a.Session == session && a.InForce() && (device == checkin.DeviceID{} || a.Device == device) {
				recent = append(recent, a)
			}
		}
	}
	slices.SortFunc(recent, func(a, b checkin.Arrival) int {
		if c := b.Time.Compare(a.Time); c != 0 {
			return c
		}
		if b.Entry.Less(a.Entry) {
			return -1
		}
		return 1
	})
	return recent[:min(n, len(recent))], nil
}

// Tally counts a session.
func (m *Memory) Tally(session checkin.SessionID, since time.Time) (checkin.Tally, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var t checkin.Tally
	s, _ := m.event.Session(session)
	for _, subject := range m.everybody() {
		r := subject.Registration()
		if subject.IsRegistered() {
			t.People++
			t.Named = t.Named || r.NamesPlace()
			if r.IsExpected() && r.ExpectedAt(s) {
				t.Expected++
				if r.AwaitedAt(session) {
					t.Awaited++
				}
			}
		}
		if !subject.Attends(session) {
			continue
		}
		t.In++
		if subject.isInside(session) {
			t.Inside++
		}
		if r.WalkIn {
			t.WalkIns++
		} else if r.Status() == checkin.StatusInvited {
			t.Invited++
		}
		if r.IsUnnamed() {
			t.Unnamed++
		}
		for i := range subject.Passages {
			if p := &subject.Passages[i]; p.Session == session && p.InForce() && !p.Time.Before(since) {
				t.Recent++
			}
		}
	}
	t.Linked = len(m.peers) > 0
	stated := m.stated()
	for stream, held := range m.streams {
		for i := min(stated[stream], uint64(len(held.entries))); i < uint64(len(held.entries)); i++ {
			if AtTheDoor(&held.entries[i]) {
				t.OnlyHere++
			}
		}
	}
	return t, nil
}

// History tells what happened to a person.
func (m *Memory) History(id checkin.RegistrationID) ([]checkin.Happening, error) {
	tx, done := m.reader()
	defer done()
	var about []*Written
	for _, p := range tx.persons(id) {
		for _, held := range m.streams {
			for i := range held.entries {
				if w := &held.entries[i]; p.Has(w.Content.Subject) {
					about = append(about, w)
				}
			}
		}
	}
	slices.SortFunc(about, func(a, b *Written) int {
		return compareStamps(Stamp{a.Content.Tick, a.ID}, Stamp{b.Content.Tick, b.ID})
	})
	var history []checkin.Happening
	for _, w := range about {
		h, err := tx.Happening(w.ID)
		if err != nil {
			return nil, err
		}
		history = append(history, h)
	}
	return history, nil
}

// Conflicts lists what has to be looked at.
func (m *Memory) Conflicts() ([]checkin.Conflict, error) {
	tx, done := m.reader()
	defer done()
	persons := m.everybody()
	lost := make(map[checkin.RegistrationID]Lost)
	for id, of := range m.lost() {
		p := tx.person(id)
		if p == nil {
			p = &Subject{ID: id}
			persons = append(persons, p)
		}
		lost[p.ID] = lost[p.ID].Join(of)
	}
	slices.SortFunc(persons, func(a, b *Subject) int { return compareIDs(a.ID, b.ID) })
	var conflicts []checkin.Conflict
	for _, p := range persons {
		if p.MayConflict() {
			conflicts = append(conflicts, p.Conflicts(m)...)
		}
		conflicts = append(conflicts, tx.alike(p)...)
		conflicts = append(conflicts, p.Forked(lost[p.ID])...)
	}
	return conflicts, WhoSaid(conflicts, tx.Happening)
}

// ToCheck counts what Conflicts and Held list.
func (m *Memory) ToCheck() (int, error) {
	conflicts, err := m.Conflicts()
	if err != nil {
		return 0, err
	}
	held, err := m.Held()
	return len(conflicts) + len(held), err
}

// alike lists the conflicts of a walk-in with those who resemble them.
func (tx *memoryTx) alike(p *Subject) []checkin.Conflict {
	if !p.IsWalkIn() {
		return nil
	}
	r := p.Registration()
	var may []checkin.RegistrationID
	if name := Likeness(&r); name != "" {
		may = append(may, tx.m.names[name]...)
	}
	for _, code := range p.Codes {
		may = append(may, tx.m.codes[checkin.CodeKey(checkin.CodeBare, code)]...)
	}
	others := tx.persons(may...)
	slices.SortFunc(others, func(a, b *Subject) int { return compareIDs(a.ID, b.ID) })
	var conflicts []checkin.Conflict
	for _, other := range others {
		if c, ok := Resembling(p, other, tx.m); ok {
			conflicts = append(conflicts, c)
		}
	}
	return conflicts
}

// Position counts what was received.
func (m *Memory) Position() (checkin.Position, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return checkin.Position(len(m.received)), nil
}

// Changes lists what has come.
func (m *Memory) Changes(since checkin.Position) (checkin.Change, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	change := checkin.Change{Position: checkin.Position(len(m.received))}
	tx := &memoryTx{m: m}
	seen := make(map[checkin.RegistrationID]bool)
	tell := func(id checkin.RegistrationID) {
		if !id.IsZero() && !seen[id] {
			seen[id] = true
			change.Registrations = append(change.Registrations, id)
		}
	}
	for _, id := range m.received[min(int(since), len(m.received)):] {
		tell(id)
		if s := m.subjects[id]; s != nil {
			kin, _ := Kin(s, tx.own) // own never fails
			for _, k := range kin {
				tell(k.ID)
			}
		}
	}
	return change, nil
}

// Remembered reads a setting.
func (m *Memory) Remembered(key string) (string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.settings[key], nil
}

// Remember writes a setting.
func (m *Memory) Remember(key, value string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.settings[key] = value
	return nil
}

// Cells reads rows of the organiser's list.
func (m *Memory) Cells(ids ...checkin.RegistrationID) ([]checkin.Cells, error) {
	tx, done := m.reader()
	defer done()
	return tx.Cells(ids...)
}

// Lists tells of the lists that were imported.
func (m *Memory) Lists() ([]checkin.RosterList, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return Lists(m.imports(), m), nil
}

// Imports tells of each import, the last one last.
func (m *Memory) Imports() ([]checkin.RosterList, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return Imports(m.imports(), m), nil
}

func (m *Memory) imports() (imports []Written) {
	for stream, held := range m.streams {
		stands := m.bounds.Limit(stream, held.opening.Device)
		for i := range held.entries[:min(uint64(len(held.entries)), stands)] {
			if w := &held.entries[i]; w.Content.Kind == checkin.KindImported {
				imports = append(imports, *w)
			}
		}
	}
	return imports
}
