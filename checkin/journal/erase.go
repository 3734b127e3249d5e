package journal

import (
	"slices"

	"opale/checkin"
)

// Whoever is erased stays in the journal as a number: the entries about them
// keep their bytes, and every chain verifies. What these say of the person, the
// salt and the personal part, is deleted wherever a store has it: in the
// journal, among what waits, in quarantine and on branches that do not stand;
// and what comes later is never stored. Each store does so in the transaction in
// which it learns of the erasure.
//
// An erasure that is held back, because its desk was revoked, erases nothing.
// Where one was heeded before that, the store asks for what it deleted, as for
// any other entry that is incomplete.

// Unnamed is the entry without what it says of people.
func (e Entry) Unnamed() Entry {
	e.Salt, e.Personal = nil, nil
	return e
}

// Unnamed is the entry without what it says of people.
func (w Written) Unnamed() Written {
	w.Entry, w.Revealed = w.Entry.Unnamed(), checkin.Personal{}
	return w
}

// IsSilent reports whether the entry says nothing of people, or no more.
func (e *Entry) IsSilent() bool { return len(e.Personal) == 0 && len(e.Salt) == 0 }

// Forget takes what it says of people off each entry about somebody whom erased
// names, and off each that cannot be read: nobody knows whom it is about. It
// changes no entries but its own, and reports whether there was anything.
func Forget(entries []Entry, erased func(checkin.RegistrationID) bool) (left []Entry, changed bool) {
	left = entries
	for i := range entries {
		if entries[i].IsSilent() {
			continue
		}
		if content, err := entries[i].Content(); err == nil && (content.Subject.IsZero() || !erased(content.Subject)) {
			continue
		}
		if !changed {
			left, changed = slices.Clone(entries), true
		}
		left[i] = left[i].Unnamed()
	}
	return left, changed
}

// Forget is [Forget] of a strand.
func (s *Strand) Forget(erased func(checkin.RegistrationID) bool) (changed bool) {
	s.Entries, changed = Forget(s.Entries, erased)
	return changed
}
