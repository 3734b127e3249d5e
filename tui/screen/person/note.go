package person

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/widget/field"
	"opale/tui/widget/form"
)

// openNote opens a line for a remark.
func (p *Page) openNote() {
	text := field.New(field.Limit(180))
	e := &editor{}
	e.form.Rows = []form.Row{{Field: &text}}
	e.title = func() string { return p.env.Words.Person.Note }
	e.label = func() { e.form.Rows[0].Label = p.env.Words.Facts.Fields[checkin.FieldNote] }
	e.does = func() string { return p.env.Words.Person.Keep }
	e.enter = func() tea.Cmd {
		if text.Value() == "" {
			return p.unchanged()
		}
		id, said := p.id, text.Value()
		return p.write(p.env.Words.Person.NoteKept, func(ctx context.Context, desk *checkin.Desk) error {
			_, err := desk.Note(ctx, id, said)
			return err
		})
	}
	p.begin(e)
}

// notes is what was remarked, the list's own note first.
func (p *Page) notes() []string {
	var said []string
	if own := checkin.Clean(p.page.Registration.Note()); own != "" {
		said = append(said, own)
	}
	for _, h := range p.page.Notes() {
		said = append(said, fmt.Sprintf(p.env.Words.Person.NoteBy, checkin.Clean(h.Personal.Note), p.moment(h.Time), who(h.Desk, h.Operator)))
	}
	return said
}
