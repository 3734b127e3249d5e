package db

import "strings"

// insert is the text of an INSERT, for one row and for many.
type insert struct {
	width     int // columns
	one, many string
}

// manyRows is how many rows go into one statement: what a statement costs by
// itself is then little beside its rows.
const manyRows = 32

func newInsert(into string, columns int) *insert {
	row := "(?" + strings.Repeat(", ?", columns-1) + ")"
	return &insert{columns, into + row, into + row + strings.Repeat(", "+row, manyRows-1)}
}

var (
	// OR FAIL: a row that is refused fails the transaction anyway, and SQLite
	// need not be able to take back the statement alone, which costs a copy of
	// each page that it touches. The foreign keys are deferred for the same reason.
	intoEntry        = newInsert(`INSERT OR FAIL INTO entry (stream, seq, subject, bytes, hash, salt, personal) VALUES `, 7)
	intoRegistration = newInsert(`INSERT OR FAIL INTO registration VALUES `, 4)
	intoCode         = newInsert(`INSERT OR IGNORE INTO code VALUES `, 3)
	intoNamesake     = newInsert(`INSERT OR IGNORE INTO namesake VALUES `, 4)
	intoCells        = newInsert(`INSERT OR FAIL INTO cells VALUES `, 2)
	intoAttendance   = newInsert(`INSERT OR FAIL INTO attendance (stream, seq, registration, session, time, seat, forced, reason) VALUES `, 8)
)

// rows gathers the new rows of a table. The file has them all after flush only.
type rows struct {
	q    *statements
	into *insert
	args []any
}

// add takes a row, and sends those gathered on their way once they are many.
func (r *rows) add(columns ...any) {
	r.args = append(r.args, columns...)
	if len(r.args) >= manyRows*r.into.width {
		r.q.later(r.into.many, r.args)
		r.args = make([]any, 0, cap(r.args))
	}
}

// flush inserts what is left, row by row: few, or a single arrival's.
func (r *rows) flush() error {
	for n := r.into.width; n <= len(r.args); n += r.into.width {
		if err := r.q.exec(r.into.one, r.args[n-r.into.width:n]...); err != nil {
			return err
		}
	}
	r.args = nil // they may wait in line
	return nil
}

// gathered is the new rows of the large tables, on their way to the file.
type gathered struct {
	entries, registrations, cells, codes, namesakes, attendances rows
}

func newGathered(q *statements) gathered {
	return gathered{
		entries: rows{q: q, into: intoEntry}, registrations: rows{q: q, into: intoRegistration},
		cells: rows{q: q, into: intoCells}, codes: rows{q: q, into: intoCode}, namesakes: rows{q: q, into: intoNamesake}, attendances: rows{q: q, into: intoAttendance},
	}
}

// insert inserts what is left of them all.
func (g *gathered) insert() error {
	for _, r := range []*rows{&g.entries, &g.registrations, &g.cells, &g.codes, &g.namesakes, &g.attendances} {
		if err := r.flush(); err != nil {
			return err
		}
	}
	return nil
}
