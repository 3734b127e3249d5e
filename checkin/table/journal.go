package table

import (
	"encoding/base64"
	"encoding/hex"
	"io"
	"iter"
	"strconv"

	"opale/checkin"
	"opale/checkin/journal"
)

// Logged is one entry of the journal, and what it says.
type Logged struct {
	Written   *journal.Written
	Happening checkin.Happening
}

// Journal is every entry, for an auditor. What is personal (names, reasons,
// notes) is left out unless it is asked for; who was at the keyboard is then a
// number within the stream.
//
// As JSON, the chain can be computed again from it. For each stream, by
// ascending seq, starting from h = SHA-256("opale-1" ‖ event ‖ stream), its 16
// bytes: h = SHA-256(h ‖ length of bytes, 4 bytes, big endian ‖ bytes), which
// is the line's hash. With the personal parts, the key "c" within bytes is the
// base64, without padding, of SHA-256(salt ‖ personal).
type Journal struct {
	Event    *checkin.Event
	Language Language
	Personal bool
	Each     iter.Seq2[Logged, error] // within a stream by number
}

// Write writes the journal, one entry a line. The error is w's, or Each's.
func (j *Journal) Write(w io.Writer, o Options) error {
	o.Zone = j.Event.Location()
	t := j.table(o.Format == JSON)
	return Write(w, o, t)
}

func (j *Journal) table(exact bool) Table {
	t := Table{Name: j.words().title}
	columns := j.columns(exact)
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	t.Rows = func(yield func([]Cell, error) bool) {
		cells := make([]Cell, len(columns))
		for logged, err := range j.Each {
			if err != nil {
				yield(nil, err)
				return
			}
			for i, c := range columns {
				cells[i] = c.cell(&logged)
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
	return t
}

// journalColumn is a column, and how its cells come from an entry.
type journalColumn struct {
	Column
	cell func(*Logged) Cell
}

func (j *Journal) columns(exact bool) []journalColumn {
	say := j.words()
	columns := []journalColumn{
		{Column{Label: say.entry, Key: "entry", Width: 32}, func(l *Logged) Cell { return Text(l.Written.ID.String()) }},
		{Column{Label: say.time, Key: "time", Kind: KindTime, Width: 19}, func(l *Logged) Cell { return At(l.Happening.Time) }},
		{Column{Label: say.tick, Key: "tick", Kind: KindNumber, Width: 9}, func(l *Logged) Cell { return Number(int(l.Written.Content.Tick)) }},
		{Column{Label: say.what, Key: "what", Width: 28}, func(l *Logged) Cell { return Text(say.kind(l.Happening.Kind)) }},
		{Column{Label: say.subject, Key: "subject", Width: 30}, func(l *Logged) Cell { return Text(shownID(l.Happening.Subject)) }},
		{Column{Label: say.session, Key: "session"}, func(l *Logged) Cell { return Text(string(l.Happening.Session)) }},
		{Column{Label: say.desk, Key: "desk"}, func(l *Logged) Cell { return Text(l.Happening.Desk) }},
		{Column{Label: say.who, Key: "operator"}, j.operator},
		{Column{Label: say.says, Key: "body", Kind: KindJSON, Width: 40}, func(l *Logged) Cell { return Cell{kind: KindJSON, text: string(l.Written.Content.Body)} }},
	}
	if j.Personal {
		columns = append(columns, journalColumn{Column{Label: say.personal, Key: "personal", Width: 40}, func(l *Logged) Cell { return Cell{text: string(l.Written.Personal), entry: true} }})
	}
	columns = append(columns, journalColumn{Column{Label: say.hash, Key: "hash", Width: 66}, func(l *Logged) Cell { return Text(hex.EncodeToString(l.Written.Hash[:])) }})
	if exact {
		return append(columns, j.exactColumns()...)
	}
	return columns
}

// exactColumns are what a program needs to compute the chain again.
func (j *Journal) exactColumns() []journalColumn {
	columns := []journalColumn{
		{Column{Key: "event"}, func(*Logged) Cell { return Cell{text: string(j.Event.ID)} }},
		{Column{Key: "stream"}, func(l *Logged) Cell { return Cell{text: hex.EncodeToString(l.Written.ID.Stream[:])} }},
		{Column{Key: "seq"}, func(l *Logged) Cell { return Cell{kind: KindJSON, text: strconv.FormatUint(l.Written.ID.Seq, 10)} }},
		{Column{Key: "kind"}, func(l *Logged) Cell { return Cell{text: string(l.Happening.Kind)} }},
		{Column{Key: "bytes"}, func(l *Logged) Cell { return Cell{text: string(l.Written.Bytes)} }},
	}
	if j.Personal {
		columns = append(columns, journalColumn{Column{Key: "salt"}, func(l *Logged) Cell { return Cell{text: base64.RawStdEncoding.EncodeToString(l.Written.Salt)} }})
	}
	return columns
}

// operator is who was at the keyboard: by name only where that is asked for.
func (j *Journal) operator(l *Logged) Cell {
	if j.Personal {
		return Text(l.Happening.Operator)
	}
	if seat := l.Written.Content.Operator; seat > 0 {
		return Text("n° " + strconv.Itoa(seat))
	}
	return Cell{}
}

func shownID(id checkin.RegistrationID) string {
	if id.IsZero() {
		return ""
	}
	return id.String()
}
