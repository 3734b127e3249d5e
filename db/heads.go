package db

import (
	"context"
	"maps"
	"sync"

	"opale/checkin"
	"opale/checkin/journal"
)

// heads remembers how far each stream is held, so that what another store lacks
// is found without reading a row of each stream: what is new is that of the
// entries received since. Where a head goes back, [ledger.Cut] has an entry of
// the stream received anew.
type heads struct {
	mu   sync.Mutex
	last checkin.Position // of the entries that have been seen
	held journal.Vector   // never changed, only replaced
}

// vector reads what is held by now. The caller must not change it.
func (h *heads) vector(ctx context.Context, q *statements) (journal.Vector, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	last, err := lastEntry(q)
	if err != nil || last <= h.last && h.held != nil {
		return h.held, err
	}
	held, text, args := journal.Vector{}, `SELECT id, seq FROM stream WHERE seq > 0`, []any(nil)
	if fresh := int(last - h.last); fresh <= len(h.held) {
		held = maps.Clone(h.held)
		text, args = `SELECT id, seq FROM stream WHERE no IN (SELECT stream FROM entry WHERE no > ?)`, []any{h.last}
	}
	err = q.each(ctx, text, args, func(scan func(...any) error) error {
		var id []byte
		var seq uint64
		if err := scan(&id, &seq); err != nil {
			return err
		}
		held[checkin.StreamID(id)] = seq
		return nil
	})
	if err != nil {
		return nil, err
	}
	h.held, h.last = held, last
	return held, nil
}

// lastEntry is the number of the last entry received.
func lastEntry(q *statements) (last checkin.Position, err error) {
	_, err = q.row(`SELECT coalesce(max(no), 0) FROM entry`, nil, []any{&last})
	return last, err
}
