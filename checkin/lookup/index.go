// Package lookup is the as-you-type index of people: it finds the right person
// from what a volunteer heard and typed in a hurry. How is told at the top of
// search.go; the rules about names are in language.go and sound.go, for a
// linguist to read and extend.
//
// It is pure and in memory: it reads no file, imports x/text and package checkin
// only, and anybody may import it.
package lookup

import (
	"sync"
	"sync/atomic"

	"opale/checkin"
)

// Index finds people by name, company, town, e-mail address, telephone or
// code. Its methods may be called from any goroutine; Find takes no lock.
type Index struct {
	now     atomic.Pointer[snapshot]
	writing sync.Mutex
	merging sync.WaitGroup
	busy    bool // a merge is under way; guarded by writing
}

var _ checkin.Finder = (*Index)(nil)

// snapshot is the index at one moment; it never changes.
type snapshot struct {
	parts []part
	live  int
}

// part is a segment, and who of it is there no longer.
type part struct {
	*segment
	gone []uint64 // a bit for each row; nil where nobody is gone
	dead int
}

func (p *part) isGone(row uint32) bool {
	return p.gone != nil && p.gone[row/64]>>(row%64)&1 == 1
}

// New makes an index of people. Of several with one id, the last is kept.
func New(people ...checkin.Person) *Index {
	x := &Index{}
	x.now.Store(&snapshot{})
	x.Put(people...)
	return x
}

// Len is the number of people in the index.
func (x *Index) Len() int { return x.now.Load().live }

// Put adds people or replaces them, from the next Find on.
func (x *Index) Put(people ...checkin.Person) {
	if len(people) == 0 {
		return
	}
	fresh := build(distinct(people))
	x.writing.Lock()
	defer x.writing.Unlock()
	next := x.now.Load().without(fresh.ids)
	next.parts = append(next.parts, part{segment: fresh})
	next.live += len(fresh.ids)
	x.now.Store(next)
	x.tidy()
}

// Remove takes people out of the index, from the next Find on.
func (x *Index) Remove(ids ...checkin.RegistrationID) {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.now.Store(x.now.Load().without(ids))
	x.tidy()
}

// distinct keeps the last of several people with one id.
func distinct(people []checkin.Person) []checkin.Person {
	table := make([]uint32, len(people)+len(people)/2+1)
	replaced := map[int]bool{}
	for i := len(people) - 1; i >= 0; i-- {
		at := idHash(people[i].ID) % uint64(len(table))
		for table[at] != 0 && people[table[at]-1].ID != people[i].ID {
			at = (at + 1) % uint64(len(table))
		}
		if table[at] != 0 {
			replaced[i] = true
			continue
		}
		table[at] = uint32(i) + 1
	}
	if len(replaced) == 0 {
		return people
	}
	kept := make([]checkin.Person, 0, len(people)-len(replaced))
	for i := range people {
		if !replaced[i] {
			kept = append(kept, people[i])
		}
	}
	return kept
}

// without is a copy of the snapshot in which some people are gone.
func (s *snapshot) without(ids []checkin.RegistrationID) *snapshot {
	next := &snapshot{parts: make([]part, 0, len(s.parts)+1), live: s.live}
	for _, p := range s.parts {
		copied := false
		for _, id := range ids {
			row, ok := p.find(id)
			if !ok || p.isGone(row) {
				continue
			}
			if !copied {
				p.gone = append(make([]uint64, 0, len(p.ids)/64+1), p.gone...)[:len(p.ids)/64+1]
				copied = true
			}
			p.gone[row/64] |= 1 << (row % 64)
			p.dead++
			next.live--
		}
		if p.dead < len(p.ids) {
			next.parts = append(next.parts, p)
		}
	}
	return next
}
