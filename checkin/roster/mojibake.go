package roster

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// misreading is a one-byte encoding as which UTF-8 was read on the way.
type misreading struct {
	as     *charmap.Charmap
	leads  string // what the first bytes of a character became
	trails string // what the bytes behind became
}

var misreadings = []misreading{
	newMisreading(charmap.Windows1252, "\xc3\xc2\xe2\xc5\xc4"),
	newMisreading(charmap.Macintosh, "\xc3\xc2\xe2\xc4\xc5"),
	newMisreading(charmap.CodePage850, "\xc3\xc2\xe2\xc5\xc4"),
}

// allLeads are those of all misreadings, and what stands for lost bytes.
var allLeads = func() string {
	leads := string(utf8.RuneError)
	for _, m := range misreadings {
		leads += m.leads
	}
	return leads
}()

func newMisreading(as *charmap.Charmap, leads string) misreading {
	m := misreading{as: as}
	for i := range len(leads) {
		m.leads += string(as.DecodeByte(leads[i]))
	}
	for b := 0x80; b < 0xc0; b++ {
		m.trails += string(as.DecodeByte(byte(b)))
	}
	return m
}

// punctuation has the signs beside letters that text was written with before
// it was garbled.
const punctuation = "’‘“”«»–—…€•°·™©®¿¡ª²³\u00a0\u202f\u2011"

// mend repairs a text that was UTF-8 and was read as something else, once or
// twice. It does so only where every character of it can be explained so, and
// only Latin letters and common signs come out. garbled says that the text
// looks so and is left as it is.
func mend(text string) (mended string, garbled bool) {
	const mostTimes = 2
	if !strings.ContainsAny(text, allLeads) {
		return text, false
	}
	mended = text
	for range mostTimes {
		next, ok := mendOnce(mended)
		if !ok {
			break
		}
		mended = next
	}
	return mended, looksGarbled(mended)
}

// lostSpace is an à whose second byte, a space that does not break, became one
// that does, or went into the space behind.
var lostSpace = regexp.MustCompile(`Ã  ?`)

func mendOnce(text string) (mended string, ok bool) {
	for _, m := range misreadings {
		if !m.suspects(text) {
			continue
		}
		if mended, ok = m.undo(text); ok {
			return mended, true
		}
		if mended, ok = m.undo(lostSpace.ReplaceAllString(text, "Ã\u00a0 ")); ok {
			return mended, true
		}
	}
	return text, false
}

func looksGarbled(text string) bool {
	if strings.ContainsRune(text, utf8.RuneError) {
		return true
	}
	for _, m := range misreadings {
		if m.suspects(text) {
			return true
		}
	}
	return false
}

// suspects reports whether a text has a lead and a trail side by side, as no
// name has them. Leads that are common letters may stand beside other letters.
func (m misreading) suspects(text string) bool {
	const common = "âÅÄÔ"
	var before rune
	for _, r := range text {
		if strings.ContainsRune(m.leads, before) && strings.ContainsRune(m.trails, r) &&
			(!strings.ContainsRune(common, before) || !unicode.IsLetter(r)) {
			return true
		}
		before = r
	}
	return false
}

// undo writes a text in the encoding that it was read as, and reads it as
// UTF-8.
func (m misreading) undo(text string) (string, bool) {
	bytes := make([]byte, 0, len(text))
	for _, r := range text {
		b, ok := m.as.EncodeRune(r)
		if !ok {
			return "", false
		}
		bytes = append(bytes, b)
	}
	if !utf8.Valid(bytes) {
		return "", false
	}
	original := string(bytes)
	for _, r := range original {
		if r >= utf8.RuneSelf && !unicode.Is(unicode.Latin, r) && !strings.ContainsRune(punctuation, r) && !m.suspects(original) {
			return "", false
		}
	}
	return original, true
}
