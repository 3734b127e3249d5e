package hub

import (
	"opale/checkin"
	"opale/checkin/journal"
)

// maxGiven bounds the personal parts of one batch, in bytes: they are given
// beside what the other side lacks.
const maxGiven = maxBatch / 4

// wants are the entries whose personal part a store has not; none of a store
// that does not ask.
func wants(r journal.Replica) ([]checkin.EntryID, error) {
	c, ok := r.(journal.Completer)
	if !ok {
		return nil, nil
	}
	return c.Wants()
}

// give are the wanted entries that a store holds whole, as far as a batch has
// room.
func give(r journal.Replica, wanted []checkin.EntryID) ([]journal.Strand, error) {
	c, ok := r.(journal.Completer)
	if !ok || len(wanted) == 0 {
		return nil, nil
	}
	found, err := c.Give(wanted[:min(len(wanted), journal.MaxWants)])
	if err != nil {
		return nil, err
	}
	room := maxGiven
	for i := range found {
		for j := range found[i].Entries {
			if room -= len(found[i].Entries[j].Bytes) + len(found[i].Entries[j].Personal); room < 0 {
				found[i].Entries = found[i].Entries[:j]
				return found[:i+1], nil
			}
		}
	}
	return found, nil
}
