package desk

import "opale/checkin"

// pageRows is how far the page keys go.
const pageRows = 5

// list is the people found. The row under the bar is kept by who it is, not by
// its number: an arrival from elsewhere never moves it.
type list struct {
	rows     []checkin.Row
	selected checkin.RegistrationID
	chosen   bool // an arrow was pressed: the operator chose
}

// replace shows the answer to another text.
func (l *list) replace(a checkin.Answer) {
	*l = list{rows: a.Rows}
	if len(a.Rows) > 0 && a.Verdict != checkin.VerdictTwins {
		l.selected = a.Rows[0].Registration.ID
	}
}

// renew brings the rows up to date and leaves each where it is: the ones that
// came are put below, the ones that are gone are left out.
func (l *list) renew(rows []checkin.Row) {
	fresh := make(map[checkin.RegistrationID]checkin.Row, len(rows))
	for _, r := range rows {
		fresh[r.Registration.ID] = r
	}
	kept := make([]checkin.Row, 0, len(rows))
	for _, r := range l.rows {
		id := r.Registration.ID
		if now, ok := fresh[id]; ok {
			kept = append(kept, now)
			delete(fresh, id)
		} else if id == l.selected {
			kept = append(kept, r) // the bar stays on whom it was
		}
	}
	for _, r := range rows {
		if _, new := fresh[r.Registration.ID]; new {
			kept = append(kept, r)
		}
	}
	l.rows = kept
}

// at is the number of the row under the bar, -1 where there is none.
func (l *list) at() int {
	for i := range l.rows {
		if l.rows[i].Registration.ID == l.selected {
			return i
		}
	}
	return -1
}

// current is the row under the bar, or nil.
func (l *list) current() *checkin.Row {
	if i := l.at(); i >= 0 {
		return &l.rows[i]
	}
	return nil
}

// move moves the bar; from nowhere, down is the first row.
func (l *list) move(by int) {
	if len(l.rows) == 0 {
		return
	}
	at := l.at()
	if at < 0 && by < 0 {
		at = len(l.rows)
	}
	at = min(max(at+by, 0), len(l.rows)-1)
	l.selected, l.chosen = l.rows[at].Registration.ID, true
}

// unchoose forgets the operator's choice: the text has changed.
func (l *list) unchoose() { l.chosen = false }
