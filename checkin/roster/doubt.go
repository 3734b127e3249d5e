package roster

import (
	"hash/maphash"
	"strings"

	"opale/checkin"
)

func (r *reader) refuse(row row, reason RefuseReason) {
	r.list.unread++
	if len(r.list.Refused) < maxDoubts {
		r.list.Refused = append(r.list.Refused, Refusal{Line: row.line, Sheet: row.sheet, Reason: reason})
	}
}

func (r *reader) warn(w Warning) {
	if r.doubts[w.Doubt]++; r.doubts[w.Doubt] <= maxDoubts {
		r.list.Warnings = append(r.list.Warnings, w)
	}
}

// warnWord warns of a word once, and counts how often it came.
func (r *reader) warnWord(doubt Doubt, line int, word string) {
	key := Warning{Doubt: doubt, Word: word}
	if _, said := r.words[key]; !said && len(r.words) >= maxWords {
		return // free text, not words
	}
	if r.words[key]++; r.words[key] == 1 {
		r.warn(Warning{Doubt: doubt, Line: line, Word: word})
	}
}

// doubt looks for what a person should look at in a row that is taken in.
func (r *reader) doubt(row row, fields checkin.Fields) {
	first, last := fields[checkin.FieldFirstName], fields[checkin.FieldLastName]
	if last == checkin.Nameless || first == "" && last == "" {
		r.warn(Warning{Doubt: DoubtNameless, Line: row.line, Sheet: row.sheet, Word: fields[checkin.FieldCode]})
	}
	if isTest(first, last) {
		r.warn(Warning{Doubt: DoubtTest, Line: row.line, Sheet: row.sheet})
	}
	if isIn(r.first(row, UseAlreadyIn)) || answerOf(r.first(row, UsePresence)) == answerYes || r.saysIn(r.first(row, UseStatus)) {
		r.list.AlreadyIn = append(r.list.AlreadyIn, row.line)
	}
	r.duplicate(row, fields)
}

// saysIn reports whether a status is that of somebody who came.
func (r *reader) saysIn(status string) bool {
	in, read := r.in[status]
	if !read {
		in = statusesIn[masculine(checkin.Fold(status))]
		if len(r.in) < maxWords {
			r.in[strings.Clone(status)] = in
		}
	}
	return in
}

func isTest(first, last string) bool {
	const longest = len("essai") + len("test")
	if len(first)+len(last) > longest {
		return false
	}
	name := checkin.Fold(strings.TrimSpace(first + " " + last))
	return name == "test" || name == "test test" || name == "essai" || name == "essai test" || name == "test essai"
}

// duplicate compares a row with those before it: by code, and by name and
// e-mail address.
func (r *reader) duplicate(row row, fields checkin.Fields) {
	code := fields[checkin.FieldCode]
	key := maphash.String(r.seed, code)
	if other, ok := r.coded[key]; ok && !r.sharedCodes {
		r.warn(Warning{Doubt: DoubtDuplicateCode, Line: row.line, Sheet: row.sheet, Other: other, Word: code})
		return
	} else if !ok && code != "" {
		r.coded[key] = row.line
	}
	r.samePerson(row, fields)
}

// samePerson looks for a row with the same name and e-mail address. Two tickets
// for two places are no mistake.
func (r *reader) samePerson(row row, fields checkin.Fields) {
	email := fields[checkin.FieldEmail]
	if email == "" || fields[checkin.FieldLastName] == checkin.Nameless {
		return
	}
	who := strings.ToLower(email) + "\x00" + checkin.Fold(fields[checkin.FieldFirstName]+" "+fields[checkin.FieldLastName])
	where := who
	for _, place := range []checkin.Field{checkin.FieldVenue, checkin.FieldSessions, checkin.FieldTicket} {
		where += "\x00" + fields[place]
	}
	person, ticket := maphash.String(r.seed, who), maphash.String(r.seed, where)
	other, known := r.tickets[ticket]
	if fields[checkin.FieldCode] == "" {
		other, known = r.persons[person]
	}
	if known {
		r.warn(Warning{Doubt: DoubtDuplicate, Line: row.line, Sheet: row.sheet, Other: int(other)})
		return
	}
	if _, known := r.persons[person]; !known {
		r.persons[person] = int32(row.line)
	}
	r.tickets[ticket] = int32(row.line)
}
