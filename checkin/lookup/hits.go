package lookup

import "slices"

// hits are the words of one segment that one term may mean. Those that begin
// with the term are a range. Those that are nearly spelt as it is, or sound
// like it, are either asked for one by one, or gathered all at once, which
// takes a walk through the vocabulary and is worth it where many are asked for.
type hits struct {
	low, high uint32 // those that begin with the term
	whole     bool   // low is the term itself
	others    []span // those that begin with, or are, another text it stands for
	sounds    [endings]uint32
	soundOpen span     // keys
	soundNear []uint32 // keys, in order

	sloppy   bool
	asked    int // words that were asked for one by one
	gathered bool
	list     []uint32 // all words, once gathered
	in       []uint64 // a bit for each word
	people   uint32   // who have one of them, at most
}

// span is a range of words or keys.
type span struct{ low, high uint32 }

func (s span) has(i uint32) bool { return i >= s.low && i < s.high }

const noKey = ^uint32(0)

// lookUp finds the words that are spelt as the term is, and how the others
// would sound.
func (h *hits) lookUp(s *segment, t *term, e effort) {
	h.low, h.high, h.whole = s.words.beginning(t.text)
	h.others, h.asked, h.gathered = h.others[:0], 0, false
	for _, o := range t.others {
		low, high, whole := s.words.beginning(o.text)
		switch {
		case e == exact && !o.soft:
			continue
		case o.soft && whole:
			high = low + 1
		case o.soft:
			high = low
		}
		h.others = append(h.others, span{low, high})
	}
	if h.sloppy = e > exact && t.sloppy; h.sloppy {
		h.lookUpSounds(s, t)
	}
}

func (h *hits) lookUpSounds(s *segment, t *term) {
	for i, key := range t.sounds {
		h.sounds[i] = noKey
		if len(key) < 2 {
			continue
		}
		if low, _, whole := s.sounds.beginning(key); whole {
			h.sounds[i] = low
		}
	}
	h.soundOpen, h.soundNear = span{}, h.soundNear[:0]
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

const manyAsked = 1000 // words, from which on a walk is cheaper

// may reports whether the term may mean a word, before its price is known.
func (h *hits) may(s *segment, t *term, word uint32) bool {
	if word >= h.low && word < h.high {
		return true
	}
	if !h.sloppy {
		return h.isOther(word)
	}
	if !h.gathered {
		if h.asked++; h.asked <= manyAsked {
			return h.isOther(word) || h.soundsLike(s.soundOf[word]) || t.errors > 0 && t.automaton.meets(s.words.word(word), t.open)
		}
		h.gather(s, t)
	}
	return h.in[word/64]>>(word%64)&1 == 1
}

func (h *hits) isOther(word uint32) bool {
	for _, o := range h.others {
		if o.has(word) {
			return true
		}
	}
	return false
}

func (h *hits) soundsLike(key uint32) bool {
	if key == noKey {
		return false
	}
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

// gather lists all words that the term may mean, those spelt as it is first.
func (h *hits) gather(s *segment, t *term) {
	if h.gathered {
		return
	}
	h.gathered, h.list, h.people = true, h.list[:0], 0
	size := s.words.len()/64 + 1
	h.in = slices.Grow(h.in[:0], size)[:size]
	clear(h.in)
	h.addRange(s, span{h.low, h.high})
	for _, o := range h.others {
		h.addRange(s, o)
	}
	if !h.sloppy {
		return
	}
	for _, key := range h.sounds {
		h.addSound(s, key)
	}
	for key := h.soundOpen.low; key < h.soundOpen.high; key++ {
		h.addSound(s, key)
	}
	for _, key := range h.soundNear {
		h.addSound(s, key)
	}
	if t.errors > 0 {
		s.words.near(&t.automaton, t.open, func(w uint32) bool {
			h.add(s, w)
			return true
		})
	}
}

func (h *hits) addRange(s *segment, words span) {
	for w := words.low; w < words.high; w++ {
		h.add(s, w)
	}
}

func (h *hits) addSound(s *segment, key uint32) {
	if key == noKey {
		return
	}
	for _, w := range s.sounds.of(key) {
		h.add(s, w)
	}
}

func (h *hits) add(s *segment, w uint32) {
	if h.in[w/64]>>(w%64)&1 == 0 {
		h.in[w/64] |= 1 << (w % 64)
		h.list = append(h.list, w)
		h.people += s.weight[w+1] - s.weight[w]
	}
}

// each yields all words that the term may mean, those spelt as it is first,
// until yield returns false. Whatever is misspelt must have been gathered.
func (h *hits) each(yield func(word uint32) bool) bool {
	if h.gathered {
		return eachOf(h.list, yield)
	}
	if !eachIn(span{h.low, h.high}, yield) {
		return false
	}
	for _, o := range h.others {
		if !eachIn(o, yield) {
			return false
		}
	}
	return true
}

func eachOf(words []uint32, yield func(word uint32) bool) bool {
	for _, w := range words {
		if !yield(w) {
			return false
		}
	}
	return true
}

func eachIn(words span, yield func(word uint32) bool) bool {
	for w := words.low; w < words.high; w++ {
		if !yield(w) {
			return false
		}
	}
	return true
}

// crowd is a guess of how many people have a word that the term may mean:
// those who begin with it, and of its neighbourhood, those with the same first
// letters, the fewer the longer it is.
func (h *hits) crowd(s *segment, t *term) uint32 {
	n := s.weight[h.high] - s.weight[h.low]
	if h.gathered {
		return h.people
	}
	if !h.sloppy {
		return n
	}
	low, high, _ := s.words.beginning(t.text[:min(3, len(t.text))])
	around := 4*(s.weight[high]-s.weight[low]) + uint32(len(s.ids))/10
	return n + around/uint32(len(t.text)*len(t.text))
}
