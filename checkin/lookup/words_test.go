package lookup

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestNoWordIsLongerThanThereIsRoomFor(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if n := len(spell(r)); n > maxWord {
			t.Fatalf("%U folds to %d bytes", r, n)
		}
		if r >= 0x3000 && r < 0xf900 && r != 0xac00 { // one of these is like another
			continue
		}
		if !utf8.ValidRune(r) || len(spell(r)) < 5 {
			continue
		}
		for _, before := range []int{0, 1, maxWord - 1, maxWord} {
			var f folded
			f.fold(strings.Repeat("a", before) + string(r) + string(r))
			for i := range f.words {
				if w := f.word(i); len(w) > maxWord || len(w) == 0 {
					t.Errorf("%U behind %d letters: a word of %d", r, before, len(w))
				}
			}
		}
	}
}
