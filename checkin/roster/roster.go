// Package roster reads the attendee lists that organisers export from whatever
// tool they use, and writes attendance back in a form that people use.
//
// Nothing is asked of the organiser: encoding, delimiter, header row and the
// meaning of each column are found from the evidence in the file, with the
// dictionaries of labels and statuses in this package; the file's name is no
// evidence. What was found, skipped, doubted and refused is said, as facts:
// the words are chosen by whoever shows them.
//
// A container (delimited text, a workbook, cards…) is something that gives rows
// of cells; everything behind that is the same for all containers.
package roster

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"time"

	"opale/checkin"
)

const (
	sniffed      = 64 << 10  // bytes of a file that are looked at before it is read
	sampled      = 200       // records by which columns are judged
	sampledBytes = 8 << 20   // of them, together
	maxRows      = 1_000_000 // of one list
	maxKept      = 256 << 20 // bytes of text of one list
	maxDoubts    = 1000      // skipped rows, refusals, and warnings of one sort, that are kept
	tick         = 1000      // rows between two calls of Options.Progress
)

// Options are what the organiser said about the file, if anything.
type Options struct {
	Statuses map[string]checkin.Status // what a status word of this list means; empty: as if nobody had ever said
	Columns  map[string]Use            // what the column with that label is; UseNothing: it is not read; empty: as above
	Sheet    string                    // of a workbook: the name of the one to be read, or [EverySheet]; empty: as before, or by evidence
	Memory   *Memory                   // what was answered before, where nothing is said now; nil for nothing
	Progress func(rows int) error      // called every thousand rows; an error ends the reading, and is returned

	// Scratch is a private folder for what of a workbook does not fit into memory.
	// Whoever gives it removes it, with what a reading that failed left there.
	// Where it is empty, such a workbook is refused.
	Scratch string
}

// List is what was read from an attendee export.
type List struct {
	Format    Format
	Labels    []string             // of its columns; none where the file does not name them
	unread    int                  // rows that were refused
	told      string               // Options.Sheet
	apart     bool                 // it is another sheet than would have been read
	Rows      []checkin.ListedRow  // cleaned; in the order of the file
	Columns   []checkin.ListColumn // of the file, whose cells the rows have; none where these are not kept
	Words     []StatusWord         // what the words for statuses were taken for, as they first came
	Skipped   []Skip               // rows that are nobody; at most the first thousand
	Refused   []Refusal            // at most the first thousand
	Warnings  []Warning            // at most the first thousand of each doubt
	AlreadyIn []int                // lines of those whom the organiser's tool has in already
}

// Format says how the file was understood.
type Format struct {
	Container  string    `json:"container"` // "csv", "xlsx", "html", "vcf", "jsonl"
	Delimiter  string    `json:"delimiter,omitempty"`
	Encoding   string    `json:"encoding,omitempty"` // "utf-8", "cp1252", "macroman", "cp850", "utf-16le", "utf-16be", "mixed"
	BOM        bool      `json:"bom,omitempty"`
	EOL        string    `json:"eol,omitempty"`        // "crlf", "lf", "cr"
	Sheet      string    `json:"sheet,omitempty"`      // of a workbook: the one read, or the first of those read
	Sheets     []Sheet   `json:"sheets,omitempty"`     // of a workbook that has several
	SheetTold  bool      `json:"sheet_told,omitempty"` // it was asked for
	SheetSince time.Time `json:"sheet_since,omitzero"` // when it was asked for, if of an earlier workbook
	HeaderRow  int       `json:"header_row,omitempty"` // line, from 1; 0 where the file names no columns
	Preamble   []string  `json:"preamble,omitempty"`   // text above the header: often the event's name
	Columns    []Column  `json:"columns"`              // those that were used
	Unused     []Column  `json:"unused,omitempty"`     // the others, at most the first hundred
}

// Sheet is one sheet of a workbook.
type Sheet struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden,omitempty"`
	Read   bool   `json:"read,omitempty"`
}

// Column says what a column was taken for. Where a file does not name its
// columns, they are called as spreadsheets do: A, B, C.
type Column struct {
	Index      int      `json:"index"` // from 0
	Label      string   `json:"label"`
	Use        Use      `json:"use"`
	Buyer      bool     `json:"buyer,omitempty"`      // it is about who paid
	Hidden     bool     `json:"hidden,omitempty"`     // the workbook does not show it
	Evidence   Evidence `json:"evidence,omitempty"`   // what speaks for the use
	Confidence int      `json:"confidence,omitempty"` // in the use, 1 to 100

	Since time.Time `json:"since,omitzero"` // when the organiser said so, if it was about an earlier list
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
	return checkin.Listing{Name: name, Rows: l.Rows, Columns: l.Columns, Format: l.Format.kept(), Unread: l.unread}
}

