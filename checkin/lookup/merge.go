package lookup

import (
	"math/bits"

	"opale/checkin"
)

const (
	fanOut    = 4  // segments of one size that are merged into one of the next
	smallest  = 16 // people: the first size
	mergedNow = 32 // people that are merged at once rather than behind the scenes
)

// tidy keeps the segments few: whenever fanOut neighbours are of one size, they
// become one. Small ones at once, large ones in a goroutine while the old ones
// still answer. The caller holds x.writing.
func (x *Index) tidy() {
	for !x.busy {
		snapshot := x.now.Load()
		from, to := snapshot.untidy()
		if from == to {
			return
		}
		rows := 0
		for _, p := range snapshot.parts[from:to] {
			rows += len(p.ids) - p.dead
		}
		if rows <= mergedNow {
			x.replace(snapshot, from, to, merge(snapshot.parts[from:to]))
			continue
		}
		x.busy = true
		x.merging.Go(func() {
			merged := merge(snapshot.parts[from:to])
			x.writing.Lock()
			defer x.writing.Unlock()
			x.replace(snapshot, from, to, merged)
			x.busy = false
			x.tidy()
		})
	}
}

// untidy finds parts to be merged: neighbours of one size, with whatever
// smaller ones are behind them, or one of which half is gone.
func (s *snapshot) untidy() (from, to int) {
	for i, p := range s.parts {
		if p.dead > len(p.ids)/2 {
			return i, i + 1
		}
		same := 0
		for _, later := range s.parts[i:] {
			if level(later) >= level(p) {
				same++
			}
		}
		if same >= fanOut {
			return i, len(s.parts)
		}
	}
	return 0, 0
}

// level is the power of fanOut that holds the part.
func level(p part) int { return bits.Len(uint(len(p.ids)/smallest)) / 2 }

func merge(parts []part) *segment {
	var people []checkin.Person
	for _, p := range parts {
		for row := range p.ids {
			if !p.isGone(uint32(row)) {
				people = append(people, p.person(uint32(row)))
			}
		}
	}
	return build(people)
}

// replace puts a merged segment in the place of the parts it was made from,
// whatever came before or behind them since. The caller holds x.writing.
func (x *Index) replace(old *snapshot, from, to int, merged *segment) {
	now := x.now.Load()
	was := map[*segment]bool{}
	for _, p := range old.parts[from:to] {
		was[p.segment] = true
	}
	next := &snapshot{live: now.live}
	in := part{segment: merged}
	alive := map[*segment]part{}
	for _, p := range now.parts {
		alive[p.segment] = p
	}
	for _, p := range old.parts[from:to] {
		current, ok := alive[p.segment]
		if ok && current.dead == p.dead {
			continue
		}
		for row := range p.ids {
			if p.isGone(uint32(row)) || ok && !current.isGone(uint32(row)) {
				continue
			}
			in.remove(p.ids[row])
		}
	}
	placed := false
	for _, p := range now.parts {
		switch {
		case !was[p.segment]:
			next.parts = append(next.parts, p)
		case !placed:
			next.parts = append(next.parts, in)
			placed = true
		}
	}
	x.now.Store(next)
}

// remove marks a row of a part that nobody else sees yet.
func (p *part) remove(id checkin.RegistrationID) {
	row, ok := p.find(id)
	if !ok || p.isGone(row) {
		return
	}
	if p.gone == nil {
		p.gone = make([]uint64, len(p.ids)/64+1)
	}
	p.gone[row/64] |= 1 << (row % 64)
	p.dead++
}
