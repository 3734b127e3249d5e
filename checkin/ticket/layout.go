package ticket

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// keyboard is what the 47 character keys of a layout type, row by row, at the
// same positions in each layout.
type keyboard struct{ plain, shifted [4]string }

// A scanner sends key positions, those of an American keyboard unless it was
// set up otherwise; the laptop reads them by its own layout. From xkb-data's
// symbols/fr and symbols/macintosh_vndr/fr. ^ and ¨ are dead keys.
var (
	american = keyboard{
		plain:   [4]string{"`1234567890-=", `qwertyuiop[]\`, `asdfghjkl;'`, `zxcvbnm,./`},
		shifted: [4]string{"~!@#$%^&*()_+", `QWERTYUIOP{}|`, `ASDFGHJKL:"`, `ZXCVBNM<>?`},
	}
	frenchPC = keyboard{ // Windows and Linux
		plain:   [4]string{`²&é"'(-è_çà)=`, `azertyuiop^$*`, `qsdfghjklmù`, `wxcvbn,;:!`},
		shifted: [4]string{`~1234567890°+`, `AZERTYUIOP¨£µ`, `QSDFGHJKLM%`, `WXCVBN?./§`},
	}
	frenchMac = keyboard{
		plain:   [4]string{`@&é"'(§è!çà)-`, "azertyuiop^$`", `qsdfghjklmù`, `wxcvbn,;:=`},
		shifted: [4]string{`#1234567890°_`, `AZERTYUIOP¨*£`, `QSDFGHJKLM%`, `WXCVBN?./+`},
	}
)

// capsLock is what the Caps Lock key does while it is down.
type capsLock uint8

const (
	capsOff     capsLock = iota
	capsLetters          // Linux, macOS: letters alone change, é into É
	capsAll              // French Windows: every key is shifted, digits too
)

// layout undoes what a laptop's keyboard layout did to a scanner's keys.
type layout struct {
	name  string
	back  map[rune]rune // what was typed -> what was meant
	mixed bool          // only texts in both cases are undone
}

// layouts are tried in this order.
var layouts = []layout{
	newLayout("fr-pc", american, frenchPC, capsOff),
	newLayout("fr-mac", american, frenchMac, capsOff),
	newLayout("fr-pc+caps", american, frenchPC, capsAll),
	newLayout("fr-pc+caps", american, frenchPC, capsLetters),
	newLayout("fr-mac+caps", american, frenchMac, capsLetters),
	newLayout("caps", american, american, capsLetters).unlessFolding(),
	newLayout("us", frenchPC, american, capsOff), // a French scanner on an American laptop
}

// newLayout makes the table from what a laptop's keyboard typed to what the
// scanner's keyboard meant.
func newLayout(name string, scanner, laptop keyboard, caps capsLock) layout {
	back := map[rune]rune{' ': ' '}
	for row := range scanner.plain {
		plain, shifted := []rune(scanner.plain[row]), []rune(scanner.shifted[row])
		onPlain, onShifted := []rune(laptop.plain[row]), []rune(laptop.shifted[row])
		for key := range plain {
			typed, typedShifted := caps.change(onPlain[key], onShifted[key])
			back[typed], back[typedShifted] = plain[key], shifted[key]
		}
	}
	return layout{name: name, back: back}
}

// unlessFolding leaves texts in one case alone: there, comparing without regard
// to case finds the same, and no layout is to blame.
func (l layout) unlessFolding() layout {
	l.mixed = true
	return l
}

// change says what a key types, plain and shifted, under Caps Lock.
func (c capsLock) change(plain, shifted rune) (rune, rune) {
	upper := unicode.ToUpper(plain)
	switch {
	case c == capsAll, c == capsLetters && upper == shifted && upper != plain:
		return shifted, plain
	case c == capsLetters && plain != 'µ' && upper != plain:
		return upper, shifted
	}
	return plain, shifted
}

// undo gives back what was meant. ok is false where the layout has no key for
// one of the characters, so that it cannot have typed them.
func (l layout) undo(text string) (meant string, ok bool) {
	if l.mixed && (text == strings.ToUpper(text) || text == strings.ToLower(text)) {
		return "", false
	}
	var b strings.Builder
	for _, r := range splitDeadKeys(text) {
		m, ok := l.back[r]
		if !ok {
			return "", false
		}
		b.WriteRune(m)
	}
	return b.String(), true
}

// Meanings lists what a scanned text can have been before a keyboard's layout
// changed it, the text as it came first. It is for texts that prove by
// themselves which of them was meant: one with a checksum. What people type to
// find somebody has nothing like it, and is never repaired.
func Meanings(scanned string) []string {
	text := trim(scanned)
	list := []string{withoutAIM(text)}
	for _, l := range layouts {
		if undone, ok := l.undo(text); ok {
			list = append(list, withoutAIM(undone))
		}
	}
	return list
}

// splitDeadKeys takes apart what a dead key and the letter after it became:
// "â" is the keys ^ and a. Accents that have keys of their own stay: é è ç à ù.
func splitDeadKeys(text string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		parts := []rune(norm.NFD.String(string(r)))
		switch {
		case len(parts) == 2 && parts[1] == '\u0302':
			b.WriteString("^" + string(parts[0]))
		case len(parts) == 2 && parts[1] == '\u0308':
			b.WriteString("¨" + string(parts[0]))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
