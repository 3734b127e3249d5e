package prepare

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/plan"
	"opale/tui/keymap"
	"opale/tui/widget/form"
	"opale/tui/zone"
)

// beginCount asks how many desks each venue has.
func (p *Prepare) beginCount() {
	f := &form.Form{}
	for _, v := range p.env.Overview.Event.Venues {
		row := form.Row{Label: checkin.Clean(v.Name), Chosen: p.known.Plan.At(v.ID)}
		for n := range plan.Most + 1 {
			row.Choices = append(row.Choices, p.env.Words.Number(n))
		}
		f.Rows = append(f.Rows, row)
	}
	f.Rows = append(f.Rows, form.Row{})
	p.venues = f
}

// count hears a key while the desks are counted.
func (p *Prepare) count(key tea.KeyPressMsg, action keymap.Action) tea.Cmd {
	f := p.venues
	if f.Press(key, action) {
		return nil
	}
	switch action {
	case keymap.Down, keymap.Bar:
		f.Next()
	case keymap.Up:
		f.Previous()
	case keymap.Cancel:
		p.venues = nil
	case keymap.Confirm:
		if f.Next() {
			return nil
		}
		return p.keepCount()
	}
	return nil
}

func (p *Prepare) keepCount() tea.Cmd {
	var venues []plan.Venue
	for i, v := range p.env.Overview.Event.Venues {
		if i < len(p.venues.Rows)-1 {
			venues = append(venues, plan.Venue{ID: v.ID, Desks: p.venues.Rows[i].Chosen})
		}
	}
	p.venues = nil
	by := p.by
	return p.begin(working{venues: true}, quietly(func(context.Context) error { return by.KeepDesks(venues) }))
}

// clickVenue hears a click while the desks are counted.
func (p *Prepare) clickVenue(on zone.Target) bool {
	p.venues.Click(on)
	return false
}
