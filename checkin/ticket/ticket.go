// Package ticket tells what a scanned or typed code means: which registration
// it is for, whatever the scanner, the keyboard layout or the ticketing tool
// did to it on the way.
//
// A code is looked for as it came, then inside what tickets wrap around it
// (a link, JSON, base64), then in either case, then without separators and
// leading zeros; at each step also as it would have been typed by a scanner
// whose keyboard layout is not the laptop's. A step accepts only if it hits
// exactly one registration. It never takes the closest match: a wrong person
// admitted is worse than a name asked for.
//
// The package is pure and knows no screen; anybody may import it.
package ticket

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"opale/checkin"
)

// maxLength bounds what is looked at, in bytes: the largest QR code holds
// 4,296 characters.
const maxLength = 4 * 4296

// Reader reads scanned and typed codes. Its zero value is ready to use.
type Reader struct{}

var _ checkin.Tickets = Reader{}

// A candidate is one way to understand what came from the keyboard.
type candidate struct {
	text   string
	repair string // the layout undone, empty for the text as it came
}

// A step is one way to compare candidates with the codes that are known.
type step struct {
	match checkin.CodeMatch
	codes func(text string) []string
}

// steps go from the strictest to the loosest.
var steps = []step{
	{checkin.CodeExact, whole},
	{checkin.CodeExact, embedded},
	{checkin.CodeFolded, func(text string) []string { return append(whole(text), embedded(text)...) }},
	{checkin.CodeBare, numbered},
}

func whole(text string) []string { return []string{text} }

// numbered keeps a text that has a digit: without its separators, a name in
// two words could be a code too.
func numbered(text string) []string {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	return []string{text}
}

// Read finds the registration that a text from a scanner or the keyboard is
// the code of. An error is the book's.
func (Reader) Read(raw string, book checkin.CodeBook) (checkin.Reading, error) {
	text := trim(raw)
	if text == "" || len(text) > maxLength {
		return checkin.Reading{}, nil
	}
	asItCame, repaired := candidates(text)
	for _, s := range steps {
		for _, group := range [][]candidate{asItCame, repaired} { // as it came always wins
			reading, hit, err := s.search(group, book)
			if hit || err != nil {
				return reading, err
			}
		}
	}
	return unknown(text, repaired), nil
}

// search looks for the candidates' codes. It hits also where several
// registrations carry them; the reading then has no ID, since a looser step
// could only find more of them.
func (s step) search(group []candidate, book checkin.CodeBook) (reading checkin.Reading, hit bool, err error) {
	for _, c := range group {
		for _, code := range s.codes(c.text) {
			if checkin.CodeKey(s.match, code) == "" {
				continue
			}
			holders, err := book.Holders(s.match, code)
			if err != nil {
				return checkin.Reading{}, false, err
			}
			for _, id := range holders {
				switch {
				case !hit:
					reading, hit = checkin.Reading{ID: id, Code: code, Repair: c.repair, IsCode: true}, true
				case id != reading.ID:
					reading.ID = checkin.RegistrationID{}
					return reading, true, nil
				}
			}
		}
	}
	return reading, hit, nil
}

// unknown is the reading of a text that no registration carries.
func unknown(text string, repaired []candidate) checkin.Reading {
	text = withoutAIM(text)
	reading := checkin.Reading{Code: text, IsCode: isCode(text)}
	if best, ok := likeliest(text, repaired); ok && !reading.IsCode {
		reading = checkin.Reading{Code: best.text, Repair: best.repair, IsCode: true}
	}
	reading.Code = withoutAIM(reading.Code)
	if inner := embedded(reading.Code); len(inner) == 1 {
		reading.Code = inner[0]
	}
	return reading
}

// candidates lists how a text can be understood: as it came, and as it was
// before a keyboard layout changed it.
func candidates(text string) (asItCame, repaired []candidate) {
	seen := map[string]bool{}
	add := func(list []candidate, text, repair string) []candidate {
		for _, t := range []string{text, withoutAIM(text)} {
			if !seen[t] {
				seen[t] = true
				list = append(list, candidate{text: t, repair: repair})
			}
		}
		return list
	}
	asItCame = add(asItCame, text, "")
	for _, l := range layouts {
		// One without a digit is asked for too: most tools' codes may lack them.
		if undone, ok := l.undo(text); ok && (isCode(withoutAIM(undone)) || codeChars.MatchString(undone)) {
			repaired = add(repaired, undone, l.name)
		}
	}
	return asItCame, repaired
}

// trim removes what scanners put around a code: blanks, CR, LF, TAB, STX, ETX.
func trim(raw string) string {
	return norm.NFC.String(strings.TrimFunc(raw, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}))
}

// withoutAIM removes the three characters by which some scanners say which
// sort of barcode it was: "]Q1" for a QR code, "]C1" for Code 128.
func withoutAIM(text string) string {
	if len(text) > 3 && text[0] == ']' && isLetter(text[1]) && isDigit(text[2]) {
		return strings.TrimSpace(text[3:])
	}
	return text
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// likeliest chooses among repaired readings the one with the fewest characters
// that codes rarely have. ok is false where the text was more likely typed
// by a person: codes alone are worth asking about.
func likeliest(text string, repaired []candidate) (best candidate, ok bool) {
	repaired = slices.DeleteFunc(slices.Clone(repaired), func(c candidate) bool { return !isCode(withoutAIM(c.text)) })
	if len(repaired) == 0 || !looksScanned(text) {
		return candidate{}, false
	}
	return slices.MinFunc(repaired, func(a, b candidate) int { return oddity(a.text) - oddity(b.text) }), true
}
