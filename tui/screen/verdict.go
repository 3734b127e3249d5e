package screen

import (
	"fmt"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/i18n"
	"opale/tui/theme"
)

// Verdict is the tone and the title of what came of somebody at the door. A
// visit that could not be written has no outcome.
func Verdict(w *i18n.Words, event checkin.Event, v checkin.Visit) (theme.Tone, string) {
	r, door := &v.Registration, &w.Door
	local := event.Location()
	switch v.Outcome {
	case "": // it could not be written
		return theme.Bad, strings.TrimSpace(door.NotNoted + "  " + checkin.Clean(v.Reading.Code))
	case checkin.OutcomeAdmitted:
		return theme.Good, door.Noted
	case checkin.OutcomeAlreadyIn:
		if v.Repeat {
			return theme.Good, door.Noted
		}
		return theme.Already, fmt.Sprintf(door.AlreadySince, w.Clock(v.Previous.Time.In(local)))
	case checkin.OutcomeUnpaid:
		if word := OwnWord(r); word != "" {
			return theme.Warning, strings.ToUpper(word)
		}
		if due := checkin.Clean(r.Due()); due != "" {
			return theme.Warning, fmt.Sprintf(door.UnpaidDue, due)
		}
		return theme.Warning, door.UnpaidTitle
	case checkin.OutcomeCancelled:
		return theme.Bad, door.CancelTitle
	case checkin.OutcomeBlocked:
		return theme.Bad, door.BlockTitle
	case checkin.OutcomeOtherVenue:
		venue, at := Expected(event, r, v.Session)
		if venue == "" {
			venue = door.ElsewhereName
		}
		if opens := at.Opens.In(local); at.ID != "" && !sameDay(opens, today(&v).In(local)) {
			venue += ", " + w.Date(opens)
		}
		return theme.Elsewhere, fmt.Sprintf(door.VenueTitle, strings.ToUpper(venue))
	case checkin.OutcomeOtherDay:
		_, at := Expected(event, r, v.Session)
		if sameDay(at.Opens.In(local), v.Session.Opens.In(local)) {
			return theme.Elsewhere, fmt.Sprintf(door.SessionTitle, strings.ToUpper(checkin.Clean(at.Name)))
		}
		return theme.Elsewhere, fmt.Sprintf(door.DayTitle, strings.ToUpper(w.Date(at.Opens.In(local))))
	}
	return theme.Question, strings.TrimSpace(fmt.Sprintf(door.CodeTitle, checkin.Clean(v.Reading.Code)))
}

// today is when somebody stands at the door, or would.
func today(v *checkin.Visit) time.Time {
	if v.Time.IsZero() {
		return v.Session.Opens
	}
	return v.Time
}

// OwnWord is what the organiser calls the state of somebody who is not let in
// yet for another reason than money: a waiting list, an approval to come. Empty
// where there is something to be paid.
func OwnWord(r *checkin.Registration) string {
	word := checkin.Clean(r.StatusWord())
	if r.Status() != checkin.StatusUnpaid || r.Due() != "" || roster.IsAboutPayment(word) {
		return ""
	}
	return word
}

// Expected finds where and when somebody is expected who is not expected at a
// session: the venue's name, and the session. One at the same venue comes
// first, then the first one named; the session is zero where only a venue is.
func Expected(event checkin.Event, r *checkin.Registration, here checkin.Session) (venue string, at checkin.Session) {
	for _, id := range r.Sessions() {
		s, ok := event.Session(id)
		if ok && (at.ID == "" || s.Venue == here.Venue && at.Venue != here.Venue) {
			at = s
		}
	}
	of := at.Venue
	if of == "" {
		of = r.Venue()
	}
	v, _ := event.Venue(of)
	return checkin.Clean(v.Name), at
}
