package desk

import (
	"fmt"
	"time"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/theme"
)

// standing says in a few words what the door would answer somebody now.
func (d *Desk) standing(row *checkin.Row) (theme.Tone, string) {
	w, r := d.env.Words, &row.Registration
	door := &w.Door
	switch row.Outcome {
	case checkin.OutcomeAlreadyIn:
		at := w.Clock(d.env.Local(row.Previous.Time))
		if desk := checkin.Clean(row.Previous.Desk); desk != "" {
			return theme.Good, fmt.Sprintf(door.InSince, at, desk)
		}
		return theme.Good, fmt.Sprintf(door.InHere, at)
	case checkin.OutcomeUnpaid:
		return theme.Warning, about(door.Unpaid, checkin.Clean(r.Due()))
	case checkin.OutcomeCancelled:
		return theme.Bad, door.Cancelled
	case checkin.OutcomeBlocked:
		return theme.Bad, door.Blocked
	case checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		return theme.Elsewhere, d.elsewhere(row)
	}
	switch {
	case r.Status() == checkin.StatusInvited:
		return theme.Plain, door.Invited
	case d.env.Overview.Open:
		return theme.Plain, door.HereToday
	}
	return theme.Plain, door.Here
}

// elsewhere is the venue, if it is another, and the day.
func (d *Desk) elsewhere(row *checkin.Row) string {
	w, o := d.env.Words, &d.env.Overview
	venue, at := screen.Expected(o.Event, &row.Registration, o.Session)
	day := ""
	if at.ID != "" {
		opens := d.env.Local(at.Opens)
		if day = w.Date(opens); sameDay(opens, d.env.Clock()) {
			day = w.Door.Today
		}
	}
	switch {
	case row.Outcome == checkin.OutcomeOtherDay:
		return day
	case day == "":
		return venue
	}
	return venue + ", " + day
}

func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
