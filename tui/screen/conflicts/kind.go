package conflicts

import (
	"fmt"
	"strings"
	"time"

	"opale/checkin"
	"opale/tui/layout"
)

// name is whom a conflict is about, as a list says it: somebody, or a desk.
func (c *Conflicts) name(of *conflict) string {
	if of.Kind == kindHeld {
		return c.desk(of.held.Desk)
	}
	return c.env.Words.ListName(&of.who)
}

// spoken is the same as a sentence says it.
func (c *Conflicts) spoken(of *conflict) string {
	if of.Kind == kindHeld {
		return c.desk(of.held.Desk)
	}
	return c.env.Words.SpokenName(&of.who)
}

// title says what sort of conflict it is.
func (c *Conflicts) title(of *conflict) string {
	w := c.env.Words
	switch of.Kind {
	case checkin.ConflictWithdrawn:
		return w.Conflicts.Withdrawn
	case checkin.ConflictErased:
		return w.Conflicts.Erased
	case checkin.ConflictPartErased:
		return w.Conflicts.Half
	case checkin.ConflictEdits:
		field := strings.ToUpper(w.Facts.Fields[of.Field])
		return fmt.Sprintf(w.Conflicts.Edits, field, w.Count(w.Conflicts.Values, len(of.Edits)))
	case checkin.ConflictSame:
		return w.Conflicts.Same
	case checkin.ConflictForked:
		return w.Conflicts.Forked
	case kindHeld:
		return w.Conflicts.Held
	}
	return w.Count(w.Conflicts.Twice, len(of.Arrivals))
}

// why says in a sentence what may have happened.
func (c *Conflicts) why(of *conflict) string {
	w := &c.env.Words.Conflicts
	switch of.Kind {
	case checkin.ConflictWithdrawn:
		return w.GoneWhy
	case checkin.ConflictErased:
		return w.ErasedWhy
	case checkin.ConflictPartErased:
		return fmt.Sprintf(w.HalfWhy, of.Other.String()[:9])
	case checkin.ConflictEdits:
		return w.EditsWhy
	case checkin.ConflictSame:
		return w.SameWhy
	case checkin.ConflictForked:
		return w.ForkedWhy
	case kindHeld:
		return w.HeldWhy
	}
	return w.TwiceWhy
}

// sides is both sides of a conflict, or all: what each says, at which desk,
// who, and when.
func (c *Conflicts) sides(of *conflict) []string {
	var sides []string
	switch of.Kind {
	case checkin.ConflictEdits:
		for i := range of.Edits {
			e := &of.Edits[i]
			sides = append(sides, join(c.quoted(of.Field, e.Value), c.when(e.Time), c.by(e.Desk, e.Operator), c.day(e.Time)))
		}
	case checkin.ConflictSame:
		sides = append(c.one(of, &of.who), c.one(of, &of.other)...)
	case kindHeld:
		sides = []string{c.heldBack(&of.held)}
	default:
		for i := range of.Arrivals {
			sides = append(sides, c.arrival(&of.Arrivals[i]))
		}
	}
	return sides
}

// arrival is when and by whom somebody was noted, and at which session.
func (c *Conflicts) arrival(a *checkin.Arrival) string {
	session, _ := c.env.Overview.Event.Session(a.Session)
	said := fmt.Sprintf("%5s  %s", c.when(a.Time), c.by(a.Desk, a.Operator))
	if c.env.Frame.Class == layout.Narrow {
		return said
	}
	return join(said, c.day(a.Time), checkin.Clean(session.Name))
}

// one is one of two who may be the same: the name and what tells people apart,
// then where the registration comes from, and the arrival.
func (c *Conflicts) one(of *conflict, r *checkin.Registration) []string {
	w := c.env.Words
	origin := w.Conflicts.Listed
	if r.WalkIn {
		origin = w.Door.WalkIn
	}
	arrived := w.Conflicts.NotIn
	for i := range of.Arrivals {
		if a := &of.Arrivals[i]; a.Registration == r.ID {
			arrived = join(c.when(a.Time), c.by(a.Desk, a.Operator))
			break
		}
	}
	about := []string{w.ListName(r), checkin.Clean(r.Company()), checkin.Clean(r.Town()), checkin.HalfEmail(r.Email()), checkin.HalfPhone(r.Phone())}
	return []string{join(about...), "  " + join(origin, arrived)}
}

// heldBack is how much a revoked desk wrote, and when.
func (c *Conflicts) heldBack(h *checkin.Held) string {
	w := c.env.Words
	first, last := w.Date(c.env.Local(h.First))+" "+c.when(h.First), w.Date(c.env.Local(h.Last))+" "+c.when(h.Last)
	return join(w.Count(w.Conflicts.Entries, h.Entries), fmt.Sprintf(w.Conflicts.FromTo, first, last))
}

func (c *Conflicts) when(at time.Time) string { return c.env.Words.Clock(c.env.Local(at)) }

// day is a date, where there is room for it.
func (c *Conflicts) day(at time.Time) string {
	if c.env.Frame.Class == layout.Narrow {
		return ""
	}
	return c.env.Words.Date(c.env.Local(at))
}

// by names a desk and who sat there.
func (c *Conflicts) by(desk, operator string) string {
	if operator = checkin.Clean(operator); operator != "" {
		return c.desk(desk) + ", " + operator
	}
	return c.desk(desk)
}

// quoted is a value of a field as people say it.
func (c *Conflicts) quoted(field checkin.Field, value string) string {
	w := c.env.Words
	said := checkin.Clean(value)
	switch field {
	case checkin.FieldProfile:
		said = w.Facts.Profile(checkin.Profile(value))
	case checkin.FieldVenue:
		if venue, ok := c.env.Overview.Event.Venue(checkin.VenueID(value)); ok {
			said = checkin.Clean(venue.Name)
		}
	}
	if said == "" {
		return w.Conflicts.Nothing
	}
	return fmt.Sprintf(w.Conflicts.Quoted, said)
}

func join(parts ...string) string {
	said := parts[:0]
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, " · ")
}
