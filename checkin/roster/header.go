package roster

import (
	"cmp"
	"net/mail"
	"slices"
	"strings"

	"opale/checkin"
)

const (
	headerDepth = 15  // the header is one of the first so many rows
	maxLabel    = 400 // bytes; a longer cell is no label
	maxLabels   = 500 // cells of a row that are looked at to find the header
	judged      = 100 // rows by which a column's values are judged
)

// findHeader finds the row with most labels we know; ok is false where no row
// has one.
func findHeader(rows []row) (at int, ok bool) {
	best := 0
	for i, r := range rows[:min(len(rows), headerDepth)] {
		if known := labelsKnown(r.cells); known > best {
			best, at = known, i
		}
	}
	return at, best > 0
}

// layout is what each use is read from: column numbers, the best first. A
// person's fields have the participant's columns before the buyer's.
type layout struct {
	columns []Column
	by      map[Use][]int
	own     map[Use]int // how many of by are not the buyer's
	buyers  bool        // the only names are the buyers'
}

// candidate is a column that may be read for a use.
type candidate struct {
	meaning
	index int
}

// newLayout decides what each column of a header is for; body has rows below
// it, by which doubtful columns are judged.
func newLayout(labels []string, body []row) layout {
	byUse := map[Use][]candidate{}
	for i, label := range labels {
		if m, ok := meaningOf(label); ok && len(label) <= maxLabel && fits(m.use, i, body) {
			byUse[m.use] = append(byUse[m.use], candidate{m, i})
		}
	}
	for _, list := range byUse {
		slices.SortStableFunc(list, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(a.whose, b.whose), cmp.Compare(a.rank, b.rank), cmp.Compare(a.index, b.index))
		})
	}
	guessEmail(byUse, labels, body)
	nameIsFull(byUse)
	chooseCode(byUse)
	l := layout{by: map[Use][]int{}, own: map[Use]int{}}
	for use, list := range byUse {
		for _, c := range list {
			l.by[use] = append(l.by[use], c.index)
			if c.whose != buyers {
				l.own[use]++
			}
		}
	}
	l.buyers = dropBuyersNames(byUse, l.by)
	l.columns = l.list(labels, byUse)
	return l
}

// list says the columns in use, in the order of the file.
func (l layout) list(labels []string, byUse map[Use][]candidate) []Column {
	var columns []Column
	for use, list := range byUse {
		for _, c := range list {
			if slices.Contains(l.by[use], c.index) {
				columns = append(columns, Column{
					Index: c.index, Label: checkin.Clean(labels[c.index]), Use: use, Buyer: c.whose == buyers,
				})
			}
		}
	}
	slices.SortFunc(columns, func(a, b Column) int { return cmp.Or(cmp.Compare(a.Index, b.Index), cmp.Compare(a.Use, b.Use)) })
	return columns
}

// fits reports whether a column's values are such as its label promises.
func fits(use Use, column int, body []row) bool {
	switch use {
	case UseID:
		return share(body, column, looksLikeID) > 0.9
	case UseStatus:
		return share(body, column, isCondition) <= 0.5
	case UseEmail:
		return share(body, column, isAddress) > 0.3 || share(body, column, isFilled) == 0
	}
	return true
}

// share is the part of a column's filled cells that pass a test, 0 to 1.
func share(body []row, column int, test func(string) bool) float64 {
	filled, passed := 0, 0
	for _, r := range body[:min(len(body), judged)] {
		if column < len(r.cells) && isFilled(r.cells[column]) {
			filled++
			if test(strings.TrimSpace(r.cells[column])) {
				passed++
			}
		}
	}
	return float64(passed) / float64(max(filled, 1))
}

func isFilled(cell string) bool { return strings.TrimSpace(cell) != "" }

// looksLikeID tells a ticket's id from a row's number.
func looksLikeID(cell string) bool { return len(cell) >= 6 && !strings.ContainsAny(cell, " \t") }

// isCondition recognises what questionnaires call a status.
func isCondition(cell string) bool {
	folded := checkin.Fold(cell)
	return conditions[folded] || conditions[masculine(folded)]
}

var conditions = words("salarie etudiant independant retraite celibataire marie pacse divorce veuf cadre artisan commercant" +
	" particulier professionnel dirigeant gerant adherent benevole chomeur autoentrepreneur fonctionnaire liberal employe")

func isAddress(cell string) bool {
	_, err := mail.ParseAddress(cell)
	return err == nil
}

// guessEmail takes a column full of addresses for the e-mail column where no
// label says which it is.
func guessEmail(byUse map[Use][]candidate, labels []string, body []row) {
	const most = 0.6
	if len(byUse[UseEmail]) > 0 {
		return
	}
	for i := range labels {
		if share(body, i, isAddress) > most {
			byUse[UseEmail] = []candidate{{meaning{use: UseEmail, whose: unsaid, rank: fragmentRank}, i}}
			return
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
			if of(c) {
				byUse[UseFullName] = append(byUse[UseFullName], c)
			}
		}
		byUse[UseLastName] = slices.DeleteFunc(byUse[UseLastName], of)
	}
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
		}
		delete(byUse, stand)
	}
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
