package roster

import (
	"bufio"
	"bytes"
)

// container is a sort of file: how it begins, and what opens it.
type container struct {
	name  string
	magic []string
	open  func(start []byte, r *bufio.Reader) (table, error)
}

// containers are asked in this order; the first whose magic the file begins
// with has it. What begins like none of them is text, or nothing we read.
var containers = []container{
	{name: "xls", magic: []string{"\xd0\xcf\x11\xe0"}, open: refuse(KindOldExcel)},
	{name: "zip", magic: []string{"PK\x03\x04", "PK\x05\x06"}, open: refuse(KindContainer)},
	{name: "vcard", magic: []string{"BEGIN:VCARD", "begin:vcard"}, open: refuse(KindContainer)},
	{name: "html", magic: []string{"<html", "<!doctype html", "<table", "<?xml"}, open: refuse(KindContainer)},
	{name: "pdf", magic: []string{"%PDF"}, open: refuse(KindContainer)},
	{name: "gzip", magic: []string{"\x1f\x8b"}, open: refuse(KindContainer)},
	{name: "picture", magic: []string{"\x89PNG", "\xff\xd8\xff", "GIF8"}, open: refuse(KindNotAList)},
	{name: "sqlite", magic: []string{"SQLite format 3\x00"}, open: refuse(KindNotAList)},
}

// open finds the container by what the file begins with.
func open(start []byte, r *bufio.Reader) (table, error) {
	text := bytes.ToLower(bytes.TrimLeft(start[:min(len(start), 512)], "\xef\xbb\xbf \t\r\n"))
	for _, c := range containers {
		for _, magic := range c.magic {
			if bytes.HasPrefix(start, []byte(magic)) || bytes.HasPrefix(text, []byte(magic)) {
				t, err := c.open(start, r)
				if refusal, ok := err.(*Error); ok && refusal.Kind == KindContainer {
					refusal.Detail = c.name
				}
				return t, err
			}
		}
	}
	return openCSV(start, r)
}

func refuse(kind Kind) func([]byte, *bufio.Reader) (table, error) {
	return func([]byte, *bufio.Reader) (table, error) { return nil, &Error{Kind: kind} }
}
