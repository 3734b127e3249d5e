package roster

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"opale/checkin"
)

const guessed = 0.6 // share of a column's values that make it what they are

// guess takes columns for what their values are, where no label says it. A
// label that says something else is believed: "IBAN" is no ticket's code, and
// "Contact d'urgence" not the guest's telephone.
func (c *chooser) guess() {
	c.guessUse(UseEmail, isAddress, c.anyColumn)
	c.guessUse(UsePhone, isPhone, c.sayingNothing)
	c.guessNames()
	c.guessStatus()
	c.guessCode()
}

// guessUse takes the first column of a sort with enough values that pass.
func (c *chooser) guessUse(use Use, test func(string) bool, open func(int) bool) {
	if len(c.byUse[use]) > 0 {
		return
	}
	for i := range c.labels {
		if open(i) && c.share(i, test) > guessed {
			c.add(use, guessedMeaning(use), i, EvidenceValues)
			return
		}
	}
}

func guessedMeaning(use Use) meaning { return meaning{use: use, whose: unsaid, rank: fragmentRank} }

// anyColumn may be guessed at unless the organiser said what it is.
func (c *chooser) anyColumn(column int) bool {
	_, told := c.toldOf(c.labels[column])
	return !told && !c.isRead(column) && len(c.labels[column].own) <= maxLabel
}

// sayingNothing are the columns whose label means nothing at all.
func (c *chooser) sayingNothing(column int) bool {
	return c.anyColumn(column) && emptyLabel.MatchString(checkin.Fold(c.labels[column].own))
}

var emptyLabel = regexp.MustCompile(`^((colonne|column|col|champ|field|feld|veld|spalte|kolom|question|frage|vraag|f|q|c|v|var|unnamed|header|entete|donnee|data|texte|text|value|valeur|custom)? ?\d*|[a-z]{1,2})$`)

// guessNames finds the names where no label says which they are: a column of
// first names, beside one of names that are none; or whole names.
func (c *chooser) guessNames() {
	for _, use := range []Use{UseFirstName, UseLastName, UseFullName} {
		if len(c.byUse[use]) > 0 {
			return
		}
	}
	first, best := -1, guessed
	var names []int
	for i := range c.labels {
		if !c.anyColumn(i) || c.share(i, isNameLike) < guessed {
			continue
		}
		if different, filled := c.distinct(i); different*2 < filled && filled > 4 {
			continue // a town, a venue, a ticket
		}
		names = append(names, i)
		if share := c.share(i, isGivenName); share >= best {
			first, best = i, share
		}
	}
	if first >= 0 {
		if last := c.familyNames(names, first); last >= 0 {
			c.add(UseFirstName, guessedMeaning(UseFirstName), first, EvidenceValues)
			c.add(UseLastName, guessedMeaning(UseLastName), last, EvidenceValues)
			return
		}
		c.add(UseFullName, guessedMeaning(UseFullName), first, EvidenceValues)
		return
	}
	for _, i := range names {
		if c.share(i, hasGivenName) >= 1-guessed {
			c.add(UseFullName, guessedMeaning(UseFullName), i, EvidenceValues)
			return
		}
	}
}

// familyNames is the column of family names that belongs to one of first
// names: what addresses are made of, or stands in capitals, and is near; -1
// where there is none.
func (c *chooser) familyNames(names []int, first int) int {
	const inAddress, inCapitalLetters, shortness, distance = 4, 1, 2, 0.2
	best, most := -1, 0.0
	for _, i := range names {
		if i == first || c.share(i, hasGivenName) >= guessed {
			continue
		}
		score := inAddress*c.inAddresses(i) + inCapitalLetters*c.share(i, inCapitals) + shortness*c.share(i, isShort) -
			distance*float64(max(i-first, first-i))
		if best < 0 || score > most {
			best, most = i, score
		}
	}
	return best
}

// inAddresses is the share of rows in which an e-mail address has the first
// word of a column's cell.
func (c *chooser) inAddresses(column int) float64 {
	if len(c.byUse[UseEmail]) == 0 {
		return 0
	}
	found := 0
	for _, r := range c.body {
		local, _, _ := strings.Cut(cellAt(r, c.byUse[UseEmail][0].index), "@")
		word, _, _ := strings.Cut(checkin.Fold(cellAt(r, column)), " ")
		if len(word) > 2 && strings.Contains(checkin.Fold(local), word) {
			found++
		}
	}
	return float64(found) / float64(max(len(c.body), 1))
}

