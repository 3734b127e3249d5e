package roster

import (
	"slices"
	"unicode/utf8"
)

// mender reads a table and mends its cells: text that was garbled on the way
// is repaired where that is certain, and a spreadsheet's errors are no values.
// What it did, and could not do, is said at the end.
type mender struct {
	table
	mended, garbled, broken tally
	inner                   byte // the delimiter of rows that stand in one cell each, or 0
}

// tally is how often something came, and where first.
type tally struct{ count, line int }

func (t *tally) note(line int) {
	if t.count++; t.count == 1 {
		t.line = line
	}
}

func (m *mender) next() (row, error) {
	r, err := m.table.next()
	if m.inner != 0 {
		m.unwrap(&r)
	}
	if slices.ContainsFunc(r.cells, isStub) { // we wrote it, and as it should be
		return r, err
	}
	for i, cell := range r.cells {
		switch {
		case cell == "":
		case cell[0] == '#' && formulaErrors[cell]:
			r.cells[i] = ""
			m.broken.note(r.line)
		case !isASCII(cell):
			text, garbled := mend(cell)
			if r.cells[i] = text; text != cell {
				m.mended.note(r.line)
			}
			if garbled {
				m.garbled.note(r.line)
			}
		}
	}
	return r, err
}

// said lists the doubts about the whole table.
func (m *mender) said() (warnings []Warning) {
	for _, d := range []struct {
		doubt Doubt
		tally
	}{{DoubtMended, m.mended}, {DoubtGarbled, m.garbled}, {DoubtFormula, m.broken}} {
		if d.count > 0 {
			warnings = append(warnings, Warning{Doubt: d.doubt, Line: d.line, Count: d.count})
		}
	}
	if more, ok := m.table.(interface{ said() []Warning }); ok {
		warnings = append(warnings, more.said()...)
	}
	return warnings
}

// hiddenColumns are those that the container does not show.
func (m *mender) hiddenColumns() map[int]bool {
	if t, ok := m.table.(interface{ hiddenColumns() map[int]bool }); ok {
		return t.hiddenColumns()
	}
	return nil
}

// formulaErrors are what spreadsheets show where a formula has no value, in
// English, French, German and Dutch.
var formulaErrors = map[string]bool{
	"#N/A": true, "#REF!": true, "#NAME?": true, "#VALUE!": true, "#DIV/0!": true, "#NUM!": true, "#NULL!": true, "#SPILL!": true, "#CALC!": true,
	"#NOM?": true, "#VALEUR!": true, "#NOMBRE!": true, "#NUL!": true, "#BEZUG!": true, "#WERT!": true, "#ZAHL!": true, "#NV": true,
	"#VERW!": true, "#WAARDE!": true, "#NAAM?": true, "#GETAL!": true, "#N/B": true, "#ERROR!": true, "#ERREUR!": true,
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
