package journal

import (
	"bytes"
	"maps"
	"slices"

	"opale/checkin"
)

var (
	_ Forker = (*memoryTx)(nil)
	_ Forked = memoryShelf{}
)

// Branches, like the methods below, is as [Forker] says.
func (tx *memoryTx) Branches(stream checkin.StreamID) ([]Branch, error) {
	return tx.branches[stream], nil
}

// SetBranches replaces them.
func (tx *memoryTx) SetBranches(stream checkin.StreamID, branches []Branch) error {
	tx.branches = maps.Clone(tx.branches)
	if tx.branches == nil {
		tx.branches = make(map[checkin.StreamID][]Branch)
	}
	for i := range branches {
		branches[i].Forget(tx.isErased)
	}
	tx.branches[stream] = branches
	return nil
}

// Cut takes the end of a stream out.
func (tx *memoryTx) Cut(stream checkin.StreamID, from uint64) (Strand, error) {
	held := tx.hold(stream)
	cut := Strand{Stream: stream, First: from}
	behind := func(m Mark) bool { return m.ID.Seq >= from }
	for _, mark := range held.marks {
		if behind(mark) {
			cut.Marks = append(cut.Marks, mark)
		}
	}
	removed := held.entries[from-1:]
	for i := range removed {
		cut.Entries = append(cut.Entries, removed[i].Entry)
		tx.wants[removed[i].ID] = false
	}
	tx.doubt(removed)
	held.entries, held.own = slices.Clip(held.entries[:from-1]), false
	held.marks = slices.DeleteFunc(slices.Clone(held.marks), behind)
	if kept := slices.DeleteFunc(slices.Clone(tx.rulings), func(r Ruling) bool {
		return r.Stamp.Entry.Stream == stream && r.Stamp.Entry.Seq >= from
	}); len(kept) < len(tx.rulings) {
		tx.weigh(kept)
	}
	return cut, nil
}

// Acquit takes entries out of quarantine.
func (tx *memoryTx) Acquit(entries []Entry) error {
	if len(tx.aside) == 0 {
		return nil
	}
	tx.aside = slices.DeleteFunc(slices.Clone(tx.aside), func(r Refusal) bool {
		return slices.ContainsFunc(entries, func(e Entry) bool {
			return e.ID == r.Entry.ID && bytes.Equal(e.Bytes, r.Entry.Bytes)
		})
	})
	return nil
}

// Dispute notes a doubt.
func (tx *memoryTx) Dispute(stream checkin.StreamID, disputed bool) error {
	if tx.disputed[stream] != disputed {
		tx.disputed = maps.Clone(tx.disputed)
		if tx.disputed == nil {
			tx.disputed = make(map[checkin.StreamID]bool)
		}
		tx.disputed[stream] = disputed
	}
	return nil
}

// AllBranches, like Disputes, is as [Forked] says.
func (s memoryShelf) AllBranches() ([]Branch, error) {
	var all []Branch
	for _, branches := range s.m.branches {
		all = append(all, branches...)
	}
	slices.SortFunc(all, func(a, b Branch) int { return slices.Compare(a.Head[:], b.Head[:]) })
	return all, nil
}

// Disputes lists the doubts.
func (s memoryShelf) Disputes() ([]checkin.StreamID, error) {
	var disputed []checkin.StreamID
	for stream, yes := range s.m.disputed {
		if yes {
			disputed = append(disputed, stream)
		}
	}
	return disputed, nil
}

// lost is what branches that do not stand say of people.
func (m *Memory) lost() map[checkin.RegistrationID]Lost {
	all := make(map[checkin.RegistrationID]Lost)
	branches, _ := memoryShelf{m}.AllBranches()
	for i := range branches {
		for id, of := range branches[i].Lost(m) {
			all[id] = all[id].Join(of)
		}
	}
	return all
}
