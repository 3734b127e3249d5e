package lookup

import (
	"hash/maphash"
	"slices"
)

// searchWord finds the people who match a single token. There may be very
// many: the values are ranked first, and only the people of the best are
// looked at.
func (x *searcher) searchWord(p *part, number int, e effort) {
	s, term := p.segment, &x.query.terms[0]
	x.valuePool.reset(x.pool.size)
	looked := 0
	word := func(w uint32) bool {
		fit, soft, ok := term.fit(s.words.word(w), e, &x.aligner)
		if !ok {
			return true
		}
		if !soft {
			fit += costNear * point
		}
		for _, v := range s.words.of(w) {
			if best, ok := x.valueScore(s, v, w, fit, soft); ok {
				x.valuePool.offer(v, best)
				looked++
			}
		}
		return looked < maxValues
	}
	if e > exact {
		x.here[0].gather(s, term)
	}
	x.here[0].each(word)
	for _, v := range x.valuePool.list {
		x.offerValue(p, number, v)
	}
	x.pool.total += x.valuePool.people(p)
}

// offerValue offers the people who have a value to the pool.
func (x *searcher) offerValue(p *part, number int, v scoredValue) {
	if x.pool.isFull() && v.score > x.pool.worst() {
		return
	}
	group := uint64(0)
	if v.score.cost() > costSoft {
		group = maphash.String(groupSeed, p.value(v.value))
	}
	for _, row := range p.rowsOf(v.value) {
		if !p.isGone(row) {
			x.pool.offer(candidate{score: v.score + p.partlyTyped(row, v.score), part: p, number: number, row: row, group: group})
		}
	}
}

var groupSeed = maphash.MakeSeed()

// partlyTyped is what it costs that a person has another name than the only one
// that was typed, and typed whole: whoever has no other comes first.
func (s *segment) partlyTyped(row uint32, best score) score {
	if refs := &s.refs[row]; best < point && s.positions(refs[inFirst]) > 0 && s.positions(refs[inLast]) > 0 {
		return fineOtherName
	}
	return 0
}

// valueScore is the score of the people who have a word in a value.
func (x *searcher) valueScore(s *segment, value, word uint32, fit score, soft bool) (best score, ok bool) {
	from, to := s.entriesAt[value], s.entriesAt[value+1]
	f, words := s.field(value), s.positions(value)
	best = far
	for at := from; at < to; at++ {
		n := s.entries[at]
		if s.entryWord[at] != word || n.kind() == initials && fit != 0 {
			continue
		}
		score := fit + fieldScore(f, n, &x.query.terms[0], soft, true)
		if fit == 0 && s.words.length(word) == 1 && words > 1 {
			score += costPrefix * point
		}
		for i := range words {
			if i < n.start() || i > n.end() {
				score += s.skipScore(value, f, i)
			}
		}
		best = min(best, score)
	}
	return best, best < far
}

// valuePool keeps the best values, best first.
type valuePool struct {
	list  []scoredValue
	size  int
	total []uint32
}

type scoredValue struct {
	value uint32
	score score
}

func (p *valuePool) reset(size int) {
	p.list, p.size, p.total = p.list[:0], size, p.total[:0]
}

func (p *valuePool) offer(value uint32, s score) {
	p.total = append(p.total, value)
	if len(p.list) == p.size {
		if s >= p.list[p.size-1].score {
			return
		}
		p.list = p.list[:p.size-1]
	}
	at, _ := slices.BinarySearchFunc(p.list, s, func(v scoredValue, s score) int {
		if v.score <= s {
			return -1
		}
		return 1
	})
	p.list = slices.Insert(p.list, at, scoredValue{value, s})
}

const countedExactly = 5000 // people; of more, those gone are taken off roughly

// people counts those who have one of the values offered, at least.
func (p *valuePool) people(from *part) int {
	slices.Sort(p.total)
	values := slices.Compact(p.total)
	var in [fields]int
	for _, v := range values {
		in[from.field(v)] += len(from.rowsOf(v))
	}
	most := slices.Max(in[:])
	switch {
	case from.dead == 0:
		return most
	case most > countedExactly:
		return max(0, most-from.dead)
	}
	in = [fields]int{}
	for _, v := range values {
		for _, row := range from.rowsOf(v) {
			if !from.isGone(row) {
				in[from.field(v)]++
			}
		}
	}
	return slices.Max(in[:])
}
