package roster

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// delimiters are the candidates, the likelier first.
const delimiters = ";,\t|"

// csvTable is delimited text.
type csvTable struct {
	records
	coding
	found           Format
	sawOld, sawUTF8 bool
}

// openCSV finds encoding, line end and delimiter from the beginning of a text.
func openCSV(start []byte, r *bufio.Reader) (table, error) {
	c, ok := sniffCoding(start)
	if !ok {
		return nil, &Error{Kind: KindNotAList}
	}
	text, err := c.reader(r)
	if err == io.EOF {
		return nil, &Error{Kind: KindEmpty}
	}
	if err != nil {
		return nil, err
	}
	decoded := bufio.NewReaderSize(text, sniffed)
	start, err = decoded.Peek(sniffed)
	if err != nil && err != io.EOF {
		return nil, err
	}
	t := &csvTable{coding: c, found: Format{Container: "csv", BOM: c.bom > 0}}
	t.found.EOL = lineEnd(start)
	t.records = records{r: decoded, loneCR: t.found.EOL == "cr"}
	if hint, length, ok := separatorLine(start); ok {
		t.delimiter, t.line = hint, 1
		_, _ = decoded.Discard(length) // it was peeked at
	} else {
		t.delimiter = sniffDelimiter(start, c, t.loneCR)
	}
	t.found.Delimiter = string(t.delimiter)
	return t, nil
}

// lineEnd finds how lines end.
func lineEnd(start []byte) string {
	switch {
	case bytes.Contains(start, []byte("\r\n")):
		return "crlf"
	case bytes.IndexByte(start, '\n') < 0 && bytes.IndexByte(start, '\r') >= 0:
		return "cr"
	}
	return "lf"
}

// separatorLine reads the line "sep=;" that Excel knows, with its line end.
func separatorLine(start []byte) (delimiter byte, length int, ok bool) {
	const hint = "sep="
	end := bytes.IndexAny(start, "\r\n")
	if end != len(hint)+1 || !strings.EqualFold(string(start[:len(hint)]), hint) {
		return 0, 0, false
	}
	length = end + 1
	if bytes.HasPrefix(start[end:], []byte("\r\n")) {
		length++
	}
	return start[len(hint)], length, true
}

// sniffDelimiter takes the delimiter under which the first records have most
// columns with names we know; where that does not decide, the one under which
// most records are equally wide.
func sniffDelimiter(start []byte, c coding, loneCR bool) byte {
	best, bestKnown, bestEven := delimiters[0], 0, 0
	for i := range len(delimiters) {
		rows := cut(start, delimiters[i], c, loneCR)
		_, known := labelRow(rows)
		if even := evenness(rows); known > bestKnown || known == bestKnown && even > bestEven {
			best, bestKnown, bestEven = delimiters[i], known, even
		}
	}
	return best
}

// cut reads the first records of a sample that ends anywhere.
func cut(start []byte, delimiter byte, c coding, loneCR bool) (rows []row) {
	const enough = 50
	r := records{r: bufio.NewReader(bytes.NewReader(start)), delimiter: delimiter, loneCR: loneCR}
	for len(rows) < enough {
		line, err := r.next()
		if err != nil {
			break
		}
		cells, _ := r.cells(c)
		rows = append(rows, row{line: line, cells: cells})
	}
	return rows
}

// evenness counts the records of the commonest width, if that is 2 or more.
func evenness(rows []row) int {
	widths, most := map[int]int{}, 0
	for _, r := range rows {
		if n := len(r.cells); n >= 2 {
			widths[n]++
			most = max(most, widths[n])
		}
	}
	return most
}

func (t *csvTable) next() (row, error) {
	line, err := t.records.next()
	if err != nil {
		return row{}, err
	}
	cells, isOld := t.records.cells(t.coding)
	t.sawOld = t.sawOld || isOld
	t.sawUTF8 = t.sawUTF8 || !isOld && !t.isASCII()
	return row{line: line, cells: cells}, nil
}

func (t *csvTable) format() Format {
	t.found.Encoding = t.coding.seen(t.sawOld, t.sawUTF8)
	return t.found
}
