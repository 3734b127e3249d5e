package roster

import (
	"cmp"
	"slices"
	"time"

	"opale/checkin"
)

// Evidence is what speaks for the use of a column, the strongest first.
type Evidence string

// The evidence.
const (
	EvidenceTold     Evidence = "told"     // the organiser said so
	EvidenceLabel    Evidence = "label"    // the whole label is known
	EvidenceQuestion Evidence = "question" // a word of the label is
	EvidenceValues   Evidence = "values"   // what stands below
)

// Confidence in a column's use, by what speaks for it, in percent.
var confidence = map[Evidence]int{EvidenceTold: 100, EvidenceLabel: 95, EvidenceQuestion: 75, EvidenceValues: 60}

// layout is what each use is read from: column numbers, the best first. A
// person's fields have the participant's columns before the buyer's.
type layout struct {
	columns []Column
	unused  []Column
	by      map[Use][]int
	own     map[Use]int // how many of by are not the buyer's
	codes   []int       // other columns with codes of the same ticket
	buyers  bool        // the only names are the buyers'
}

// candidate is a column that may be read for a use.
type candidate struct {
	meaning
	index  int
	empty  bool // in the rows by which it is judged
	hidden bool
	by     Evidence
	since  time.Time // see [Column.Since]
}

// telling is what the organiser said of a column.
type telling struct {
	use   Use
	since time.Time // zero: now
}

// chooser decides what each column is for.
type chooser struct {
	labels []label
	body   []row // by which columns are judged
	hidden map[int]bool
	told   map[string]telling // by folded label
	byUse  map[Use][]candidate
}

// newLayout decides what each column of a header is for; body has rows below
// it, by which doubtful columns are judged.
func newLayout(labels []label, body []row, hidden map[int]bool, told map[string]telling) layout {
	c := &chooser{labels, body[:min(len(body), judged)], hidden, told, map[Use][]candidate{}}
	for i := range labels {
		c.read(i)
	}
	for _, list := range c.byUse {
		slices.SortStableFunc(list, byWorth)
	}
	c.guess()
	c.ticketIsCode()
	nameIsFull(c.byUse)
	chooseCode(c.byUse)
	l := layout{by: map[Use][]int{}, own: map[Use]int{}}
	for use, list := range c.byUse {
		for _, one := range list {
			l.by[use] = append(l.by[use], one.index)
			if one.whose != buyers {
				l.own[use]++
			}
		}
	}
	l.buyers = dropBuyersNames(c.byUse, l.by)
	l.codes = c.otherCodes()
	l.list(c)
	return l
}

// byWorth puts the better column for a use first.
func byWorth(a, b candidate) int {
	return cmp.Or(told(a)-told(b), cmp.Compare(a.whose, b.whose), sign(a.hidden)-sign(b.hidden), sign(a.empty)-sign(b.empty),
		cmp.Compare(a.rank, b.rank), cmp.Compare(a.index, b.index))
}

func told(c candidate) int { return sign(c.by != EvidenceTold) }

func sign(b bool) int {
	if b {
		return 1
	}
	return 0
}

// read takes a column for what its label says, if its values are such.
func (c *chooser) read(column int) {
	label := c.labels[column]
	if len(label.own) > maxLabel {
		return
	}
	if told, ok := c.toldOf(label); ok {
		if told.use != UseNothing {
			c.add(told.use, meaning{use: told.use, whose: unsaid}, column, EvidenceTold)
		}
		return
	}
	m, ok := meaningUnder(label)
	if !ok || !c.fits(m.use, column) {
		return
	}
	by := EvidenceLabel
	if m.rank >= fragmentRank {
		by = EvidenceQuestion
	}
	c.add(m.use, m, column, by)
}

func (c *chooser) add(use Use, m meaning, column int, by Evidence) {
	one := candidate{meaning: m, index: column, empty: c.share(column, isFilled) == 0, hidden: c.hidden[column], by: by}
	if by == EvidenceTold {
		told, _ := c.toldOf(c.labels[column])
		one.since = told.since
	}
	c.byUse[use] = append(c.byUse[use], one)
}

// toldOf is what the organiser said of a column, by its whole label or by what
// the column itself is called.
func (c *chooser) toldOf(l label) (telling, bool) {
	if told, ok := c.told[checkin.Fold(l.text())]; ok {
		return told, true
	}
	told, ok := c.told[checkin.Fold(l.own)]
	return told, ok && l.own != ""
}

// isRead reports whether a column is read for any use already.
func (c *chooser) isRead(column int) bool {
	for _, list := range c.byUse {
		if slices.ContainsFunc(list, func(one candidate) bool { return one.index == column }) {
			return true
		}
	}
	return false
}

const maxUnused = 100 // columns that are listed, of those that are not read

