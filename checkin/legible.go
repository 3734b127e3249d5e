package checkin

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Legible escapes, as JSON does, what in a text does more than stand there: for
// what is written as it came, whatever program wrote it, and is yet looked at in a
// terminal or an editor. Line feeds stay. In JSON it changes no value.
func Legible(text string) string { return legible(text, inJSON) }

// LegibleTOML is the same as TOML escapes.
func LegibleTOML(text string) string {
	return legible(text, func(r rune) string { return fmt.Sprintf(`\U%08X`, r) })
}

func inJSON(r rune) string {
	if r < 0x10000 {
		return fmt.Sprintf(`\u%04x`, r)
	}
	high, low := utf16.EncodeRune(r)
	return fmt.Sprintf(`\u%04x\u%04x`, high, low)
}

func legible(text string, escape func(rune) string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	at := strings.IndexFunc(text, acts)
	if at < 0 {
		return text
	}
	var b strings.Builder
	b.WriteString(text[:at])
	for _, r := range text[at:] {
		if acts(r) {
			b.WriteString(escape(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// acts reports whether r does more than stand on its line.
func acts(r rune) bool {
	switch {
	case r == '\n', r >= ' ' && r <= '~':
		return false
	case r == '\u2028', r == '\u2029':
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Me, unicode.Variation_Selector)
}
