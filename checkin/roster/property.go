package roster

import (
	"io"
	"mime/quotedprintable"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// property is one line of a card.
type property struct {
	name   string   // in capitals, without its group
	params []string // in capitals; of version 2.1 without their names
	value  string
}

// parseProperty reads "item1.TEL;TYPE=CELL:06…".
func parseProperty(line string) (p property, ok bool) {
	head, value, ok := cutOutsideQuotes(line)
	if !ok {
		return p, false
	}
	params := strings.Split(strings.ToUpper(head), ";")
	p = property{name: params[0], value: value}
	if dot := strings.LastIndexByte(p.name, '.'); dot >= 0 {
		p.name = p.name[dot+1:]
	}
	for _, param := range params[1:] {
		p.params = append(p.params, strings.FieldsFunc(strings.ReplaceAll(param, `"`, ""), func(r rune) bool { return r == ',' })...)
	}
	if p.has("QUOTED-PRINTABLE") {
		p.value = p.unquote()
	}
	return p, true
}

// cutOutsideQuotes cuts at the first colon that is in no quotes.
func cutOutsideQuotes(line string) (head, value string, ok bool) {
	quoted := false
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == ':' && !quoted:
			return line[:i], line[i+1:], true
		}
	}
	return strings.Cut(line, ":")
}

// isQuotedPrintable reports whether a line goes on behind a "=" at its end.
func isQuotedPrintable(line string) bool {
	head, _, _ := strings.Cut(line, ":")
	return strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE")
}

// has finds a parameter's value, with or without the parameter's name.
func (p *property) has(value string) bool {
	return slices.ContainsFunc(p.params, func(param string) bool {
		_, after, named := strings.Cut(param, "=")
		return param == value || named && after == value
	})
}

func (p *property) param(name string) string {
	for _, param := range p.params {
		if before, value, ok := strings.Cut(param, "="); ok && before == name {
			return value
		}
	}
	return ""
}

// unquote reads quoted-printable text in its character set: UTF-8 if it is
// such, whatever is said.
func (p *property) unquote() string {
	decoded, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(p.value)))
	if err != nil && len(decoded) == 0 {
		return p.value
	}
	if utf8.Valid(decoded) {
		return string(decoded)
	}
	if named, err := htmlindex.Get(p.param("CHARSET")); err == nil {
		if text, err := named.NewDecoder().Bytes(decoded); err == nil {
			return string(text)
		}
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(decoded)
	if err != nil {
		return p.value
	}
	return string(text)
}

// parts splits a value at its semicolons and takes off the escapes.
func (p *property) parts() []string {
	var parts []string
	var part strings.Builder
	for i := 0; i < len(p.value); i++ {
		switch c := p.value[i]; {
		case c == '\\' && i+1 < len(p.value):
			i++
			if p.value[i] == 'n' || p.value[i] == 'N' {
				part.WriteByte('\n')
			} else {
				part.WriteByte(p.value[i])
			}
		case c == ';':
			parts = append(parts, part.String())
			part.Reset()
		default:
			part.WriteByte(c)
		}
	}
	return append(parts, part.String())
}

// text is the whole value, without escapes.
func (p *property) text() string { return strings.Join(p.parts(), ";") }

// part is one part of the value, empty where it has fewer.
func (p *property) part(n int) string {
	if parts := p.parts(); n < len(parts) {
		return parts[n]
	}
	return ""
}

// card is who a vCard is about.
type card struct {
	line  int // where it begins, 0 outside of cards
	group bool
	best  map[string]int // how good the value of a property is that stands
	value map[string]string
}

func newCard(line int) card {
	return card{line: line, best: map[string]int{}, value: map[string]string{}}
}

// Places of a part in the values of N and ADR.
const (
	partFamily, partGiven = 0, 1
	partTown              = 3
)

// add takes a property in, where it is better than one of its name before.
func (c *card) add(p property) {
	if c.line == 0 {
		return
	}
	worth := 1
	if p.has("PREF") || p.param("PREF") == "1" {
		worth++
	}
	switch p.name {
	case "KIND", "X-ADDRESSBOOKSERVER-KIND":
		c.group = c.group || strings.EqualFold(p.text(), "group")
		return
	case "TEL":
		switch {
		case p.has("FAX"), p.has("PAGER"):
			return
		case p.has("CELL"), p.has("MOBILE"), p.has("IPHONE"):
			worth += 2
		}
	}
	if worth > c.best[p.name] && strings.Trim(p.value, "; ") != "" {
		c.best[p.name], c.value[p.name] = worth, p.value
	}
}

// cells are in the order of cardLabels.
func (c *card) cells() []string {
	of := func(name string) *property { return &property{value: c.value[name]} }
	return []string{
		of("N").part(partFamily), of("N").part(partGiven), of("FN").text(), of("ORG").part(0), of("EMAIL").text(),
		strings.TrimPrefix(of("TEL").text(), "tel:"), of("ADR").part(partTown), of("NOTE").text(),
	}
}
