package journal

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"opale/checkin"
)

// Memory is a store that keeps everything in memory: for tests, simulations
// and whatever needs the fold without a file. Nothing in it survives the
// process.
type Memory struct {
	mu       sync.RWMutex
	event    checkin.Event
	run      *Run
	now      func() time.Time
	tick     int64
	entries  []Written
	subjects map[checkin.RegistrationID]*Subject
	codes    map[string][]checkin.RegistrationID // by bare code; may hold ids that have it no longer
	seats    map[seatKey]seatOf
	devices  map[checkin.StreamID]checkin.DeviceID
	settings map[string]string
}

var _ checkin.Store = (*Memory)(nil)

type seatKey struct {
	stream checkin.StreamID
	seat   int
}

type seatOf struct{ actor checkin.Actor }

// NewMemory makes an empty store for an event, with a device key of its own.
// now may be nil for the machine's clock.
func NewMemory(event checkin.Event, now func() time.Time) *Memory {
	if now == nil {
		now = time.Now
	}
	_, key, _ := ed25519.GenerateKey(rand.Reader) // fails only if crypto/rand does, which aborts
	return &Memory{
		event: event, run: NewRun(event.ID, key, "memory"), now: now,
		subjects: make(map[checkin.RegistrationID]*Subject),
		codes:    make(map[string][]checkin.RegistrationID),
		seats:    make(map[seatKey]seatOf),
		devices:  make(map[checkin.StreamID]checkin.DeviceID),
		settings: make(map[string]string),
	}
}

// Event is the event it was made for.
func (m *Memory) Event() (checkin.Event, error) { return m.event, nil }

// Device is the store's own.
func (m *Memory) Device() checkin.DeviceID { return m.run.Device() }

// Write runs fn and keeps what it appended if it returns nil.
func (m *Memory) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	tx := &memoryTx{m: m, actor: actor, batch: m.run.Batch(), tick: m.tick, touched: make(map[checkin.RegistrationID]*Subject)}
	if err := fn(tx); err != nil {
		return err
	}
	m.run.Keep(tx.batch)
	m.tick = tx.tick
	m.entries = append(m.entries, tx.written...)
	for id, s := range tx.touched {
		m.subjects[id] = s
		for _, code := range s.Codes {
			bare := checkin.CodeKey(checkin.CodeBare, code)
			if !slices.Contains(m.codes[bare], id) {
				m.codes[bare] = append(m.codes[bare], id)
			}
		}
	}
	return nil
}

// memoryTx reads through to the store, except for the subjects it has touched.
type memoryTx struct {
	m       *Memory
	actor   checkin.Actor
	batch   *Batch
	tick    int64
	written []Written
	touched map[checkin.RegistrationID]*Subject
}

var _ checkin.Tx = (*memoryTx)(nil)

func (tx *memoryTx) subject(id checkin.RegistrationID) *Subject {
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
		tx.fold(&written[i])
	}
	tx.tick += int64(len(written))
	tx.written = append(tx.written, written...)
	return written[len(written)-1].ID, nil
}

func (tx *memoryTx) fold(w *Written) {
	body, _ := w.Content.Says()
	personal, _ := w.Reveals(&w.Content)
	if w.Content.Kind == checkin.KindDeskOpened {
		actor := checkin.Actor{Desk: body.Desk, Venue: body.Venue, Operator: personal.Operator}
		tx.m.seats[seatKey{w.ID.Stream, w.Content.Operator}] = seatOf{actor}
		if id, err := checkin.ParseDeviceID(body.Device); err == nil {
			tx.m.devices[w.ID.Stream] = id
		}
	}
	id := w.Content.Subject
	if id.IsZero() {
		return
	}
	s, ok := tx.touched[id]
	if !ok {
		s = tx.m.subjects[id].Clone()
		s.ID = id
		tx.touched[id] = s
	}
	s.Apply(w.ID, &w.Content, body, personal)
}

