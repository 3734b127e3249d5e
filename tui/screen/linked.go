package screen

import (
	"fmt"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/tui/i18n"
	"opale/tui/theme"
)

// patience is how long a hub may be silent before it is worth a word: networks
// at receptions come and go.
const patience = time.Minute

// LinkSaid is how it stands between the desk and its hub.
type LinkSaid struct {
	Tone        theme.Tone
	Long, Short string
}

// LinkedSaid puts a state into words. Being without a network is normal; a
// wrong hub, a desk that was excluded and a network that wants a browser first
// need somebody.
func LinkedSaid(w *i18n.Words, s hub.State, now time.Time, local func(time.Time) time.Time) LinkSaid {
	h := &w.Hub
	switch s.Trouble {
	case checkin.CodeWrongKey:
		return LinkSaid{theme.Bad, h.Wrong, h.Shorts.Wrong}
	case checkin.CodeRevoked, checkin.CodeStranger:
		return LinkSaid{theme.Bad, h.Revoked, h.Shorts.Revoked}
	case checkin.CodePortal:
		return LinkSaid{theme.Warning, h.Portal, h.Shorts.Portal}
	}
	if s.Trouble != "" && now.Sub(s.Failing) >= patience {
		return LinkSaid{theme.Already, fmt.Sprintf(h.Silent, w.Span(now.Sub(s.Failing))), h.Shorts.Silent}
	}
	if s.Synced.IsZero() {
		return LinkSaid{theme.Already, h.Never, h.Shorts.Silent}
	}
	clock := w.Clock(local(s.Synced))
	return LinkSaid{theme.Good, fmt.Sprintf(h.Synced, clock), fmt.Sprintf(h.Shorts.Synced, clock)}
}
