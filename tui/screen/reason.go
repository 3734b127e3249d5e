package screen

import (
	"opale/checkin"
	"opale/tui/i18n"
)

// Reasons lists why somebody may be let in whom the door refuses, in the order
// in which they are offered; nil where it asks for none.
func Reasons(w *i18n.Words, v *checkin.Visit) []string {
	door := &w.Door
	switch v.Outcome {
	case checkin.OutcomeUnpaid:
		if OwnWord(&v.Registration) == "" {
			return []string{door.PaidHere, door.SeenWithBoss, door.OtherReason}
		}
		return []string{door.SeenWithBoss, door.OtherReason}
	case checkin.OutcomeBlocked, checkin.OutcomeCancelled:
		return []string{door.SeenWithBoss, door.OtherReason}
	}
	return nil
}
