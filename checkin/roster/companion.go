package roster

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"opale/checkin"
)

const maxCompanions = 50 // of one row: beyond, it is no number of people

// group is the rows of one order that each say for how many people they are.
// Some tools say it of the order on each of its rows, and name everybody: then
// nobody is missing.
type group struct {
	rows  int
	bring []bringing
}

// bringing is a row of the list that is for more people than it names.
type bringing struct {
	row, line int
	sheet     string
	n         int  // besides the one who is named
	own       bool // it says how many come along, not for how many the order is
}

// several notes how many people a row is for.
func (r *reader) several(row row, fields checkin.Fields) {
	if r.kept.stub >= 0 { // whoever came along has a row
		return
	}
	n, own := r.companions(row, fields)
	key := cmp.Or(r.orderOf(row), fields[checkin.FieldEmail])
	if key == "" {
		own = true
	}
	g := r.groups[key]
	if n < 1 && g == nil {
		return
	}
	if g == nil {
		g = &group{}
		r.groups[strings.Clone(key)] = g
	}
	g.rows++
	if n > 0 {
		g.bring = append(g.bring, bringing{len(r.list.Rows), row.line, row.sheet, n, own})
	}
}

// orderOf is what rows of one order have in common, if the list says it.
func (r *reader) orderOf(row row) string {
	if r.sharedCodes {
		return r.first(row, UseCode)
	}
	return r.cell(row, UseOrder)
}

// behindName is how people are added behind a name: "+1", "+ 2 personnes".
var behindName = regexp.MustCompile(`(?i)[\s(]+\+ ?(\d{1,2})( ?(pers|inv|acc|guest|gast|gäst)[\p{L}.()]*)?\)?$`)

// companions says how many people a row is for besides the one it names, and
// takes the number off the name.
func (r *reader) companions(row row, fields checkin.Fields) (n int, own bool) {
	for _, field := range []checkin.Field{checkin.FieldLastName, checkin.FieldFirstName} {
		if !strings.Contains(fields[field], "+") {
			continue
		}
		if found := behindName.FindStringSubmatch(fields[field]); found != nil && len(found[0]) < len(fields[field]) {
			fields[field] = strings.Clone(strings.TrimSuffix(fields[field], found[0]))
			n, _ = strconv.Atoi(found[1])
			return n, true
		}
	}
	if n, ok := countIn(r.first(row, UseGuests)); ok && n > 0 {
		return n, true
	}
	if n, ok := countIn(r.first(row, UseQuantity)); ok && n > 1 {
		return n - 1, strings.HasPrefix(r.first(row, UseQuantity), "+")
	}
	return 0, false
}

// countIn reads a number of people: "2", "+1", "2.0", "3 personnes", "oui".
func countIn(cell string) (n int, ok bool) {
	if answerOf(cell) == answerYes && !hasDigit(cell) {
		return 1, true
	}
	digits := strings.TrimLeft(strings.TrimSpace(cell), "+x× ")
	end := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(digits)
	}
	n, err := strconv.Atoi(digits[:end])
	return n, err == nil && n <= maxCompanions
}

// bringCompanions puts a row for each person who is not named behind the one
// who is: with their name and a number, and without their code, which lets in
// one.
func (r *reader) bringCompanions() {
	extra := map[int]bringing{}
	for _, g := range r.groups {
		for _, b := range g.bring {
			if b.own || g.rows <= b.n {
				extra[b.row] = b
			}
		}
	}
	if len(extra) == 0 {
		return
	}
	rows := make([]checkin.ListedRow, 0, len(r.list.Rows)+len(extra))
	for i, listed := range r.list.Rows {
		rows = append(rows, listed)
		b, ok := extra[i]
		if !ok {
			continue
		}
		r.warn(Warning{Doubt: DoubtSeveral, Line: b.line, Sheet: b.sheet, Word: strconv.Itoa(b.n + 1)})
		for n := range b.n {
			rows = append(rows, checkin.PackedRow(listed.Line, companionOf(listed.All(), n+1)))
		}
	}
	r.list.Rows = rows
}

// companionOf is who comes with somebody: all that is said of these, but what
// is theirs alone.
func companionOf(fields checkin.Fields, n int) checkin.Fields {
	for _, own := range []checkin.Field{checkin.FieldCode, checkin.FieldPhone, checkin.FieldNote, checkin.FieldShow, checkin.FieldProfile, checkin.FieldCells} {
		delete(fields, own)
	}
	name := checkin.FieldFirstName
	if fields[name] == "" {
		name = checkin.FieldLastName
	}
	fields[name] = checkin.Clean(fmt.Sprintf("%s (+%d)", fields[name], n))
	return fields
}
