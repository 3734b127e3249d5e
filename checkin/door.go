package checkin

// Outcome is the answer of the door.
type Outcome string

// The answers, in the order in which they are looked for.
const (
	OutcomeUnknown    Outcome = "unknown"
	OutcomeAlreadyIn  Outcome = "already-in"
	OutcomeBlocked    Outcome = "blocked"
	OutcomeCancelled  Outcome = "cancelled"
	OutcomeUnpaid     Outcome = "unpaid"
	OutcomeOtherVenue Outcome = "other-venue"
	OutcomeOtherDay   Outcome = "other-day"
	OutcomeAdmitted   Outcome = "admitted"
)

// Overridable reports whether an operator may admit all the same.
func (o Outcome) Overridable() bool {
	switch o {
	case OutcomeBlocked, OutcomeCancelled, OutcomeUnpaid, OutcomeOtherVenue, OutcomeOtherDay:
		return true
	}
	return false
}

// Decide applies the rules of the door to one registration and its arrivals.
func Decide(event *Event, r *Registration, arrivals []Arrival, s Session) Outcome {
	if Inside(arrivals, s.ID) != nil {
		return OutcomeAlreadyIn
	}
	if out := lastOut(arrivals, s.ID); out != nil && (r.Status() != StatusBlocked || out.Override == OutcomeBlocked) {
		return OutcomeAdmitted // what was asked at the first time is not asked again
	}
	switch r.Status() {
	case StatusBlocked:
		return OutcomeBlocked
	case StatusCancelled:
		return OutcomeCancelled
	case StatusUnpaid:
		return OutcomeUnpaid
	}
	if r.ExpectedAt(s) {
		return OutcomeAdmitted
	}
	elsewhere := r.Venue() != "" && r.Venue() != s.Venue
	for _, id := range r.Sessions() {
		other, ok := event.Session(id)
		if ok && other.Venue == s.Venue {
			return OutcomeOtherDay
		}
		elsewhere = elsewhere || ok
	}
	if elsewhere {
		return OutcomeOtherVenue
	}
	return OutcomeOtherDay // only sessions that the event does not, or no longer, have
}
