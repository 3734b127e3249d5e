package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
)

// heraldFor is how long somebody's arrival is said: typing does not end it, and
// it asks for nothing.
const heraldFor = 45 * time.Second

// herald says on the status line who has come to another desk that is to be
// announced, one after the other.
type herald struct {
	waiting []checkin.Announcement // the first one is shown
	timer   worker.Ticket
}

// heraldDue says that an announcement was shown for long enough.
type heraldDue struct{ timer worker.Ticket }

// announce takes in who came.
func (r *root) announce(came []checkin.Announcement) tea.Cmd {
	if len(came) == 0 {
		return nil
	}
	idle := len(r.herald.waiting) == 0
	r.herald.waiting = append(r.herald.waiting, came...)
	if !idle {
		return nil
	}
	return r.showHerald()
}

// showHerald shows the first of those who wait, for a while.
func (r *root) showHerald() tea.Cmd {
	r.touch()
	r.herald.timer = worker.NewTicket()
	return r.env.Later(heraldFor, heraldDue{r.herald.timer})
}

// endHerald goes on to the next. A locked desk names nobody: there it waits.
func (r *root) endHerald(msg heraldDue) tea.Cmd {
	if msg.timer != r.herald.timer || len(r.herald.waiting) == 0 {
		return nil
	}
	if !r.isLocked() {
		r.herald.waiting = r.herald.waiting[1:]
	}
	if len(r.herald.waiting) == 0 {
		r.touch()
		return nil
	}
	return r.showHerald()
}

// heralded is the line about who came; empty where nobody did.
func (r *root) heralded() string {
	if len(r.herald.waiting) == 0 || r.env.Kiosk || r.isLocked() || r.isExcluded() {
		return ""
	}
	w, t, came := r.env.Words, r.env.Theme, &r.herald.waiting[0]
	session, _ := r.env.Overview.Event.Session(came.Arrival.Session)
	venue, _ := r.env.Overview.Event.Venue(session.Venue)
	at, name := w.Clock(r.env.Local(came.Arrival.Time)), w.SpokenName(&came.Registration)
	place, desk := checkin.Clean(venue.Name), checkin.Clean(came.Arrival.Desk)
	said := widget.Longest(r.room()-2,
		fmt.Sprintf(w.Herald.Long, at, name, place, desk, checkin.Clean(came.Registration.Show())),
		fmt.Sprintf(w.Herald.Came, at, name, place, desk), at+"  "+name+" › "+place, name+" › "+place, name)
	return t.Highlight.Render(theme.SignShow + " " + widget.Cut(said, r.room()-2))
}
