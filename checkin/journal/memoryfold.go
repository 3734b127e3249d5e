package journal

import (
	"maps"
	"slices"

	"opale/checkin"
)

// writer is whose a stream is.
func (tx *memoryTx) writer(stream checkin.StreamID) checkin.DeviceID {
	if held := tx.look(stream); held != nil {
		return held.opening.Device
	}
	return checkin.DeviceID{}
}

// rule takes a ruling in: whom the entries that it holds back, or lets count,
// are about is folded anew.
func (tx *memoryTx) rule(r Ruling) {
	tx.weigh(append(slices.Clip(tx.rulings), r))
}

// weigh replaces the rulings.
func (tx *memoryTx) weigh(rulings []Ruling) {
	before := tx.bounds
	tx.rulings = rulings
	tx.bounds = Rule(rulings, tx.writer)
	for stream, held := range tx.journal() {
		n, device := uint64(len(held.entries)), held.opening.Device
		a, b := min(n, before.Limit(stream, device)), min(n, tx.bounds.Limit(stream, device))
		tx.doubt(held.entries[min(a, b):max(a, b)])
	}
}

// doubt has whomever entries are about folded anew.
func (tx *memoryTx) doubt(entries []Written) {
	for i := range entries {
		c := &entries[i].Content
		tx.doubted = tx.doubted || c.Subject.IsZero()
		for _, id := range About(c, c.Says()) {
			tx.stale[id] = true
		}
	}
}

// journal is all streams as the transaction has them.
func (tx *memoryTx) journal() map[checkin.StreamID]*heldStream {
	all := maps.Clone(tx.m.streams)
	maps.Copy(all, tx.streams)
	return all
}

// foldAnew reads the journal once for all that is to be folded anew.
func (tx *memoryTx) foldAnew() {
	if len(tx.stale) == 0 && !tx.doubted {
		return
	}
	stale, doubted := tx.stale, tx.doubted
	tx.stale, tx.doubted = make(map[checkin.RegistrationID]bool), false
	for _, id := range slices.SortedFunc(maps.Keys(stale), compareIDs) {
		tx.touched[id] = nil
		tx.received = append(tx.received, id)
	}
	if doubted {
		tx.event, tx.defined, tx.vouched = tx.m.built, Stamp{}, make(map[checkin.DeviceID]bool)
		tx.received = append(tx.received, checkin.RegistrationID{})
	}
	for stream, held := range tx.journal() {
		stands := tx.bounds.Limit(stream, held.opening.Device)
		for i := range held.entries[:min(uint64(len(held.entries)), stands)] {
			w := &held.entries[i]
			body := w.Content.Says()
			for _, id := range About(&w.Content, body) {
				if stale[id] {
					tx.apply(id, w, body)
				}
			}
			if doubted && w.Content.Subject.IsZero() {
				tx.believe(w, body)
			}
		}
	}
}
