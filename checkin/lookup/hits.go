package lookup

import (
	"slices"
)

// hits are the words of one segment that one term may mean.
type hits struct {
	low, high uint32 // those that begin with the term
	whole     bool   // low is the term itself
	others    []span // those that begin with, or are, another text it stands for
	sounds    [endings]uint32
	soundOpen span // keys
	soundNear []uint32
}

// span is a range of words or keys.
type span struct{ low, high uint32 }

func (s span) has(i uint32) bool { return i >= s.low && i < s.high }

const noKey = ^uint32(0)

// lookUp finds the words of a segment that a term may mean.
func (h *hits) lookUp(s *segment, t *term, e effort) {
	h.low, h.high, h.whole = s.words.beginning(t.text)
	h.others = h.others[:0]
	h.soundOpen, h.soundNear = span{}, h.soundNear[:0]
	for i := range h.sounds {
		h.sounds[i] = noKey - 1
	}
	for _, o := range t.others {
		if e == exact && !o.soft {
			continue
		}
		low, high, whole := s.words.beginning(o.text)
		if o.soft && whole {
			high = low + 1
		} else if o.soft {
			high = low
		}
		h.others = append(h.others, span{low, high})
	}
	if e == exact || !t.sloppy {
		return
	}
	for i, key := range t.sounds {
		if len(key) < 2 {
			continue
		}
		if low, _, whole := s.sounds.beginning(key); whole {
			h.sounds[i] = low
		}
	}
	if len(t.soundOpen) > 0 {
		h.soundOpen.low, h.soundOpen.high, _ = s.sounds.beginning(t.soundOpen)
	}
	if t.alike {
		s.sounds.near(&t.soundNear, false, func(key uint32) bool {
			h.soundNear = append(h.soundNear, key)
			return true
		})
	}
}

// may reports whether the term may mean a word, before its price is known.
func (h *hits) may(s *segment, t *term, word uint32, e effort) bool {
	if word >= h.low && word < h.high {
		return true
	}
	for _, o := range h.others {
		if o.has(word) {
			return true
		}
	}
	if e == exact || !t.sloppy {
		return false
	}
	if key := s.soundOf[word]; key != noKey && h.soundsLike(key) {
		return true
	}
	return t.errors > 0 && t.automaton.meets(s.words.word(word), t.open)
}

func (h *hits) soundsLike(key uint32) bool {
	for _, own := range h.sounds {
		if own == key {
			return true
		}
	}
	if h.soundOpen.has(key) {
		return true
	}
	_, ok := slices.BinarySearch(h.soundNear, key)
	return ok
}

// each yields the words that the term may mean, those spelt as it is first,
// until yield returns false. Some come twice.
func (h *hits) each(s *segment, t *term, e effort, yield func(word uint32) bool) bool {
	for w := h.low; w < h.high; w++ {
		if !yield(w) {
			return false
		}
	}
	for _, o := range h.others {
		for w := o.low; w < o.high; w++ {
			if !yield(w) {
				return false
			}
		}
	}
	if e == exact || !t.sloppy {
		return true
	}
	for i, key := range h.sounds {
		if key < noKey-1 && !slices.Contains(h.sounds[:i], key) && !eachOf(s.sounds.of(key), yield) {
			return false
		}
	}
	for key := h.soundOpen.low; key < h.soundOpen.high; key++ {
		if !eachOf(s.sounds.of(key), yield) {
			return false
		}
	}
	for _, key := range h.soundNear {
		if !eachOf(s.sounds.of(key), yield) {
			return false
		}
	}
	if t.errors == 0 {
		return true
	}
	going := true
	s.words.near(&t.automaton, t.open, func(w uint32) bool {
		going = w >= h.low && w < h.high || yield(w)
		return going
	})
	return going
}

func eachOf(list []uint32, yield func(uint32) bool) bool {
	for _, n := range list {
		if !yield(n) {
			return false
		}
	}
	return true
}

// crowd is a guess of how many people have a word that the term may mean:
// those who begin with it, and of its neighbourhood, those with the same first
// letters, the fewer the longer it is.
func (h *hits) crowd(s *segment, t *term, e effort) float64 {
	n := float64(s.weight[h.high] - s.weight[h.low])
	if e == exact || !t.sloppy {
		return n
	}
	low, high, _ := s.words.beginning(t.text[:min(3, len(t.text))])
	around := float64(s.weight[high] - s.weight[low])
	return n + 4*around/float64(len(t.text)*len(t.text)) + float64(len(s.ids))/float64(10*len(t.text)*len(t.text))
}
