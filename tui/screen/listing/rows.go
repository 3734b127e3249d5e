package listing

import (
	"cmp"
	"fmt"
	"slices"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/theme"
)

// preview is a list as it was understood, before it is taken in.
type preview struct {
	path    string
	list    *roster.List
	seen    roster.Preview
	intake  *checkin.Intake // nil until it is compared with what is there
	err     error           // why it cannot be taken in as it stands
	answers answers

	focus  string // the id of the row under the bar
	open   bool   // all its meanings are shown
	choice int    // among them
}

func newPreview(path string) *preview {
	return &preview{path: path, answers: answers{columns: map[string]roster.Use{}, words: map[string]checkin.Status{}}}
}

// take shows a list, read for the first time or anew.
func (p *preview) take(list *roster.List) {
	p.list, p.seen, p.intake, p.err = list, list.Preview(), nil, nil
}

// part is a part of the preview, with a title of its own.
type part uint8

const (
	takePart part = iota
	wordPart
	columnPart
	peoplePart
	twicePart
	doubtPart
	leftPart
)

type rowKind uint8

const (
	plainRow rowKind = iota
	takeRow
	sheetRow
	wordRow
	columnRow
	personRow
)

// row is something that the bar can stand on.
type row struct {
	id       string // the same where the list is read anew
	part     part
	kind     rowKind
	withdraw bool // of a take row: those that are gone from the list go
	word     *roster.StatusWord
	column   *roster.Column
	person   checkin.Registration
	tone     theme.Tone
	text     string
}

const maxWords = 100 // status words that are shown: free text has more

// rows lists everything in the preview that the bar can stand on.
func (p *preview) rows(env *screen.Env) []row {
	rows := []row{{id: "take", part: takePart, kind: takeRow}}
	if p.intake != nil && p.intake.Asked > 0 {
		rows = append(rows, row{id: "withdraw", part: takePart, kind: takeRow, withdraw: true})
	}
	if p.sheets() != nil {
		rows = append(rows, row{id: "sheet", part: takePart, kind: sheetRow})
	}
	words := p.words()
	for i := range words {
		rows = append(rows, row{id: "word " + words[i].Label + "\n" + words[i].Word, part: wordPart, kind: wordRow, word: &words[i]})
	}
	if p.seen.AlreadyIn > 0 {
		rows = append(rows, row{part: wordPart, text: env.Words.Count(env.Words.Preview.AlreadyIn, p.seen.AlreadyIn)})
	}
	columns := p.columns()
	for i := range columns {
		id := fmt.Sprint("column ", columns[i].Index)
		if i > 0 && columns[i-1].Index == columns[i].Index {
			id += " too" // it is read for two uses
		}
		rows = append(rows, row{id: id, part: columnPart, kind: columnRow, column: &columns[i]})
	}
	for _, one := range p.seen.People {
		r := row{part: peoplePart, kind: personRow}
		for f, value := range one.Fields {
			r.person.Values[f] = value
		}
		rows = append(rows, r)
	}
	return numbered(append(rows, p.remarks(env.Words)...))
}

// numbered gives an id to the rows that have none.
func numbered(rows []row) []row {
	for i := range rows {
		if rows[i].id == "" {
			rows[i].id = fmt.Sprint("row ", i)
		}
	}
	return rows
}

// remarks is what to look at, and what was left out.
func (p *preview) remarks(w *i18n.Words) (rows []row) {
	all := p.all()
	for _, part := range []part{twicePart, doubtPart} {
		for i := range all {
			own := slices.Contains(ofTheirOwn, all[i].Doubt)
			if all[i].Doubt != roster.DoubtStatus && own == (part == twicePart) {
				rows = append(rows, row{part: part, tone: theme.Warning, text: w.ListDoubt(&all[i])})
			}
		}
	}
	refused := len(p.seen.Refused)
	for i, said := range w.ListLeft(p.seen.Refused, p.seen.Skipped, p.seen.Format.Preamble) {
		r := row{part: leftPart, text: said}
		if i < refused {
			r.tone = theme.Bad
		}
		rows = append(rows, r)
	}
	return rows
}

// ofTheirOwn are the doubts that are not said among the others: words for a
// status have a part of their own, and whoever is there twice.
var ofTheirOwn = []roster.Doubt{
	roster.DoubtStatus, roster.DoubtDuplicate, roster.DoubtDuplicateCode, roster.DoubtLikely, roster.DoubtLikelyDesk,
}

// all is every doubt about the list and, once it is compared, about it and what
// is there.
func (p *preview) all() []roster.Warning {
	if p.intake == nil {
		return p.list.Warnings
	}
	return p.list.DoubtsOf(p.intake)
}

// words is the words for statuses: those that wait for an answer and those that
// were just answered first, then the commonest.
func (p *preview) words() []roster.StatusWord {
	words := slices.Clone(p.seen.Words)
	asked := func(s roster.StatusWord) int {
		_, now := p.answers.words[s.Word]
		if !s.Known || now {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(words, func(a, b roster.StatusWord) int { return cmp.Or(asked(a)-asked(b), b.Count-a.Count) })
	return words[:min(len(words), maxWords)]
}

// columns is all columns in the order of the file, read or not.
func (p *preview) columns() []roster.Column {
	columns := slices.Concat(p.seen.Format.Columns, p.seen.Format.Unused)
	slices.SortStableFunc(columns, func(a, b roster.Column) int { return cmp.Compare(a.Index, b.Index) })
	return columns
}

// unanswered is the words that nobody has answered about, and how many people
// have them.
func (p *preview) unanswered() (words, people int) {
	for _, s := range p.seen.Words {
		if !s.Known {
			words, people = words+1, people+s.Count
		}
	}
	return words, people
}

// title is the title of a part.
func (p part) title(w *i18n.Words) string {
	switch p {
	case wordPart:
		return w.Preview.Statuses
	case columnPart:
		return w.Preview.Columns
	case peoplePart:
		return w.Preview.People
	case twicePart:
		return w.Listing.Duplicate
	case doubtPart:
		return w.Preview.Doubts
	case leftPart:
		return w.Preview.Left
	}
	return ""
}
