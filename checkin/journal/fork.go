package journal

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"slices"

	"opale/checkin"
)

// A stream forks where a virtual machine is resumed twice: two machines go on
// under one stream, each with entries of its own that the device has signed,
// under the same numbers. Of two branches the one stands whose first differing
// entry has the lower hash; the other is set aside, whole, and travels beside
// the stream like one of its own. So the state is a function of the set of
// entries here too: whichever branch a store had first, once it has both it
// holds and folds the same as every other, and its operators are asked about
// the same arrivals ([Subject.Forked]).
//
// A vector alone does not show a fork: where both branches are equally long, two
// stores that each hold one find nothing to exchange, until either grows, a
// bundle brings a stream from its beginning, or two volunteers compare their
// fingerprints. A piece that does not join on to what is held gives the fork
// away: it is quarantined, as what no device has signed, and from then on the
// store claims nothing of the stream, so that it gets it from its beginning.
// Then the branches are told apart and acquitted, or a forgery stays where it is.

// Branch is a branch of a forked stream that does not stand. Its strand begins
// with the first entry that differs.
type Branch struct {
	Strand
	Rival Hash // the chain behind the entry that stands in the place of its first
	Head  Hash // the chain behind its last entry
}

// Forker is a [Ledger] that tells the branches of a stream apart. In one that
// does not, the branch that came first stands, and the others are quarantined.
type Forker interface {
	// Branches lists the branches of a stream that do not stand.
	Branches(checkin.StreamID) ([]Branch, error)
	// SetBranches replaces them.
	SetBranches(checkin.StreamID, []Branch) error
	// Cut takes all that a stream holds from a number on out of the journal and
	// out of the state.
	Cut(stream checkin.StreamID, from uint64) (Strand, error)
	// Acquit takes entries of one stream out of quarantine.
	Acquit([]Entry) error
	// Dispute notes whether a stream may have forked, so that the store claims
	// nothing of it.
	Dispute(stream checkin.StreamID, disputed bool) error
}

// Forked is a [Shelf] with streams that have forked.
type Forked interface {
	Shelf
	// AllBranches lists the branches that do not stand, of all streams.
	AllBranches() ([]Branch, error)
	// Disputes lists the streams of which the store claims nothing.
	Disputes() ([]checkin.StreamID, error)
}

// branchID is under what a vector counts a branch: the first 16 bytes of
// SHA-256("opale-branch-1" ‖ stream ‖ the chain behind one of its entries). The
// entry is the last one, or the first of the branch that stands.
func branchID(stream checkin.StreamID, at Hash) checkin.StreamID {
	h := sha256.New()
	h.Write([]byte("opale-branch-1"))
	h.Write(stream[:])
	h.Write(at[:])
	return checkin.StreamID(h.Sum(nil)[:16])
}

// Holding is the vector of a shelf: its streams and, where some have forked,
// their branches.
func Holding(shelf Shelf) (Vector, error) {
	reach, err := shelf.Reach()
	v := maps.Clone(reach)
	forked, ok := shelf.(Forked)
	if err != nil || !ok {
		return v, err
	}
	branches, err := forked.AllBranches()
	if err != nil {
		return nil, err
	}
	for i := range branches {
		b := &branches[i]
		v[branchID(b.Stream, b.Head)], v[branchID(b.Stream, b.Rival)] = 1, 1
	}
	disputed, err := forked.Disputes()
	for _, stream := range disputed {
		delete(v, stream)
	}
	return v, err
}

// fork deals with a strand of a stream that forks, or may.
func (m merging) fork(f Forker, s *Strand, head Head, j *Judgement) (done bool, err error) {
	switch {
	case j.Apart:
		return m.unjoined(f, s, head)
	case head.Seq > 0 && s.First == 1:
		err = f.Dispute(s.Stream, false)
	}
	if err != nil || j.Forked < 2 { // under number 1 stands the device's key: another one is another's
		return false, err
	}
	if err := m.fill(s, j.Repeats); err != nil {
		return false, err
	}
	return true, m.contest(f, s, head, j.Forked)
}

