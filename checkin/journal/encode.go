package journal

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"opale/checkin"
)

// canonical is the encoding of an entry's bytes.
func canonical(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("encode entry: %w", err)
	}
	return normal(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// normal is JSON in NFC. An escape stands for one character, and its last letter
// is no part of what follows: an accent behind a line break must not make "\ń".
func normal(text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 || norm.NFC.IsNormal(text) {
		return norm.NFC.Bytes(text)
	}
	var b []byte
	for len(text) > 0 {
		at := bytes.IndexByte(text, '\\')
		if at < 0 {
			return append(b, norm.NFC.Bytes(text)...) // not Append, which joins both
		}
		end := at + len(`\n`)
		if text[at+1] == 'u' {
			end = at + len(`\u2028`)
		}
		b = append(append(b, norm.NFC.Bytes(text[:at])...), text[at:end]...)
		text = text[end:]
	}
	return b
}

// encodeContent is canonical(c), written directly: a list brings a hundred
// thousand of them.
func encodeContent(c *Content) []byte {
	b := make([]byte, 0, 160+len(c.Body))
	b = strconv.AppendInt(append(b, `{"v":`...), int64(c.Version), 10)
	b = appendText(append(b, `,"k":`...), string(c.Kind))
	b = strconv.AppendInt(append(b, `,"t":`...), c.Tick, 10)
	b = strconv.AppendInt(append(b, `,"w":`...), c.Wall, 10)
	b = strconv.AppendInt(append(b, `,"o":`...), int64(c.Operator), 10)
	if !c.Subject.IsZero() {
		b = appendText(append(b, `,"s":`...), c.Subject.String())
	}
	if c.Session != "" {
		b = appendText(append(b, `,"e":`...), string(c.Session))
	}
	if len(c.Body) > 0 {
		b = append(append(b, `,"b":`...), c.Body...)
	}
	if c.Commitment != "" {
		b = appendText(append(b, `,"c":`...), c.Commitment)
	}
	return normal(append(b, '}'))
}

// encodePersonal is canonical(p). Of a list's rows it has fields alone.
func encodePersonal(p *checkin.Personal) ([]byte, error) {
	if len(p.Fields) == 0 || p.Operator+p.Reason+p.Note != "" || len(p.Known) > 0 {
		return canonical(p)
	}
	b := append(make([]byte, 0, 256), `{"fields":`...)
	sign, written := byte('{'), 0
	for _, f := range byName {
		if value, has := p.Fields[f]; has {
			b = append(appendText(append(b, sign), f.String()), ':')
			b = appendText(b, value)
			sign = ','
			written++
		}
	}
	if written < len(p.Fields) {
		return canonical(p) // what a later version calls a field
	}
	return normal(append(b, "}}"...)), nil
}

// byName is the fields in the order in which encoding/json writes them.
var byName = func() []checkin.Field {
	all := make([]checkin.Field, checkin.NumFields)
	for i := range all {
		all[i] = checkin.Field(i)
	}
	slices.SortFunc(all, func(a, b checkin.Field) int { return cmp.Compare(a.String(), b.String()) })
	return all
}()

// appendText appends a text as JSON. Nearly all is written as it stands.
func appendText(b []byte, text string) []byte {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < ' ' || c == 0xE2: // U+2028 begins with it
			return appendEscaped(b, text)
		case c == '"' || c == '\\':
			quoted = true
		}
	}
	if !utf8.ValidString(text) {
		return appendEscaped(b, text)
	}
	if quoted {
		text = quotes.Replace(text)
	}
	return append(append(append(b, '"'), text...), '"')
}

var quotes = strings.NewReplacer(`"`, `\"`, `\`, `\\`)

// appendEscaped appends a text in which more may have to be escaped.
func appendEscaped(b []byte, text string) []byte {
	escaped, _ := canonical(text) // of a string: it cannot fail
	return append(b, escaped...)
}
