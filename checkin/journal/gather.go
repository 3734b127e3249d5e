package journal

import (
	"iter"
	"math"

	"opale/checkin"
)

// Shelf is a journal as [Gather] reads it: all of it as of one moment.
type Shelf interface {
	// Reach says what is held. It is not changed.
	Reach() (Vector, error)
	// Marks lists the kept marks of a stream behind a number, by number. The
	// last one signs the stream's head.
	Marks(stream checkin.StreamID, after uint64) ([]Mark, error)
	// Entries reads a stream's entries behind a number, by number. It is read
	// as far as it is asked, and no farther.
	Entries(stream checkin.StreamID, after uint64) iter.Seq2[Entry, error]
}

// Everything is no limit to what [Gather] gives.
const Everything = math.MaxInt

// Gather reads what a holder of the vector lacks, by stream, up to limit bytes
// as they travel; more reports whether that was not all. A stream too long for
// the rest is cut behind one of its kept marks: only where the entries up to
// the very first mark are more than limit is the answer longer than that. What
// comes next is behind [Vector.Include] of it. What a stream has forked into is
// given with it, each branch whole.
func Gather(shelf Shelf, v Vector, limit int) (strands []Strand, more bool, err error) {
	have, err := shelf.Reach()
	if err != nil {
		return nil, false, err
	}
	g := gathering{shelf: shelf, room: limit}
	for _, stream := range v.lacks(have).Streams() {
		if err := g.add(stream, v[stream]); err != nil || g.full {
			return g.strands, g.full, err
		}
	}
	if forked, ok := shelf.(Forked); ok {
		err = g.addBranches(forked, v)
	}
	return g.strands, g.full, err
}

type gathering struct {
	shelf   Shelf
	room    int
	strands []Strand
	full    bool
}

// add gathers what of a stream lies behind a number. Behind a gap, which only
// damage can have made, it does not go.
func (g *gathering) add(stream checkin.StreamID, after uint64) error {
	marks, err := g.shelf.Marks(stream, after)
	if err != nil {
		return err
	}
	s := Strand{Stream: stream, First: after + 1}
	size, signed, passed := strandSize, 0, 0
	for e, err := range g.shelf.Entries(stream, after) {
		if err != nil {
			return err
		}
		s.Entries = append(s.Entries, e)
		if e.ID.Seq != s.Last() {
			break
		}
		ends := passed < len(marks) && marks[passed].ID.Seq == e.ID.Seq
		if size += e.wireSize(); ends {
			size += markSize
		}
		if g.full = size > g.room && (signed > 0 || len(g.strands) > 0); g.full {
			break
		}
		if ends {
			signed, passed = len(s.Entries), passed+1
		}
	}
	if s.Entries, s.Marks = s.Entries[:signed], marks[:passed]; signed > 0 {
		g.room -= size
		g.strands = append(g.strands, s)
	}
	return nil
}

// addBranches gathers what the holder of a vector does not know of forks.
func (g *gathering) addBranches(shelf Forked, v Vector) error {
	branches, err := shelf.AllBranches()
	if err != nil {
		return err
	}
	sent := Vector{}
	for i := range branches {
		b := &branches[i]
		strand := b.Strand
		strand.Branch = branchID(b.Stream, b.Head)
		if v[strand.Branch] == 0 && !g.whole(strand) {
			return nil
		}
		stands := branchID(b.Stream, b.Rival)
		if v[stands]+sent[stands] > 0 {
			continue
		}
		one := gathering{shelf: shelf, room: Everything}
		if err := one.add(b.Stream, b.First-1); err != nil {
			return err
		}
		for _, strand := range one.strands {
			strand.Branch, sent[stands] = stands, 1
			if !g.whole(strand) {
				return nil
			}
		}
	}
	return nil
}

// whole gathers a strand that is not cut, unless there is no room beside others.
func (g *gathering) whole(s Strand) bool {
	size := strandSize + len(s.Marks)*markSize
	for i := range s.Entries {
		size += s.Entries[i].wireSize()
	}
	if g.full = size > g.room && len(g.strands) > 0; g.full {
		return false
	}
	g.room -= size
	g.strands = append(g.strands, s)
	return true
}
