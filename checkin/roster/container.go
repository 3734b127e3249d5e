package roster

import (
	"bufio"
	"bytes"
	"strings"
)

// container is a sort of file: how it is recognised, and what opens it.
type container struct {
	name  string
	magic []string
	open  opener
}

// opener opens a container whose first bytes are at hand.
type opener func(start []byte, r *bufio.Reader, options *Options) (table, error)

// containers are recognised by their first bytes.
var containers = []container{
	{name: "xls", magic: []string{"\xd0\xcf\x11\xe0"}, open: refuseOLE},
	{name: "xlsx", magic: []string{"PK\x03\x04", "PK\x05\x06"}, open: openZip},
	{name: "pdf", magic: []string{"%PDF"}, open: refuse(KindContainer)},
	{name: "gzip", magic: []string{"\x1f\x8b"}, open: refuse(KindContainer)},
	{name: "rtf", magic: []string{"{\\rtf"}, open: refuse(KindContainer)},
	{name: "picture", magic: []string{"\x89PNG", "\xff\xd8\xff", "GIF8"}, open: refuse(KindNotAList)},
	{name: "sqlite", magic: []string{"SQLite format 3\x00"}, open: refuse(KindNotAList)},
}

// texts are recognised by how they begin, in whatever encoding.
var texts = []struct {
	is   func(beginning string) bool
	open func(start []byte, r *bufio.Reader) (table, error)
}{
	{isCards, openCards},
	{isMarkup, openMarkup},
	{isObjects, openObjects},
}

// open finds the container by what the file begins with; its name is no
// evidence. What begins like none of them is delimited text, or nothing we
// read.
func open(start []byte, r *bufio.Reader, options *Options) (table, error) {
	for _, c := range containers {
		for _, magic := range c.magic {
			if bytes.HasPrefix(start, []byte(magic)) {
				t, err := c.open(start, r, options)
				if refusal, ok := err.(*Error); ok && refusal.Kind == KindContainer && refusal.Detail == "" {
					refusal.Detail = c.name
				}
				return t, err
			}
		}
	}
	begins := beginning(start)
	for _, c := range texts {
		if c.is(begins) {
			return c.open(start, r)
		}
	}
	return openCSV(start, r)
}

func isCards(begins string) bool { return strings.HasPrefix(begins, "begin:vcard") }

// isMarkup recognises HTML, and the XML that Excel wrote in 2003.
func isMarkup(begins string) bool {
	for _, tag := range []string{"<html", "<!doctype", "<table", "<?xml", "<?mso", "<meta", "<head", "<body", "<style", "<div", "<center", "<!--", "<workbook"} {
		if strings.HasPrefix(begins, tag) {
			return true
		}
	}
	return false
}

// isObjects recognises JSON: an object, or a list of objects.
func isObjects(begins string) bool {
	begins = strings.TrimLeft(strings.TrimPrefix(begins, "["), " \t\r\n")
	object, ok := strings.CutPrefix(begins, "{")
	return ok && strings.HasPrefix(strings.TrimLeft(object, " \t\r\n"), `"`)
}

func refuse(kind Kind) opener {
	return func([]byte, *bufio.Reader, *Options) (table, error) { return nil, &Error{Kind: kind} }
}

// refuseOLE refuses a binary workbook of before 2007, or one under a password,
// which is wrapped in the same way.
func refuseOLE(start []byte, _ *bufio.Reader, _ *Options) (table, error) {
	if bytes.Contains(start, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00")) {
		return nil, &Error{Kind: KindLocked}
	}
	return nil, &Error{Kind: KindOldExcel}
}
