// Package field is a line of text that a person types into: a name, a phone
// number, a search. Its cursor stands between what the reader sees as letters
// (grapheme clusters), so that it is right behind a wide or a decomposed one,
// and the text is NFC and clean from the first key on.
//
//	f := field.New(field.Limit(80))
//	f.SetWidth(40)
//	changed := f.Press(msg)      // a tea.KeyPressMsg; false: not a key of the field
//	f.Insert(paste.Content)      // a paste, or letters given back by the scanner
//	line := f.View(look, true)   // exactly 40 columns
//
// It never touches anything but its own text, and any screen may use it.
package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"opale/checkin"
)

// defaultLimit is how many letters a field takes unless told otherwise: as
// many as the domain keeps of one field would overflow any line.
const defaultLimit = 120

// Field is a line of text with a cursor. Its zero value is not ready: New.
type Field struct {
	letters []string // grapheme clusters
	at      int      // the cursor stands before letters[at]
	from    int      // the first letter drawn
	width   int      // columns
	limit   int      // letters
	digits  bool
}

// Option changes a new field.
type Option func(*Field)

// Limit sets how many letters the field takes.
func Limit(letters int) Option { return func(f *Field) { f.limit = letters } }

// Digits makes the field read the unshifted digit row of a French keyboard
// (& é " ' ( - è _ ç à) as the digits that are printed on it.
func Digits() Option { return func(f *Field) { f.digits = true } }

// New makes an empty field, 20 columns wide.
func New(options ...Option) Field {
	f := Field{limit: defaultLimit, width: 20}
	for _, option := range options {
		option(&f)
	}
	return f
}

// Value is the text, without blanks at its ends.
func (f *Field) Value() string { return strings.TrimSpace(f.Text()) }

// Text is the text as typed, a blank at its end included.
func (f *Field) Text() string { return strings.Join(f.letters, "") }

// IsEmpty reports whether nothing has been typed.
func (f *Field) IsEmpty() bool { return len(f.letters) == 0 }

// SetText replaces the text and puts the cursor behind it.
func (f *Field) SetText(text string) {
	f.letters, f.at, f.from = nil, 0, 0
	f.Insert(text)
}

// Clear empties the field.
func (f *Field) Clear() { f.SetText("") }

// SetWidth sets how many columns View fills; at least two, one for a letter
// and one for the cursor.
func (f *Field) SetWidth(columns int) {
	f.width = max(columns, 2)
	f.scroll()
}

// Width is how many columns View fills.
func (f *Field) Width() int { return f.width }

// Insert puts text at the cursor, and the cursor behind it. What would exceed
// the limit is left out, from the end of what is inserted.
func (f *Field) Insert(text string) {
	if f.digits {
		text = digitRow.Replace(text)
	}
	before, after := strings.Join(f.letters[:f.at], ""), strings.Join(f.letters[f.at:], "")
	head := split(clean(before + text))
	for len(head) > f.at && !f.takes(strings.Join(head, "")+after) {
		head = head[:len(head)-1]
	}
	if whole := strings.Join(head, "") + after; f.takes(whole) {
		f.letters = split(clean(whole))
		f.at = position(f.letters, len(clean(strings.Join(head, ""))))
	}
	f.scroll()
}

// maxRunes is a little less than what checkin.Clean keeps of one field.
const maxRunes = 190

func (f *Field) takes(text string) bool {
	return utf8.RuneCountInString(text) <= maxRunes && uniseg.GraphemeClusterCount(text) <= f.limit
}

// position is the number of letters that the first n bytes reach into.
func position(letters []string, n int) int {
	for i, letter := range letters {
		if n <= 0 {
			return i
		}
		n -= len(letter)
	}
	return len(letters)
}

// digitRow is the top row of an AZERTY keyboard, unshifted, on a PC and (§ !)
// on a Mac.
var digitRow = strings.NewReplacer("&", "1", "é", "2", "e\u0301", "2", `"`, "3", "'", "4", "(", "5",
	"-", "6", "§", "6", "è", "7", "e\u0300", "7", "_", "8", "!", "8", "ç", "9", "c\u0327", "9", "à", "0", "a\u0300", "0")

// guard stands before and behind the text while it is cleaned, so that the
// blank that a person has just typed before the next word is not taken for one
// at the end of a name. Nothing composes with it.
const guard = "1"

func clean(text string) string {
	cleaned := checkin.Clean(guard + text[:cut(text)] + guard)
	cleaned = strings.TrimSuffix(strings.TrimPrefix(cleaned, guard), guard)
	return strings.TrimLeftFunc(cleaned, func(r rune) bool { return r == ' ' || unicode.Is(unicode.M, r) })
}

// cut is where the first maxRunes of a text end: a pasted book is not cleaned.
func cut(text string) int {
	n := 0
	for i := range text {
		if n++; n > maxRunes {
			return i
		}
	}
	return len(text)
}

func split(text string) []string {
	var letters []string
	for state := -1; text != ""; {
		var letter string
		letter, text, _, state = uniseg.FirstGraphemeClusterInString(text, state)
		letters = append(letters, letter)
	}
	return letters
}
