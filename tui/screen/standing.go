package screen

import (
	"fmt"
	"strings"
	"time"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/theme"
	"opale/tui/widget"
)

// Standing says in a few words what the door would answer somebody now.
func Standing(env *Env, row *checkin.Row) (theme.Tone, string) {
	w, r := env.Words, &row.Registration
	door := &w.Door
	switch row.Outcome {
	case checkin.OutcomeAlreadyIn:
		at := w.Clock(env.Local(row.Previous.Time))
		if desk := checkin.Clean(row.Previous.Desk); desk != "" {
			return theme.Good, fmt.Sprintf(door.InSince, at, desk)
		}
		return theme.Good, fmt.Sprintf(door.InHere, at)
	case checkin.OutcomeUnpaid:
		if word := OwnWord(r); word != "" {
			return theme.Warning, word
		}
		if due := checkin.Clean(r.Due()); due != "" {
			return theme.Warning, door.Unpaid + " · " + due
		}
		return theme.Warning, door.Unpaid
	case checkin.OutcomeCancelled:
		return theme.Bad, door.Cancelled
	case checkin.OutcomeBlocked:
		return theme.Bad, door.Blocked
	case checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		return theme.Elsewhere, elsewhere(env, row)[0]
	}
	switch {
	case r.Status() == checkin.StatusInvited:
		return theme.Plain, door.Invited
	case env.Overview.Open:
		return theme.Plain, door.HereToday
	}
	return theme.Plain, door.Here
}

// StandingWithin says the same in at most width cells, where there is a shorter
// way to say it.
func StandingWithin(env *Env, row *checkin.Row, width int) (theme.Tone, string) {
	tone, said := Standing(env, row)
	if tone == theme.Elsewhere {
		said = widget.Longest(width, elsewhere(env, row)...)
	}
	return tone, said
}

// StandingShort says the same where there is little room.
func StandingShort(env *Env, row *checkin.Row) (theme.Tone, string) {
	w := env.Words
	switch row.Outcome {
	case "":
		return theme.Bad, w.Door.ShortNotNoted
	case checkin.OutcomeAlreadyIn:
		return theme.Good, fmt.Sprintf(w.Door.InHere, w.Clock(env.Local(row.Previous.Time)))
	case checkin.OutcomeUnpaid:
		if word := OwnWord(&row.Registration); word != "" {
			return theme.Warning, word
		}
		return theme.Warning, w.Door.ShortUnpaid
	case checkin.OutcomeCancelled:
		return theme.Bad, w.Door.ShortCancelled
	case checkin.OutcomeBlocked:
		return theme.Bad, w.Door.ShortBlocked
	case checkin.OutcomeOtherVenue:
		venue, _ := Expected(env.Overview.Event, &row.Registration, env.Overview.Session)
		return theme.Elsewhere, venue
	case checkin.OutcomeOtherDay:
		return theme.Elsewhere, elsewhere(env, row)[0]
	}
	if row.Registration.Status() == checkin.StatusInvited {
		return theme.Plain, w.Door.ShortInvited
	}
	return theme.Plain, w.Door.Here
}

// elsewhere is the venue, if it is another, and the day, at several lengths from
// the longest on.
func elsewhere(env *Env, row *checkin.Row) []string {
	w, o := env.Words, &env.Overview
	venue, at := Expected(o.Event, &row.Registration, o.Session)
	day, short := "", ""
	if at.ID != "" {
		opens := env.Local(at.Opens)
		day, short = w.Date(opens), w.ShortDate(opens)
		if sameDay(opens, env.Clock()) {
			day, short = w.Door.Today, w.Door.Today
		}
	}
	switch {
	case row.Outcome == checkin.OutcomeOtherDay && sameDay(env.Local(at.Opens), env.Local(o.Session.Opens)):
		return []string{fmt.Sprintf(w.Door.SessionAt, w.Clock(env.Local(at.Opens)))}
	case row.Outcome == checkin.OutcomeOtherDay:
		return []string{day}
	case day == "":
		return []string{venue}
	}
	town, _, _ := strings.Cut(venue, "-") // Boulogne-sur-Mer
	return []string{venue + ", " + day, venue + ", " + short, town + ", " + day, town + ", " + short, venue}
}

func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}

// ListName is a name in a list, the family name first: set wide where few large
// rows are wanted.
func ListName(env *Env, r *checkin.Registration) string {
	surname := i18n.Surname(r)
	if !env.Frame.Large || surname == "" {
		return env.Words.ListName(r)
	}
	return strings.TrimSpace(widget.Spaced(surname, env.Frame.Inner()/3) + "  " + i18n.GivenName(r.FirstName()))
}
