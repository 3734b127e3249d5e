// Package roster reads the attendee lists that organisers export from whatever
// tool they use, and writes attendance back in a form that people use.
//
// Nothing is asked of the organiser: encoding, delimiter, header row and the
// meaning of each column are found from the evidence in the file, with the
// dictionaries of labels and statuses in this package; the file's name is no
// evidence. What was found, skipped, doubted and refused is said, as facts:
// the words are chosen by whoever shows them.
//
// A container (CSV today) is something that gives rows of cells; everything
// behind that is the same for all containers.
package roster

import (
	"bufio"
	"errors"
	"io"

	"opale/checkin"
)

const (
	sniffed   = 64 << 10  // bytes of a file that are looked at before it is read
	sampled   = 200       // records by which columns are judged
	maxRows   = 1_000_000 // of one list
	maxDoubts = 1000      // skipped rows, refusals, and warnings of one sort, that are kept
)

// Options are what the organiser said about the file, if anything.
type Options struct {
	Statuses map[string]checkin.Status // what a status word of this list means
}

// List is what was read from an attendee export.
type List struct {
	Format    Format
	Rows      []checkin.ListedRow // cleaned; in the order of the file
	Skipped   []Skip              // rows that are nobody; at most the first thousand
	Refused   []Refusal           // at most the first thousand
	Warnings  []Warning           // at most the first thousand of each doubt
	AlreadyIn []int               // lines of those whom the organiser's tool has in already
}

// Format says how the file was understood.
type Format struct {
	Container string   `json:"container"` // "csv"
	Delimiter string   `json:"delimiter,omitempty"`
	Encoding  string   `json:"encoding,omitempty"` // "utf-8", "cp1252", "macroman", "utf-16le", "utf-16be", "mixed"
	BOM       bool     `json:"bom,omitempty"`
	EOL       string   `json:"eol,omitempty"`        // "crlf", "lf", "cr"
	HeaderRow int      `json:"header_row,omitempty"` // line, from 1
	Preamble  []string `json:"preamble,omitempty"`   // text above the header: often the event's name
	Columns   []Column `json:"columns"`              // those that were used
}

// Column says what a column was taken for.
type Column struct {
	Index int    `json:"index"` // from 0
	Label string `json:"label"`
	Use   Use    `json:"use"`
	Buyer bool   `json:"buyer,omitempty"` // it is about who paid
}

// Column finds the first column with that use.
func (f *Format) Column(use Use) (Column, bool) {
	for _, c := range f.Columns {
		if c.Use == use {
			return c, true
		}
	}
	return Column{}, false
}

// Listing is the list in the form in which the domain takes it in.
func (l *List) Listing(name string) checkin.Listing {
	return checkin.Listing{Name: name, Rows: l.Rows}
}

// A table gives the rows of a container one by one, then io.EOF.
type table interface {
	// next reads a row. Its cells are the caller's to keep.
	next() (row, error)
	// format says what is known of the container when the last row was read.
	format() Format
}

// row is one row of a table: its cells as text, not yet cleaned.
type row struct {
	line  int // where it begins in the file, from 1
	cells []string
}

// Read reads an attendee export. name is the file's, for errors only. The
// error is an [Error], and nothing of the file is to be imported then.
func Read(r io.Reader, name string, options Options) (*List, error) {
	list, err := read(r, options)
	var known *Error
	switch {
	case err == nil:
		return list, nil
	case errors.As(err, &known):
		known.File = name
		return nil, known
	}
	return nil, &Error{Kind: KindUnreadable, File: name, Err: err}
}

func read(r io.Reader, options Options) (*List, error) {
	buffered := bufio.NewReaderSize(r, sniffed)
	start, err := buffered.Peek(sniffed)
	if err != nil && err != io.EOF {
		return nil, err
	}
	t, err := open(start, buffered)
	if err != nil {
		return nil, err
	}
	return readTable(t, options)
}

// readTable finds the header in the first rows of a table, then reads on.
func readTable(t table, options Options) (*List, error) {
	var sample []row
	var end error
	for len(sample) < sampled && end == nil {
		var next row
		if next, end = t.next(); end == nil {
			sample = append(sample, next)
		}
	}
	if end != nil && end != io.EOF {
		return nil, end
	}
	header, ok := findHeader(sample)
	if !ok {
		return nil, &Error{Kind: KindNoColumns}
	}
	rd := newReader(sample, header, options)
	if rd.isPayments() {
		return nil, &Error{Kind: KindPayments, Line: sample[header].line}
	}
	for _, r := range sample[header+1:] {
		rd.take(r)
	}
	for end == nil {
		var next row
		if next, end = t.next(); end == nil {
			rd.take(next)
		}
		if len(rd.list.Rows) > maxRows {
			return nil, &Error{Kind: KindTooLarge, Line: next.line}
		}
	}
	if end != io.EOF {
		return nil, end
	}
	list := rd.finish()
	if len(list.Rows) == 0 {
		return nil, &Error{Kind: KindEmpty}
	}
	found := t.format()
	found.HeaderRow, found.Preamble, found.Columns = sample[header].line, list.Format.Preamble, list.Format.Columns
	list.Format = found
	return list, nil
}