// list says the columns, in the order of the file.
func (l *layout) list(c *chooser) {
	used := map[int]bool{}
	for use, list := range c.byUse {
		for _, one := range list {
			if slices.Contains(l.by[use], one.index) {
				used[one.index] = true
				sure := confidence[one.by]
				if one.hidden || one.empty {
					sure /= 2
				}
				l.columns = append(l.columns, Column{
					Index: one.index, Label: c.labels[one.index].text(), Use: use, Buyer: one.whose == buyers,
					Hidden: one.hidden, Evidence: one.by, Confidence: sure, Since: one.since,
				})
			}
		}
	}
	slices.SortFunc(l.columns, func(a, b Column) int { return cmp.Or(cmp.Compare(a.Index, b.Index), cmp.Compare(a.Use, b.Use)) })
	for i, label := range c.labels {
		if text := label.text(); !used[i] && text != "" && len(l.unused) < maxUnused {
			unused := Column{Index: i, Label: text, Hidden: c.hidden[i]}
			if told, ok := c.toldOf(label); ok {
				unused.Use, unused.Evidence, unused.Confidence, unused.Since = UseNothing, EvidenceTold, confidence[EvidenceTold], told.since
			}
			l.unused = append(l.unused, unused)
		}
	}
}

// nameIsFull takes "nom" for the whole name where no column has the first name.
func nameIsFull(byUse map[Use][]candidate) {
	for _, of := range []func(candidate) bool{
		func(c candidate) bool { return c.whose == buyers },
		func(c candidate) bool { return c.whose != buyers },
	} {
		if slices.ContainsFunc(byUse[UseFirstName], of) {
			continue
		}
		for _, c := range byUse[UseLastName] {
			if of(c) && c.by != EvidenceTold {
				byUse[UseFullName] = append(byUse[UseFullName], c)
			}
		}
		byUse[UseLastName] = slices.DeleteFunc(byUse[UseLastName], func(c candidate) bool { return of(c) && c.by != EvidenceTold })
	}
}

// ticketIsCode takes a column called "Billet" for the codes if each of its
// values is another one, and such as only a machine writes.
func (c *chooser) ticketIsCode() {
	const enough = 2
	if len(c.byUse[UseCode]) > 0 {
		return
	}
	for i, one := range c.byUse[UseTicket] {
		if len(c.values(one.index)) >= enough && c.areCodes(one.index) {
			c.byUse[UseCode] = []candidate{one}
			c.byUse[UseTicket] = slices.Delete(c.byUse[UseTicket], i, i+1)
			return
		}
	}
}

// areCodes reports whether each value of a column is another one, and such as
// only a machine writes.
func (c *chooser) areCodes(column int) bool {
	different, filled := c.distinct(column)
	return filled > 0 && different == filled && c.share(column, isTicketCode) > 0.95
}

// otherCodes lists the columns that have codes of the same ticket, beside the
// best: what is printed on it may be scanned, or typed, as well.
func (c *chooser) otherCodes() (columns []int) {
	if len(c.byUse[UseCode]) == 0 {
		return nil
	}
	for _, one := range append(slices.Clone(c.byUse[UseCode][1:]), c.byUse[UseTicket]...) {
		if one.whose != buyers && c.areCodes(one.index) {
			columns = append(columns, one.index)
		}
	}
	return columns
}

// chooseCode puts an id in the place of a code, and an order's in theirs,
// where there is nothing better.
func chooseCode(byUse map[Use][]candidate) {
	for _, stand := range []Use{UseID, UseOrder} {
		if len(byUse[UseCode]) == 0 && len(byUse[stand]) > 0 {
			byUse[UseCode] = byUse[stand]
			if stand != UseOrder {
				delete(byUse, UsePosition)
			}
			delete(byUse, stand)
		}
	}
	delete(byUse, UseID)
}

// dropBuyersNames leaves the buyer's name out unless it is the only one. Other
// fields of theirs stay, to fill a participant's empty cells.
func dropBuyersNames(byUse map[Use][]candidate, by map[Use][]int) (onlyBuyers bool) {
	names := []Use{UseFirstName, UseLastName, UseFullName}
	notBuyer := func(c candidate) bool { return c.whose != buyers }
	if !slices.ContainsFunc(names, func(u Use) bool { return slices.ContainsFunc(byUse[u], notBuyer) }) {
		return len(by[UseLastName])+len(by[UseFullName]) > 0
	}
	for _, use := range names {
		by[use] = nil
		for _, c := range byUse[use] {
			if notBuyer(c) {
				by[use] = append(by[use], c.index)
			}
		}
	}
	return false
}

// meaningUnder says what a label means under its group.
func meaningUnder(l label) (m meaning, ok bool) {
	if m, ok = meaningOf(l.own); l.group == "" {
		return m, ok
	}
	of, _ := ofWhom(checkin.Fold(l.group))
	switch {
	case !ok:
		return meaningOf(l.group + " " + l.own)
	case of == buyers && m.use == UseCode:
		m.use = UseOrder
	case of != unsaid && m.whose == unsaid && personal[m.use]:
		m.whose = of
	}
	return m, true
}
