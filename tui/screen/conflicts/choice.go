package conflicts

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
)

// choice is one thing to do.
type choice struct {
	text string
	do   func(*Conflicts) tea.Cmd
}

// saying says what was decided in the language of now: it may change meanwhile.
type saying func(*Conflicts) string

// write is what a decision writes. The entry is zero where there are several,
// or where only the person's page can take it back.
type write func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error)

// deciding is the choice that writes something, and says it then.
func (c *Conflicts) deciding(of conflict, text string, said saying, do write) choice {
	return choice{text, func(c *Conflicts) tea.Cmd {
		d := decision{conflict: of, said: said}
		desk := c.env.Desk
		return c.write(d, false, func(ctx context.Context) (checkin.EntryID, error) { return do(ctx, desk) })
	}}
}

// decisions is the ways to settle a conflict.
func (c *Conflicts) decisions(of conflict) []choice {
	switch of.Kind {
	case checkin.ConflictTwice:
		return c.ofTwice(of)
	case checkin.ConflictEdits:
		return c.ofEdits(of)
	case checkin.ConflictSame:
		return c.ofSame(of)
	case checkin.ConflictPartErased:
		return c.ofHalf(of)
	case checkin.ConflictForked:
		return c.ofForked(of)
	case kindHeld:
		return c.ofHeld(of)
	}
	return []choice{c.right(of, func(c *Conflicts) string { return c.env.Words.Conflicts.OneRight })}
}

// right is the word that all is right as it stands.
func (c *Conflicts) right(of conflict, said saying) choice {
	reason := c.env.Words.Conflicts.ReasonRight
	return c.deciding(of, said(c), said, func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
		return desk.Settle(ctx, of.Conflict, reason)
	})
}

// ofTwice keeps one arrival, or all.
func (c *Conflicts) ofTwice(of conflict) []choice {
	w := &c.env.Words.Conflicts
	keep, right := w.KeepFirst, func(c *Conflicts) string { return c.env.Words.Conflicts.BothRight }
	if len(of.Arrivals) > 2 {
		keep, right = w.KeepOther, func(c *Conflicts) string { return c.env.Words.Conflicts.AllRight }
	}
	first, reason := checkin.First(of.Arrivals, of.Session), w.ReasonKept
	text := fmt.Sprintf(keep, c.when(first.Time), c.desk(first.Desk))
	kept := func(c *Conflicts) string { return c.env.Words.Conflicts.KeptFirst }
	return []choice{
		c.deciding(of, text, kept, func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
			return checkin.EntryID{}, desk.KeepFirst(ctx, of.Conflict, reason)
		}),
		c.right(of, right),
	}
}

// ofEdits keeps one of the values: the one that stands, or another.
func (c *Conflicts) ofEdits(of conflict) []choice {
	w := &c.env.Words.Conflicts
	var choices []choice
	seen := map[string]bool{}
	for i := range of.Edits {
		value := of.Edits[i].Value
		if seen[value] {
			continue
		}
		seen[value] = true
		text, reason := w.KeepValue, w.ReasonRight
		do := func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
			_, err := desk.Amend(ctx, of.Registration, checkin.Fields{of.Field: value})
			return checkin.EntryID{}, err
		}
		if i == 0 {
			text = w.KeepNow
			do = func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
				return desk.Settle(ctx, of.Conflict, reason)
			}
		}
		kept := func(c *Conflicts) string {
			return fmt.Sprintf(c.env.Words.Conflicts.KeptValue, c.quoted(of.Field, value))
		}
		choices = append(choices, c.deciding(of, fmt.Sprintf(text, c.quoted(of.Field, value)), kept, do))
	}
	return choices
}

// ofSame joins two registrations, or tells them apart.
func (c *Conflicts) ofSame(of conflict) []choice {
	w := &c.env.Words.Conflicts
	same, apart := w.ReasonSame, w.ReasonApart
	return []choice{
		c.deciding(of, w.Join, func(c *Conflicts) string { return c.env.Words.Conflicts.Joined },
			func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
				return desk.Join(ctx, of.Registration, of.Other, same)
			}),
		c.deciding(of, w.Apart, func(c *Conflicts) string { return c.env.Words.Conflicts.Apart },
			func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
				return desk.Distinct(ctx, of.Registration, of.Other, apart)
			}),
	}
}

// ofHalf takes the joining back, or leaves one of two who were joined erased and
// the other hidden. To erase both is for whoever has the coordinator's PIN.
func (c *Conflicts) ofHalf(of conflict) []choice {
	w := &c.env.Words.Conflicts
	apart := w.ReasonApart
	return []choice{
		c.deciding(of, w.HalfApart, func(c *Conflicts) string { return c.env.Words.Conflicts.HalfDone },
			func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
				_, err := desk.Undo(ctx, of.Joining, apart)
				return checkin.EntryID{}, err
			}),
		c.right(of, func(c *Conflicts) string { return c.env.Words.Conflicts.HalfLeave }),
	}
}

// ofForked counts an arrival that only the other of two machines knows, or
// leaves it out.
func (c *Conflicts) ofForked(of conflict) []choice {
	w := &c.env.Words.Conflicts
	first, admitted, left := &of.Arrivals[0], w.ReasonForked, w.ReasonLeft
	return []choice{
		c.deciding(of, fmt.Sprintf(w.Admit, c.when(first.Time), c.desk(first.Desk)), func(c *Conflicts) string { return c.env.Words.Conflicts.Admitted },
			func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
				return desk.AdmitForked(ctx, of.Conflict, admitted)
			}),
		c.deciding(of, w.LeaveOut, func(c *Conflicts) string { return c.env.Words.Conflicts.LeftOut },
			func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
				return desk.Settle(ctx, of.Conflict, left)
			}),
	}
}

// ofHeld lets all count that a revoked desk wrote, or leaves it as it is.
func (c *Conflicts) ofHeld(of conflict) []choice {
	w := &c.env.Words.Conflicts
	reason := w.ReasonHeld
	return []choice{
		c.deciding(of, c.env.Words.Count(w.AdmitAll, of.held.Entries), func(c *Conflicts) string { return c.env.Words.Conflicts.AdmittedAll },
			func(ctx context.Context, desk *checkin.Desk) (checkin.EntryID, error) {
				_, err := desk.AdmitHeld(ctx, of.held, reason)
				return checkin.EntryID{}, err
			}),
		{w.LeaveHeld, func(*Conflicts) tea.Cmd { return nil }},
	}
}
