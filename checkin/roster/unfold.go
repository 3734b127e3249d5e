package roster

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"opale/checkin"
)

// unfolded says how rows that name several people become one row for each:
// columns called "Participant 1", "Participant 2", or "Prénom 1", "Nom 1"…
type unfolded struct {
	shared []int         // columns of all of them
	own    map[int][]int // columns of the n-th, in the order of their labels; -1 where there is none
	order  []int         // the numbers of the people
}

const mostPeople = 20 // on one row

// numbered is a label with the number of a person in it.
var numbered = regexp.MustCompile(`^(.*?)(?:n ?°|no|nr|#)? ?(\d{1,2})\b(.*)$`)

// unfold finds the columns of several people, and gives the labels of the rows
// that they are unfolded into. ok is false where rows name one person.
func unfold(labels []label) (u unfolded, names []label, ok bool) {
	columns, bases := map[string]map[int]int{}, []string{}
	people := map[int]bool{}
	for i, l := range labels {
		base, n, isNumbered := baseOf(l)
		if !isNumbered {
			u.shared = append(u.shared, i)
			names = append(names, l)
			continue
		}
		if columns[base] == nil {
			columns[base] = map[int]int{}
			bases = append(bases, base)
		}
		columns[base][n] = i
		m, _ := meaningOf(base)
		people[n] = people[n] || m.use == UseFullName || m.use == UseLastName
	}
	for n, named := range people {
		if named {
			u.order = append(u.order, n)
		}
	}
	slices.Sort(u.order)
	u.own = map[int][]int{}
	for _, base := range bases {
		names = append(names, label{own: base})
		for _, n := range u.order {
			column, has := columns[base][n]
			if !has {
				column = -1
			}
			u.own[n] = append(u.own[n], column)
		}
	}
	return u, names, len(u.order) > 1
}

// baseOf is a label without the number of a person, if what is left is about
// people.
func baseOf(l label) (base string, n int, ok bool) {
	if len(l.own) > maxLabel {
		return "", 0, false
	}
	found := numbered.FindStringSubmatch(l.text())
	if found == nil {
		return "", 0, false
	}
	n, _ = strconv.Atoi(found[2])
	base = checkin.Clean(strings.Trim(found[1], " -–:/_") + " " + strings.Trim(found[3], " -–:/_"))
	m, known := meaningOf(base)
	return base, n, known && n > 0 && n <= mostPeople && (personal[m.use] || m.use == UseCode || m.use == UseTicket)
}

// rows gives a row for each person that a row names; one, with what they would
// share, where it names nobody.
func (u *unfolded) rows(r row) (people []row) {
	for _, n := range u.order {
		if one := u.person(r, n); slices.ContainsFunc(one.cells[len(u.shared):], isFilled) {
			people = append(people, one)
		}
	}
	if len(people) == 0 {
		people = []row{u.person(r, u.order[0])}
	}
	return people
}

func (u *unfolded) person(r row, n int) row {
	one := r
	one.given = r.cells
	one.cells, one.joined = make([]string, 0, len(u.shared)+len(u.own[n])), nil
	for _, i := range append(slices.Clone(u.shared), u.own[n]...) {
		cell := ""
		if i >= 0 {
			cell = cellAt(r, i)
		}
		one.cells = append(one.cells, cell)
	}
	return one
}

// unfoldAll unfolds the rows by which columns are judged.
func unfoldAll(u unfolded, body []row) (people []row) {
	for _, r := range body {
		people = append(people, u.rows(r)...)
	}
	return people
}
