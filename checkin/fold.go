package checkin

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form under which two names are the same: lower case, without
// accents, ligatures opened, every run of anything else than letters and
// digits one space.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := true
	for _, r := range s {
		if r >= foldedBelow || foldedLatin[r] == "" {
			return foldAny(s)
		}
		folded := foldedLatin[r]
		if folded != " " || !space {
			b.WriteString(folded)
		}
		space = folded == " "
	}
	return strings.TrimSuffix(b.String(), " ")
}

// foldedLatin is each letter by itself as [foldAny] has it, a space for what it
// drops between letters, and nothing for the few of which it makes several words.
var foldedLatin = func() (folded [foldedBelow]string) {
	for r := range rune(foldedBelow) {
		among := foldAny("x" + string(r) + "x")
		alone := among[1 : len(among)-1]
		if alone == " " || !strings.Contains(alone, " ") {
			folded[r] = alone
		}
	}
	return folded
}()

// foldedBelow is where the letters of Latin end that have no mark of their own.
const foldedBelow = 0x0250

// foldAny folds text of any script.
func foldAny(s string) string {
	var b strings.Builder
	space := true
	for _, r := range norm.NFKD.String(limitMarks(s)) {
		if unicode.Is(unicode.M, r) {
			continue
		}
		r = unicode.ToLower(r)
		if open, ok := ligatures[r]; ok {
			b.WriteString(open)
			space = false
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || isApostrophe(r) {
			if !space {
				b.WriteByte(' ')
				space = true
			}
			continue
		}
		b.WriteRune(r)
		space = false
	}
	return strings.TrimRight(b.String(), " ")
}

// isApostrophe reports whether r is one of those that Unicode counts as
// letters: the same name is typed with them and with the common one.
func isApostrophe(r rune) bool { return r >= 0x02B9 && r <= 0x02BF }

var ligatures = map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}
