package roster

import (
	"slices"
	"strings"
	"unicode"

	"opale/checkin"
)

// totals begin rows that count the others.
var totals = []string{"total", "totaux", "totals", "sous total", "subtotal", "grand total", "total general", "nombre", "somme", "sum", "count", "effectif",
	"totaal", "subtotaal", "aantal", "gesamt", "summe", "anzahl", "zwischensumme", "gesamtzahl"}

const footerWords = 4 // a single cell with more words is a remark

// isNobody reports whether a row is blank, a total, or a remark about the
// list. A row with a code or an e-mail address is always somebody.
func (r *reader) isNobody(row row) (SkipReason, bool) {
	cells := filled(row.cells)
	switch {
	case len(cells) == 0:
		return SkipBlank, true
	case r.isHeader(row):
		return SkipHeader, true
	case mayBeCode(r.cell(row, UseCode)), isAddress(r.cell(row, UseEmail)):
		return "", false
	}
	if isTotal(cells[0]) && (len(cells) <= 2 || hasDigit(cells[1]) || !strings.Contains(checkin.Fold(cells[0]), " ")) {
		return SkipTotal, true
	}
	first, last := r.name(row)
	switch {
	case len(cells) == 2 && (isCount(first) || isCount(last)) && r.wide:
		return SkipTotal, true
	case len(cells) == 1 && r.wide && isRemark(cells[0]):
		return SkipFooter, true
	}
	return "", false
}

// isTotal reports whether a cell begins as rows do that count the others.
func isTotal(cell string) bool {
	folded := checkin.Fold(cell)
	return slices.ContainsFunc(totals, func(word string) bool { return folded == word || strings.HasPrefix(folded, word+" ") })
}

// mayBeCode tells a code from a remark, or a sum, that stands in its column.
func mayBeCode(cell string) bool {
	if !strings.Contains(cell, " ") && hasDigit(cell) {
		return true
	}
	return cell != "" && len(strings.Fields(cell)) <= footerWords && !isTotal(cell)
}

// isRemark tells a line about the list from somebody's name.
func isRemark(cell string) bool {
	return hasDigit(cell) || len(strings.Fields(cell)) > footerWords || strings.ContainsAny(cell, ":;!?©*") || strings.HasSuffix(cell, ".")
}

// isCount tells "48", and "48 inscrits", from a name with a number behind it.
func isCount(cell string) bool {
	return cell != "" && unicode.IsDigit([]rune(cell)[0]) || strings.Contains(cell, ":") && hasDigit(cell)
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// isHeader reports whether a row has the names of the columns once more, as
// lists have that are made to be printed.
func (r *reader) isHeader(row row) bool {
	same := 0
	for i, l := range r.labels {
		if cell := cellAt(row, i); isFilled(cell) {
			if strings.TrimSpace(cell) != l.own {
				return false
			}
			same++
		}
	}
	return same > 1
}
