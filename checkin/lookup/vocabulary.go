package lookup

import (
	"bytes"
	"slices"
	"sort"
	"strings"
)

const groupDepth = 2

// vocabulary is a sorted list of distinct words, each with a list of numbers:
// the values it occurs in, or the words that sound like it. Because it is
// sorted it is also a trie: shared says how many letters a word has in common
// with the one before it.
type vocabulary struct {
	text   []byte
	starts []uint32 // of word i in text; one more at the end
	shared []uint8
	groups []uint32 // the first word of each with the same groupDepth first letters
	listAt []uint32 // of word i's numbers in list; one more at the end
	list   []uint32
}

func (v *vocabulary) len() int             { return len(v.shared) }
func (v *vocabulary) word(i uint32) []byte { return v.text[v.starts[i]:v.starts[i+1]] }
func (v *vocabulary) length(i uint32) int  { return int(v.starts[i+1] - v.starts[i]) }
func (v *vocabulary) of(i uint32) []uint32 { return v.list[v.listAt[i]:v.listAt[i+1]] }

// newVocabulary sorts words and returns the place of each in the sorted list.
func newVocabulary(words []string) (*vocabulary, []uint32) {
	order := make([]keyed, len(words))
	for i, w := range words {
		order[i] = keyed{head([]byte(w)), uint32(i)}
	}
	order = sortKeyed(order, func(a, b uint32) int { return strings.Compare(words[a], words[b]) })
	size := 0
	for _, w := range words {
		size += len(w)
	}
	v := &vocabulary{
		text:   make([]byte, 0, size),
		starts: make([]uint32, 0, len(words)+1),
		shared: make([]uint8, len(words)),
	}
	place := make([]uint32, len(words))
	previous := ""
	for i, k := range order {
		w := words[k.item]
		place[k.item] = uint32(i)
		v.starts = append(v.starts, uint32(len(v.text)))
		v.text = append(v.text, w...)
		v.shared[i] = uint8(commonPrefix(previous, w))
		if v.shared[i] < groupDepth {
			v.groups = append(v.groups, uint32(i))
		}
		previous = w
	}
	v.starts = append(v.starts, uint32(len(v.text)))
	return v, place
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// fill gives the words their numbers: each calls add for every pair of a word
// and a number, twice the same.
func (v *vocabulary) fill(each func(add func(word, number uint32))) {
	v.listAt = make([]uint32, v.len()+1)
	each(func(word, _ uint32) { v.listAt[word+1]++ })
	for i := range v.len() {
		v.listAt[i+1] += v.listAt[i]
	}
	v.list = make([]uint32, v.listAt[v.len()])
	next := slices.Clone(v.listAt)
	each(func(word, number uint32) {
		v.list[next[word]] = number
		next[word]++
	})
}

// beginning finds the words that begin with prefix, and whether the first of
// them is prefix itself.
func (v *vocabulary) beginning(prefix []byte) (low, high uint32, whole bool) {
	n := v.len()
	lo := sort.Search(n, func(i int) bool { return bytes.Compare(v.word(uint32(i)), prefix) >= 0 })
	hi := lo + sort.Search(n-lo, func(i int) bool { return !bytes.HasPrefix(v.word(uint32(lo+i)), prefix) })
	return uint32(lo), uint32(hi), lo < hi && v.length(uint32(lo)) == len(prefix)
}

// near yields the words within a.errors of the pattern, and with open also
// those of which a beginning is, until yield returns false. A subtree of the
// trie is left as soon as no word in it can be near.
func (v *vocabulary) near(a *automaton, open bool, yield func(word uint32) bool) {
	var path [maxWord + 1]state // after each letter of the current word
	var begun [maxWord + 1]bool // whether a beginning no longer than that is near
	a.start(&path[0])
	begun[0] = open && a.nearBeginning(&path[0])
	n := len(v.shared)
	for i := 0; i < n; {
		w := v.word(uint32(i))
		depth := int(v.shared[i])
		for depth < len(w) && !a.dead(&path[depth]) {
			a.step(&path[depth], w[depth], &path[depth+1])
			depth++
			begun[depth] = begun[depth-1] || open && a.nearBeginning(&path[depth])
		}
		if !a.dead(&path[depth]) {
			if (begun[depth] || a.near(&path[depth])) && !yield(uint32(i)) {
				return
			}
			i++
			continue
		}
		if begun[depth] && !yield(uint32(i)) {
			return
		}
		if i++; depth == groupDepth && !begun[depth] {
			i = v.nextGroup(i)
			continue
		}
		for ; i < n && int(v.shared[i]) >= depth; i++ {
			if begun[depth] && !yield(uint32(i)) {
				return
			}
		}
	}
}

// nextGroup is the first word from i on that begins a group.
func (v *vocabulary) nextGroup(i int) int {
	at, _ := slices.BinarySearch(v.groups, uint32(i))
	if at == len(v.groups) {
		return v.len()
	}
	return int(v.groups[at])
}
