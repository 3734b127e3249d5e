package roster

import (
	"hash/maphash"
	"slices"
	"strings"

	"opale/checkin"
)

// reader makes a list of the rows below a header.
type reader struct {
	layout
	list        List
	labels      []label
	answers     answers
	familyFirst bool      // a whole name begins with the family name
	wide        bool      // rows with hardly a cell filled are nobody
	sharedCodes bool      // several people have one code
	people      *unfolded // how rows that name several are taken apart, or nil
	kept        keeping   // the rows as they stand in the file
	size        int       // bytes of text in the list
	packed      *rows     // of the list
	rows        int       // read

	fields           checkin.Fields             // of the row that is being read
	coded            map[uint64]int             // code -> the line that has it
	persons, tickets map[uint64]int32           // name and e-mail address -> the line that has them; the same with a place
	sheets           map[uint64]string          // rows -> the sheet that has them, where several are read
	seed             maphash.Seed               // of these keys
	groups           map[string]*group          // rows that speak of several people, by their order
	read             map[statusCell]*statusWord // cells of status columns; their words are few
	order            []statusCell               // the keys of read, as they came
	in               map[string]bool            // statuses: whether it is that of somebody who came
	words            map[Warning]int            // doubts about a word: how often it came
	doubts           map[Doubt]int
	hidden           tally             // rows
	pool             map[string]string // values that come again and again: towns, tickets
}

// newReader reads the header of a sample.
func newReader(sample []row, head heading, t *mender, options Options) *reader {
	body, hidden, given := sample[head.body:], t.hiddenColumns(), head.labels
	stub := stubOf(head.labels, body)
	how, labels, several := unfold(head.labels)
	if several = several && stub < 0; several {
		body, head.labels, hidden = unfoldAll(how, body), labels, nil
	}
	said := newAnswers(head, options)
	r := &reader{
		layout: newLayout(head.labels, body, hidden, said.columns), labels: head.labels, answers: said,
		fields: checkin.Fields{}, coded: map[uint64]int{}, persons: map[uint64]int32{}, tickets: map[uint64]int32{}, packed: &rows{}, sheets: map[uint64]string{}, seed: maphash.MakeSeed(), groups: map[string]*group{},
		read: map[statusCell]*statusWord{}, in: map[string]bool{}, words: map[Warning]int{}, doubts: map[Doubt]int{}, pool: map[string]string{},
	}
	for _, above := range sample[:head.first] {
		if text := checkin.Clean(strings.Join(filled(above.cells), " ")); text != "" {
			r.list.Format.Preamble = append(r.list.Format.Preamble, text)
		}
	}
	r.familyFirst = r.familyComesFirst(body)
	r.wide = len(head.labels) > 2
	r.sharedCodes = r.codesAreOrders()
	if several {
		code := r.by[UseCode]
		r.people, r.sharedCodes = &how, r.sharedCodes || len(code) > 0 && code[0] < len(how.shared)
	}
	r.list.Format.Columns, r.list.Format.Unused = r.columns, r.unused
	r.list.Labels = head.names()
	r.kept.stub = stub
	r.keep(given, t.format().Container)
	r.list.Columns = r.kept.columns
	if r.buyers {
		r.warn(Warning{Doubt: DoubtBuyers})
	}
	if head.letters {
		r.warn(Warning{Doubt: DoubtNoHeader})
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
	m, ok := meaningUnder(r.labels[code[0]])
	return ok && m.use == UseOrder
}

// isPayments recognises a list of payments, which has who paid and not who comes.
func (r *reader) isPayments() bool {
	return r.buyers && slices.ContainsFunc(r.labels, func(l label) bool {
		folded := checkin.Fold(l.own)
		return folded == "reference paiement" || folded == "statut du paiement" || folded == "verse"
	})
}

// mayTake reports progress, and refuses a list beyond all bounds.
func (r *reader) mayTake(next row, progress func(int) error) error {
	if len(r.list.Rows) >= maxRows || r.size > maxKept {
		return &Error{Kind: KindTooLarge, Line: next.line}
	}
	if r.rows++; progress != nil && r.rows%tick == 0 {
		return progress(r.rows)
	}
	return nil
}

// takeAll reads one row below the header, or the people that it names.
func (r *reader) takeAll(row row) {
	if r.people == nil || !slices.ContainsFunc(row.cells, isFilled) {
		r.take(row)
		return
	}
	for _, one := range r.people.rows(row) {
		r.take(one)
	}
}

// take reads one person's row. One that we wrote is somebody's, whatever it
// looks like, and only theirs.
func (r *reader) take(row row) {
	own, intact := r.stub(row)
	if own.IsZero() {
		reason, skip := r.isNobody(row)
		if !skip && row.sheet != "" && r.isRepeat(row) {
			reason, skip = SkipRepeat, true
		}
		if skip {
			r.skip(row, reason)
			return
		}
	}
	fields, refused := r.person(row)
	switch {
	case refused != "" && intact:
		fields = r.fields // it is known again by its stub alone
	case refused == RefuseNameless && r.kept.stub >= 0:
		r.skip(row, SkipUnnamed)
		return
	case refused != "":
		r.refuse(row, refused)
		return
	}
	if row.hidden {
		r.hidden.note(row.line)
	}
	r.status(row, fields)
	if own.IsZero() {
		r.doubt(row, fields)
		r.several(row, fields)
	}
	if cells := r.cellsOf(row); cells != "" {
		fields[checkin.FieldCells] = cells
	}
	for _, value := range fields {
		r.size += len(value)
	}
	listed := checkin.KeptRow(row.line, r.packed, r.packed.add(fields))
	listed.Own, listed.Intact = own, intact
	listed.Codes = r.otherCodes(row, fields[checkin.FieldCode])
	r.list.Rows = append(r.list.Rows, listed)
}

func (r *reader) skip(row row, reason SkipReason) {
	if len(r.list.Skipped) < maxDoubts {
		r.list.Skipped = append(r.list.Skipped, Skip{Line: row.line, Sheet: row.sheet, Reason: reason})
	}
}

// isRepeat reports whether another sheet has the same row: a workbook with all
// of them on one sheet, and each venue's on another.
func (r *reader) isRepeat(row row) bool {
	key := maphash.String(r.seed, strings.Join(row.cells, "\n"))
	sheet, known := r.sheets[key]
	if !known {
		r.sheets[key] = row.sheet
	}
	return known && sheet != row.sheet
}

// finish gives the list, with each repeated doubt said once.
func (r *reader) finish(said []Warning) *List {
	for i, w := range r.list.Warnings {
		if n := r.words[Warning{Doubt: w.Doubt, Word: w.Word}]; n > 0 {
			r.list.Warnings[i].Count = n
		}
	}
	if r.hidden.count > 0 {
		said = append(said, Warning{Doubt: DoubtHidden, Line: r.hidden.line, Count: r.hidden.count})
	}
	if r.kept.long.count > 0 {
		said = append(said, Warning{Doubt: DoubtLongRow, Line: r.kept.long.line, Count: r.kept.long.count})
	}
	r.list.Warnings = append(r.list.Warnings, said...)
	for _, key := range r.order {
		w := r.read[key]
		r.list.Words = append(r.list.Words, StatusWord{
			Word: checkin.Clean(key.cell), Label: r.labels[key.column].text(), Status: w.status, Known: w.known, Line: w.line, Count: w.count,
			Told: w.told, Since: w.since,
		})
	}
	r.bringCompanions()
	list := r.list // a pointer into the reader would keep its maps
	return &list
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
