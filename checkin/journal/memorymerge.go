package journal

import (
	"context"
	"iter"
	"maps"
	"slices"
	"time"

	"opale/checkin"
)

// Replica is a store that can learn what another knows.
type Replica interface {
	// Have says what the store holds.
	Have() (Vector, error)
	// Since gives what a holder of the vector lacks. Its cost is that of the
	// answer, however long the journal is.
	Since(Vector) ([]Strand, error)
	// Some gives as much of it as limit bytes hold, and whether there is more:
	// see [Gather].
	Some(v Vector, limit int) (strands []Strand, more bool, err error)
	// Apply takes strands in, in one transaction: see [Merge]. Where it fails,
	// nothing has changed.
	Apply(ctx context.Context, strands []Strand) (Receipt, error)
	// Heard keeps a peer's last word on what it holds.
	Heard(Peer) error
	// Peers lists the peers heard of, by venue and desk.
	Peers() ([]Peer, error)
	// Shown is when the last entry of this laptop's own was written that a
	// vector covers, by its own clock; zero where it covers none.
	Shown(Vector) (time.Time, error)
}

var _ Replica = (*Memory)(nil)

// memoryJournal is what a store in memory keeps of streams: the store's, or
// what a transaction puts over it.
type memoryJournal struct {
	streams  map[checkin.StreamID]*heldStream
	vouched  map[checkin.DeviceID]bool
	defined  Stamp // of the event's last definition
	rulings  []Ruling
	bounds   *Bounds                  // what the rulings come to
	wants    map[checkin.EntryID]bool // entries that are incomplete
	inbox    []Strand
	branches map[checkin.StreamID][]Branch // of forked streams, those that do not stand
	disputed map[checkin.StreamID]bool
	aside    []Refusal // quarantined
	peers    map[checkin.DeviceID]Peer
}

// heldStream is one stream. A committed one never changes: a transaction
// appends to a copy.
type heldStream struct {
	entries []Written
	marks   []Mark // one in MarkEvery, and the last
	opening Opening
	own     bool // the entries are the transaction's own, to be changed
}

// keep adds marks behind those held, of which a head's goes unless it is one in
// MarkEvery.
func (h *heldStream) keep(marks []Mark) {
	if n := len(h.marks); n > 0 && h.marks[n-1].ID.Seq%MarkEvery != 0 {
		h.marks = slices.Clip(h.marks[:n-1])
	}
	h.marks = append(h.marks, marks...)
}

func (tx *memoryTx) hold(stream checkin.StreamID) *heldStream {
	held, ok := tx.streams[stream]
	if !ok {
		held = &heldStream{}
		if base := tx.m.streams[stream]; base != nil {
			*held = heldStream{entries: slices.Clip(base.entries), marks: slices.Clip(base.marks), opening: base.opening}
		}
		tx.streams[stream] = held
	}
	return held
}

func (tx *memoryTx) look(stream checkin.StreamID) *heldStream {
	if held, ok := tx.streams[stream]; ok {
		return held
	}
	return tx.m.streams[stream]
}

// Head, like the methods below, is as [Ledger] says.
func (tx *memoryTx) Head(stream checkin.StreamID) (Head, error) {
	held := tx.look(stream)
	if held == nil || len(held.entries) == 0 {
		return Head{}, nil
	}
	last := &held.entries[len(held.entries)-1]
	return Head{Seq: last.ID.Seq, Hash: last.Hash, Key: held.opening.Key}, nil
}

// Opened tells who writes a stream.
func (tx *memoryTx) Opened(stream checkin.StreamID) (Opening, error) {
	if held := tx.look(stream); held != nil {
		return held.opening, nil
	}
	return Opening{Stream: stream}, nil
}

// HashAt gives the chain behind a held entry.
func (tx *memoryTx) HashAt(id checkin.EntryID) (Hash, error) {
	held := tx.look(id.Stream)
	if held == nil || id.Seq == 0 || id.Seq > uint64(len(held.entries)) {
		return Hash{}, checkin.Errorf(checkin.CodeNotFound, "read entry", "%s", id)
	}
	return held.entries[id.Seq-1].Hash, nil
}

// Trusts reports whether the device is known.
func (tx *memoryTx) Trusts(device checkin.DeviceID) (bool, error) {
	tx.foldAnew()
	return device == tx.m.Device() || tx.vouched[device], nil
}

// Admit appends and folds.
func (tx *memoryTx) Admit(j *Judgement) error {
	for i := range j.Fresh {
		tx.add(&j.Fresh[i])
	}
	tx.hold(j.Fresh[0].ID.Stream).keep(j.Marks)
	return nil
}

// Waiting empties the inbox.
func (tx *memoryTx) Waiting() ([]Strand, error) {
	waiting := tx.inbox
	tx.inbox = nil
	return waiting, nil
}

// Wait fills it.
func (tx *memoryTx) Wait(s Strand) error {
	s.Forget(tx.isErased)
	same := func(w Strand) bool { return w.Stream == s.Stream && w.First == s.First && w.Last() == s.Last() }
	if !slices.ContainsFunc(tx.inbox, same) {
		tx.inbox = append(slices.Clip(tx.inbox), s)
	}
	return nil
}

