package roster

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"opale/checkin"
)

// copied are the fields that are as their column says.
var copied = []struct {
	field checkin.Field
	use   Use
}{
	{checkin.FieldTown, UseTown}, {checkin.FieldTicket, UseTicket}, {checkin.FieldVenue, UseVenue},
	{checkin.FieldNote, UseNote}, {checkin.FieldShow, UseShow}, {checkin.FieldDue, UseDue},
}

// plainSheet is how sheets are called that nobody gave a name to.
var plainSheet = regexp.MustCompile(`^((feuil|feuille|sheet|worksheet|tabelle|blad|hoja|foglio|page|table|export|data|donnees|liste|inscrits|participants|tous|toutes|all|alle)? ?\d*)$`)

// person reads who a row is, into a map that the next row will use again;
// refused says why it is nobody whom one could take in.
func (r *reader) person(row row) (fields checkin.Fields, refused RefuseReason) {
	fields = r.fields
	clear(fields)
	set := func(field checkin.Field, text string) {
		if text = checkin.Clean(text); text != "" {
			fields[field] = r.shared(text)
		}
	}
	code, ok := codeOf(r.first(row, UseCode))
	if !ok {
		return nil, RefuseDamaged
	}
	if position := r.first(row, UsePosition); r.sharedCodes && code != "" && position != "" {
		code += "-" + position
	}
	first, last := r.name(row)
	if first == "" && last == "" {
		first, last = splitName(nameIn(r.cell(row, UseEmail)), r.familyFirst)
	}
	set(checkin.FieldCode, code)
	set(checkin.FieldFirstName, first)
	set(checkin.FieldLastName, last)
	set(checkin.FieldEmail, emailOf(r.cell(row, UseEmail)))
	switch {
	case len(fields) == 0:
		return nil, RefuseNameless
	case first == "" && last == "" && code != "":
		fields[checkin.FieldLastName] = checkin.Nameless
	}
	set(checkin.FieldCompany, r.company(row))
	set(checkin.FieldPhone, phoneOf(r.cell(row, UsePhone)))
	set(checkin.FieldSessions, r.sessions(row))
	for _, c := range copied {
		set(c.field, r.first(row, c.use))
	}
	if len(r.by[UseVenue]) == 0 && !plainSheet.MatchString(checkin.Fold(row.sheet)) {
		set(checkin.FieldVenue, row.sheet) // one sheet for each
	}
	set(checkin.FieldProfile, string(r.profile(row)))
	if fields[checkin.FieldShow] == "" && answerOf(r.first(row, UseAttention)) == answerYes {
		set(checkin.FieldShow, cmp.Or(fields[checkin.FieldNote], r.labels[r.by[UseAttention][0]].own))
	}
	return fields, ""
}

// otherCodes reads what else a row's ticket is known by.
func (r *reader) otherCodes(row row, code string) (others []string) {
	for _, i := range r.codes {
		if other, ok := codeOf(cellAt(row, i)); ok && other != "" && other != code {
			others = append(others, strings.Clone(other))
		}
	}
	return others
}

// profile reads how somebody sells.
func (r *reader) profile(row row) checkin.Profile {
	answer := r.first(row, UseProfile)
	profile, known := profileWords[checkin.Fold(answer)]
	if answer != "" && !known {
		r.warnWord(DoubtProfile, row.line, checkin.Clean(answer))
	}
	return profile
}

// company reads the participant's, or the buyer's where the row says nothing
// of the participant but a name.
func (r *reader) company(row row) string {
	own := r.own[UseCompany]
	if own > 0 && r.anyOf(row, r.by[UseEmail][:r.own[UseEmail]]) != "" {
		return r.anyOf(row, r.by[UseCompany][:own])
	}
	return r.cell(row, UseCompany)
}

// name reads the first and the last name, from one column where there is only
// a whole name.
func (r *reader) name(row row) (first, last string) {
	first, last = r.names(row)
	if (first == "" || last == "") && checkin.IsNoName(first+last) {
		return "", ""
	}
	return first, last
}

func (r *reader) names(row row) (first, last string) {
	first, last = r.first(row, UseFirstName), r.first(row, UseLastName)
	if last == "" && (first == "" || len(r.by[UseLastName]) == 0) {
		if full := checkin.Clean(r.cell(row, UseFullName)); full != "" {
			if whole := " " + checkin.Fold(full) + " "; first != "" && !strings.Contains(whole, " "+checkin.Fold(first)+" ") {
				return first, full // "firstname" and "name": the second is the family's
			}
			return splitName(full, r.familyFirst)
		}
	}
	return first, last
}

// sessions reads the columns for sessions: a session's name, or a yes in the
// column that has its name.
func (r *reader) sessions(row row) string {
	var named []string
	for _, i := range r.by[UseSession] {
		if i >= len(row.cells) {
			continue
		}
		text := bare(row.cells[i])
		if !strings.Contains(text, " ") { // else it may be called "No logo"
			switch answerOf(text) {
			case answerNone, answerNo:
				continue
			case answerYes:
				text = bare(r.labels[i].own)
			}
		}
		if !slices.Contains(named, text) {
			named = append(named, text)
		}
	}
	return strings.Join(named, "; ")
}
