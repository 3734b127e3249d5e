package person

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/widget/field"
	"opale/tui/widget/form"
)

// between stands between two things to be shown.
const between = ", "

// openFlag opens what is to be shown at every arrival: free text, with what is
// often wanted below it.
func (p *Page) openFlag() {
	before := checkin.Clean(p.page.Registration.Show())
	text := field.New()
	text.SetText(before)
	e := &editor{}
	e.form.Rows = append([]form.Row{{Field: &text}}, make([]form.Row, len(p.env.Words.Person.Flags))...)
	e.title = func() string { return p.env.Words.Facts.Fields[checkin.FieldShow] }
	e.label = func() {
		e.form.Rows[0].Label = p.env.Words.Facts.Fields[checkin.FieldShow]
		for i, suggestion := range p.env.Words.Person.Flags {
			e.form.Rows[i+1].Label = suggestion
		}
	}
	e.does = func() string {
		if e.form.At > 0 {
			return fmt.Sprintf(p.env.Words.Person.AddFlag, e.form.Focused().Label)
		}
		return p.env.Words.Person.Keep
	}
	e.enter = func() tea.Cmd {
		if e.form.At > 0 {
			text.SetText(added(text.Value(), e.form.Focused().Label))
			e.form.At = 0
			return nil
		}
		return p.keepFlag(before, text.Value())
	}
	p.begin(e)
}

// added is a text with one more thing to be shown, once.
func added(text, more string) string {
	if text == "" {
		return more
	}
	if slices.Contains(strings.Split(text, between), more) {
		return text
	}
	return text + between + more
}

func (p *Page) keepFlag(before, after string) tea.Cmd {
	w := &p.env.Words.Person
	switch after {
	case before:
		return p.unchanged()
	case "":
		return p.amend(w.FlagGone, checkin.Fields{checkin.FieldShow: ""})
	}
	return p.amend(w.FlagKept, checkin.Fields{checkin.FieldShow: after})
}
