package opening

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
)

// nameLimit is that of a desk's name wherever one is typed.
const nameLimit = 40

// noRow is where nothing is chosen yet.
const noRow = -1

// choice asks which of some lines is meant; the last of them may be one to type
// into. A letter, wherever it is typed, begins there.
type choice struct {
	rows     []row
	at       int
	question func(w *i18n.Words) string
	isKit    bool
	types    bool // the last row is a field
	input    field.Field
	lacks    bool // Enter was pressed on nothing
}

// row is a line that can be chosen.
type row struct {
	label, note func(w *i18n.Opening) string // note may be nil
	taken       bool                         // another laptop has the name
	lists       bool                         // the note is a list, of which some says something too
	answer      Answer
}

func said(text string) func(*i18n.Opening) string {
	text = checkin.Clean(text)
	return func(*i18n.Opening) string { return text }
}

func (q Venue) panel() panel {
	c := &choice{at: noRow, isKit: true, question: func(w *i18n.Words) string { return w.Opening.Venue }}
	for i, name := range q.Names {
		r := row{label: said(name), answer: Answer{At: i}}
		if i < len(q.Given) && len(q.Given[i]) > 0 {
			given := checkin.Clean(strings.Join(q.Given[i], ", "))
			r.lists, r.note = true, func(w *i18n.Opening) string { return fmt.Sprintf(w.Given, given) }
		}
		c.rows = append(c.rows, r)
	}
	return c
}

func (q Desk) panel() panel {
	venue := checkin.Clean(q.Venue)
	c := &choice{isKit: true, types: true, input: field.New(field.Limit(nameLimit)), question: func(w *i18n.Words) string { return fmt.Sprintf(w.Opening.Desk, venue) }}
	add := func(name string, taken bool, note func(w *i18n.Opening) string) {
		c.rows = append(c.rows, row{label: said(name), note: note, taken: taken, answer: Answer{At: Typed, Text: name}})
	}
	add(q.Proposed, false, func(w *i18n.Opening) string { return w.Proposed })
	for _, name := range q.Written {
		if name != q.Proposed {
			add(name, false, func(w *i18n.Opening) string { return w.Written })
		}
	}
	for _, name := range q.Given {
		add(name, true, func(w *i18n.Opening) string { return w.Taken })
	}
	c.rows = append(c.rows, row{label: func(w *i18n.Opening) string { return w.OtherName }})
	return c
}

func (q Lost) panel() panel {
	c := &choice{at: noRow}
	c.rows = []row{
		{label: func(w *i18n.Opening) string { return w.Recover }, note: func(w *i18n.Opening) string { return w.RecoverNote }, answer: Answer{At: LostRecover}},
		{label: func(w *i18n.Opening) string { return w.Anew }, note: func(w *i18n.Opening) string { return w.AnewNote }, answer: Answer{At: LostAnew}},
		{label: func(w *i18n.Opening) string { return w.LeaveAsItIs }, answer: Answer{At: LostLeave}},
	}
	c.question = func(w *i18n.Words) string { return checkin.Legible(q.Said[w.Lang]) }
	return c
}

func (c *choice) title(w *i18n.Words) string {
	if c.isKit {
		return w.Start.Title
	}
	return w.Opening.Title
}

func (c *choice) inField() bool { return c.types && c.at == len(c.rows)-1 }

func (c *choice) paste(text string) {
	if c.types {
		c.at, c.lacks = len(c.rows)-1, false
		c.input.Insert(text)
	}
}

func (c *choice) press(key tea.KeyPressMsg, action keymap.Action) (Answer, bool) {
	c.lacks = false
	if c.types && key.Text != "" {
		c.at = len(c.rows) - 1
	}
	if c.inField() && c.input.Press(key) {
		return Answer{}, false
	}
	switch action {
	case keymap.Down, keymap.Bar:
		c.at = min(c.at+1, len(c.rows)-1)
	case keymap.Up:
		c.at = max(c.at-1, 0)
	case keymap.Cancel:
		c.input.Clear()
	case keymap.Confirm:
		return c.confirm()
	}
	return Answer{}, false
}

func (c *choice) confirm() (Answer, bool) {
	switch {
	case c.at == noRow:
		c.lacks = true
		return Answer{}, false
	case !c.inField():
		return c.rows[c.at].answer, true
	case c.input.Value() == "":
		c.lacks = true
		return Answer{}, false
	}
	return Answer{At: Typed, Text: c.input.Value()}, true
}

func (c *choice) draw(l *look) (lines []string, focus int) {
	w, t := &l.words.Opening, l.theme
	lines = append(l.text(t.Strong, c.question(l.words)), l.gap()...)
	wide := 0
	for i := range c.rows {
		wide = max(wide, ansi.StringWidth(c.rows[i].label(w)))
	}
	wide = min(wide, l.width-4)
	for i := range c.rows {
		if i == max(c.at, 0) {
			focus = len(lines)
		}
		lines = append(lines, c.drawRow(l, i, wide))
	}
	lines = append(lines, l.gap()...)
	switch {
	case c.lacks && c.inField():
		lines = append(lines, l.said(theme.Warning, w.NeedsName)...)
	case c.lacks:
		lines = append(lines, l.said(theme.Warning, w.NeedsChoice)...)
	case c.takesOver():
		lines = append(lines, l.said(theme.Warning, w.TakesOver)...)
	}
	return lines, focus
}

// takesOver reports whether Enter would take a name that another laptop has.
func (c *choice) takesOver() bool {
	if c.at == noRow {
		return false
	}
	if !c.inField() {
		return c.rows[c.at].taken
	}
	for i := range c.rows {
		if c.rows[i].taken && checkin.Fold(c.rows[i].answer.Text) == checkin.Fold(c.input.Value()) {
			return true
		}
	}
	return false
}

func (c *choice) drawRow(l *look, i, wide int) string {
	w, t, r := &l.words.Opening, l.theme, &c.rows[i]
	label := widget.Fit(r.label(w), wide)
	if c.types && i == len(c.rows)-1 {
		sign, style := theme.SignChoice, t.Text
		if c.inField() {
			sign, style = theme.SignBar, t.Strong
		}
		input := c.input
		input.SetWidth(min(l.width-wide-6, nameLimit))
		return style.Render(sign+" "+label) + "  " + t.FieldEdge.Render(theme.SignEdge) + " " + input.View(field.LookOf(t), c.inField())
	}
	drawn := t.Text.Render(theme.SignChoice + " " + label)
	if i == c.at {
		drawn = t.Choice.Render(theme.SignBar + " " + label + " ")
	} else {
		drawn += " "
	}
	const least = 12 // cells for a list, or it says nothing
	room := l.width - wide - 5
	switch {
	case r.note == nil || !r.lists && !r.taken && ansi.StringWidth(r.note(w)) > room || room < least:
		return drawn
	case r.taken:
		note := widget.Longest(room-2, r.note(w), w.TakenShort)
		return drawn + "  " + t.Tone(theme.Warning).Render(widget.Cut(theme.SignWarning+" "+note, room))
	}
	return drawn + "  " + t.Faint.Render(widget.Cut(r.note(w), room))
}

func (c *choice) foot(w *i18n.Words) []widget.Hint {
	k, o := &w.Keys, &w.Opening
	return []widget.Hint{{Key: k.Enter, Does: o.DoTake}, {Key: k.Down + " " + k.Up, Does: o.DoChoose}}
}
