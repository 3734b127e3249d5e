package lookup

import (
	"slices"
	"strings"
)

// Name is a person's, as a list has it: either may hold both.
type Name struct{ First, Last string }

// Sound is how a name is heard, whatever the order of its words: names that a
// French ear cannot tell apart mostly have the same one. It is coarse: [Alike]
// says whether two of one sound are really near. A name without letters has none.
func Sound(n Name) string {
	words := wordsOf(n.First + " " + n.Last)
	var key []byte
	for i, w := range words {
		if key = appendSound(key[:0], w, heard(w, endMute)); len(key) > 0 {
			words[i] = slices.Clone(key)
		}
	}
	slices.SortFunc(words, slices.Compare)
	var b strings.Builder
	for _, w := range words {
		b.Write(w)
		b.WriteByte(' ')
	}
	return b.String()
}

// The prices up to which two words are taken for one, in points of cost: one
// slip of a hand, or another spelling of what is heard.
const (
	maxHeard   = 100
	maxSlip    = 100
	fewestSlip = 4 // letters of a word that may have a slip in it
)

// Alike reports whether two names are spelt so nearly that who hears one may
// find the other, and the words of one are those of the other.
func Alike(a, b Name) bool {
	x, y := wordsOf(a.First+" "+a.Last), wordsOf(b.First+" "+b.Last)
	return len(x) == len(y) && len(matchless(x, y, soundsAs)) == 0
}

// Near reports whether two names may be one person's, written twice: heard or
// typed otherwise, the other way round, with an initial or a short form for the
// first name, with one name of two. That a first name may be a man's or a
// woman's keeps the two apart. It is asked of people who have something else in
// common: by their names alone, far too many are near.
func Near(a, b Name) bool {
	firstA, firstB := wordsOf(a.First), wordsOf(b.First)
	lastA, lastB := wordsOf(a.Last), wordsOf(b.Last)
	if len(firstA) == 0 || len(firstB) == 0 {
		return partly(append(firstA, lastA...), append(firstB, lastB...), 2, written)
	}
	return partly(lastA, lastB, 1, written) && partly(firstA, firstB, 1, called) ||
		partly(lastA, firstB, 1, written) && partly(firstA, lastB, 1, written)
}

// IsTrade reports whether a name has a word that companies have and people do
// not: a legal form, a trade.
func IsTrade(name string) bool {
	return slices.ContainsFunc(wordsOf(name), func(w []byte) bool { return legalForms[string(w)] || generics[string(w)] })
}

func wordsOf(text string) [][]byte {
	var f folded
	f.fold(text)
	words := make([][]byte, len(f.words))
	for i := range f.words {
		words[i] = f.word(i)
	}
	return words
}

// partly reports whether at least so many words, and all words of the shorter
// name, are in the other.
func partly(a, b [][]byte, least int, same func(a, b []byte) bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= least && len(matchless(a, b, same)) == 0
}

// matchless are the words of a that have no counterpart in b, each word once.
func matchless(a, b [][]byte, same func(a, b []byte) bool) (left [][]byte) {
	free := slices.Clone(b)
	for _, w := range a {
		at := slices.IndexFunc(free, func(o []byte) bool { return string(o) == string(w) })
		if at < 0 {
			at = slices.IndexFunc(free, func(o []byte) bool { return same(w, o) })
		}
		if at < 0 {
			left = append(left, w)
			continue
		}
		free = slices.Delete(free, at, at+1)
	}
	return left
}

// soundsAs reports whether two words sound the same and are spelt nearly so.
func soundsAs(a, b []byte) bool {
	return string(appendSound(nil, a, heard(a, endMute))) == string(appendSound(nil, b, heard(b, endMute))) && price(a, b) <= maxHeard
}

// written reports whether two words may be one that was typed twice.
func written(a, b []byte) bool {
	if string(a) == string(b) || soundsAs(a, b) {
		return true
	}
	return min(len(a), len(b)) >= fewestSlip && price(a, b) <= maxSlip
}

// called reports whether two first names may be one person's.
func called(a, b []byte) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case string(a) == string(b):
		return true
	case len(a) == 1:
		return a[0] == b[0]
	case isFeminine(a, b):
		return false
	case isShort(a, b) || isShort(b, a):
		return true
	}
	return written(a, b)
}

// isShort reports whether a is what people called b are called: by the table, or
// the beginning of it, as Fred is of Frédéric.
func isShort(a, b []byte) bool {
	return slices.Contains(shortForms[string(a)], string(b)) ||
		len(a) >= 3 && len(b) >= len(a)+3 && string(b[:len(a)]) == string(a)
}

// feminineEnds make a woman's name of a man's.
var feminineEnds = []string{"e", "ne", "le", "te", "a", "ine", "nine", "ette", "elle"}

// isFeminine reports whether the longer of two first names is the woman's form
// of the shorter: Jean and Jeanne, Michel and Michèle, Paul and Paule.
func isFeminine(short, long []byte) bool {
	for _, end := range feminineEnds {
		if stem, ok := strings.CutSuffix(string(long), end); ok && stem == string(short) {
			return true
		}
	}
	julie, julien := strings.CutSuffix(string(long), "n")
	if julien && julie == string(short) && strings.HasSuffix(julie, "ie") {
		return true
	}
	return womens[string(long)] == string(short) || womens[string(short)] == string(long)
}

// womens are the women's forms that are not made by an ending alone.
var womens = map[string]string{
	"andree": "andre", "renee": "rene", "josee": "jose", "michele": "michel", "michelle": "michel", "danielle": "daniel", "daniele": "daniel",
	"joelle": "joel", "emmanuelle": "emmanuel", "pascale": "pascal", "frederique": "frederic", "dominique": "dominic",
	"valerie": "valery", "gaelle": "gael", "mickaelle": "mickael", "raphaelle": "raphael", "gabrielle": "gabriel", "noelle": "noel",
	"francoise": "francois", "laurence": "laurent", "clemence": "clement", "maxence": "maxime", "martine": "martin", "julienne": "julien",
	"lucienne": "lucien", "fabienne": "fabien", "adrienne": "adrien", "christiane": "christian", "claudine": "claude", "yvonne": "yvon",
	"yvette": "yves", "nicole": "nicolas", "aline": "alain", "simone": "simon", "marie": "mario", "louise": "louis",
}

func price(a, b []byte) int {
	var table aligner
	whole, _, _ := table.align(a, b)
	back, _, _ := table.align(b, a)
	return min(whole, back)
}
