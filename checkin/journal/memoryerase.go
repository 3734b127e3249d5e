package journal

import (
	"maps"
	"slices"

	"opale/checkin"
)

// isErased reports whether somebody was erased, as far as the transaction has
// folded by now. Of whoever is folded anew later, forget will know.
func (tx *memoryTx) isErased(id checkin.RegistrationID) bool {
	if tx.stale[id] {
		return false
	}
	s, ok := tx.touched[id]
	if !ok {
		s = tx.m.subjects[id]
	}
	return s != nil && s.Erased
}

// forget deletes what is said of whoever the transaction has something about and
// finds erased. What was folded of them is forgotten already.
func (tx *memoryTx) forget() {
	erased := make(map[checkin.RegistrationID]bool)
	for id, s := range tx.touched {
		if s != nil && s.Erased {
			erased[id] = true
		}
	}
	if len(erased) == 0 {
		return
	}
	for stream, held := range tx.journal() {
		for i := range held.entries {
			if w := &held.entries[i]; erased[w.Content.Subject] && !w.IsSilent() {
				tx.unname(stream, i)
			}
		}
	}
	tx.forgetAside(func(id checkin.RegistrationID) bool { return erased[id] })
}

// unname takes what it says of people off an entry of a stream.
func (tx *memoryTx) unname(stream checkin.StreamID, i int) {
	held := tx.hold(stream)
	if !held.own {
		held.entries, held.own = slices.Clone(held.entries), true
	}
	held.entries[i] = held.entries[i].Unnamed()
	tx.wants[held.entries[i].ID] = held.entries[i].Incomplete()
}

// forgetAside does so among what is not in the journal.
func (tx *memoryTx) forgetAside(erased func(checkin.RegistrationID) bool) {
	tx.inbox = slices.Clone(tx.inbox)
	for i := range tx.inbox {
		tx.inbox[i].Forget(erased)
	}
	tx.aside = slices.Clone(tx.aside)
	for i := range tx.aside {
		left, _ := Forget([]Entry{tx.aside[i].Entry}, erased)
		tx.aside[i].Entry = left[0]
	}
	tx.branches = maps.Clone(tx.branches)
	for stream, branches := range tx.branches {
		branches = slices.Clone(branches)
		for i := range branches {
			branches[i].Forget(erased)
		}
		tx.branches[stream] = branches
	}
}

// unlist takes somebody out from under the codes and names that they had.
func (m *Memory) unlist(s *Subject) {
	if s == nil {
		return
	}
	r := s.Registration()
	for _, code := range s.Codes {
		drop(m.codes, checkin.CodeKey(checkin.CodeBare, code), s.ID)
	}
	drop(m.names, NameKey(r.FullName(), r.Email()), s.ID)
	drop(m.names, checkin.Fold(r.FullName()), s.ID)
}

// drop takes an id out from under a key. A clone shares the lists.
func drop(ids map[string][]checkin.RegistrationID, key string, id checkin.RegistrationID) {
	left := slices.DeleteFunc(slices.Clone(ids[key]), func(known checkin.RegistrationID) bool { return known == id })
	if ids[key] = left; len(left) == 0 {
		delete(ids, key)
	}
}
