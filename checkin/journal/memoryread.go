package journal

import (
	"context"
	"maps"
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

// People visits every registration.
func (m *Memory) People(ctx context.Context, yield func(*checkin.Registration) bool) error {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, s := range m.subjects {
		if r := s.Registration(); s.IsRegistered() && !yield(&r) {
			break
		}
	}
	return ctx.Err()
}

// Presence lists who is in.
func (m *Memory) Presence(session checkin.SessionID) ([]checkin.RegistrationID, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var in []checkin.RegistrationID
	for id, s := range m.subjects {
		if s.Attends(session) {
			in = append(in, id)
		}
	}
	return in, nil
}

// Recent lists the last arrivals.
func (m *Memory) Recent(session checkin.SessionID, device checkin.DeviceID, n int) ([]checkin.Arrival, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var recent []checkin.Arrival
	for _, s := range m.subjects {
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
	for _, subject := range m.subjects {
		r := subject.Registration()
		if subject.IsRegistered() {
			t.People++
			t.Named = t.Named || r.NamesPlace()
			if r.IsExpected() && r.ExpectedAt(s) {
				t.Expected++
			}
		}
		if !subject.Attends(session) {
			continue
		}
		t.In++
		if r.WalkIn {
			t.WalkIns++
		} else if r.Status() == checkin.StatusInvited {
			t.Invited++
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

// History tells what happened to a registration.
func (m *Memory) History(id checkin.RegistrationID) ([]checkin.Happening, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var told []*Written
	for _, held := range m.streams {
		for i := range held.entries {
			if w := &held.entries[i]; w.Content.Subject == id {
				told = append(told, w)
			}
		}
	}
	slices.SortFunc(told, func(a, b *Written) int {
		return compareStamps(Stamp{a.Content.Tick, a.ID}, Stamp{b.Content.Tick, b.ID})
	})
	var history []checkin.Happening
	for _, w := range told {
		h := Tell(w, m)
		if s := m.subjects[id]; s != nil {
			h.Undone = s.TookBack(w.ID)
		}
		history = append(history, h)
	}
	return history, nil
}

// Conflicts lists what has to be looked at.
func (m *Memory) Conflicts() ([]checkin.Conflict, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	lost := m.lost()
	ids := slices.AppendSeq(slices.Collect(maps.Keys(m.subjects)), maps.Keys(lost))
	slices.SortFunc(ids, compareIDs)
	var conflicts []checkin.Conflict
	for _, id := range slices.Compact(ids) {
		s := m.subjects[id]
		if s != nil {
			conflicts = append(conflicts, s.Conflicts(m)...)
		}
		conflicts = append(conflicts, s.Forked(id, lost[id])...)
	}
	return conflicts, nil
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
	seen := make(map[checkin.RegistrationID]bool)
	for _, id := range m.received[min(int(since), len(m.received)):] {
		if !id.IsZero() && !seen[id] {
			seen[id] = true
			change.Registrations = append(change.Registrations, id)
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
