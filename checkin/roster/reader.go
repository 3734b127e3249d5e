package roster

import (
	"slices"
	"strings"

	"opale/checkin"
)

// statusUses are the columns that may say a status; the worst of them stands.
var statusUses = []Use{UseStatus, UseApproval, UsePaid, UseDisabled, UseAttending, UseSubmitted, UsePresence, UseNote}

// reader makes a list of the rows below a header.
type reader struct {
	layout
	list        List
	labels      []string
	told        map[string]checkin.Status // what the organiser said words mean, folded
	familyFirst bool                      // a whole name begins with the family name
	wide        bool                      // rows with hardly a cell filled are nobody
	sharedCodes bool                      // several people have one code

	codes  map[string]int            // code -> the line that has it
	people map[string]int            // who -> the line
	read   map[statusCell]statusWord // cells of status columns; their words are few
	in     map[string]bool           // statuses: whether it is that of somebody who came
	words  map[Warning]int           // doubts about a word: how often it came
	doubts map[Doubt]int
}

const maxWords = 1000 // that are remembered; free text has more

type statusCell struct {
	use  Use
	cell string
}

type statusWord struct {
	status checkin.Status
	known  bool
}

// newReader reads the header of a sample.
func newReader(sample []row, header int, options Options) *reader {
	labels := sample[header].cells
	r := &reader{
		layout: newLayout(labels, sample[header+1:]), labels: labels, told: map[string]checkin.Status{},
		read: map[statusCell]statusWord{}, in: map[string]bool{}, codes: map[string]int{}, people: map[string]int{}, words: map[Warning]int{}, doubts: map[Doubt]int{},
	}
	for word, status := range options.Statuses {
		r.told[checkin.Fold(word)] = status
	}
	for _, above := range sample[:header] {
		if text := checkin.Clean(strings.Join(filled(above.cells), " ")); text != "" {
			r.list.Format.Preamble = append(r.list.Format.Preamble, text)
		}
	}
	if full := r.by[UseFullName]; len(full) > 0 {
		r.familyFirst = strings.HasPrefix(checkin.Fold(labels[full[0]]), "nom ") && strings.Contains(checkin.Fold(labels[full[0]]), "prenom")
	}
	r.wide = len(filled(labels)) > 2
	r.sharedCodes = r.codesAreOrders()
	r.list.Format.Columns = r.columns
	if r.buyers {
		r.warn(Warning{Doubt: DoubtBuyers})
	}
	return r
}

func filled(cells []string) []string {
	return slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return !isFilled(c) })
}

// codesAreOrders reports whether orders stand in for codes.
func (r *reader) codesAreOrders() bool {
	code := r.by[UseCode]
	if len(code) == 0 {
		return false
	}
	m, ok := meaningOf(r.labels[code[0]])
	return ok && m.use == UseOrder
}

// isPayments recognises a list of payments, which has who paid and not who comes.
func (r *reader) isPayments() bool {
	return r.buyers && slices.ContainsFunc(r.labels, func(label string) bool {
		folded := checkin.Fold(label)
		return folded == "reference paiement" || folded == "statut du paiement" || folded == "verse"
	})
}

// take reads one row below the header.
func (r *reader) take(row row) {
	if reason, ok := r.isNobody(row); ok {
		if len(r.list.Skipped) < maxDoubts {
			r.list.Skipped = append(r.list.Skipped, Skip{Line: row.line, Reason: reason})
		}
		return
	}
	fields, ok := r.person(row)
	if !ok {
		return
	}
	r.status(row, fields)
	r.doubt(row, fields)
	r.list.Rows = append(r.list.Rows, checkin.ListedRow{Line: row.line, Fields: fields})
}

// finish gives the list, with each repeated doubt said once.
func (r *reader) finish() *List {
	for i, w := range r.list.Warnings {
		if n := r.words[Warning{Doubt: w.Doubt, Word: w.Word}]; n > 0 {
			r.list.Warnings[i].Count = n
		}
	}
	return &r.list
}

// cell is the first filled one of those a use is read from, without what
// protects it from being a formula.
func (r *reader) cell(row row, use Use) string { return r.anyOf(row, r.by[use]) }

// anyOf is the first filled cell of some columns.
func (r *reader) anyOf(row row, columns []int) string {
	for _, i := range columns {
		if i < len(row.cells) {
			if text := bare(row.cells[i]); text != "" {
				return text
			}
		}
	}
	return ""
}

// first is the best column's cell of a use, filled or not.
func (r *reader) first(row row, use Use) string {
	if columns := r.by[use]; len(columns) > 0 && columns[0] < len(row.cells) {
		return bare(row.cells[columns[0]])
	}
	return ""
}

// statusIn is what a cell of a status column says.
func (r *reader) statusIn(use Use, cell string) (checkin.Status, bool) {
	key := statusCell{use, cell}
	word, read := r.read[key]
	if !read {
		word.status, word.known = statusIn(use, cell, r.told)
		if len(r.read) < maxWords {
			r.read[statusCell{use, strings.Clone(cell)}] = word
		}
	}
	return word.status, word.known
}

// status reads the worst status that any column says.
func (r *reader) status(row row, fields checkin.Fields) {
	var worst checkin.Status
	for _, use := range statusUses {
		for _, i := range r.by[use] {
			cell := ""
			if i < len(row.cells) {
				cell = row.cells[i]
			}
			status, known := r.statusIn(use, cell)
			if !known {
				r.warnWord(DoubtStatus, row.line, checkin.Clean(cell))
			}
			if severity[status] > severity[worst] {
				worst = status
				fields[checkin.FieldStatus] = string(status)
				fields[checkin.FieldStatusWord] = strings.Clone(checkin.Clean(cell))
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
