package listing

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/keymap"
	"opale/tui/widget"
)

// guess is the answer that leaves it to the program, and the last word with
// nobody who answered before.
const guess = roster.Use("")

// uses are what a column can be said to be.
var uses = append([]roster.Use{guess}, roster.Uses...)

// meanings are what a word for a status can be said to mean; empty is no answer.
var meanings = []checkin.Status{"", checkin.StatusValid, checkin.StatusUnpaid, checkin.StatusCancelled}

// browse moves in the preview, corrects what is under the bar, takes the list.
func (l *Listing) browse(action keymap.Action) tea.Cmd {
	p := l.shown
	if p.open {
		return l.pick(action)
	}
	rows := p.rows(l.env)
	sheet := l.sheet()
	page := max(sheet.Room(l.env.Frame)-2, 1)
	switch action {
	case keymap.Down:
		p.move(rows, +1)
	case keymap.Up:
		p.move(rows, -1)
	case keymap.PageDown:
		p.move(rows, page)
	case keymap.PageUp:
		p.move(rows, -page)
	case keymap.Bar:
		p.nextPart(rows)
	case keymap.Right, keymap.Left:
		return l.turn(p.arrow(rows, action))
	case keymap.Confirm:
		return l.confirm(p.current(rows))
	case keymap.Cancel:
		l.cancelPreview()
	}
	return nil
}

// cancelPreview goes back to the files; the answers go with the preview.
func (l *Listing) cancelPreview() {
	l.endWork()
	l.shown = nil
}

// confirm takes the list in, or opens all meanings of what is under the bar.
func (l *Listing) confirm(r *row) tea.Cmd {
	switch {
	case r == nil:
	case r.kind == takeRow:
		return l.take(r.withdraw)
	case r.hasMeanings():
		l.shown.open, l.shown.choice = true, max(l.shown.answered(r), 0)
	}
	return nil
}

// turn goes to the next meaning of what is under the bar.
func (l *Listing) turn(r *row, by int) tea.Cmd {
	if r == nil || !r.hasMeanings() {
		return nil
	}
	n := l.shown.choices(r)
	return l.answer(r, (max(l.shown.answered(r), 0)+by+n)%n)
}

// pick chooses among all meanings of what is under the bar.
func (l *Listing) pick(action keymap.Action) tea.Cmd {
	p := l.shown
	r := p.current(p.rows(l.env))
	if r == nil {
		p.open = false
		return nil
	}
	switch action {
	case keymap.Down:
		p.choice = min(p.choice+1, p.choices(r)-1)
	case keymap.Up:
		p.choice = max(p.choice-1, 0)
	case keymap.PageDown:
		p.choice = p.choices(r) - 1
	case keymap.PageUp:
		p.choice = 0
	case keymap.Confirm:
		p.open = false
		return l.answer(r, p.choice)
	case keymap.Cancel, keymap.Bar:
		p.open = false
	}
	return nil
}

// answer keeps an answer, and reads the list anew with it.
func (l *Listing) answer(r *row, choice int) tea.Cmd {
	p := l.shown
	switch r.kind {
	case sheetRow:
		p.answers.sheet = p.sheets()[choice]
	case columnRow:
		p.answers.columns[r.column.Label] = uses[choice]
	case wordRow:
		p.answers.words[r.word.Word] = meanings[choice]
	}
	p.intake, p.err = nil, nil
	return l.read(p.path)
}

// choices is how many meanings a row has to choose from.
func (p *preview) choices(r *row) int {
	switch r.kind {
	case sheetRow:
		return len(p.sheets())
	case wordRow:
		return len(meanings)
	}
	return len(uses)
}

// hasMeanings reports whether a row is something that can be corrected.
func (r *row) hasMeanings() bool {
	return r.kind == sheetRow || r.kind == columnRow || r.kind == wordRow
}

// answered is the place of a row's meaning among the choices; -1 where it is
// none of them.
func (p *preview) answered(r *row) int {
	if r.kind == sheetRow {
		return p.sheet()
	}
	if r.kind == wordRow {
		status, ok := p.answers.words[r.word.Word]
		if !ok && r.word.Known {
			status = r.word.Status
		}
		return slices.Index(meanings, status)
	}
	use, ok := p.answers.columns[r.column.Label]
	if !ok || use == guess {
		use = r.column.Use
		if use == "" {
			use = roster.UseNothing
		}
	}
	return slices.Index(uses, use)
}

// move moves the bar. Before an arrow was pressed there is none.
func (p *preview) move(rows []row, by int) {
	at := p.at(rows)
	if at == widget.NoFocus && by < 0 {
		return
	}
	p.focus = rows[min(max(at+by, 0), len(rows)-1)].id
}

// nextPart moves the bar to the first row of the next part, behind the last one
// to the first.
func (p *preview) nextPart(rows []row) {
	at := p.at(rows)
	for i := at + 1; i < len(rows); i++ {
		if at == widget.NoFocus || rows[i].part != rows[at].part {
			p.focus = rows[i].id
			return
		}
	}
	p.focus = rows[0].id
}

// at is the place of the bar, widget.NoFocus where there is none.
func (p *preview) at(rows []row) int {
	return slices.IndexFunc(rows, func(r row) bool { return r.id == p.focus })
}

// current is the row under the bar, nil where there is none.
func (p *preview) current(rows []row) *row {
	if at := p.at(rows); at >= 0 {
		return &rows[at]
	}
	return nil
}
