package roster

import (
	"errors"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// sheet is the rows of one sheet that are not blank, as the workbook shows
// them: a code of six digits with its zeros, a date as a date.
type sheet struct {
	name  string
	book  *workbook
	shown *excelize.Rows
	raw   *excelize.Rows // the same, as stored; opened when needed
	line  int            // of the row read last
	at    int            // the row that raw is at
	frame                // of merged cells, those that reach below the row read last, or are not reached
}

// merge is cells shown as one, from 0, both ends included; the value is that
// of the first.
type merge struct {
	top, bottom, left, right int
	value                    string
}

func openSheet(w *workbook, name string) (*sheet, error) {
	rows, err := w.file.Rows(name)
	if err != nil {
		return nil, &Error{Kind: KindDamaged, Detail: name}
	}
	s := &sheet{name: name, book: w, shown: rows, frame: *w.frame(name)}
	s.merged = slices.Clone(s.merged)
	return s, nil
}

func (s *sheet) close() {
	_ = s.shown.Close() // nothing was written
	if s.raw != nil {
		_ = s.raw.Close()
	}
}

// next reads the next row that is not blank.
func (s *sheet) next() (row, error) {
	for s.shown.Next() {
		s.line++
		cells, err := s.shown.Columns()
		switch {
		case errors.Is(err, excelize.ErrColumnNumber), len(cells) > maxColumns && len(filled(cells[maxColumns:])) > 0:
			return row{}, &Error{Kind: KindTooWide, Line: s.line}
		case err != nil:
			return row{}, &Error{Kind: KindDamaged, Line: s.line, Detail: s.name}
		}
		r := row{line: s.line, cells: cells[:min(len(cells), maxColumns)], hidden: s.shown.GetRowOpts().Hidden}
		if err := s.unround(&r); err != nil {
			return row{}, err
		}
		s.merge(&r)
		if slices.ContainsFunc(r.cells, isFilled) {
			return r, nil
		}
	}
	if s.shown.Error() != nil || !s.whole {
		return row{}, &Error{Kind: KindDamaged, Line: s.line, Detail: s.name}
	}
	return row{}, io.EOF
}

// unround takes a long number as it is stored where the sheet shows 2E+12.
func (s *sheet) unround(r *row) error {
	if !slices.ContainsFunc(r.cells, rounded.MatchString) {
		return nil
	}
	if s.raw == nil {
		raw, err := s.book.file.Rows(s.name)
		if err != nil {
			return &Error{Kind: KindDamaged, Line: r.line, Detail: s.name}
		}
		s.raw = raw
	}
	for ; s.at < r.line && s.raw.Next(); s.at++ {
		if s.at+1 < r.line {
			continue
		}
		stored, err := s.raw.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return &Error{Kind: KindDamaged, Line: r.line, Detail: s.name}
		}
		for i, cell := range r.cells {
			if rounded.MatchString(cell) && i < len(stored) {
				r.cells[i] = wholeNumber(stored[i])
			}
		}
	}
	return nil
}

// merge writes the value of merged cells into each row that they reach, and
// marks those that continue the cell on their left.
func (s *sheet) merge(r *row) {
	line := r.line - 1
	s.merged = slices.DeleteFunc(s.merged, func(m merge) bool { return m.bottom < line })
	for i := range s.merged {
		m := &s.merged[i]
		if m.top > line {
			break // they are in the order of their tops
		}
		if m.value == "" && m.top == line {
			m.value = cellAt(*r, m.left)
		}
		if m.left >= maxColumns || m.value == "" {
			continue
		}
		for len(r.cells) <= m.left {
			r.cells = append(r.cells, "")
		}
		r.cells[m.left] = m.value
		if m.right > m.left {
			r.joined = append(r.joined, make([]bool, max(0, m.right+1-len(r.joined)))...)
			for i := m.left + 1; i <= m.right; i++ {
				r.joined[i] = true
			}
		}
	}
}
