package lookup

import "strings"

// The prices of one difference between what was typed and a name, in points of
// cost. A whole wrong letter is 100.
const (
	priceLetter   = 100 // another letter
	priceVowel    = 75  // another vowel
	priceBeside   = 70  // the key beside the right one
	priceSwap     = 60  // two letters changed places
	priceLost     = 75  // a letter is missing
	priceExtra    = 90  // a letter too many
	priceDouble   = 25  // a letter doubled, or not
	priceMute     = 25  // an h, or a mute ending
	priceSpelling = 30  // another spelling of the same sound
	priceFirst    = 25  // more, where it is the first letter
	pricePart     = 15  // more, where only the beginning of the word was typed
	priceLeast    = 10  // of any difference
)

const maxAligned = 24 // letters of a word that are compared

// rewrite is a spelling typed for another one.
type rewrite struct {
	typed, meant       string
	typedEnd, meantEnd bool // only at the end of the word
}

// rewriteTable finds rewrites by the last letters of both spellings.
type rewriteTable [26][26][]rewrite

var rewrites = newRewrites(sounds)

func newRewrites(sounds []alike) *rewriteTable {
	var table rewriteTable
	for _, s := range sounds {
		for _, typed := range s.spellings {
			for _, meant := range s.spellings {
				table.add(typed, meant)
			}
		}
	}
	return &table
}

func (t *rewriteTable) add(typed, meant string) {
	r := rewrite{typed: strings.TrimSuffix(typed, "$"), meant: strings.TrimSuffix(meant, "$")}
	r.typedEnd, r.meantEnd = len(r.typed) < len(typed), len(r.meant) < len(meant)
	if r.typed != r.meant {
		at := &t[r.typed[len(r.typed)-1]-'a'][r.meant[len(r.meant)-1]-'a']
		*at = append(*at, r)
	}
}

// beside tells which keys are neighbours.
var beside = func() (table [256][256]bool) {
	for y, row := range keyRows {
		for x := range len(row) {
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if y+dy < 0 || y+dy >= len(keyRows) || x+dx < 0 || x+dx >= len(keyRows[y+dy]) {
						continue
					}
					table[row[x]][keyRows[y+dy][x+dx]] = true
				}
			}
		}
	}
	for _, pair := range layoutSwaps {
		table[pair[0]][pair[1]] = true
	}
	return table
}()

// aligner prices the differences between two words by dynamic programming: an
// edit distance in which a keyboard's and a French ear's mistakes are cheap.
type aligner struct {
	price [maxAligned + 1][maxAligned + 1]int16
}

// align returns the price between the typed letters and a whole word, the
// least price between them and a beginning of the word, and how long that
// beginning is.
func (a *aligner) align(typed, word []byte) (whole, open, begun int) {
	typed, word = typed[:min(len(typed), maxAligned)], word[:min(len(word), maxAligned)]
	muteTyped, muteWord := muteFrom(typed), muteFrom(word)
	m, n := len(typed), len(word)
	p := &a.price
	p[0][0] = 0
	for j := 1; j <= n; j++ {
		p[0][j] = p[0][j-1] + gap(word, j-1, muteWord, priceLost)
	}
	for i := 1; i <= m; i++ {
		p[i][0] = p[i-1][0] + gap(typed, i-1, muteTyped, priceExtra)
		x := typed[i-1]
		gapTyped := gap(typed, i-1, muteTyped, priceExtra)
		for j := 1; j <= n; j++ {
			y := word[j-1]
			best := p[i-1][j-1]
			if x != y {
				best += replace(x, y)
				if i == 1 && j == 1 {
					best += priceFirst
				}
			}
			best = min(best, p[i-1][j]+gapTyped, p[i][j-1]+gap(word, j-1, muteWord, priceLost))
			if i > 1 && j > 1 && x == word[j-2] && y == typed[i-2] && x != y {
				best = min(best, p[i-2][j-2]+priceSwap)
			}
			if isLetter(x) && isLetter(y) {
				for k := range rewrites[x-'a'][y-'a'] {
					r := &rewrites[x-'a'][y-'a'][k]
					if len(r.typed) > i || len(r.meant) > j || r.typedEnd && i < m || r.meantEnd && j < n {
						continue
					}
					from := p[i-len(r.typed)][j-len(r.meant)] + priceSpelling
					if from < best && string(typed[i-len(r.typed):i]) == r.typed && string(word[j-len(r.meant):j]) == r.meant {
						best = from
					}
				}
			}
			p[i][j] = best
		}
	}
	whole, open, begun = int(p[m][n]), int(p[m][n]), n
	for j := n - 1; j > 0; j-- {
		if at := int(p[m][j]); at < open {
			open, begun = at, j
		}
	}
	return whole, open, begun
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

func replace(x, y byte) int16 {
	switch {
	case beside[x][y]:
		return priceBeside
	case isVowel(x) && isVowel(y):
		return priceVowel
	}
	return priceLetter
}

// gap is the price of a letter that the other word does not have.
func gap(word []byte, i, mute int, price int16) int16 {
	switch {
	case i >= mute, word[i] == 'h':
		return priceMute
	case i > 0 && word[i] == word[i-1]:
		return priceDouble
	case i == 0:
		return price + priceFirst
	}
	return price
}

// muteFrom is where the letters begin that are not heard at the end: at most
// three of them.
func muteFrom(word []byte) int {
	i := len(word)
	for i > 2 && i > len(word)-3 && (word[i-1] == 'e' || strings.IndexByte(silentEnd, word[i-1]) >= 0) {
		i--
	}
	return i
}
