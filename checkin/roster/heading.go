package roster

import (
	"slices"
	"strings"
	"unicode"

	"opale/checkin"
)

const (
	headerDepth = 30  // the header is one of the first so many rows
	groupDepth  = 2   // rows above the labels, and below them, that may belong to the header
	maxLabel    = 400 // bytes; a longer cell is no label
	maxLabels   = 500 // cells of a row that are looked at to find the header
)

// heading is the rows that name the columns.
type heading struct {
	labels  []label
	line    int  // of the last row with labels, 0 where there is none
	first   int  // row of the sample with which it begins
	body    int  // row of the sample behind it
	letters bool // the file does not name its columns
}

// names is what the columns are called, nothing where the file does not say.
func (h *heading) names() (names []string) {
	for _, l := range h.labels {
		if text := l.text(); text != "" && !h.letters {
			names = append(names, text)
		}
	}
	return names
}

// label names a column: "Prénom", perhaps under "Participant".
type label struct{ own, group string }

// text is the label as a person is shown it.
func (l label) text() string {
	if l.group == "" {
		return checkin.Clean(l.own)
	}
	return checkin.Clean(l.group + " / " + l.own)
}

// findHeading finds the row with most labels we know, and what belongs to it
// above and below. Where no row has one, the values decide; ok is false where
// they say nothing either.
func findHeading(sample []row) (h heading, ok bool) {
	at, best := labelRow(sample)
	if best == 0 || best == 1 && isProse(sample, at) {
		return guessHeading(sample)
	}
	first, last := at, at
	for first > 0 && at-first < groupDepth && isGroupRow(sample[first-1], sample[first]) {
		first--
	}
	for last+1 < len(sample) && last-at < groupDepth && isLabelRow(sample[last+1], sample[last]) {
		last++
	}
	return heading{labels: mergeLabels(sample[first : last+1]), line: sample[last].line, first: first, body: last + 1}, true
}

// labelRow finds the row with most labels we know, and how many they are.
func labelRow(sample []row) (at, known int) {
	for i, r := range sample[:min(len(sample), headerDepth)] {
		if n := labelsKnown(r.cells); n > known && !hasValues(r.cells) {
			at, known = i, n
		}
	}
	return at, known
}

// labelsKnown counts the different labels of a row that we know.
func labelsKnown(cells []string) int {
	seen := map[string]bool{}
	for _, cell := range cells[:min(len(cells), maxLabels)] {
		if cell != "" && len(cell) <= maxLabel {
			if _, ok := meaningOf(cell); ok {
				seen[cell] = true
			}
		}
	}
	return len(seen)
}

// hasValues reports whether a row has what stands below labels, not among them.
func hasValues(cells []string) bool {
	return slices.ContainsFunc(cells[:min(len(cells), maxLabels)], func(cell string) bool {
		return len(cell) <= maxLabel && (isAddress(cell) || isPhone(cell))
	})
}

// isProse reports whether the only label of a row is a word of a letter, or a
// value by chance: what is a table has rows of the same width below.
func isProse(sample []row, at int) bool {
	width := len(filled(sample[at].cells))
	if width == 1 {
		return len(strings.Fields(filled(sample[at].cells)[0])) > footerWords || len(sample[at].cells) == 1 && commonWidth(sample) > 1
	}
	return len(sample) > at+1 && width < commonWidth(sample[at+1:])/2
}

// commonWidth is how many cells most rows have filled.
func commonWidth(rows []row) int {
	counts, most, width := map[int]int{}, 0, 0
	for _, r := range rows {
		n := len(filled(r.cells))
		if counts[n]++; n > 0 && (counts[n] > most || counts[n] == most && n > width) {
			most, width = counts[n], n
		}
	}
	return width
}

// isGroupRow reports whether a row groups the labels below it: several short
// texts, or one that says of whom its columns are.
func isGroupRow(r, below row) bool {
	const longest = 60
	texts := filled(r.cells)
	if len(texts) == 0 || len(texts) > len(filled(below.cells)) {
		return false
	}
	for _, text := range texts {
		if len(text) > longest || strings.ContainsAny(text, ":@/") || mostlyDigits(text) {
			return false
		}
	}
	if len(texts) == 1 {
		of, _ := ofWhom(checkin.Fold(texts[0]))
		return of != unsaid && !covers(r, below)
	}
	return true
}

// covers reports whether a row's only text stands over all the columns.
func covers(r, below row) bool {
	joined := 1
	for _, j := range r.joined {
		if j {
			joined++
		}
	}
	return joined >= len(below.cells) && joined > 1
}

// isLabelRow reports whether the row below the labels has more of them: where
// those above are blank, because they name a group.
func isLabelRow(r, above row) bool {
	texts := filled(r.cells)
	under := false
	for i, cell := range r.cells {
		under = under || isFilled(cell) && !isFilled(cellAt(above, i))
	}
	known := labelsKnown(r.cells)
	return under && known > 1 && known*2 > len(texts) && !hasValues(r.cells) && !slices.ContainsFunc(texts, mostlyDigits)
}

func mostlyDigits(text string) bool {
	digits, others := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			others++
		}
	}
	return digits > others
}

// mergeLabels makes one label a column from the rows of a header: the lowest
// text is the column's own, those above it name its group.
func mergeLabels(rows []row) []label {
	width := 0
	for _, r := range rows {
		width = max(width, len(r.cells))
	}
	labels := make([]label, width)
	for i, r := range rows {
		group := ""
		for column := range labels {
			cell := cellAt(r, column)
			if isFilled(cell) {
				group = cell
			} else if slices.Contains(r.joined, true) && (column >= len(r.joined) || !r.joined[column]) {
				group = ""
			}
			l := &labels[column]
			switch {
			case i == len(rows)-1 || isFilled(cell):
				l.below(cell)
			case hasBelow(rows[i+1:], column):
				l.below(group)
			}
		}
	}
	return labels
}

// below adds the text that stands below those already read.
func (l *label) below(text string) {
	text = strings.TrimSpace(text)
	switch {
	case text == "" || text == l.own:
	case l.own == "":
		l.own = text
	case l.group == "":
		l.own, l.group = text, l.own
	default:
		l.own, l.group = text, l.group+" "+l.own
	}
}

func hasBelow(rows []row, column int) bool {
	return slices.ContainsFunc(rows, func(r row) bool { return isFilled(cellAt(r, column)) })
}

func cellAt(r row, column int) string {
	if column < len(r.cells) {
		return r.cells[column]
	}
	return ""
}

// letter is the name that spreadsheets give to a column, from 0: A, Z, AA.
func letter(column int) string {
	const letters = 26
	if column < letters {
		return string(rune('A' + column))
	}
	return letter(column/letters-1) + string(rune('A'+column%letters))
}
