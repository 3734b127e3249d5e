package checkin

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Cells is one row of an organiser's list as it stands there, under which
// columns: the key of these ([ColumnsKey]), then the cells as a JSON array of
// strings, those behind the last filled one left out. A list whose columns
// changed has rows of before and of after in one event, so each row says whose
// columns it has.
type Cells string

const (
	columnsKeySize = 8 // characters
	// maxCells bounds a row: in an entry, its text is quoted once more, and shares
	// 64 KiB with the other fields.
	maxCells   = 32 << 10
	maxColumns = 32 << 10 // bytes of all labels: they share an entry, too
)

// ColumnsKey names the columns of a list, by their labels in their order. It is
// empty where there are none, or more than an entry holds: rows are kept under
// a key only.
func ColumnsKey(labels []string) string {
	size := 0
	for _, label := range labels {
		size += quotedSize(label)
	}
	if len(labels) == 0 || size > maxColumns {
		return ""
	}
	text, _ := json.Marshal(labels) // strings always can be
	sum := sha256.Sum256(text)
	return crockford.EncodeToString(sum[:5])
}

// PackCells makes one text of a row. ok is false where it is too long to be
// kept; a row without anything in it is empty text.
func PackCells(key string, cells []string) (packed Cells, ok bool) {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if key == "" || len(cells) == 0 {
		return "", true
	}
	size := columnsKeySize
	for _, cell := range cells {
		if size += quotedSize(cell); size > maxCells {
			return "", false
		}
	}
	b := make([]byte, 0, size)
	b = append(append(b, key...), '[')
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendQuoted(b, cell)
	}
	return Cells(append(b, ']')), true
}

// quotedSize is at most how many bytes a text takes in an entry, quoted twice.
func quotedSize(text string) int {
	n := len(text) + len(`\"",\"`)
	for i := range len(text) {
		if b := text[i]; b == '"' || b == '\\' || b < ' ' || b == 0xe2 { // 0xe2: U+2028 is written as \u2028
			n += 5
		}
	}
	return n
}

// appendQuoted writes a text as JSON; most have nothing to escape.
func appendQuoted(b []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf && c == 0xe2 {
			var escaped bytes.Buffer
			to := json.NewEncoder(&escaped)
			to.SetEscapeHTML(false)
			_ = to.Encode(text) // a string always can be
			return append(b, bytes.TrimSuffix(escaped.Bytes(), []byte("\n"))...)
		}
	}
	return append(append(append(b, '"'), text...), '"')
}

// Columns is the key of the columns that the row was read under.
func (c Cells) Columns() string {
	if len(c) < columnsKeySize {
		return ""
	}
	return string(c[:columnsKeySize])
}

// Texts is the cells, one a column; those behind the last filled one are not
// there. What is no row, as a later version may write it, has none.
func (c Cells) Texts() []string {
	if len(c) < columnsKeySize {
		return nil
	}
	var cells []string
	if json.Unmarshal([]byte(c[columnsKeySize:]), &cells) != nil {
		return nil
	}
	return cells
}

// Verbatim is text of the organiser's that is kept to be given back: NFC, and
// otherwise as it is, line breaks too, but for what would act on a terminal or
// on the reader of a file. Drawn, it goes through [Clean] like all text.
func Verbatim(text string) string {
	plain := true
	for i := range len(text) {
		plain = plain && text[i] >= ' ' && text[i] <= '~'
	}
	if plain {
		return text
	}
	text = strings.ToValidUTF8(stripEscapes(strings.ReplaceAll(text, "\r\n", "\n")), "\uFFFD")
	broken := false // behind a line break or a TAB, which quoting turns into a letter that a mark would join
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r == '\r' {
			r = '\n'
		}
		switch {
		case r == '\n', r == '\t':
			broken = true
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\ufeff', broken && unicode.Is(unicode.M, r):
			return -1
		}
		broken = false
		return r
	}, limitMarks(text)))
}
