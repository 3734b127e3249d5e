package roster

import (
	"slices"

	"opale/checkin"
)

// keeping is how the rows of a list are kept as they stand in the file, to be
// given back with the attendance.
type keeping struct {
	columns []checkin.ListColumn
	key     string // of the columns; empty where nothing is kept
	stub    int    // the column of stubs, by which our own export is known: the organiser's rows are not in it; else -1
	long    tally  // rows that are too long to be kept
	cells   []string
}

// keptOf are the containers whose rows are kept: those in which somebody laid
// out columns.
var keptOf = []string{"csv", "xlsx", "html"}

// keep prepares to keep rows under these labels.
func (r *reader) keep(labels []label, container string) {
	if r.kept.stub >= 0 || !slices.Contains(keptOf, container) {
		return
	}
	texts := make([]string, len(labels))
	r.kept.columns = make([]checkin.ListColumn, len(labels))
	for i, l := range labels {
		texts[i] = l.given()
		r.kept.columns[i].Label = texts[i]
	}
	for _, column := range r.columns {
		for _, i := range r.standsIn(column.Index) {
			r.kept.columns[i].Read = true
		}
	}
	if r.kept.key = checkin.ColumnsKey(texts); r.kept.key == "" {
		r.kept.columns = nil
		r.warn(Warning{Doubt: DoubtColumns})
	}
}

// given is the label to be given back.
func (l label) given() string {
	if l.group == "" || l.group == l.own {
		return checkin.Verbatim(l.own)
	}
	return checkin.Verbatim(l.group + " / " + l.own)
}

// standsIn are the columns of the file that one of ours is read from: several
// where rows are taken apart.
func (r *reader) standsIn(column int) (columns []int) {
	if r.people == nil {
		return []int{column}
	}
	if column < len(r.people.shared) {
		return []int{r.people.shared[column]}
	}
	for _, n := range r.people.order {
		if i := r.people.own[n][column-len(r.people.shared)]; i >= 0 {
			columns = append(columns, i)
		}
	}
	return columns
}

// stubOf finds the column of stubs, which only our own exports have, whatever
// stands beside it: see [checkin.Stub]. It is -1 in the lists of others.
func stubOf(labels []label, body []row) int {
	for i, l := range labels {
		m, ok := meaningOf(l.own)
		if ok && m.use == UseStub && slices.ContainsFunc(body, func(r row) bool { return isStub(cellAt(r, i)) }) {
			return i
		}
	}
	return -1
}

func isStub(cell string) bool {
	_, _, ok := checkin.ReadStub(cell, nil)
	return ok
}

// stub reads a row's. A row that is as it was exported is intact.
func (r *reader) stub(row row) (id checkin.RegistrationID, intact bool) {
	at := r.kept.stub
	if at < 0 || at >= len(row.cells) {
		return id, false
	}
	id, intact, _ = checkin.ReadStub(row.cells[at], row.cells[:at])
	return id, intact
}

// cellsOf is a row as it is kept.
func (r *reader) cellsOf(row row) string {
	if r.kept.key == "" {
		return ""
	}
	cells := row.given
	if cells == nil {
		cells = row.cells
	}
	r.kept.cells = r.kept.cells[:0]
	for _, cell := range cells {
		r.kept.cells = append(r.kept.cells, checkin.Verbatim(cell))
	}
	packed, ok := checkin.PackCells(r.kept.key, r.kept.cells)
	if !ok {
		r.kept.long.note(row.line)
	}
	return string(packed)
}
