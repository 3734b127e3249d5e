package ticket

import (
	"regexp"
	"strings"
	"unicode"
)

const (
	leastCode   = 3  // characters of the shortest text that looks like a code
	longWord    = 12 // letters alone are a code from here on, if they mix cases
	longScan    = 20 // from here on, digits are recognised by how many they are
	rowShare    = 5  // one character in so many, in a long code of digits and letters
	someChanges = 3  // from small to capital letters: "McDonald" has two
	oddEnough   = 2  // characters that no name has
)

var (
	link      = regexp.MustCompile(`(?i)^https?://\S+$`)
	codeChars = regexp.MustCompile(`^[=A-Za-z0-9][A-Za-z0-9=/+_.:-]*$`)
)

// isCode reports whether a text looks like a code rather than like a name: a
// word of letters and digits, a link, or a form that tickets have.
func isCode(text string) bool {
	switch {
	case len(text) < leastCode || strings.ContainsFunc(text, unicode.IsSpace):
		return false
	case link.MatchString(text), len(embedded(text)) > 0:
		return true
	case !codeChars.MatchString(text):
		return false
	}
	return strings.ContainsAny(text, "0123456789") || len(text) >= longWord && caseChanges(text) >= someChanges
}

// caseChanges counts where a small letter is next to a capital.
func caseChanges(text string) int {
	changes := 0
	for i := 1; i < len(text); i++ {
		if isLetter(text[i-1]) && isLetter(text[i]) && text[i-1]&0x20 != text[i]&0x20 {
			changes++
		}
	}
	return changes
}

// digitRow is what the digit keys of French keyboards type.
const digitRow = `&é"'(-è_çà§!`

// looksScanned reports whether a text that is no code may be one that a
// keyboard layout changed: it has characters that no name has.
func looksScanned(text string) bool {
	if strings.ContainsFunc(text, unicode.IsSpace) {
		return false
	}
	odd, row, length := 0, 0, 0
	for _, r := range text {
		length++
		if strings.ContainsRune(digitRow, r) {
			row++
		}
		if !unicode.IsLetter(r) && !strings.ContainsRune("'’-.,@", r) {
			odd++
		}
	}
	return odd >= oddEnough || row == length && length >= leastCode || length >= longScan && row*rowShare >= length
}

// oddity counts the characters that codes rarely have; a link has none.
func oddity(text string) int {
	if link.MatchString(text) || len(embedded(text)) > 0 {
		return 0
	}
	odd := 0
	for _, r := range text {
		if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			odd++
		}
	}
	return odd
}
