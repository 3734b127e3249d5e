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
	Headline    string
	Long, Short string
	Meanwhile   string // what the desk does, or what there is to do
}

// LinkedSaid puts a state into words. Being without a network is normal; a
// wrong hub, a desk that was excluded and a network that wants a browser first
// need somebody.
func LinkedSaid(w *i18n.Words, s hub.State, now time.Time, local func(time.Time) time.Time) LinkSaid {
	h := &w.Hub
	switch s.Trouble {
	case checkin.CodeWrongKey:
		return LinkSaid{theme.Bad, h.WrongHead, h.Wrong, h.Shorts.Wrong, h.WrongDo}
	case checkin.CodeRevoked, checkin.CodeStranger:
		return LinkSaid{theme.Bad, w.Excluded.Title, h.Revoked, h.Shorts.Revoked, w.Excluded.What}
	case checkin.CodePortal:
		return LinkSaid{theme.Warning, h.PortalHead, h.Portal, h.Shorts.Portal, h.PortalDo}
	}
	if s.Trouble != "" && now.Sub(s.Failing) >= patience {
		return LinkSaid{theme.Already, h.Joined, fmt.Sprintf(h.Silent, w.Span(now.Sub(s.Failing))), h.Shorts.Silent, h.Offline}
	}
	if s.Synced.IsZero() {
		return LinkSaid{theme.Already, h.Joined, h.Never, h.Shorts.Silent, h.Offline}
	}
	clock := w.Clock(local(s.Synced))
	return LinkSaid{theme.Good, h.Joined, fmt.Sprintf(h.Synced, clock), fmt.Sprintf(h.Shorts.Synced, clock), h.Offline}
}
