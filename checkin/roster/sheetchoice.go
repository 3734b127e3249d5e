package roster

import (
	"cmp"
	"slices"
	"time"

	"opale/checkin"
)

// EverySheet, as the sheet that is asked for, leaves the choice to the evidence,
// whatever was asked for before. No spreadsheet lets a sheet be called so.
const EverySheet = "*"

const (
	maxSheets = 50 // that are looked at
	glimpsed  = 60 // rows of a sheet by which it is chosen
)

// glimpse is what is seen of a sheet before it is chosen.
type glimpse struct {
	name   string
	hidden bool
	labels []string // of its header
	worth  int
}

// choose takes the sheets that somebody asked for, now or about an earlier
// workbook of the same sheets; else the visible one with most columns we know,
// and those with the same columns: one for each venue, say.
func (w *workbook) choose(options *Options) error {
	seen := w.glimpses()
	best := likeliest(seen)
	if w.told, w.sheets = options.Sheet, best; options.Sheet == "" {
		w.sheets, w.found.SheetSince = options.Memory.recallSheet(seen, best)
	} else if options.Sheet != EverySheet {
		at := slices.IndexFunc(seen, func(g glimpse) bool { return checkin.Fold(g.name) == checkin.Fold(options.Sheet) })
		if at < 0 {
			return &Error{Kind: KindNoSheet, Detail: options.Sheet}
		}
		w.sheets, w.found.SheetTold = []string{seen[at].name}, true
	}
	if len(w.sheets) == 0 {
		return &Error{Kind: KindEmpty}
	}
	w.apart = !slices.Equal(w.sheets, best)
	w.several = len(w.sheets) > 1
	w.found.Sheet = checkin.Clean(w.sheets[0])
	for _, g := range seen {
		w.found.Sheets = append(w.found.Sheets, Sheet{Name: checkin.Clean(g.name), Hidden: g.hidden, Read: slices.Contains(w.sheets, g.name)})
	}
	if len(seen) == 1 {
		w.found.Sheets = nil
	}
	return nil
}

// glimpses looks at all sheets.
func (w *workbook) glimpses() (seen []glimpse) {
	const named = 1000 // who comes is worth more than who paid
	names := w.file.GetSheetList()
	for _, name := range names[:min(len(names), maxSheets)] {
		visible, err := w.file.GetSheetVisible(name)
		g := glimpse{name: name, hidden: err == nil && !visible, worth: -1}
		if rows := w.glimpseOf(name); err == nil {
			g.worth = 0
			if head, ok := findHeading(rows); ok {
				_, g.worth = labelRow(rows)
				if l := newLayout(head.labels, rows[head.body:], nil, nil); !l.buyers && len(l.by[UseLastName])+len(l.by[UseFullName]) > 0 {
					g.worth += named
				}
				g.labels = head.names()
			}
		}
		seen = append(seen, g)
	}
	return seen
}

// likeliest are the sheets that are read where nobody says which.
func likeliest(seen []glimpse) (names []string) {
	visible := slices.DeleteFunc(slices.Clone(seen), func(g glimpse) bool { return g.hidden || g.worth < 0 })
	if len(visible) == 0 {
		return nil
	}
	best := slices.MaxFunc(visible, func(a, b glimpse) int { return cmp.Compare(a.worth, b.worth) })
	fold := func(a, b string) bool { return checkin.Fold(a) == checkin.Fold(b) }
	for _, g := range visible {
		if g.name == best.name || len(g.labels) > 0 && slices.EqualFunc(g.labels, best.labels, fold) {
			names = append(names, g.name)
		}
	}
	return names
}

// glimpseOf reads the first rows of a sheet.
func (w *workbook) glimpseOf(name string) (rows []row) {
	s, err := openSheet(w, name)
	if err != nil {
		return nil // whoever reads it says so
	}
	defer s.close()
	for len(rows) < glimpsed {
		next, err := s.next()
		if err != nil {
			break
		}
		rows = append(rows, next)
	}
	return rows
}

// ChosenSheet is the sheet that somebody chose of a workbook.
type ChosenSheet struct {
	Sheets []string  `json:"sheets"` // that the workbook has, folded
	Sheet  string    `json:"sheet"`  // folded
	Labels []string  `json:"labels"` // of its columns, folded
	On     time.Time `json:"on"`
}

// recallSheet finds the sheet that was chosen of a workbook with mostly the same
// sheets, if it still has mostly the same columns; else what is likeliest.
func (m *Memory) recallSheet(seen []glimpse, likeliest []string) (names []string, since time.Time) {
	if m == nil || len(seen) < 2 {
		return likeliest, since
	}
	set := foldedSet(namesOf(seen))
	for _, c := range m.Sheets {
		if !areAlike(set, c.Sheets) {
			continue
		}
		for _, g := range seen {
			if checkin.Fold(g.name) == c.Sheet && areAlike(foldedSet(g.labels), c.Labels) {
				return []string{g.name}, c.On
			}
		}
	}
	return likeliest, since
}

func namesOf(seen []glimpse) (names []string) {
	for _, g := range seen {
		names = append(names, g.name)
	}
	return names
}

// LearnSheet keeps which sheet of a workbook was asked for when this list was
// read, in the place of what was asked for before; where the choice was left to
// the evidence, nothing is kept. Where nobody said anything, nothing changes.
func (m *Memory) LearnSheet(l *List, on time.Time) (changed bool) {
	if l.told == "" || len(l.Format.Sheets) < 2 {
		return false
	}
	set := l.sheetSet()
	before := len(m.Sheets)
	m.Sheets = slices.DeleteFunc(m.Sheets, func(c ChosenSheet) bool { return areAlike(set, c.Sheets) })
	if l.told == EverySheet {
		return len(m.Sheets) < before
	}
	chosen := ChosenSheet{Sheets: set, Sheet: checkin.Fold(l.Format.Sheet), Labels: foldedSet(l.Labels), On: on}
	m.Sheets = append([]ChosenSheet{chosen}, m.Sheets[:min(len(m.Sheets), maxAnswered-1)]...)
	return true
}

// ForgetSheet drops what was asked for of workbooks like this list's.
func (m *Memory) ForgetSheet(l *List) {
	set := l.sheetSet()
	m.Sheets = slices.DeleteFunc(m.Sheets, func(c ChosenSheet) bool { return areAlike(set, c.Sheets) })
}

func (l *List) sheetSet() []string {
	var names []string
	for _, s := range l.Format.Sheets {
		names = append(names, s.Name)
	}
	return foldedSet(names)
}

// Named is the name of the list of a file: that of the file and, where another
// sheet than the likeliest was asked for, the sheet's behind it. They are two
// lists: taking one in withdraws nobody of the other.
func (l *List) Named(file string) string {
	if !l.apart {
		return file
	}
	return file + " · " + l.Format.Sheet
}
