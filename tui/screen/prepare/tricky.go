package prepare

import (
	"fmt"
	"slices"
	"strings"

	"opale/checkin"
	"opale/checkin/tricky"
	"opale/tui/i18n"
	"opale/tui/theme"
)

// firstCases is how many cases are told in words.
const firstCases = 2

// trickyParts is how many cases each venue has, and the first ones.
func (p *Prepare) trickyParts() []part {
	w, found := p.env.Words, &p.known.Tricky
	switch {
	case p.known.Edition.IsZero():
		return []part{{theme.Plain, w.Prepare.NoList}}
	case found.All() == 0:
		return []part{{theme.Good, w.Prepare.NoTricky}}
	}
	var said []string
	for i := range found.Counts {
		if c := &found.Counts[i]; c.All() > 0 {
			said = append(said, fmt.Sprintf(w.Prepare.Desks, p.venue(c.Venue), w.Number(c.All())))
		}
	}
	parts := []part{{theme.Warning, p.shorter(trickyStep, strings.Join(said, " · "), w.Number(found.All()))}}
	if p.at != trickyStep {
		return parts
	}
	for _, g := range p.worst() {
		parts = append(parts, part{theme.Plain, fmt.Sprintf(w.Prepare.MendIt, p.sayCase(g))})
	}
	return parts
}

// worst are the first cases, of the kind that nobody can settle at the door
// before the others.
func (p *Prepare) worst() (first []*tricky.Group) {
	groups := p.known.Tricky.Groups
	for _, kind := range tricky.Kinds {
		for i := range groups {
			if groups[i].Kind == kind && len(first) < firstCases {
				first = append(first, &groups[i])
			}
		}
	}
	return first
}

func (p *Prepare) venue(id checkin.VenueID) string {
	if id == "" {
		return p.env.Words.Prepare.Several
	}
	if v, ok := p.env.Overview.Event.Venue(id); ok {
		return clean(v.Name)
	}
	return clean(string(id))
}

// sayCase is a case in words.
func (p *Prepare) sayCase(g *tricky.Group) string {
	w, one := p.env.Words, &g.People[0]
	n := len(g.People)
	switch g.Kind {
	case tricky.Nameless:
		if company := clean(one.Company); company != "" && !slices.ContainsFunc(g.People, func(o tricky.Ticket) bool { return o.Company != one.Company }) {
			return fmt.Sprintf(pluralOf(w, w.Prepare.NamelessOf, n), w.Number(n), company)
		}
		return w.Count(w.Prepare.Nameless, n)
	case tricky.Twice:
		return fmt.Sprintf(w.Prepare.Twice, ticketName(w, one))
	}
	return fmt.Sprintf(pluralOf(w, w.Prepare.Alike, n), w.Number(n), ticketName(w, one)) + ", " + w.Prepare.AlikeLacks
}

func ticketName(w *i18n.Words, t *tricky.Ticket) string {
	var r checkin.Registration
	r.Values[checkin.FieldLastName], r.Values[checkin.FieldFirstName] = t.Last, t.First
	return w.ListName(&r)
}
