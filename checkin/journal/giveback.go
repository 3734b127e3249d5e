package journal

import (
	"slices"
	"time"

	"opale/checkin"
)

// Return is a laptop's word that it is given back, with nothing left on it.
type Return struct {
	Device checkin.DeviceID
	At     time.Time // by its own clock
	Entry  checkin.EntryID
}

// GivenBack lists the laptops that were given back, each once: of one that wrote
// again behind its word, the word is void. Neither a restored backup nor a
// copied stick writes under an old stream, so that this is always seen.
func GivenBack(words []Return, writers []Writer) []Return {
	var given []Return
	for _, r := range words {
		later := func(o Return) bool { return o.Device == r.Device && o.At.After(r.At) }
		again := func(w Writer) bool { return w.Device == r.Device && w.Last.After(r.At) }
		twice := func(o Return) bool { return o.Device == r.Device }
		if !slices.ContainsFunc(words, later) && !slices.ContainsFunc(writers, again) && !slices.ContainsFunc(given, twice) {
			given = append(given, r)
		}
	}
	return given
}

// Returned lists the words of laptops that they are given back, in no order.
func (m *Memory) Returned() ([]Return, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var words []Return
	for stream, held := range m.streams {
		stands := m.bounds.Limit(stream, held.opening.Device)
		for i := range held.entries[:min(uint64(len(held.entries)), stands)] {
			if c := &held.entries[i].Content; c.Kind == checkin.KindReturned {
				id := checkin.EntryID{Stream: stream, Seq: uint64(i + 1)}
				words = append(words, Return{held.opening.Device, time.UnixMilli(c.Wall), id})
			}
		}
	}
	return words, nil
}
