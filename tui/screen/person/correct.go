package person

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget/field"
	"opale/tui/widget/form"
)

// Correctable is what can be corrected of somebody, in the order in which it is
// asked for.
var Correctable = []checkin.Field{
	checkin.FieldLastName, checkin.FieldFirstName, checkin.FieldCompany,
	checkin.FieldTown, checkin.FieldEmail, checkin.FieldPhone,
}

func isPrivate(f checkin.Field) bool { return f == checkin.FieldEmail || f == checkin.FieldPhone }

// hides reports whether address and telephone are for the coordinator only, who
// has not been here yet.
func (p *Page) hides() bool { return p.env.Kiosk && !p.granted }

// openCorrection opens the form, which shows address and telephone whole: a desk
// that is open to all asks for the coordinator's PIN first.
func (p *Page) openCorrection() tea.Cmd {
	if p.hides() {
		return p.env.Send(screen.Reveal{ID: p.id})
	}
	before := p.values()
	fields := make([]field.Field, len(Correctable))
	e := &editor{last: true}
	for i, f := range Correctable {
		fields[i] = field.New()
		if f == checkin.FieldPhone {
			fields[i] = field.New(field.Digits())
		}
		fields[i].SetText(before[f])
		e.form.Rows = append(e.form.Rows, form.Row{Field: &fields[i]})
	}
	e.form.Rows = append(e.form.Rows, form.Row{})
	e.title = func() string { return p.env.Words.Person.Correct }
	e.label = func() { p.labelCorrection(e, fields) }
	e.does = func() string {
		if e.form.At == len(Correctable) {
			return e.form.Focused().Label
		}
		return p.env.Words.Person.Next
	}
	e.enter = func() tea.Cmd {
		if e.form.Next() {
			return nil
		}
		return p.keepCorrection(e, before, fields)
	}
	p.begin(e)
	return nil
}

func (p *Page) labelCorrection(e *editor, fields []field.Field) {
	w := p.env.Words
	for i, f := range Correctable {
		e.form.Rows[i].Label, e.form.Rows[i].Notes = w.Facts.Fields[f], p.listNote(f)
	}
	e.form.Rows[len(Correctable)].Label = fmt.Sprintf(w.Person.KeepFor, w.SpokenName(named(fields)))
}

// values is what can be corrected as it is now.
func (p *Page) values() checkin.Fields {
	values := checkin.Fields{}
	for _, f := range Correctable {
		values[f] = checkin.Clean(p.page.Registration.Values[f])
	}
	if values[checkin.FieldLastName] == checkin.Nameless {
		values[checkin.FieldLastName] = "" // nobody is called that
	}
	return values
}

// named is whom the form describes.
func named(fields []field.Field) *checkin.Registration {
	var r checkin.Registration
	for i, f := range Correctable {
		r.Values[f] = fields[i].Value()
	}
	return &r
}

// listNote is what the list says of a field, where it was corrected.
func (p *Page) listNote(f checkin.Field) []string {
	if said := p.page.ListSays(f); said != "" {
		return []string{p.env.Words.Fill(p.env.Words.Person.Listed, said)}
	}
	return nil
}

// keepCorrection writes what was changed, and that only: what another desk has
// corrected meanwhile stays.
func (p *Page) keepCorrection(e *editor, before checkin.Fields, fields []field.Field) tea.Cmd {
	changed := checkin.Fields{}
	for i, f := range Correctable {
		if value := fields[i].Value(); value != before[f] {
			changed[f] = value
		}
	}
	hadName := before[checkin.FieldLastName]+before[checkin.FieldFirstName] != ""
	switch {
	case len(changed) == 0:
		return p.unchanged()
	case hadName && named(fields).FullName() == "":
		e.notice, e.form.At = notice{theme.Warning, p.env.Words.Person.Lacks}, 0
		return nil
	}
	return p.amend(p.env.Words.Person.Corrected, changed)
}

// corrected is the fields of which the list says something else.
func (p *Page) corrected() []checkin.Field {
	return slices.DeleteFunc(slices.Clone(Correctable), func(f checkin.Field) bool { return p.page.ListSays(f) == "" })
}

// takeListed takes a correction back: what the list says is written over it. Both
// stay in the history.
func (p *Page) takeListed() tea.Cmd {
	fields := checkin.Fields{}
	for _, f := range p.corrected() {
		fields[f] = p.page.ListSays(f)
	}
	return p.amend(p.env.Words.Person.ListTaken, fields)
}

// correctedNames names these fields.
func (p *Page) correctedNames() string {
	var names []string
	for _, f := range p.corrected() {
		names = append(names, strings.ToLower(p.env.Words.Facts.Fields[f]))
	}
	return strings.Join(names, ", ")
}

// listSays is what the list says, in one line: as much of an address as is seen
// of any.
func (p *Page) listSays() string {
	var said []string
	for _, f := range p.corrected() {
		said = append(said, p.seen(f, p.page.ListSays(f)))
	}
	if all := join(" · ", said...); all != "" {
		return p.env.Words.Fill(p.env.Words.Person.Listed, all)
	}
	return ""
}