// kept is what is kept of a file's format.
func (f *Format) kept() checkin.ListFormat {
	return checkin.ListFormat{
		Container: f.Container, Delimiter: f.Delimiter, Encoding: f.Encoding, BOM: f.BOM, EOL: f.EOL, Sheet: f.Sheet, HeaderRow: f.HeaderRow,
	}
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
	line   int // where it begins in the file or sheet, from 1
	cells  []string
	given  []string // of a row that was taken apart: the whole row's cells
	sheet  string   // where the table has several
	joined []bool   // cells that continue the one on their left; nil where nobody says
	hidden bool     // the workbook does not show it
}

// size is how much text a row holds, in bytes.
func (r row) size() (n int) {
	for _, cell := range r.cells {
		n += len(cell)
	}
	return n
}

// Read reads an attendee export. name is the file's, for errors only. The
// error is an [Error], and nothing of the file is to be imported then.
func Read(r io.Reader, name string, options Options) (*List, error) {
	list, err := read(r, options)
	if err != nil {
		return nil, ofFile(name, err)
	}
	return list, nil
}

// ofFile makes an error one of this package, about a file.
func ofFile(name string, err error) *Error {
	var known *Error
	if !errors.As(err, &known) {
		return &Error{Kind: KindUnreadable, File: name, Err: err}
	}
	known.File = name
	return known
}

// sniff opens a table by what it begins with.
func sniff(r io.Reader, options *Options) (table, error) {
	buffered := bufio.NewReaderSize(r, sniffed)
	start, err := buffered.Peek(sniffed)
	if err != nil && err != io.EOF {
		return nil, err
	}
	return open(start, buffered, options)
}

func read(r io.Reader, options Options) (*List, error) {
	t, err := sniff(r, &options)
	if err != nil {
		return nil, err
	}
	if held, ok := t.(io.Closer); ok {
		defer held.Close()
	}
	book, ok := t.(*workbook)
	if !ok && options.Sheet != "" && options.Sheet != EverySheet {
		return nil, &Error{Kind: KindNoSheet, Detail: options.Sheet}
	}
	list, err := readTable(&mender{table: t}, options)
	if ok && err == nil {
		list.told, list.apart = book.told, book.apart
	}
	return list, err
}

// readTable finds the header in the first rows of a table, then reads on.
func readTable(t *mender, options Options) (*List, error) {
	sample, end := takeSample(t)
	if end != nil && end != io.EOF {
		return nil, end
	}
	t.unwrapSample(sample)
	head, ok := findHeading(sample)
	switch blank := !slices.ContainsFunc(sample, func(r row) bool { return slices.ContainsFunc(r.cells, isFilled) }); {
	case blank:
		return nil, &Error{Kind: KindEmpty}
	case !ok:
		return nil, &Error{Kind: KindNoColumns}
	}
	rd := newReader(sample, head, t, options)
	if rd.isPayments() {
		return nil, &Error{Kind: KindPayments, Line: head.line}
	}
	for _, r := range sample[head.body:] {
		rd.takeAll(r)
	}
	for end == nil {
		var next row
		if next, end = t.next(); end == nil {
			if end = rd.mayTake(next, options.Progress); end == nil {
				rd.takeAll(next)
			}
		}
	}
	if end != io.EOF {
		return nil, end
	}
	list := rd.finish(t.said())
	if len(list.Rows) == 0 {
		return nil, &Error{Kind: KindEmpty}
	}
	found := t.format()
	found.HeaderRow, found.Preamble = head.line, list.Format.Preamble
	found.Columns, found.Unused = list.Format.Columns, list.Format.Unused
	list.Format = found
	return list, nil
}

// takeSample reads the rows by which header and columns are judged. The error
// is why there are no more.
func takeSample(t table) (sample []row, end error) {
	for size := 0; len(sample) < sampled && size < sampledBytes; {
		next, err := t.next()
		if err != nil {
			return sample, err
		}
		size += next.size()
		sample = append(sample, next)
	}
	return sample, nil
}
