package roster

import (
	"net/mail"
	"regexp"
	"strings"
	"unicode"

	"opale/checkin"
)

const judged = 100 // rows by which a column's values are judged

// share is the part of a column's filled cells that pass a test, 0 to 1.
func (c *chooser) share(column int, test func(string) bool) float64 {
	filled, passed := 0, 0
	for _, r := range c.body {
		if cell := strings.TrimSpace(cellAt(r, column)); cell != "" {
			filled++
			if test(cell) {
				passed++
			}
		}
	}
	return float64(passed) / float64(max(filled, 1))
}

// values lists a column's filled cells.
func (c *chooser) values(column int) (cells []string) {
	for _, r := range c.body {
		if cell := strings.TrimSpace(cellAt(r, column)); cell != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

// distinct is how many different values a column has, by its filled cells.
func (c *chooser) distinct(column int) (different, filled int) {
	seen := map[string]bool{}
	cells := c.values(column)
	for _, cell := range cells {
		seen[cell] = true
	}
	return len(seen), len(cells)
}

// fits reports whether a column's values are such as its label promises.
func (c *chooser) fits(use Use, column int) bool {
	const enough = 10 // cells by which a code is known not to be one
	switch use {
	case UseID:
		return c.share(column, looksLikeID) > 0.9
	case UseCode:
		different, filled := c.distinct(column)
		return filled < enough || different*3 > filled
	case UseStatus:
		return c.share(column, isCondition) <= 0.5
	case UseEmail:
		return c.share(column, func(cell string) bool { return isAddress(emailOf(cell)) }) > 0.3 || c.share(column, isFilled) == 0
	case UsePhone:
		return c.share(column, hasDigit) > 0.3 || c.share(column, isFilled) == 0
	case UseFirstName, UseLastName, UseFullName:
		return c.share(column, isNoName) < 0.5
	}
	return true
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
	" particulier professionnel dirigeant gerant adherent benevole chomeur autoentrepreneur fonctionnaire liberal employe" +
	" student employee retired single married self-employed ledig verheiratet angestellt selbststandig rentner gehuwd zelfstandige werknemer")

func isAddress(cell string) bool {
	if at := strings.IndexByte(cell, '@'); at < 1 || strings.IndexByte(cell[at:], '.') < 0 {
		return false
	}
	_, err := mail.ParseAddress(cell)
	return err == nil
}

// isPhone recognises a telephone number by how many digits it has, and by
// what stands between them.
func isPhone(cell string) bool {
	text := strings.TrimPrefix(bare(cell), "+")
	digits, ok := digitsOf(strings.Replace(text, "(0)", "", 1))
	return ok && len(digits) > frenchDigits-1 && len(digits) <= maxDigits && !isDate(cell) &&
		(strings.HasPrefix(digits, "0") || strings.HasPrefix(bare(cell), "+") || len(digits) == frenchDigits || strings.HasPrefix(digits, "33"))
}

var dates = regexp.MustCompile(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(\D.*)?$`)

func isDate(cell string) bool { return dates.MatchString(cell) }

// isNoName reports whether a cell cannot be anybody's name.
func isNoName(cell string) bool {
	return isAddress(bare(cell)) || mostlyDigits(cell) || !strings.ContainsFunc(cell, unicode.IsLetter) || strings.HasPrefix(cell, "http")
}

var ticketCode = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.:/+=-]{4,199}$`)

// isTicketCode recognises what only a machine writes: no blank, a digit or a link, and
// neither a date nor a post code, a telephone number or an address.
func isTicketCode(cell string) bool {
	const postCode = 5
	return ticketCode.MatchString(cell) && (hasDigit(cell) || strings.HasPrefix(cell, "http")) && !isDate(cell) && !isPhone(cell) &&
		!(mostlyDigits(cell) && len(cell) <= postCode)
}

// isStrongStatus recognises words that say of a ticket, and of nothing else,
// whether it holds.
func isStrongStatus(cell string) bool {
	return strongStatus.MatchString(checkin.Fold(cell))
}

var strongStatus = regexp.MustCompile(`^(non |niet |nicht |not )?(annul|cancel|rembours|refund|pay(e|ee|es|ees|ed)?$|paid|unpaid|impay|regle|a regler|pending|en attente|liste d attente|wait|confirm|valid|bezahl|betaal|onbetaal|storni|geannul|bevestigd|bestatigt|expir|desist)`)

// isStatusWord reports whether a cell is in the vocabulary of statuses.
func isStatusWord(cell string) bool {
	_, known := statusOf(cell, nil)
	return known
}
