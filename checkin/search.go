package checkin

import (
	"slices"
	"strings"
	"unicode"
)

// Verdict says what Enter may do with an answer.
type Verdict uint8

// The verdicts.
const (
	VerdictNobody Verdict = iota // nobody matches
	VerdictLikely                // show the first large; a second Enter admits
	VerdictSure                  // Enter admits the first
	VerdictTwins                 // the first two cannot be told apart: the operator chooses
)

// Row is one person in a list of results: one line, even where the same person
// holds several registrations.
type Row struct {
	Registration Registration   // the one that Enter takes
	Others       []Registration // the same person's other ones
	Previous     *Arrival       // by which they are inside, else the first at the session; nil where they did not come
	Outcome      Outcome        // what the door would answer now
	Spans        []Span         // letters of Registration that the text matched
	Cost         int
}

// Answer is what a search found.
type Answer struct {
	Text    string
	Rows    []Row // best first
	Total   int   // people found
	People  int   // people searched
	Verdict Verdict
}

const (
	searchRows = 12 // more than any screen shows of a list that is narrowed by typing
	sureAfter  = 3  // letters before Enter admits at once
)

// Search finds who was meant by what was typed.
func (d *Desk) Search(text string) (Answer, error) {
	answer := Answer{Text: text, People: d.index().Len()}
	if strings.TrimSpace(text) == "" {
		return answer, nil
	}
	found := d.index().Find(Query{Text: text, Limit: searchRows, Prefer: d.prefer})
	rows, err := d.rows(found.Matches)
	if err != nil {
		return answer, err
	}
	answer.Rows = rows
	answer.Total = max(found.Total-(len(found.Matches)-len(rows)), len(rows))
	answer.Verdict = verdict(text, found, rows)
	if !found.ByCode && isTypedCode(text) {
		return d.byCode(answer)
	}
	return answer, nil
}

// Where a code is typed and not scanned: its length, and how many characters
// that no name has so many of.
const (
	leastTyped = 5
	oddTyped   = 3
)

// isTypedCode reports whether a text may be a code that the index does not know
// by that spelling: typed without Shift on the digits of a French keyboard.
func isTypedCode(text string) bool {
	odd := 0
	for _, r := range text {
		if unicode.IsDigit(r) || strings.ContainsRune("&é\"'(-è_çà!§", r) {
			odd++
		}
	}
	return odd >= oddTyped && lettersIn(text)+odd >= leastTyped && !strings.ContainsFunc(text, unicode.IsSpace)
}

// byCode answers with whoever holds the code that the text is, where somebody
// does.
func (d *Desk) byCode(otherwise Answer) (Answer, error) {
	reading, err := d.Decode(otherwise.Text)
	if err != nil || reading.ID.IsZero() {
		return otherwise, err
	}
	answer := otherwise
	if answer.Rows, err = d.Rows(reading.ID); err != nil || len(answer.Rows) == 0 {
		return otherwise, err
	}
	answer.Total, answer.Verdict = 1, VerdictSure
	return answer, nil
}

func (d *Desk) rows(matches []Match) ([]Row, error) {
	ids := make([]RegistrationID, len(matches))
	for i, m := range matches {
		ids[i] = m.ID
	}
	registrations, err := d.store.Registrations(ids...)
	if err != nil {
		return nil, err
	}
	arrivals, err := d.store.Arrivals(ids...)
	if err != nil {
		return nil, err
	}
	place, in := d.Place(), byRegistration(arrivals)
	match := make(map[RegistrationID]Match, len(matches))
	for _, m := range matches {
		match[m.ID] = m
	}
	var rows []Row
	for _, r := range registrations {
		row := Row{Registration: r, Spans: match[r.ID].Spans, Cost: match[r.ID].Cost}
		if row.Previous = Inside(in[r.ID], place.Session.ID); row.Previous == nil {
			row.Previous = First(in[r.ID], place.Session.ID)
		}
		row.Outcome = Decide(&place.Event, &r, in[r.ID], place.Session)
		if i := samePersonIn(rows, &r); i >= 0 {
			rows[i].merge(row)
			continue
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func samePersonIn(rows []Row, r *Registration) int {
	for i := range rows {
		if SamePerson(&rows[i].Registration, r) {
			return i
		}
	}
	return -1
}

// isByName reports whether the family name is among what the text matched, and
// not the company alone.
func (row *Row) isByName() bool {
	return slices.ContainsFunc(row.Spans, func(s Span) bool { return s.Field == FieldLastName })
}

// merge makes one line of two registrations of one person: it takes the one
// that is in at the session, else the one expected at it.
func (row *Row) merge(other Row) {
	rank := func(r *Row) int {
		switch r.Outcome {
		case OutcomeAlreadyIn:
			return 2
		case OutcomeAdmitted:
			return 1
		}
		return 0
	}
	kept := row.Others
	if rank(&other) > rank(row) {
		kept = append(kept, row.Registration)
		cost := row.Cost
		*row = other
		row.Cost = min(cost, other.Cost)
	} else {
		kept = append(kept, other.Registration)
	}
	row.Others = kept
}

func verdict(text string, found Found, rows []Row) Verdict {
	switch {
	case len(rows) == 0:
		return VerdictNobody
	case found.ByCode:
		return VerdictSure
	case len(rows) > 1 && Twins(&rows[0], &rows[1]):
		return VerdictTwins
	case lettersIn(text) < sureAfter || rows[0].Cost >= ClearLead:
		return VerdictLikely
	case len(rows) == 1 || rows[1].Cost-rows[0].Cost >= ClearLead:
		return VerdictSure
	}
	return VerdictLikely
}

// Twins reports whether two results have one name and are matched equally well
// by what was typed, so that only the person at the desk can tell them apart.
func Twins(a, b *Row) bool {
	lead := b.Cost - a.Cost
	return max(lead, -lead) < ClearLead && Fold(a.Registration.FullName()) == Fold(b.Registration.FullName())
}

func lettersIn(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// Suspects finds who an arrival may really have been: people expected and not
// in, with a name near that of the registration it was noted for.
func (d *Desk) Suspects(id RegistrationID) ([]Row, error) {
	registrations, err := d.store.Registrations(id)
	if err != nil || len(registrations) == 0 {
		return nil, err
	}
	r := &registrations[0]
	// Whole names first, then the family name alone: a brother, a colleague.
	found := d.index().Find(Query{Text: r.FullName(), Limit: searchRows, Prefer: d.prefer})
	more := d.index().Find(Query{Text: r.LastName(), Limit: searchRows, Prefer: d.prefer})
	seen := map[RegistrationID]bool{id: true}
	var matches []Match
	for _, m := range append(found.Matches, more.Matches...) {
		if !seen[m.ID] {
			seen[m.ID] = true
			matches = append(matches, m)
		}
	}
	rows, err := d.rows(matches)
	if err != nil {
		return nil, err
	}
	var suspects []Row
	for _, row := range rows {
		if row.Outcome == OutcomeAdmitted && row.isByName() && !SamePerson(&row.Registration, r) && len(suspects) < resembling-1 {
			suspects = append(suspects, row)
		}
	}
	return suspects, nil
}

// Rows tells of some registrations what a search would tell of them.
func (d *Desk) Rows(ids ...RegistrationID) ([]Row, error) { return d.rows(matchesOf(ids)) }
