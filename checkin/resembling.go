package checkin

import "strings"

const resembling = 4 // how many people a form or a question proposes

// Resembling finds people who might be the one that these fields describe, shown
// before a walk-in is registered: who has the same e-mail address or telephone,
// then who has a name that sounds like it, then who is of the same company.
func (d *Desk) Resembling(fields Fields) ([]Row, error) {
	matches, err := d.reachedBy(fields)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSpace(fields[FieldFirstName] + " " + fields[FieldLastName])
	if lettersIn(name) >= sureAfter {
		matches = append(matches, d.index().Find(Query{Text: name, Limit: resembling, Prefer: d.prefer}).Matches...)
	}
	if company := fields[FieldCompany]; lettersIn(company) >= sureAfter && len(matches) < resembling {
		found := d.index().Find(Query{Text: company, Limit: searchRows, Prefer: d.prefer}).Matches
		same, err := d.filter(found, func(r *Registration) bool { return sameWord(r.Company(), company) })
		if err != nil {
			return nil, err
		}
		matches = append(matches, same...)
	}
	matches = once(matches)
	return d.rows(matches[:min(resembling, len(matches))])
}

// reachedBy finds whoever has the e-mail address or the telephone.
func (d *Desk) reachedBy(fields Fields) ([]Match, error) {
	var matches []Match
	email, phone := fields[FieldEmail], fields[FieldPhone]
	for _, text := range []string{email, phone} {
		if lettersIn(text) >= leastTyped {
			matches = append(matches, d.index().Find(Query{Text: text, Limit: resembling}).Matches...)
		}
	}
	return d.filter(matches, func(r *Registration) bool {
		return sameWord(r.Email(), email) || sameNumber(r.Phone(), phone)
	})
}

// filter keeps the matches whose registrations are as wanted.
func (d *Desk) filter(matches []Match, wanted func(*Registration) bool) ([]Match, error) {
	ids := make([]RegistrationID, len(matches))
	for i, m := range matches {
		ids[i] = m.ID
	}
	registrations, err := d.store.Registrations(ids...)
	if err != nil {
		return nil, err
	}
	var kept []Match
	for i := range registrations {
		if wanted(&registrations[i]) {
			kept = append(kept, Match{ID: registrations[i].ID})
		}
	}
	return kept, nil
}

// once leaves out whoever came before.
func once(matches []Match) []Match {
	seen := make(map[RegistrationID]bool, len(matches))
	var kept []Match
	for _, m := range matches {
		if !seen[m.ID] {
			seen[m.ID] = true
			kept = append(kept, m)
		}
	}
	return kept
}
