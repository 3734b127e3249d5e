package checkin

import (
	"encoding/binary"
	"strings"
)

// ListColumn is a column of a list, as it is called there.
type ListColumn struct {
	Label string
	Read  bool // one of our fields is made of it
}

// ListedRow is one person of a list. FieldVenue and FieldSessions hold what the
// list says, in its own words.
type ListedRow struct {
	Line   int      // in the file, from 1
	Fields Fields   // nil where the row is packed
	Codes  []string // others of the same ticket, beside FieldCode: the number printed on it

	Own    RegistrationID // of a row that Opale wrote: whose it was; else zero
	Intact bool           // nobody edited it since: see [Stub]

	packed string // field, length and text of each value
	rows   Rows   // where the packed text is kept instead, and which row it is
	at     int
}

// Rows keeps the packed text of rows, in less memory than that takes.
type Rows interface {
	// Row is the text of a row, by its number.
	Row(at int) string
}

// KeptRow is a row whose packed text is kept elsewhere.
func KeptRow(line int, rows Rows, at int) ListedRow { return ListedRow{Line: line, rows: rows, at: at} }

// PackedRow is a row that takes little more memory than its texts: a list of
// 200,000 people is held as a whole.
func PackedRow(line int, fields Fields) ListedRow {
	var room [512]byte // most rows fit
	return ListedRow{Line: line, packed: string(PackFields(room[:0], fields))}
}

// PackFields appends the packed text of a row.
func PackFields(b []byte, fields Fields) []byte {
	for f := range NumFields {
		if value, ok := fields[f]; ok {
			b = append(b, byte(f))
			b = binary.AppendUvarint(b, uint64(len(value)))
			b = append(b, value...)
		}
	}
	return b
}

// each goes over the fields that have a value.
func (r ListedRow) each(yield func(Field, string) bool) {
	for f, value := range r.Fields {
		if !yield(f, value) {
			return
		}
	}
	rest := r.packed
	if r.rows != nil {
		rest = r.rows.Row(r.at)
	}
	for rest != "" {
		size, n := binary.Uvarint([]byte(rest[1:min(len(rest), 1+binary.MaxVarintLen64)]))
		begin := 1 + n
		end := begin + int(size)
		if !yield(Field(rest[0]), rest[begin:end]) {
			return
		}
		rest = rest[end:]
	}
}

// Value is one field of the row, empty where the list does not have it.
func (r ListedRow) Value(field Field) string {
	for f, value := range r.each {
		if f == field {
			return value
		}
	}
	return ""
}

// All is every field of the row that has a value, as a map of the caller's; its
// cells are asked for by themselves.
func (r ListedRow) All() Fields {
	fields := make(Fields, NumFields/2)
	for f, value := range r.each {
		if f != FieldCells {
			fields[f] = strings.Clone(value) // what is kept of a row must not keep the whole of it
		}
	}
	return fields
}
