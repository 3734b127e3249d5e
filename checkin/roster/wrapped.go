package roster

import (
	"bufio"
	"strings"
)

// unwrapSample looks for rows that stand in one cell each: a file that a
// spreadsheet opened with the wrong delimiter, and saved again. If they do,
// the sample is taken apart, and so are the rows that follow.
func (m *mender) unwrapSample(sample []row) {
	full, wrapped := 0, 0
	for _, r := range sample {
		switch cells := filled(r.cells); {
		case len(cells) == 1 && strings.ContainsAny(cells[0], delimiters):
			wrapped++
			full++
		case len(cells) > 0:
			full++
		}
	}
	if wrapped < 2 || wrapped*10 < full*9 {
		return
	}
	best := 0
	for i := range len(delimiters) {
		var rows []row
		for _, r := range sample[:min(len(sample), headerDepth)] {
			rows = append(rows, row{cells: cutCells(strings.Join(filled(r.cells), ""), delimiters[i])})
		}
		if _, known := labelRow(rows); known > max(best, 1) {
			best, m.inner = known, delimiters[i]
		}
	}
	if m.inner != 0 {
		for i := range sample {
			m.unwrap(&sample[i])
		}
	}
}

// unwrap takes a row apart that stands in one cell.
func (m *mender) unwrap(r *row) {
	if cells := filled(r.cells); len(cells) == 1 {
		r.cells = cutCells(cells[0], m.inner)
	}
}

// cutCells cuts a line of delimited text.
func cutCells(line string, delimiter byte) []string {
	r := records{r: bufio.NewReader(strings.NewReader(line)), delimiter: delimiter}
	if _, err := r.next(); err != nil {
		return []string{line}
	}
	cells, _ := r.cells(coding{})
	return cells
}
