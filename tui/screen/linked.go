package screen

import (
	"fmt"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/tui/i18n"
	"opale/tui/theme"
)

// Patience is how long a hub may be silent before it is worth a word on the
// status line: networks at receptions come and go. Whoever looks at the hub's
// page asks, and is told at once.
const Patience = time.Minute

// LinkSaid is how it stands between the desk and its hub.
type LinkSaid struct {
	Tone        theme.Tone
	Headline    string
	Long, Short string
	Meanwhile   string // what the desk does, or what there is to do
}

// LinkedSaid puts a state into words, a silence only after some patience. Being without a network is normal; a
// wrong hub, a desk that was excluded, a network that wants a browser first or
// reads along, and a clock that is off need somebody.
func LinkedSaid(w *i18n.Words, s hub.State, now time.Time, local func(time.Time) time.Time, patience time.Duration) LinkSaid {
	h := &w.Hub
	switch s.Trouble {
	case checkin.CodeWrongKey:
		return LinkSaid{theme.Bad, h.WrongHead, h.Wrong, h.Shorts.Wrong, h.WrongDo}
	case checkin.CodeRevoked, checkin.CodeStranger:
		return LinkSaid{theme.Bad, w.Excluded.Title, h.Revoked, h.Shorts.Revoked, w.Excluded.What}
	case checkin.CodePortal:
		return LinkSaid{theme.Warning, h.PortalHead, h.Portal, h.Shorts.Portal, h.PortalDo}
	case checkin.CodeIntercepted:
		return LinkSaid{theme.Warning, h.BarredHead, h.Barred, h.Shorts.Barred, h.BarredDo}
	case checkin.CodeClock:
		return LinkSaid{theme.Warning, h.ClockHead, h.Clock, h.Shorts.Clock, h.ClockDo}
	}
	if silent := now.Sub(s.Failing); s.Trouble != "" && silent >= patience {
		return LinkSaid{theme.Already, h.Joined, silence(w, s.Trouble, silent), h.Shorts.Silent, withoutIt(h, s.Trouble)}
	}
	if s.Synced.IsZero() {
		return LinkSaid{theme.Already, h.Joined, h.Never, h.Shorts.Silent, h.Offline}
	}
	if s.Ahead.Abs() >= journal.ClockOff {
		return LinkSaid{theme.Warning, h.Joined, fmt.Sprintf(h.TwoClocks, w.Span(s.Ahead.Abs())), h.Shorts.Clock, h.ClockDo}
	}
	clock := w.Clock(local(s.Synced))
	return LinkSaid{theme.Good, h.Joined, fmt.Sprintf(h.Synced, clock), fmt.Sprintf(h.Shorts.Synced, clock), h.Offline}
}

// silence says for how long nobody has been heard.
func silence(w *i18n.Words, trouble checkin.Code, silent time.Duration) string {
	said := w.Hub.Silent
	if trouble == checkin.CodeNoName {
		said = w.Hub.NoName
	}
	if silent < time.Minute {
		return w.Hub.Unheard
	}
	return fmt.Sprintf(said, w.Span(silent))
}

func withoutIt(h *i18n.Hub, trouble checkin.Code) string {
	if trouble == checkin.CodeNoName {
		return h.NoNameDo
	}
	return h.Offline
}
