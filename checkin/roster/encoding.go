package roster

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// The names of the encodings, as [Format] says them.
const (
	encodingUTF8    = "utf-8"
	encodingCP1252  = "cp1252"
	encodingMac     = "macroman"
	encodingDOS     = "cp850" // Excel's "CSV (MS-DOS)"
	encodingUTF16LE = "utf-16le"
	encodingUTF16BE = "utf-16be"
	encodingMixed   = "mixed"
)

// coding is how a text's bytes are read.
type coding struct {
	name string // of UTF-16; empty where bytes are looked at line by line
	bom  int    // length of the byte order mark
	old  *charmap.Charmap
	wide encoding.Encoding // UTF-16, or nil
}

// sniffCoding finds the encoding of a text by its beginning. ok is false where
// it is no text.
func sniffCoding(start []byte) (c coding, ok bool) {
	switch {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		c = coding{bom: 3}
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		return coding{name: encodingUTF16LE, bom: 2, wide: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, true
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		return coding{name: encodingUTF16BE, bom: 2, wide: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, true
	}
	even, odd, controls := countControls(start)
	switch nuls := even + odd; {
	case c.bom == 0 && odd > len(start)/4 && even < odd/8:
		return coding{name: encodingUTF16LE, wide: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, true
	case c.bom == 0 && even > len(start)/4 && odd < even/8:
		return coding{name: encodingUTF16BE, wide: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, true
	case nuls > 0, controls > len(start)/50+8:
		return coding{}, false
	}
	c.old = likeliestOld(start)
	return c, true
}

// countControls counts the NULs at even and at odd places, and the controls
// that no text has many of.
func countControls(start []byte) (even, odd, controls int) {
	for i, b := range start {
		switch {
		case b == 0 && i%2 == 0:
			even++
		case b == 0:
			odd++
		case b < ' ' && b != '\t' && b != '\r' && b != '\n':
			controls++
		}
	}
	return even, odd, controls
}

// oldEncodings are those that a text which is no UTF-8 may be in, the likelier
// first, and their names.
var oldEncodings = []struct {
	name    string
	charmap *charmap.Charmap
}{{encodingCP1252, charmap.Windows1252}, {encodingMac, charmap.Macintosh}, {encodingDOS, charmap.CodePage850}}

// The letters that a text's language adds to the alphabet: French, German,
// Dutch.
const (
	smallAccents = "éèàçêôîùûïëâœüöäßñáíóúæ"
	largeAccents = "ÉÈÀÇÊÔÎÙÛÏËÂŒÜÖÄÑ"
)

// likeliestOld finds the encoding in which the bytes beside letters are letters
// of the same size: the bytes that one has for é and è, another one has for Ž
// or for no letter at all.
func likeliestOld(text []byte) *charmap.Charmap {
	best, most := oldEncodings[0].charmap, 0
	for _, e := range oldEncodings {
		score := 0
		for i := 1; i+1 < len(text); i++ {
			if text[i] >= utf8.RuneSelf && isSpelled(text[i-1], e.charmap.DecodeByte(text[i]), text[i+1]) {
				score++
			}
		}
		if score > most {
			best, most = e.charmap, score
		}
	}
	return best
}

// isSpelled reports whether a letter with an accent stands between two bytes as
// it does in words: a small one beside small ones, a capital before them or
// among capitals.
func isSpelled(before byte, letter rune, after byte) bool {
	beside := isSmall(before) || isSmall(after)
	if strings.ContainsRune(smallAccents, letter) {
		return beside
	}
	return strings.ContainsRune(largeAccents, letter) &&
		(isSmall(after) && !isASCIILetter(before) || !beside && (isASCIILetter(before) || isASCIILetter(after)))
}

func isSmall(b byte) bool { return b >= 'a' && b <= 'z' }

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// reader gives the text without its mark, UTF-16 as UTF-8.
func (c coding) reader(r io.Reader) (io.Reader, error) {
	if _, err := io.CopyN(io.Discard, r, int64(c.bom)); err != nil {
		return nil, err
	}
	if c.wide != nil {
		return c.wide.NewDecoder().Reader(r), nil
	}
	return r, nil
}

// decode reads one line's cells where the line is not UTF-8 as a whole: a
// UTF-8 file with lines pasted from an old one exists, and so do cells.
func (c coding) decode(cell []byte) string {
	if utf8.Valid(cell) || c.old == nil {
		return string(cell)
	}
	text, err := c.old.NewDecoder().Bytes(cell)
	if err != nil {
		return string(cell)
	}
	return string(text)
}

// oldName is the name of the encoding that lines which are not UTF-8 have.
func (c coding) oldName() string {
	for _, e := range oldEncodings {
		if e.charmap == c.old {
			return e.name
		}
	}
	return encodingUTF8
}

// seen is the name of a text's encoding, by what was seen in its lines.
func (c coding) seen(old, utf8 bool) string {
	switch {
	case c.name != "":
		return c.name
	case old && utf8:
		return encodingMixed
	case old:
		return c.oldName()
	}
	return encodingUTF8
}
