package roster

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"unicode/utf8"
)

const (
	maxCell    = 1 << 20 // bytes
	maxRecord  = 8 << 20 // bytes of all its cells
	maxLine    = 4 << 10 // bytes that are looked ahead for a quote
	maxColumns = 4096
)

// records cuts delimited text into records. Unlike encoding/csv it knows lone
// CRs as line ends, forgives quotes that were not doubled (5" écran) and those
// that end before the cell ("Roux" <jean@…>), tells a file cut off inside
// quotes from a stray quote, and bounds what it holds.
type records struct {
	r         *bufio.Reader
	delimiter byte
	loneCR    bool // CR alone ends a line
	line      int  // lines read so far

	text []byte // of the record, its cells one behind the other
	ends []int  // where each cell ends in text
}

// next reads a record into text and ends. line is where it begins.
func (r *records) next() (line int, err error) {
	r.text, r.ends = r.text[:0], r.ends[:0]
	line = r.line + 1
	for {
		last, err := r.cell(line)
		if err != nil {
			return line, err
		}
		if r.ends = append(r.ends, len(r.text)); len(r.ends) > maxColumns {
			return line, &Error{Kind: KindTooWide, Line: line}
		}
		if last {
			return line, nil
		}
	}
}

// cell reads one cell. last is true where the line ends with it; the error is
// io.EOF only where there is not even the beginning of a record.
func (r *records) cell(line int) (last bool, err error) {
	begin, quoted, closed := len(r.text), false, false
	for {
		b, err := r.r.ReadByte()
		switch {
		case err == io.EOF && quoted && !closed:
			return true, &Error{Kind: KindTruncated, Line: line}
		case err == io.EOF && len(r.ends) == 0 && len(r.text) == 0 && !quoted:
			return true, io.EOF
		case err == io.EOF:
			r.line++
			return true, nil
		case err != nil:
			return true, err
		}
		inside := quoted && !closed
		switch {
		case b == '"' && inside && len(r.text) > begin && r.text[len(r.text)-1] == '\\' && r.goesOn(): // \" is how programmers double it
			r.text = r.text[:len(r.text)-1]
		case b == '"' && inside:
			closed = true
			continue
		case b == '"' && closed: // doubled
			closed = false
		case b == '"' && !quoted && len(r.text) == begin:
			quoted = true
			continue
		case b == r.delimiter && !inside:
			return false, nil
		case b == '\r' && r.endsLine(), b == '\n':
			if !inside {
				r.line++
				return true, nil
			}
			r.line++
			b = '\n'
		case closed && r.closesAgain(): // the quote before was part of the text
			r.text = append(r.text, '"')
			closed = false
		case closed: // so were both
			r.text = append(slices.Insert(r.text, begin, '"'), '"')
			quoted, closed = false, false
		}
		if r.text = append(r.text, b); len(r.text)-begin > maxCell || len(r.text) > maxRecord {
			return true, &Error{Kind: KindTooLarge, Line: line}
		}
	}
}

// closesAgain reports whether a quote that ends a cell follows on the line.
func (r *records) closesAgain() bool {
	ahead, err := r.r.Peek(maxLine)
	if err != nil && len(ahead) == 0 {
		return false
	}
	if end := bytes.IndexAny(ahead, "\r\n"); end >= 0 {
		ahead = ahead[:end+1]
	}
	for i, b := range ahead {
		if b == '"' && (i+1 == len(ahead) || ahead[i+1] == r.delimiter || ahead[i+1] == '\r' || ahead[i+1] == '\n') {
			return true
		}
	}
	return false
}

// goesOn reports whether the text of a cell goes on behind a quote.
func (r *records) goesOn() bool {
	next, err := r.r.Peek(1)
	return err == nil && next[0] != r.delimiter && next[0] != '"' && next[0] != '\r' && next[0] != '\n'
}

// endsLine reports whether the CR just read ends a line, and reads the LF
// that belongs to it.
func (r *records) endsLine() bool {
	if next, err := r.r.Peek(1); err == nil && next[0] == '\n' {
		_, _ = r.r.Discard(1) // it was peeked at
		return true
	}
	return r.loneCR
}

// cells gives the record's cells as text of their own.
func (r *records) cells(c coding) (cells []string, isOld bool) {
	cells = make([]string, len(r.ends))
	begin := 0
	if utf8.Valid(r.text) || c.old == nil {
		whole := string(r.text)
		for i, end := range r.ends {
			cells[i], begin = whole[begin:end], end
		}
		return cells, false
	}
	for i, end := range r.ends {
		cells[i], begin = c.decode(r.text[begin:end]), end
	}
	return cells, true
}

// isASCII reports whether the record has nothing but ASCII.
func (r *records) isASCII() bool {
	for _, b := range r.text {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
