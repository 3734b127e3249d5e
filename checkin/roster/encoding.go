package roster

import (
	"bytes"
	"io"
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
	c.old = charmap.Windows1252
	if isMacRoman(start) {
		c.old = charmap.Macintosh
	}
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

// isMacRoman tells the two old encodings apart by where they have é è à ç ê:
// the bytes that the other one uses for letters that French has not.
func isMacRoman(text []byte) bool {
	mac, windows := 0, 0
	for i := 1; i+1 < len(text); i++ {
		if !isASCIILetter(text[i-1]) && !isASCIILetter(text[i+1]) {
			continue
		}
		switch text[i] {
		case 0x8e, 0x8f, 0x88, 0x8d, 0x90, 0x94, 0x89:
			mac++
		case 0xe9, 0xe8, 0xe0, 0xe7, 0xea, 0xee, 0xf4:
			windows++
		}
	}
	return mac > windows
}

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
	if c.old == charmap.Macintosh {
		return encodingMac
	}
	return encodingCP1252
}
