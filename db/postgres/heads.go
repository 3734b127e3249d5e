package postgres

import (
	"sync"

	"opale/checkin"
	"opale/checkin/journal"
)

// heads remembers how far streams were held when this process last wrote about
// them. Other processes write too: what is remembered is only ever a guess, and
// a statement that rests on it compares it with the database.
type heads struct {
	mu sync.Mutex
	of map[checkin.StreamID]journal.Head
}

const headsAtMost = 1 << 16 // some 200 bytes each; a large event has 30,000 streams

func (h *heads) get(stream checkin.StreamID) (journal.Head, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	head, known := h.of[stream]
	return head, known
}

func (h *heads) remember(stream checkin.StreamID, head journal.Head) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.of == nil || len(h.of) >= headsAtMost {
		h.of = make(map[checkin.StreamID]journal.Head) // those in use are soon back
	}
	h.of[stream] = head
}

func (h *heads) forget(stream checkin.StreamID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.of, stream)
}

// learn remembers what a merge found and did. A stream with which anything is
// the matter is looked at anew each time.
func (h *heads) learn(held map[checkin.StreamID]*row) {
	for stream, r := range held {
		if r.head.Seq == 0 || r.waiting || r.disputed || r.aside {
			h.forget(stream)
		} else {
			h.remember(stream, r.head)
		}
	}
}
