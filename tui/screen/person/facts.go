package person

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/widget"
)

// fact is one thing known.
type fact struct{ label, value string }

// known lists what is known beyond the name, the address and the telephone
// half hidden: others may be looking at the screen.
func (p *Page) known() []fact {
	w, r := p.env.Words, &p.page.Registration
	label := &w.Facts.Fields
	all := []fact{
		{label[checkin.FieldEmail], p.seen(checkin.FieldEmail, r.Email())},
		{label[checkin.FieldPhone], p.seen(checkin.FieldPhone, r.Phone())},
		{label[checkin.FieldVenue], p.expected()},
		{label[checkin.FieldStatus], p.status()},
		{label[checkin.FieldDue], checkin.Clean(r.Due())},
		{label[checkin.FieldTicket], checkin.Clean(r.Ticket())},
		{label[checkin.FieldProfile], w.Facts.Profile(r.Profile())},
		{label[checkin.FieldList], checkin.Clean(r.Values[checkin.FieldList])},
	}
	for _, n := range p.notes() {
		all = append(all, fact{label[checkin.FieldNote], n})
	}
	kept := all[:0]
	for _, f := range all {
		if f.value != "" {
			kept = append(kept, f)
		}
	}
	return kept
}

// seen is as much of a value as may be seen: of an address and a telephone half,
// all of it once the coordinator has been here, and nothing at a desk that is
// open to all.
func (p *Page) seen(f checkin.Field, value string) string {
	switch {
	case !isPrivate(f) || value == "" || p.granted:
		return checkin.Clean(value)
	case p.hides():
		return p.env.Words.Person.Hidden
	case f == checkin.FieldEmail:
		return checkin.HalfEmail(value)
	}
	return checkin.HalfPhone(value)
}

// expected is where and when the person is expected.
func (p *Page) expected() string {
	w, r, place := p.env.Words, &p.page.Registration, &p.env.Overview.Place
	if sessions := r.Sessions(); len(sessions) > 0 {
		var days []string
		for _, id := range sessions {
			if s, ok := place.Event.Session(id); ok {
				venue, _ := place.Event.Venue(s.Venue)
				days = append(days, fmt.Sprintf(w.Person.Expected, checkin.Clean(venue.Name), w.Date(p.env.Local(s.Opens))))
			}
		}
		return strings.Join(days, " · ")
	}
	if venue, _ := screen.Expected(place.Event, r, place.Session); venue != "" {
		return venue
	}
	return w.Person.Anywhere
}

// status is the organiser's own word, and ours where that lets nobody in.
func (p *Page) status() string {
	w, r := p.env.Words, &p.page.Registration
	own := checkin.Clean(r.StatusWord())
	said := ""
	switch {
	case r.Erased:
		said = w.Person.Erased
	case r.Withdrawn:
		said = w.Person.Gone
	case r.WalkIn:
		said = w.Door.WalkIn
	case screen.OwnWord(r) != "": // which says it all
	default:
		said = map[checkin.Status]string{
			checkin.StatusInvited: w.Door.Invited, checkin.StatusUnpaid: w.Door.Unpaid,
			checkin.StatusCancelled: w.Door.Cancelled, checkin.StatusBlocked: w.Door.Blocked,
		}[r.Status()]
	}
	return join(" · ", said, own)
}

// facts sets what is known in two columns, or in one where room is short.
func (p *Page) facts() []string {
	t, width := p.env.Theme, p.env.Frame.Inner()
	known := p.known()
	label := 0
	for _, f := range known {
		label = max(label, ansi.StringWidth(f.label))
	}
	cell := func(f fact, width int) string {
		return t.Prompt.Render(widget.Fit(f.label, label)) + "  " + t.Text.Render(widget.Fit(f.value, width-label-2))
	}
	whole := func(f fact) (lines []string) {
		if !strings.Contains(f.value, " ") {
			return []string{cell(f, width)} // an address is cut rather than torn apart
		}
		for _, part := range strings.Split(ansi.Wordwrap(f.value, max(width-label-2, 10), ""), "\n") {
			lines = append(lines, cell(fact{f.label, part}, width))
			f.label = ""
		}
		return lines
	}
	columns, wide := 2, (width-2)/2
	if p.env.Frame.Class == layout.Narrow {
		columns, wide = 1, width
	}
	var lines []string
	for len(known) > 0 {
		long := ansi.StringWidth(known[0].value) > wide-label-2
		if columns == 1 || long || len(known) == 1 || ansi.StringWidth(known[1].value) > wide-label-2 {
			lines = append(lines, whole(known[0])...)
			known = known[1:]
			continue
		}
		lines = append(lines, cell(known[0], wide)+"  "+cell(known[1], wide))
		known = known[2:]
	}
	return lines
}
