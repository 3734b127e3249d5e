package field

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
)

// Look is how a field is drawn: roles of the theme, and the cursor's sign
// behind the text, one column wide ("▌", or "_" on a console without it).
type Look struct {
	Text   theme.Style
	Hint   theme.Style // the words shown in an empty field
	Cursor theme.Style // over the letter that the cursor stands before
	Sign   string
}

// View draws the field on exactly its width. The cursor is drawn only where
// focused. An empty field shows hint, behind the cursor.
func (f *Field) View(look Look, focused bool, hint ...string) string {
	var b strings.Builder
	used, end := 0, f.lastDrawn()
	run := func(letters []string) {
		if text := strings.Join(letters, ""); text != "" {
			b.WriteString(look.Text.Render(text))
			used += ansi.StringWidth(text)
		}
	}
	switch {
	case !focused:
		run(f.letters[f.from:end])
	case f.at < end:
		run(f.letters[f.from:f.at])
		b.WriteString(look.Cursor.Render(f.letters[f.at]))
		used += ansi.StringWidth(f.letters[f.at])
		run(f.letters[f.at+1 : end])
	default:
		run(f.letters[f.from:end])
		b.WriteString(look.Text.Render(look.Sign))
		used += ansi.StringWidth(look.Sign)
	}
	if text := strings.Join(hint, " "); f.IsEmpty() && text != "" && used+1 < f.width {
		text = ansi.Truncate(" "+text, f.width-used, "")
		b.WriteString(look.Hint.Render(text))
		used += ansi.StringWidth(text)
	}
	b.WriteString(strings.Repeat(" ", max(f.width-used, 0)))
	return b.String()
}

// Column is the column of the cursor within View, from 0: where the terminal's
// own cursor would stand.
func (f *Field) Column() int { return f.columns(f.from, f.at) }

// lastDrawn is the end of the letters that fit the width. A column is kept for
// the cursor behind the last one.
func (f *Field) lastDrawn() int {
	used := 0
	for i := f.from; i < len(f.letters); i++ {
		used += ansi.StringWidth(f.letters[i])
		if used > f.width-1 {
			return i
		}
	}
	return len(f.letters)
}

// scroll moves the window so that the cursor is in it, and no room is lost at
// its end while letters are hidden at its start.
func (f *Field) scroll() {
	f.from = min(f.from, f.at)
	for f.columns(f.from, f.at)+1 > f.width || f.hides(f.at) {
		f.from++
	}
	for f.from > 0 && f.columns(f.from-1, len(f.letters))+1 <= f.width {
		f.from--
	}
}

// hides reports whether the letter under the cursor lies beyond the window.
func (f *Field) hides(at int) bool {
	return f.from < at && at < len(f.letters) && f.columns(f.from, at+1)+1 > f.width
}

func (f *Field) columns(from, to int) int {
	n := 0
	for _, letter := range f.letters[from:to] {
		n += ansi.StringWidth(letter)
	}
	return n
}

// LookOf is the look of a field in a theme.
func LookOf(t *theme.Theme) Look {
	return Look{Text: t.Field, Hint: t.Faint, Cursor: t.Cursor, Sign: "▌"}
}

// mask stands for a letter that is not to be read.
const mask = "*"

// Hidden is the field as it is drawn where nobody is to read over a shoulder:
// of the same length, with the cursor in the same place.
func (f *Field) Hidden() *Field {
	hidden := *f
	hidden.letters = slices.Repeat([]string{mask}, len(f.letters))
	hidden.scroll()
	return &hidden
}

// GoToWord puts the cursor behind the n-th word, from 1.
func (f *Field) GoToWord(n int) {
	f.at = 0
	for range n {
		f.at = f.wordEnd()
	}
	f.scroll()
}
