package journal

import (
	"slices"

	"opale/checkin"
)

var (
	_ Completer = (*Memory)(nil)
	_ Filler    = (*memoryTx)(nil)
)

// Wants lists incomplete entries.
func (m *Memory) Wants() ([]checkin.EntryID, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var wants []checkin.EntryID
	for id := range m.wants {
		if s := m.subjects[m.streams[id.Stream].entries[id.Seq-1].Content.Subject]; s != nil && s.Erased {
			continue
		}
		if wants = append(wants, id); len(wants) == MaxWants {
			break
		}
	}
	slices.SortFunc(wants, compareEntries)
	return wants, nil
}

// Give finds entries that are whole.
func (m *Memory) Give(ids []checkin.EntryID) ([]Strand, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var found []Entry
	for _, id := range ids {
		held := m.streams[id.Stream]
		if held == nil || id.Seq == 0 || id.Seq > uint64(len(held.entries)) {
			continue
		}
		if w := &held.entries[id.Seq-1]; len(w.Personal) > 0 {
			found = append(found, w.Entry)
		}
	}
	return Repeats(found), nil
}

// Lacking lists the incomplete entries of a stream.
func (tx *memoryTx) Lacking(stream checkin.StreamID, first, last uint64) ([]uint64, error) {
	var lacking []uint64
	held := tx.look(stream)
	for i := range held.entries[first-1 : last] {
		w := &held.entries[first-1+uint64(i)]
		s, touched := tx.touched[w.Content.Subject]
		if !touched {
			s = tx.m.subjects[w.Content.Subject]
		}
		if w.Incomplete() && (s == nil || !s.Erased) {
			lacking = append(lacking, w.ID.Seq)
		}
	}
	return lacking, nil
}

// Fill completes one of them.
func (tx *memoryTx) Fill(w *Written) error {
	held := tx.hold(w.ID.Stream)
	if !held.own {
		held.entries, held.own = slices.Clone(held.entries), true
	}
	filled := &held.entries[w.ID.Seq-1]
	filled.Salt, filled.Personal, filled.Revealed = w.Salt, w.Personal, w.Revealed
	tx.wants[w.ID] = false
	if filled.Content.Kind == checkin.KindDeskOpened {
		tx.fold(filled)
	}
	tx.doubt(held.entries[w.ID.Seq-1 : w.ID.Seq])
	return nil
}
