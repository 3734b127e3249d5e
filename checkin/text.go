package checkin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	maxField     = 200 // characters of one field; a longer one is cut
	maxCombining = 2   // marks kept on one letter; Vietnamese needs two
)

// Clean makes text from outside fit to keep and to draw: NFC, one line, no
// escape sequence, no control, bidi, tag or private character, no tower of
// accents, at most 200 characters. Clean(Clean(s)) == Clean(s).
//
// It is the one sanitiser: an import runs it on every field, and the screen
// runs it again on whatever it draws.
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	return cleanAny(s)
}

func cleanAny(s string) string {
	s = strings.ToValidUTF8(stripEscapes(s), "\uFFFD")
	s = limitMarks(strings.Map(onLine, s)) // before NFC, which sorts and joins the marks that stand together
	var b strings.Builder
	marks, length, space := 0, 0, true // space: a blank here would be the second, or lead
	for _, r := range norm.NFC.String(s) {
		if unicode.Is(unicode.M, r) {
			if marks++; marks > maxCombining || space {
				continue
			}
		} else {
			if r == ' ' && space {
				continue
			}
			marks = 0
			if length++; length > maxField {
				break
			}
		}
		space = r == ' '
		b.WriteRune(r)
	}
	return norm.NFC.String(strings.TrimRight(b.String(), " "))
}

// onLine is r as it may stand on a line, or -1 where it may not.
func onLine(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case drawable(r):
		return r
	}
	return -1
}

// isPlain reports whether s is printable, of single inner spaces, and of letters
// of western Europe as NFC has them, which is most of what is ever cleaned.
func isPlain(s string) bool {
	if len(s) > maxField {
		return false
	}
	space := true
	for _, r := range s {
		switch {
		case r == ' ' && space:
			return false
		case r >= ' ' && r <= '~', r >= 'À' && r <= 'ſ':
			space = r == ' '
		default:
			return false
		}
	}
	return !space || s == ""
}

// limitMarks drops the marks of a tower before normalisation sees it, so that
// a million accents cost no more than reading them.
func limitMarks(s string) string {
	const enough = 8
	run := 0
	return strings.Map(func(r rune) rune {
		if !unicode.Is(unicode.M, r) {
			run = 0
			return r
		}
		if run++; run > enough {
			return -1
		}
		return r
	}, s)
}

// drawable reports whether r takes its place on a line and does nothing else.
// Format characters (bidi controls, joiners, byte-order marks), controls,
// private use and unassigned code points do not; nor do variation selectors,
// skin tones and the halves of flags, whose width terminals disagree about.
func drawable(r rune) bool {
	switch {
	case unicode.Is(unicode.Variation_Selector, r):
		return false
	case r >= 0x1F3FB && r <= 0x1F3FF, r >= 0x1F1E6 && r <= 0x1F1FF: // skin tones, flags
		return false
	case r == 0x034F, r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0: // fillers without width
		return false
	case unicode.Is(unicode.Me, r): // enclosing marks
		return false
	}
	return unicode.IsGraphic(r)
}

// stripEscapes removes ANSI escape sequences whole, so that "\x1b[31m" leaves
// no "[31m" behind: CSI up to its final byte, OSC, DCS and their kin up to BEL
// or ST, and the short ones. A string that never ends takes nothing but its
// introducer: what follows may be somebody's name.
func stripEscapes(s string) string {
	if !strings.ContainsAny(s, "\x1b\u009b\u009d\u0090\u0098\u009e\u009f") {
		return s
	}
	var b strings.Builder
	endless := false // no BEL or ST is left, so that nobody looks for one again
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		introducer := r
		if r == 0x1b {
			if i == len(s) || s[i] < 0x40 || s[i] > 0x5f {
				i = endOfShort(s, i)
				continue
			}
			introducer = rune(s[i]) + 0x40 // ESC [ is the 7-bit form of U+009B, and so on
			i++
		}
		switch introducer {
		case 0x9b:
			i = skip(s, i, 0x20, 0x3f)
			if i < len(s) && s[i] >= 0x40 && s[i] < 0x7f {
				i++
			}
		case 0x9d, 0x90, 0x98, 0x9e, 0x9f:
			if endless {
				continue
			}
			if end := endOfString(s[i:]); end >= 0 {
				i += end
			} else {
				endless = true
			}
		default:
			if r != 0x1b {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// endOfShort finds the end of an escape of two bytes, or of three and more
// ("\x1b(B" chooses a character set), whose ESC stood before i.
func endOfShort(s string, i int) int {
	i = skip(s, i, 0x20, 0x2f)
	if i < len(s) && s[i] >= 0x30 && s[i] < 0x7f {
		i++
	}
	return i
}

// skip passes over bytes from low to high.
func skip(s string, i int, low, high byte) int {
	for i < len(s) && s[i] >= low && s[i] <= high {
		i++
	}
	return i
}

// endOfString finds the end of an OSC or DCS: behind BEL, ESC \ or U+009C, or
// -1 where there is none.
func endOfString(s string) int {
	for j := range len(s) {
		switch {
		case s[j] == 0x07:
			return j + 1
		case s[j] == 0x1b && j+1 < len(s) && s[j+1] == '\\':
			return j + 2
		case strings.HasPrefix(s[j:], "\u009c"):
			return j + len("\u009c")
		}
	}
	return -1
}

// CanonicalCode is a ticket code as it is kept and compared: NFC, no white
// space at its ends. Case and leading zeros are part of a code.
func CanonicalCode(code string) string { return norm.NFC.String(strings.TrimSpace(code)) }

// CodeMatch says how closely a scanned code must equal a registration's.
type CodeMatch uint8

// The three ways, from the strictest.
const (
	CodeExact  CodeMatch = iota // to the letter
	CodeFolded                  // upper and lower case alike
	CodeBare                    // case, leading zeros and separators aside
)

// CodeKey is the form of a code under which that match finds it: two codes
// match where their keys are equal.
func CodeKey(match CodeMatch, code string) string {
	code = CanonicalCode(code)
	switch match {
	case CodeFolded:
		return strings.ToUpper(code)
	case CodeBare:
		bare := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, strings.ToUpper(code))
		return strings.TrimLeft(bare, "0")
	}
	return code
}
