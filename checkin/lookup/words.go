package lookup

import (
	"strings"
	"unicode"

	"opale/checkin"
)

const (
	maxLetters  = 160 // folded bytes of one text that are looked at
	maxRaw      = 2048
	maxWord     = 40 // folded bytes of one word
	maxPosition = 15 // words of one field that are looked at
)

// folded is a text cut into words under checkin.Fold's idea of sameness, that
// remembers where each letter came from.
type folded struct {
	letters []byte   // the words' letters, one word behind the other
	from    []uint16 // where in the text each letter's character begins
	to      []uint16 // and ends, its accents included
	words   []extent // of letters
}

// extent is a half-open range.
type extent struct{ start, end int }

func (f *folded) word(i int) []byte { return f.letters[f.words[i].start:f.words[i].end] }

// fold reads s anew. Text beyond the limits is not looked at.
func (f *folded) fold(s string) {
	f.letters, f.from, f.to, f.words = f.letters[:0], f.from[:0], f.to[:0], f.words[:0]
	if len(s) > maxRaw {
		s = s[:maxRaw]
	}
	inWord := false
	for i, r := range s {
		if len(f.letters) >= maxLetters {
			break
		}
		next := i + runeLen(s, i, r)
		before := len(f.letters)
		if f.letters = appendLetters(f.letters, r); len(f.letters) == before {
			if isMark(r) {
				if inWord {
					f.to[before-1] = uint16(next)
				}
			} else {
				inWord = false
			}
			continue
		}
		if !inWord || len(f.letters)-f.words[len(f.words)-1].start > maxWord { // a character may be many letters
			f.words = append(f.words, extent{before, before})
			inWord = true
		}
		for range len(f.letters) - before {
			f.from = append(f.from, uint16(i))
			f.to = append(f.to, uint16(next))
		}
		f.words[len(f.words)-1].end = len(f.letters)
	}
	if len(f.words) > maxPosition {
		f.words = f.words[:maxPosition]
	}
}

func runeLen(s string, i int, r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r == unicode.ReplacementChar && !(len(s) >= i+3 && s[i:i+3] == "\uFFFD"):
		return 1 // a byte that is no UTF-8
	}
	return len(string(r))
}

func isMark(r rune) bool { return r >= 0x300 && unicode.Is(unicode.M, r) }

// appendLetters appends what a character is written as when case, accents and
// ligatures do not count: nothing for whatever is neither letter nor digit.
func appendLetters(dst []byte, r rune) []byte {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return append(dst, byte(r))
	case r >= 'A' && r <= 'Z':
		return append(dst, byte(r)|0x20)
	case r < 0x80:
		return dst
	case r < rune(len(latin)):
		return append(dst, latin[r]...)
	}
	return append(dst, spell(r)...)
}

// latin is spell for the characters that French, Flemish and Polish names use.
var latin = func() (table [0x250]string) {
	for r := range table {
		table[r] = spell(rune(r))
	}
	return table
}()

// spell is the character as package checkin folds it.
func spell(r rune) string { return strings.ReplaceAll(checkin.Fold(string(r)), " ", "") }
