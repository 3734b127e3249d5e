package screen

import (
	"strings"
	"unicode"

	"opale/checkin"
)

// What a desk that is open to all tells whoever stands there. A name has to be
// known to be found: who types three letters of one sees at most a few people,
// and pages through nothing.
const (
	FrontLetters = 3 // letters before anybody is named
	FrontRows    = 4 // people named for one text
)

// Front is as much of an answer as a desk that is open to all tells: people
// whose name was typed, or their code, address or telephone whole, without which
// these could be guessed letter by letter. How many there are it does not tell.
func Front(a checkin.Answer) checkin.Answer {
	front := checkin.Answer{Text: a.Text, People: a.People, Verdict: a.Verdict}
	if letters(a.Text) >= FrontLetters {
		for i := range a.Rows {
			if row := &a.Rows[i]; len(front.Rows) < FrontRows && (isNamed(row) || isWhole(&row.Registration, a.Text)) {
				front.Rows = append(front.Rows, *row)
			}
		}
	}
	front.Total = len(front.Rows)
	switch {
	case front.Total == 0:
		front.Verdict = checkin.VerdictNobody
	case front.Rows[0].Registration.ID != a.Rows[0].Registration.ID, front.Total < 2 && a.Verdict == checkin.VerdictTwins:
		front.Verdict = checkin.VerdictLikely
	}
	return front
}

func letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

func isNamed(row *checkin.Row) bool {
	for _, s := range row.Spans {
		if s.Field == checkin.FieldLastName || s.Field == checkin.FieldFirstName {
			return true
		}
	}
	return false
}

// isWhole reports whether a text is all of a code, an address or a telephone
// number of theirs.
func isWhole(r *checkin.Registration, text string) bool {
	text = strings.TrimSpace(text)
	for _, code := range append([]string{r.Code()}, r.Former...) {
		if code != "" && checkin.CodeKey(checkin.CodeBare, code) == checkin.CodeKey(checkin.CodeBare, text) {
			return true
		}
	}
	return r.Email() != "" && strings.EqualFold(r.Email(), text) || len(dialled(text)) == dialledDigits && dialled(text) == dialled(r.Phone())
}

// dialledDigits is how many digits a French telephone number has behind its 0.
const dialledDigits = 9

func dialled(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	return digits[max(len(digits)-dialledDigits, 0):]
}

// Contact is as much of somebody's address and telephone as tells them from
// others: half of each, and nothing at a desk that is open to all.
func (e *Env) Contact(r *checkin.Registration) []string {
	if e.Kiosk {
		return nil
	}
	return []string{checkin.HalfEmail(r.Email()), checkin.HalfPhone(r.Phone())}
}
