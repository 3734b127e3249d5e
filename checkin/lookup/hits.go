package lookup

import (
	"slices"
	"sort"
)

// hit is a word of a segment that a term may mean, and how far it is.
type hit struct {
	word  uint32
	score score
	soft  bool // not a mistake: a short form
}

// hits are the words of one segment that one term may mean.
type hits struct {
	low, high uint32 // those that begin with the term
	whole     bool   // low is the term itself
	near      []hit  // others, by word
	filter    [4]uint64
}

// at says how far a word is from the term.
func (h *hits) at(v *vocabulary, t *term, word uint32) (s score, soft, ok bool) {
	if word >= h.low && word < h.high {
		if h.whole && word == h.low {
			return 0, true, true
		}
		missing := v.length(word) - len(t.text)
		return costPrefix*point + score(min(missing, maxMissing)/2), true, true
	}
	if h.filter[word>>6&3]>>(word&63)&1 == 0 {
		return 0, false, false
	}
	i := sort.Search(len(h.near), func(i int) bool { return h.near[i].word >= word })
	if i < len(h.near) && h.near[i].word == word {
		return h.near[i].score, h.near[i].soft, true
	}
	return 0, false, false
}

// settle sorts the near words and keeps the best of each.
func (h *hits) settle() {
	slices.SortFunc(h.near, func(a, b hit) int {
		if a.word != b.word {
			return int(int64(a.word) - int64(b.word))
		}
		return int(a.score - b.score)
	})
	h.near = slices.CompactFunc(h.near, func(a, b hit) bool { return a.word == b.word })
	h.filter = [4]uint64{}
	for _, n := range h.near {
		h.filter[n.word>>6&3] |= 1 << (n.word & 63)
	}
}

// people is an upper bound of how many have a word of the hits.
func (h *hits) people(s *segment) uint32 {
	n := s.weight[h.high] - s.weight[h.low]
	for _, near := range h.near {
		n += s.weight[near.word+1] - s.weight[near.word]
	}
	return n
}

// lookUp finds the words that are spelt as the term is.
func (h *hits) lookUp(s *segment, t *term) {
	h.near = h.near[:0]
	h.low, h.high, h.whole = s.words.beginning(t.text)
	for _, long := range t.short {
		if low, _, whole := s.words.beginning([]byte(long)); whole {
			h.near = append(h.near, hit{word: low, score: costShort * point, soft: true})
		}
	}
	h.settle()
}

// errorsFor is how many mistakes a word of that length may hold: one in a
// short one, three in a long one; fewer at first, more when little was found.
func errorsFor(length int, deep bool) int {
	switch {
	case length < 3:
		return 0
	case length < 5 || !deep:
		return 1
	case length < 8:
		return 2
	}
	return 3
}

// dearest is the price beyond which a word is another one.
func dearest(length int, deep bool) int {
	limit := 40 + 30*length
	if !deep {
		limit = min(limit, 140)
	}
	return min(limit, 300)
}

const (
	maxNear   = 3000 // words near a term that are looked at
	pricePart = 15   // more for a mistake in a word of which only the beginning was typed
)

// lookNear adds the words that are nearly spelt as the term, or sound like it.
func (h *hits) lookNear(s *segment, t *term, deep bool, x *searcher) {
	if t.number || len(t.text) < 3 {
		return
	}
	limit := dearest(len(t.text), deep)
	looked := 0
	consider := func(word uint32) bool {
		if word >= h.low && word < h.high {
			return true
		}
		looked++
		w := s.words.word(word)
		whole, open, begun := x.aligner.align(t.text, w)
		price := whole
		if begun < len(w) && open+pricePart < whole && len(t.text) > 3 {
			price = open + pricePart
		}
		if price <= limit {
			missing := max(0, len(w)-len(t.text))
			h.near = append(h.near, hit{word: word, score: score(max(price, 10))*point + score(min(missing, maxMissing)/2)})
		}
		return looked < maxNear
	}
	x.automaton.reset(t.text, errorsFor(len(t.text), deep))
	s.words.near(&x.automaton, len(t.text) > 3, consider)

	looked = 0
	sameSound := func(key uint32) bool {
		for _, w := range s.sounds.of(key) {
			if !consider(w) {
				return false
			}
		}
		return true
	}
	x.key = appendSound(x.key[:0], t.text, false)
	if len(x.key) < 2 {
		h.settle()
		return
	}
	if deep && len(x.key) > 3 {
		x.automaton.reset(x.key, 1)
		s.sounds.near(&x.automaton, false, sameSound)
	} else if low, _, whole := s.sounds.beginning(x.key); whole {
		sameSound(low)
	}
	if x.key = appendSound(x.key[:0], t.text, true); len(x.key) > 2 {
		low, high, _ := s.sounds.beginning(x.key)
		for k := low; k < high && sameSound(k); k++ {
		}
	}
	h.settle()
}