func isShort(cell string) bool { return len(strings.Fields(cell)) <= 2 }

// guessStatus believes values that say of a ticket whether it holds, whatever
// their label: who is cancelled must not be let in for the want of a word.
func (c *chooser) guessStatus() {
	const few = 12
	for _, use := range statusUses {
		if use != UseNote && use != UseAttending && use != UsePresence && len(c.byUse[use]) > 0 {
			return
		}
	}
	for i := range c.labels {
		different, filled := c.distinct(i)
		if c.anyColumn(i) && different <= few && filled > 0 && c.share(i, isStatusWord) > 0.9 && c.share(i, isStrongStatus) > 0.5 {
			c.add(UseStatus, guessedMeaning(UseStatus), i, EvidenceValues)
			return
		}
	}
}

// guessCode takes a column in which each value is another one, and only a
// machine writes such, for the codes.
func (c *chooser) guessCode() {
	const enough = 3
	for _, use := range []Use{UseCode, UseID} {
		if len(c.byUse[use]) > 0 {
			return
		}
	}
	for i := range c.labels {
		different, filled := c.distinct(i)
		if filled >= enough && different == filled && filled*10 >= len(c.body)*9 && c.sayingNothing(i) && c.share(i, isTicketCode) > 0.95 {
			c.add(UseCode, guessedMeaning(UseCode), i, EvidenceValues)
			return
		}
	}
}

//go:embed names/given.txt
var givenText string

var givenNames = words(givenText)

// isGivenName recognises a first name, or one that begins like one.
func isGivenName(cell string) bool {
	word, _, _ := strings.Cut(checkin.Fold(cell), " ")
	return givenNames[word]
}

// hasGivenName reports whether any word of a cell is a first name.
func hasGivenName(cell string) bool {
	parts := strings.Fields(checkin.Fold(cell))
	return len(parts) > 1 && slices.ContainsFunc(parts, func(word string) bool { return givenNames[word] })
}

// isNameLike reports whether a cell is written as names are: a few words
// without digits, the first of which begins with a capital.
func isNameLike(cell string) bool {
	const most = 5
	if isNoName(cell) || hasDigit(cell) || len(strings.Fields(cell)) > most || strings.ContainsAny(cell, "?!;:/&()") {
		return false
	}
	_, status := statuses[checkin.Fold(cell)]
	return !status && strings.ContainsFunc(cell, unicode.IsUpper)
}

// guessHeading finds the table of a file that names no columns we know: the
// rows of the commonest width. Its first row has the labels if its values are
// of another sort than those below.
func guessHeading(sample []row) (heading, bool) {
	width := commonWidth(sample)
	first := slices.IndexFunc(sample, func(r row) bool { return len(filled(r.cells))*2 > width && len(filled(r.cells)) > 1 })
	if width < 2 || first < 0 {
		return heading{}, false
	}
	h := heading{labels: lettered(sample[first:]), first: first, body: first, letters: true}
	if isOfAnotherSort(sample[first], sample[first+1:]) {
		h = heading{labels: mergeLabels(sample[first : first+1]), line: sample[first].line, first: first, body: first + 1}
	}
	l := newLayout(h.labels, sample[h.body:], nil, nil)
	named := len(l.by[UseFirstName])+len(l.by[UseFullName]) > 0
	known := len(l.by[UseEmail])+len(l.by[UsePhone])+len(l.by[UseCode]) > 0
	return h, named && (known || len(l.by[UseFirstName]) > 0)
}

// lettered names columns as spreadsheets do.
func lettered(rows []row) []label {
	width := 0
	for _, r := range rows {
		width = max(width, len(r.cells))
	}
	labels := make([]label, min(width, maxLabels))
	for i := range labels {
		labels[i].own = letter(i)
	}
	return labels
}

// isOfAnotherSort reports whether a row is not such as the rows below it: it
// has no address where they have addresses, and so on.
func isOfAnotherSort(r row, below []row) bool {
	c := &chooser{labels: make([]label, len(r.cells)), body: below[:min(len(below), judged)]}
	differs := false
	for i, cell := range r.cells {
		for _, test := range []func(string) bool{isAddress, isPhone, isTicketCode, isDate, isGivenName, hasGivenName, mostlyDigits} {
			if c.share(i, test) > guessed && isFilled(cell) {
				if test(cell) {
					return false
				}
				differs = true
			}
		}
	}
	return differs
}