// Clone copies a subject; that of nil is an empty one.
func (s *Subject) Clone() *Subject {
	if s == nil {
		return new(Subject)
	}
	c := *s
	c.Codes, c.Passages = slices.Clone(s.Codes), slices.Clone(s.Passages)
	return &c
}

// Seat finds who sat where.
func (m *Memory) Seat(stream checkin.StreamID, seat int) (checkin.DeviceID, checkin.Actor) {
	return m.devices[stream], m.seats[seatKey{stream, seat}].actor
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
	if len(tx.touched) == 0 {
		return tx.m.subjects
	}
	all := maps.Clone(tx.m.subjects)
	maps.Copy(all, tx.touched)
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

// NameKey is the form under which a name and an e-mail address are looked up
// together.
func NameKey(name, email string) string { return checkin.Fold(name) + "\x00" + checkin.Fold(email) }

func (tx *memoryTx) Listed(id checkin.RegistrationID) (checkin.Fields, bool, error) {
	s := tx.subject(id)
	if s == nil || !s.IsRegistered() {
		return nil, false, nil
	}
	return s.Roster(), true, nil
}

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
	for i := range m.entries {
		if AtTheDoor(&m.entries[i]) {
			t.OnlyHere++
		}
	}
	return t, nil
}

// AtTheDoor reports whether an entry tells something that only this desk has
// seen, and not merely what every desk can read in the organiser's list.
func AtTheDoor(w *Written) bool {
	switch w.Content.Kind {
	case checkin.KindDeskOpened, checkin.KindImported, checkin.KindEventDefined:
		return false
	case checkin.KindRegistered:
		body, err := w.Content.Says()
		return err == nil && body.WalkIn
	}
	return true
}

// History tells what happened to a registration.
func (m *Memory) History(id checkin.RegistrationID) ([]checkin.Happening, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var history []checkin.Happening
	for i := range m.entries {
		if w := &m.entries[i]; w.Content.Subject == id {
			h, err := Tell(&w.Entry, &w.Content, m)
			if err != nil {
				return nil, err
			}
			if s := m.subjects[id]; s != nil {
				h.Undone = s.TookBack(w.ID)
			}
			history = append(history, h)
		}
	}
	return history, nil
}

// Tell makes a line of history of an entry.
func Tell(e *Entry, c *Content, seats Seats) (checkin.Happening, error) {
	body, err := c.Says()
	if err != nil {
		return checkin.Happening{}, err
	}
	personal, err := e.Reveals(c)
	if err != nil {
		return checkin.Happening{}, err
	}
	device, actor := seats.Seat(e.ID.Stream, c.Operator)
	return checkin.Happening{
		Entry: e.ID, Kind: c.Kind, Time: time.UnixMilli(c.Wall), Session: c.Session, Device: device,
		Desk: actor.Desk, Operator: actor.Operator, Body: body, Personal: personal,
	}, nil
}

// TookBack reports whether an undo names the arrival.
func (s *Subject) TookBack(arrival checkin.EntryID) bool {
	return slices.ContainsFunc(s.Passages, func(p Passage) bool {
		return p.Arrival == arrival && !p.Undo.Stamp.IsZero()
	})
}

// Position counts the entries.
func (m *Memory) Position() (checkin.Position, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return checkin.Position(len(m.entries)), nil
}

// Changes lists what has come.
func (m *Memory) Changes(since checkin.Position) (checkin.Change, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	change := checkin.Change{Position: checkin.Position(len(m.entries))}
	seen := make(map[checkin.RegistrationID]bool)
	for i := range m.entries[min(int(since), len(m.entries)):] {
		id := m.entries[int(since)+i].Content.Subject
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
	m.settings[strings.Clone(key)] = value
	return nil
}

// StateHash is the hash of the folded state.
func (m *Memory) StateHash() string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	h := NewStateHash(m.event.ID, checkin.EntryID{})
	for _, id := range slices.SortedFunc(maps.Keys(m.subjects), compareIDs) {
		h.Add(m.subjects[id])
	}
	return h.Sum()
}
