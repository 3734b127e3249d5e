package lookup

import (
	"bytes"
	"slices"
)

// term is one word to look for: a token, or neighbours that may be one word of
// the list. What it may mean is known in two ways that agree: by the text of a
// word (fit), and, faster, by the numbers of a segment's words (hits).
type term struct {
	text   []byte
	mask   uint16 // of the tokens it stands for
	tokens int
	others []other
	sloppy bool // it may be misspelt
	open   bool // a beginning of it may be

	errors    int // how many are allowed in the search at hand
	automaton automaton
	soundNear automaton       // for one error in how it sounds
	alike     bool            // whether that is allowed
	sounds    [endings][]byte // how it may sound
	soundOpen []byte          // how it sounds if it is only a beginning; nil where it is too short
}

// other is another text that a term may stand for.
type other struct {
	text   []byte
	points int
	soft   bool // not a mistake: a short form
}

func (t *term) read(text []byte, first int, tokens []token) {
	*t = term{text: text, tokens: len(tokens), others: t.others[:0], sounds: t.sounds, soundOpen: t.soundOpen[:0]}
	long := 0
	for i := range tokens {
		t.mask |= 1 << (first + i)
		if len(tokens[i].text) > 3 && !tokens[i].particle {
			long++
		}
	}
	t.sloppy = len(text) >= 2 && !hasDigit(text) && (len(tokens) == 1 || long <= 1 && len(text) > 3)
	t.open = len(text) > 3
	for _, name := range shortForms[string(text)] {
		t.others = append(t.others, other{text: []byte(name), points: costShort, soft: true})
	}
	if !t.sloppy {
		return
	}
	if swapped := otherLayout(text); len(tokens) == 1 && len(text) > 2 && !bytes.Equal(swapped, text) {
		t.others = append(t.others, other{text: swapped, points: costLayout})
	}
	t.readSounds()
}

// readSounds notes how the term sounds, its end taken in several ways.
func (t *term) readSounds() {
	for i := range t.sounds {
		t.sounds[i] = appendSound(t.sounds[i][:0], t.text, heard(t.text, ending(i)))
	}
	if t.open {
		if t.soundOpen = appendSound(t.soundOpen, t.text, len(t.text)); len(t.soundOpen) < 3 {
			t.soundOpen = t.soundOpen[:0]
		}
	}
}

// otherLayout is the text as a keyboard of the other layout would have it.
func otherLayout(text []byte) []byte {
	swapped := slices.Clone(text)
	for i, c := range text {
		for _, pair := range layoutSwaps {
			if pair[0] == c {
				swapped[i] = pair[1]
			}
		}
	}
	return swapped
}

// prepare makes the term ready for one effort.
func (t *term) prepare(e effort) {
	t.errors, t.alike = 0, false
	if e == exact || !t.sloppy {
		return
	}
	switch n := len(t.text); {
	case n < 3 && e == likely:
	case n < 5 || e == likely:
		t.errors = 1
	case n < 8:
		t.errors = 2
	default:
		t.errors = 3
	}
	t.automaton.reset(t.text, t.errors)
	if t.alike = e == deep && len(t.sounds[endMute]) > 3; t.alike {
		t.soundNear.reset(t.sounds[endMute], 1)
	}
}

// dearest is the price beyond which a word is another one.
func (t *term) dearest(e effort) int {
	limit := 40 + 30*len(t.text)
	if e == likely {
		limit = min(limit, 140)
	}
	return min(limit, 300)
}

// fit says how far a word is from the term, as score without costNear; soft
// says that it is no mistake.
func (t *term) fit(word []byte, e effort, a *aligner) (s score, soft, ok bool) {
	if bytes.HasPrefix(word, t.text) {
		return score(t.tokens) * prefixScore(len(word)-len(t.text)), true, true
	}
	best := score(far)
	for _, o := range t.others {
		if (e > exact || o.soft) && o.fits(word) {
			best, soft = score(o.points)*point, o.soft
		}
	}
	if e > exact && !soft && t.sloppy && t.resembles(word) {
		if price := t.price(word, a); price <= t.dearest(e) {
			best = min(best, score(price)*point+missingScore(len(word)-len(t.text)))
		}
	}
	return best, soft, best < far
}

func (o *other) fits(word []byte) bool {
	return bytes.Equal(word, o.text) || !o.soft && bytes.HasPrefix(word, o.text)
}

func prefixScore(missing int) score {
	if missing == 0 {
		return 0
	}
	return costPrefix*point + missingScore(missing)
}

func missingScore(missing int) score { return score(max(0, min(missing, maxMissing))) }

// price is the price of a word, whole or begun.
func (t *term) price(word []byte, a *aligner) int {
	whole, open, _ := a.align(t.text, word)
	if t.open {
		whole = min(whole, open+pricePart)
	}
	return max(whole, priceLeast)
}

// resembles reports whether a word is spelt or sounds nearly as the term. The
// hits of a segment decide the same by number.
func (t *term) resembles(word []byte) bool {
	if t.errors > 0 && t.automaton.meets(word, t.open) {
		return true
	}
	var buffer [maxWord * 2]byte
	key := appendSound(buffer[:0], word, heard(word, endMute))
	return t.soundsLike(key)
}

// soundsLike reports whether a word with that key sounds like the term.
func (t *term) soundsLike(key []byte) bool {
	if len(key) < 2 {
		return false
	}
	for _, own := range t.sounds {
		if bytes.Equal(own, key) {
			return true
		}
	}
	return len(t.soundOpen) > 0 && bytes.HasPrefix(key, t.soundOpen) || t.alike && t.soundNear.meets(key, false)
}
