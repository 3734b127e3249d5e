package roster

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// markup reads the rows of all the tables in HTML, as their ends come.
type markup struct {
	z      *html.Tokenizer
	line   int
	tables int         // begun so far
	open   []*htmlRows // tables within each other, the innermost last
	silent string      // the tag whose text is nobody's: a style, a script, a comment
}

// htmlRows is one table that is being read.
type htmlRows struct {
	number int
	inRow  bool
	inCell bool
	row    row
	cell   strings.Builder
	wide   int           // columns that the cell covers
	high   int           // rows that it covers
	below  map[int]*span // cells of rows above that reach into this one, by column
}

type span struct {
	rows   int // still to come
	text   string
	joined bool
}

func newMarkup(r io.Reader) *markup {
	m := &markup{z: html.NewTokenizer(r), line: 1}
	m.z.SetMaxBuf(maxCell)
	return m
}

// next reads to the end of a row. table is the number of the row's table.
func (m *markup) next() (table int, r row, err error) {
	for {
		kind := m.z.Next()
		line := m.line
		m.line += bytes.Count(m.z.Raw(), []byte("\n"))
		switch kind {
		case html.ErrorToken:
			return m.end()
		case html.TextToken:
			if t := m.table(); t != nil && t.inCell && m.silent == "" {
				if t.cell.Len() > maxCell {
					return 0, row{}, &Error{Kind: KindTooLarge, Line: line}
				}
				t.cell.Write(m.z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if table, r, done := m.begin(line, kind == html.SelfClosingTagToken); done {
				return table, r, nil
			}
		case html.EndTagToken:
			if table, r, done := m.finish(); done {
				return table, r, nil
			}
		}
	}
}

// end gives a row that nothing closed, then io.EOF, or why there is no more.
func (m *markup) end() (int, row, error) {
	switch m.z.Err() {
	case io.EOF:
		if t := m.table(); t != nil {
			m.open = m.open[:len(m.open)-1]
			if r, ok := t.endRow(); ok {
				return t.number, r, nil
			}
			return m.end()
		}
	case html.ErrBufferExceeded:
		return 0, row{}, &Error{Kind: KindTooLarge, Line: m.line}
	}
	return 0, row{}, m.z.Err()
}

func (m *markup) table() *htmlRows {
	if len(m.open) == 0 {
		return nil
	}
	return m.open[len(m.open)-1]
}

const maxNested = 20 // tables within each other

// begin reads the beginning of an element. done is true where it ended a row.
func (m *markup) begin(line int, closed bool) (table int, r row, done bool) {
	name, more := m.z.TagName()
	tag := string(name)
	t := m.table()
	switch tag {
	case "style", "script", "title", "comment":
		if !closed {
			m.silent = tag
		}
	case "table":
		if len(m.open) < maxNested && !closed {
			m.tables++
			m.open = append(m.open, &htmlRows{number: m.tables, below: map[int]*span{}})
		}
	case "tr", "row":
		if t != nil {
			table = t.number
			r, done = t.endRow()
			t.beginRow(line)
		}
	case "td", "th", "cell":
		if t != nil {
			t.endCell()
			t.beginCell(line, m.attributes(more))
		}
	case "br", "p", "div":
		if t != nil && t.inCell {
			t.cell.WriteByte('\n')
		}
	}
	return table, r, done
}

func (m *markup) attributes(more bool) map[string]string {
	found := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = m.z.TagAttr()
		found[string(key)] = string(value)
	}
	return found
}

// finish reads the end of an element. done is true where it ended a row.
func (m *markup) finish() (table int, r row, done bool) {
	name, _ := m.z.TagName()
	tag := string(name)
	if tag == m.silent {
		m.silent = ""
	}
	t := m.table()
	if t == nil {
		return 0, row{}, false
	}
	switch tag {
	case "td", "th", "cell":
		t.endCell()
	case "tr", "row":
		r, done = t.endRow()
	case "table":
		m.open = m.open[:len(m.open)-1]
		r, done = t.endRow()
	}
	return t.number, r, done
}

func (t *htmlRows) beginRow(line int) {
	t.inRow, t.row = true, row{line: line}
}

// beginCell begins a cell, behind those of rows above that reach down here.
func (t *htmlRows) beginCell(line int, attributes map[string]string) {
	if !t.inRow {
		t.beginRow(line)
	}
	number := func(names ...string) int {
		for _, name := range names {
			if n, err := strconv.Atoi(strings.TrimSpace(attributes[name])); err == nil && n > 0 {
				return min(n, maxColumns)
			}
		}
		return 0
	}
	t.inCell = true
	t.cell.Reset()
	t.wide = max(number("colspan"), number("ss:mergeacross")+1)
	t.high = max(number("rowspan"), number("ss:mergedown")+1)
	t.reachDown()
	for at := number("ss:index") - 1; len(t.row.cells) < at; {
		t.row.cells, t.row.joined = append(t.row.cells, ""), append(t.row.joined, false)
	}
}

// reachDown writes the cells of rows above that cover the next columns.
func (t *htmlRows) reachDown() {
	for {
		s := t.below[len(t.row.cells)]
		if s == nil || s.rows == 0 {
			return
		}
		s.rows--
		t.row.cells, t.row.joined = append(t.row.cells, s.text), append(t.row.joined, s.joined)
	}
}

func (t *htmlRows) endCell() {
	if !t.inCell {
		return
	}
	t.inCell = false
	text := strings.TrimSpace(t.cell.String())
	for i := 0; i < t.wide && len(t.row.cells) < maxColumns; i++ {
		if t.high > 1 {
			t.below[len(t.row.cells)] = &span{t.high - 1, text, i > 0}
		}
		t.row.cells, t.row.joined = append(t.row.cells, text), append(t.row.joined, i > 0)
		text = "" // the cells that it covers are empty
	}
}

// endRow gives the row that ends. ok is false where none was begun.
func (t *htmlRows) endRow() (r row, ok bool) {
	t.endCell()
	if !t.inRow {
		return row{}, false
	}
	t.reachDown()
	t.inRow = false
	return t.row, true
}
