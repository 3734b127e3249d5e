package roster

import (
	"strings"
	"time"

	"opale/checkin"
)

// statusUses are the columns that may say a status; the worst of them stands.
var statusUses = []Use{UseStatus, UseApproval, UsePaid, UseDisabled, UseAttending, UseSubmitted, UseDraft, UsePresence, UseNote}

// isFree are those of them whose cells are no words of a status: remarks, and
// the hour at which a form was sent.
var isFree = map[Use]bool{UseNote: true, UseSubmitted: true}

const maxWords = 1000 // that are remembered; free text has more

type statusCell struct {
	column int
	cell   string
}

type statusWord struct {
	status checkin.Status
	known  bool
	told   bool
	since  time.Time
	tally
}

// StatusWord is a word in a column for statuses, and what it was taken for.
// One that is not known blocks whoever has it, until the organiser says what
// it means.
type StatusWord struct {
	Word   string         `json:"word"`
	Label  string         `json:"label"` // of the column
	Status checkin.Status `json:"status,omitempty"`
	Known  bool           `json:"known"`
	Line   int            `json:"line"` // the first that has it
	Count  int            `json:"count"`
	Told   bool           `json:"told,omitempty"` // the organiser said so
	Since  time.Time      `json:"since,omitzero"` // when, if it was about an earlier list
}

// statusIn is what a cell of a status column says.
func (r *reader) statusIn(use Use, column int, cell string, line int) (checkin.Status, bool) {
	key := statusCell{column, strings.TrimSpace(cell)}
	word, read := r.read[key]
	if !read {
		word = &statusWord{}
		told := r.answers.of(r.labels[column])
		word.status, word.known = statusIn(use, cell, told)
		if _, word.told = told[checkin.Fold(cell)]; word.told {
			word.since = r.answers.since(r.labels[column], cell)
		}
		if len(r.read) < maxWords {
			key.cell = strings.Clone(key.cell)
			r.read[key] = word
			if isFilled(cell) && (!isFree[use] || word.status != "") {
				r.order = append(r.order, key)
			}
		}
	}
	word.note(line)
	return word.status, word.known
}

// status reads the worst status that any column says.
func (r *reader) status(row row, fields checkin.Fields) {
	var worst checkin.Status
	for _, use := range statusUses {
		for _, i := range r.by[use] {
			cell := cellAt(row, i)
			status, known := r.statusIn(use, i, cell, row.line)
			if !known {
				r.warnWord(DoubtStatus, row.line, checkin.Clean(cell))
			}
			if severity[status] > severity[worst] {
				worst = status
				fields[checkin.FieldStatus] = string(status)
				fields[checkin.FieldStatusWord] = r.shared(checkin.Clean(cell))
			}
		}
	}
	if len(r.by[UseWord]) > 0 && worst != "" {
		fields[checkin.FieldStatusWord] = checkin.Clean(r.first(row, UseWord))
	}
	if fields[checkin.FieldStatusWord] == "" {
		delete(fields, checkin.FieldStatusWord)
	}
	if price := checkin.Clean(r.first(row, UsePrice)); worst == checkin.StatusUnpaid && price != "" && fields[checkin.FieldDue] == "" &&
		IsAboutPayment(fields[checkin.FieldStatusWord]) {
		fields[checkin.FieldDue] = price
	}
}
