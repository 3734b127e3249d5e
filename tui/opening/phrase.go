package opening

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/widget/form"
)

// The lines of the question for the passphrase.
const (
	phraseRow = iota
	nobodyRow // only of a kit
)

// phraseLimit is more than what five words need: an event's own may be longer.
const phraseLimit = 190

// phrase asks for a passphrase. It is hidden unless whoever types wants to see
// it, and stays where it was wrong: one letter is mended, not five words.
type phrase struct {
	asked Passphrase
	input field.Field
	form  form.Form
	shown bool
	lacks bool // Enter was pressed on nothing
}

func (q Passphrase) panel() panel {
	p := &phrase{asked: q, input: field.New(field.Limit(phraseLimit))}
	p.form.Rows = []form.Row{phraseRow: {}}
	if q.Kit {
		p.form.Rows = append(p.form.Rows, form.Row{})
	}
	return p
}

// again takes over what was typed the last time.
func (p *phrase) again(before *phrase) {
	p.input, p.shown = before.input, before.shown
	if len(p.asked.Slips) > 0 {
		p.input.GoToWord(p.asked.Slips[0].Place + 1)
	}
}

func (p *phrase) title(w *i18n.Words) string {
	if p.asked.Kit {
		return w.Start.Title
	}
	return w.Opening.Title
}

func (p *phrase) paste(text string) {
	if p.form.At == phraseRow {
		p.input.Insert(text)
		p.changed()
	}
}

// changed forgets what was said of the words before they were changed.
func (p *phrase) changed() {
	p.lacks, p.asked.Wrong = false, false
}

func (p *phrase) press(key tea.KeyPressMsg, action keymap.Action) (Answer, bool) {
	if key.Text != "" {
		p.form.At = phraseRow // a word is typed, wherever one is
	}
	if p.form.At == phraseRow && p.input.Press(key) {
		if !isMove(key) {
			p.changed()
		}
		return Answer{}, false
	}
	switch action {
	case keymap.Bar:
		p.shown = !p.shown
	case keymap.Down:
		p.form.Next()
	case keymap.Up:
		p.form.Previous()
	case keymap.Cancel:
		p.input.Clear()
		p.changed()
		p.form.At = phraseRow
	case keymap.Confirm:
		return p.confirm()
	}
	return Answer{}, false
}

func isMove(key tea.KeyPressMsg) bool {
	return slices.Contains([]rune{tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd}, key.Code)
}

func (p *phrase) confirm() (Answer, bool) {
	switch {
	case p.form.At == nobodyRow:
		return Answer{At: Typed, Without: true}, true
	case p.input.Value() == "":
		p.lacks = true
		p.form.Next() // nobody may have it
		return Answer{}, false
	}
	return Answer{At: Typed, Text: p.input.Value()}, true
}

func (p *phrase) draw(l *look) (lines []string, focus int) {
	w, t := &l.words.Opening, l.theme
	greeting := w.Sealed
	if p.asked.Kit {
		greeting = w.Kit
	}
	if !l.isTight() {
		lines = append(l.text(t.Strong, greeting), "")
	}
	shown := form.Form{At: p.form.At, Rows: slices.Clone(p.form.Rows)}
	row := &shown.Rows[phraseRow]
	row.Label, row.Hint, row.Field = l.words.Start.Phrase, w.Hint, &p.input
	if !p.shown {
		row.Field = p.input.Hidden()
	}
	if n := len(strings.Fields(p.input.Text())); n > 0 && !l.isTight() {
		row.Notes = []string{l.words.Count(w.Words, n)}
	}
	if p.asked.Kit {
		shown.Rows[nobodyRow].Label = widget.Longest(l.width-2, w.Nobody, w.NobodyShort)
	}
	spread := 1
	if l.isTight() {
		spread = 0
	}
	drawn, focus := shown.Draw(t, l.width, spread)
	focus += len(lines)
	lines = append(lines, drawn...)
	if p.asked.Kit && p.form.At == nobodyRow {
		lines = append(lines, l.text(t.Faint, w.NobodyNote)...)
	}
	return append(append(lines, l.gap()...), p.notice(l)...), focus
}

// notice says what is wrong with what was typed, and what to do.
func (p *phrase) notice(l *look) []string {
	w := &l.words.Opening
	switch {
	case p.lacks:
		return l.said(theme.Warning, w.NeedsPhrase)
	case !p.asked.Wrong:
		return nil
	}
	lines := l.said(theme.Bad, w.Wrong)
	if p.asked.Count > 0 {
		lines = append(lines, l.said(theme.Warning, l.words.Count(w.Five, p.asked.Count))...)
	}
	for _, slip := range p.asked.Slips {
		lines = append(lines, l.said(theme.Warning, p.slip(w, slip))...)
	}
	return append(lines, l.said(theme.Plain, w.WrongDo)...)
}

// slip says which word looks wrong; the word itself only where the phrase is
// seen anyway.
func (p *phrase) slip(w *i18n.Opening, slip Slip) string {
	typed := strings.Fields(p.input.Text())
	if slip.Place >= len(typed) || slip.Place >= len(w.Places) {
		return w.WrongDo
	}
	if !p.shown {
		return fmt.Sprintf(w.Slip, w.Places[slip.Place])
	}
	said := fmt.Sprintf(w.SlipShown, w.Places[slip.Place], typed[slip.Place])
	if slip.Near != "" {
		said += " " + fmt.Sprintf(w.Near, checkin.Clean(slip.Near))
	}
	return said
}

func (p *phrase) foot(w *i18n.Words) []widget.Hint {
	o, k := &w.Opening, &w.Keys
	if p.form.At == nobodyRow {
		return []widget.Hint{{Key: k.Enter, Does: o.DoEmergency}, {Key: k.Up, Does: w.Start.Phrase}}
	}
	hints := []widget.Hint{{Key: k.Enter, Does: o.DoNext}, {Key: k.Tab, Does: o.DoShow}}
	if p.shown {
		hints[1].Does = o.DoHide
	}
	if p.asked.Kit {
		hints = append(hints, widget.Hint{Key: k.Down, Does: o.DoBelow})
	}
	return hints
}
