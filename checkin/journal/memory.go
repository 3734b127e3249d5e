package journal

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"maps"
	"slices"
	"sync"
	"time"

	"opale/checkin"
)

// Memory is a store that keeps everything in memory: for tests, simulations
// and whatever needs the fold without a file. Nothing in it survives the
// process.
type Memory struct {
	mu       sync.RWMutex
	built    checkin.Event // as it was made
	event    checkin.Event // as last defined
	run      *Run
	now      func() time.Time
	tick     int64
	received []checkin.RegistrationID // whom each entry received is about, or what else changed; zero: nobody
	subjects map[checkin.RegistrationID]*Subject
	codes    map[string][]checkin.RegistrationID // by bare code; may hold ids that have it no longer
	names    map[string][]checkin.RegistrationID // by likeness, and by name key; the same
	seats    map[seatKey]checkin.Actor
	settings map[string]string
	memoryJournal
}

var _ checkin.Store = (*Memory)(nil)

type seatKey struct {
	stream checkin.StreamID
	seat   int
}

// NewMemory makes an empty store for an event, with a device key of its own.
// now may be nil for the machine's clock.
func NewMemory(event checkin.Event, now func() time.Time) *Memory {
	if now == nil {
		now = time.Now
	}
	_, key, _ := ed25519.GenerateKey(rand.Reader) // fails only if crypto/rand does, which aborts
	return &Memory{
		built: event, event: event, run: NewRun(event.ID, key, "memory"), now: now,
		subjects: make(map[checkin.RegistrationID]*Subject),
		codes:    make(map[string][]checkin.RegistrationID),
		names:    make(map[string][]checkin.RegistrationID),
		seats:    make(map[seatKey]checkin.Actor),
		settings: make(map[string]string),
		memoryJournal: memoryJournal{
			streams: make(map[checkin.StreamID]*heldStream),
			vouched: make(map[checkin.DeviceID]bool),
			wants:   make(map[checkin.EntryID]bool),
		},
	}
}

// Event is as last defined, else the one it was made for.
func (m *Memory) Event() (checkin.Event, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.event.Legible(), nil
}

// Device is the store's own.
func (m *Memory) Device() checkin.DeviceID { return m.run.Device() }

// Write runs fn and keeps what it appended if it returns nil.
func (m *Memory) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	head, _ := (&memoryTx{m: m}).Head(m.run.Stream())
	m.run.Follow(head)
	tx := m.begin(actor)
	if err := fn(tx); err != nil {
		return err
	}
	if !tx.batch.Empty() {
		tx.hold(tx.batch.at.stream).keep(tx.batch.Marks())
	}
	m.run.Keep(tx.batch)
	tx.commit()
	return nil
}

// Seat finds who sat where.
func (m *Memory) Seat(stream checkin.StreamID, seat int) (checkin.DeviceID, checkin.Actor) {
	var device checkin.DeviceID
	if held := m.streams[stream]; held != nil {
		device = held.opening.Device
	}
	return device, m.seats[seatKey{stream, seat}]
}

// StateHash is the hash of the folded state.
func (m *Memory) StateHash(context.Context) (string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	h := NewStateHash(m.event.ID, m.defined.Entry)
	h.Trust(slices.Collect(maps.Keys(m.vouched)), m.bounds)
	for _, id := range slices.SortedFunc(maps.Keys(m.subjects), compareIDs) {
		h.Add(m.subjects[id])
	}
	return h.Sum(), nil
}