// Quarantine keeps an entry aside.
func (tx *memoryTx) Quarantine(r Refusal, _ Opening) error {
	left, _ := Forget([]Entry{r.Entry}, tx.isErased)
	r.Entry = left[0]
	if !slices.ContainsFunc(tx.aside, func(known Refusal) bool { return known.Entry.Equal(&r.Entry) }) {
		tx.aside = append(slices.Clip(tx.aside), r)
	}
	return nil
}

// Have says what is held.
func (m *Memory) Have() (Vector, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return Holding(memoryShelf{m})
}

// Since gives what a holder of the vector lacks.
func (m *Memory) Since(v Vector) ([]Strand, error) {
	strands, _, err := m.Some(v, Everything)
	return strands, err
}

// Some gives a part of that.
func (m *Memory) Some(v Vector, limit int) ([]Strand, bool, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return Gather(memoryShelf{m}, v, limit)
}

// memoryShelf is a store in memory whose lock is held.
type memoryShelf struct{ m *Memory }

// Reach, like the methods below, is as [Shelf] says.
func (s memoryShelf) Reach() (Vector, error) {
	v := make(Vector, len(s.m.streams))
	for stream, held := range s.m.streams {
		v[stream] = uint64(len(held.entries))
	}
	return v, nil
}

// Marks lists the marks of a stream.
func (s memoryShelf) Marks(stream checkin.StreamID, after uint64) ([]Mark, error) {
	marks := s.m.streams[stream].marks
	behind := slices.IndexFunc(marks, func(m Mark) bool { return m.ID.Seq > after })
	return slices.Clone(marks[behind:]), nil // never -1: the head is behind
}

// Entries reads a stream.
func (s memoryShelf) Entries(stream checkin.StreamID, after uint64) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, w := range s.m.streams[stream].entries[after:] {
			if !yield(w.Entry, nil) {
				return
			}
		}
	}
}

// Apply takes strands in.
func (m *Memory) Apply(ctx context.Context, strands []Strand) (Receipt, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return Receipt{}, err
	}
	tx := m.begin(checkin.Actor{})
	receipt, err := Merge(tx, m.event.ID, m.run.secret, strands)
	if err != nil {
		return Receipt{}, err
	}
	tx.commit()
	return receipt, nil
}

// Heard keeps a peer's last word.
func (m *Memory) Heard(p Peer) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	peers := maps.Clone(m.peers)
	if peers == nil {
		peers = make(map[checkin.DeviceID]Peer)
	}
	peers[p.Device] = p
	m.peers = peers
	return nil
}

// Peers lists them.
func (m *Memory) Peers() ([]Peer, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.SortedFunc(maps.Values(m.peers), ComparePeers), nil
}

// stated is what the peers together have said that they hold.
func (m *Memory) stated() Vector {
	v := Vector{}
	for _, p := range m.peers {
		v.Join(p.Have)
	}
	return v
}

// Quarantined lists the entries that were not taken.
func (m *Memory) Quarantined() []Refusal {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.quarantined()
}

func (m *Memory) quarantined() []Refusal {
	aside := slices.Clone(m.aside)
	branches, _ := memoryShelf{m}.AllBranches()
	for i := range branches {
		for _, e := range branches[i].Entries {
			aside = append(aside, Refusal{e, ReasonForked})
		}
	}
	return aside
}

// Trust vouches for devices, as an operator does: what waits for them is taken
// in with the next Apply.
func (m *Memory) Trust(ctx context.Context, actor checkin.Actor, devices ...checkin.DeviceID) error {
	return m.Write(ctx, actor, func(tx checkin.Tx) error {
		for _, device := range devices {
			if _, err := tx.Append(Vouch(device)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Vouch is the fact that an operator trusts a device.
func Vouch(device checkin.DeviceID) checkin.Fact {
	return checkin.Fact{Kind: checkin.KindVouched, Body: checkin.Body{Device: device.String()}}
}

// Know gives the store the event's secret.
func (m *Memory) Know(secret []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.run.Know(secret)
}

// Clone is what a copied file opens as: a store with all that this one holds,
// under the same device key, whose own run has not begun.
func (m *Memory) Clone(now func() time.Time) *Memory {
	m.mu.RLock()
	defer m.mu.RUnlock()
	c := NewMemory(m.event, now)
	c.built, c.event, c.tick, c.received = m.built, m.event, m.tick, slices.Clip(m.received)
	c.memoryJournal = m.memoryJournal
	c.streams, c.vouched, c.wants = maps.Clone(m.streams), maps.Clone(m.vouched), maps.Clone(m.wants)
	c.subjects, c.codes, c.names = maps.Clone(m.subjects), maps.Clone(m.codes), maps.Clone(m.names)
	c.seats, c.settings = maps.Clone(m.seats), maps.Clone(m.settings)
	c.run = m.run.Again()
	return c
}