// contest takes in a strand of which the entry under a number is not the one
// that is held there.
func (m merging) contest(f Forker, s *Strand, head Head, from uint64) error {
	rival := Strand{Stream: s.Stream, First: from, Entries: s.Entries[from-s.First:], Marks: s.Marks}
	before, err := m.hashOf(s.Stream)(from - 1)
	if err != nil {
		return err
	}
	j, err := Judge(&rival, Head{Seq: from - 1, Hash: before, Key: head.Key}, m.hashOf(s.Stream))
	if err != nil {
		return err
	}
	for _, fault := range j.Faults {
		if err := m.refuse(fault, j.Opening); err != nil {
			return err
		}
	}
	if len(j.Fresh) == 0 {
		return nil
	}
	held, err := m.hashOf(s.Stream)(from)
	if err != nil {
		return err
	}
	branches, err := f.Branches(s.Stream)
	if err != nil {
		return err
	}
	branches = slices.Clone(branches)
	newcomer := Branch{Strand: Strand{Stream: s.Stream, First: from, Entries: j.entries(), Marks: j.Marks}, Head: j.Head.Hash}
	if err := f.Acquit(newcomer.Entries); err != nil {
		return err
	}
	lost := newcomer
	if first := j.Fresh[0].Hash; bytes.Compare(first[:], held[:]) < 0 {
		lost = Branch{Head: head.Hash}
		if lost.Strand, err = f.Cut(s.Stream, from); err != nil {
			return err
		}
		if err := m.admit(&j); err != nil {
			return err
		}
		branches = transplant(branches, &lost.Strand)
		branches = slices.DeleteFunc(branches, func(b Branch) bool { return b.begins(&newcomer.Strand) })
	}
	known := false
	for i := range branches {
		b := &branches[i]
		b.complete(&lost.Strand)
		lost.complete(&b.Strand)
		known = known || lost.begins(&b.Strand)
	}
	if known {
		return f.SetBranches(s.Stream, branches)
	}
	branches = append(slices.DeleteFunc(branches, func(b Branch) bool { return b.begins(&lost.Strand) }), lost)
	for i := range branches {
		if branches[i].Rival, err = m.hashOf(s.Stream)(branches[i].First); err != nil {
			return err
		}
	}
	for _, e := range lost.Entries {
		if _, err := m.say(Refusal{e, ReasonForked}, Opening{}); err != nil {
			return err
		}
	}
	return f.SetBranches(s.Stream, branches)
}

// transplant has the branches that grew on what was cut off begin with it.
func transplant(branches []Branch, cut *Strand) []Branch {
	for i := range branches {
		if b := &branches[i]; b.First > cut.First {
			b.Entries = slices.Concat(cut.Entries[:b.First-cut.First], b.Entries)
			b.First = cut.First
		}
	}
	return branches
}

// complete gives a strand the personal parts that it lacks and another one has,
// as far as the two are the same.
func (s *Strand) complete(from *Strand) {
	if s.First != from.First {
		return
	}
	s.Entries = slices.Clone(s.Entries)
	for i := range s.Entries[:min(len(s.Entries), len(from.Entries))] {
		e, other := &s.Entries[i], &from.Entries[i]
		if !bytes.Equal(e.Bytes, other.Bytes) {
			return
		}
		if len(e.Personal) == 0 {
			e.Salt, e.Personal = other.Salt, other.Personal
		}
	}
}

// begins reports whether another strand begins with all of this one.
func (s *Strand) begins(other *Strand) bool {
	if s.First != other.First || len(s.Entries) > len(other.Entries) {
		return false
	}
	for i := range s.Entries {
		if !bytes.Equal(s.Entries[i].Bytes, other.Entries[i].Bytes) {
			return false
		}
	}
	return true
}

// unjoined takes in a strand that begins where what is held ends and does not
// join on to it: it goes on a branch that is known, or gives a fork away.
func (m merging) unjoined(f Forker, s *Strand, head Head) (done bool, err error) {
	branches, err := f.Branches(s.Stream)
	if err != nil {
		return false, err
	}
	for i := range branches {
		b := &branches[i]
		if s.First < b.First || s.First > b.Last()+1 {
			continue
		}
		whole := Strand{Stream: s.Stream, First: b.First, Marks: s.Marks}
		whole.Entries = slices.Concat(b.Entries[:s.First-b.First], s.Entries)
		before, err := m.hashOf(s.Stream)(b.First - 1)
		if err != nil {
			return false, err
		}
		j, err := Judge(&whole, Head{Seq: b.First - 1, Hash: before, Key: head.Key}, m.hashOf(s.Stream))
		if err != nil {
			return false, err
		}
		if uint64(len(j.Fresh)) > s.First-b.First {
			return true, m.contest(f, &whole, head, b.First)
		}
	}
	m.receipt.Disputed++
	return false, f.Dispute(s.Stream, true)
}
