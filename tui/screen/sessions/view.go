package sessions

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// View draws the sessions by venue.
func (s *Sessions) View() string { return s.memo.View(s.env, s.draw) }

func (s *Sessions) draw() string {
	w, t, frame := s.env.Words, s.env.Theme, s.env.Frame
	sheet := widget.Sheet{Title: w.Sessions.Title, Foot: s.foot()}
	var venue checkin.VenueID
	for i := range s.list {
		session := &s.list[i]
		if session.Venue != venue {
			venue = session.Venue
			if i > 0 && frame.Class == layout.Wide {
				sheet.Lines = append(sheet.Lines, "")
			}
			sheet.Lines = append(sheet.Lines, widget.Rule(t.Rule, t.Faint, s.heading(venue), frame.Inner()))
		}
		if session.ID == s.chosen {
			sheet.Focus = len(sheet.Lines)
		}
		sheet.Lines = append(sheet.Lines, zone.OfRow(i, s.row(session)))
	}
	switch {
	case s.err != nil:
		sheet.Aside = theme.SignNo + " " + w.Explain(s.err).What
	case s.moving != 0:
		sheet.Aside = w.Sessions.Moving
	case len(s.list) > 0 && !s.isOpen(&s.list[s.index()]):
		sheet.Aside = w.Sessions.Warning
	}
	return sheet.Draw(t, frame)
}

// heading is the venue, with the name that all its sessions share.
func (s *Sessions) heading(venue checkin.VenueID) string {
	v, _ := s.env.Overview.Event.Venue(venue)
	heading := checkin.Clean(v.Name)
	if name := s.shared(venue); name != "" {
		heading += " · " + name
	}
	return heading
}

// shared is the name of all sessions of a venue, empty where they differ.
func (s *Sessions) shared(venue checkin.VenueID) string {
	at := s.env.Overview.Event.SessionsAt(venue)
	for i := range at {
		if at[i].Name != at[0].Name {
			return ""
		}
	}
	return checkin.Clean(at[0].Name)
}

// stateWidth is the column of whether a session is open.
const stateWidth = 22

// row is one session: when, what, whether it is open, how many are in.
func (s *Sessions) row(session *checkin.Session) string {
	w, t, frame := s.env.Words, s.env.Theme, s.env.Frame
	opens, closes := s.env.Local(session.Opens), s.env.Local(session.Closes)
	tone, state := s.state(session)
	sign, style, mark := " ", t.Text, t.Tone(tone)
	if session.ID == s.chosen {
		sign, style, mark = theme.SignBar, t.Bar, t.Bar
	}
	text := sign + " " + widget.Fit(w.Date(opens), 14)
	right := widget.Fit(state, stateWidth) + right(s.count(session), 15)
	if frame.Class == layout.Narrow {
		room, count := frame.Inner()-ansi.StringWidth(sign+" "+w.Date(opens))-2, s.count(session)
		in := w.Number(s.counts[session.ID].In)
		right = widget.Longest(room, widget.Fit(state, 12)+count, state+"  "+count, state+"  "+in, state)
	} else {
		hours := fmt.Sprintf(w.Sessions.Hours, w.Hour(opens), w.Hour(closes))
		text += widget.Fit(hours, 14)
	}
	if s.shared(session.Venue) == "" {
		text += checkin.Clean(session.Name)
	}
	room := frame.Inner() - ansi.StringWidth(right)
	return style.Render(widget.Fit(widget.Cut(strings.TrimRight(text, " "), room-2), room)) + mark.Render(widget.Whole(right))
}

func right(text string, width int) string { return widget.Ends("", text, width) }

func (s *Sessions) isOpen(session *checkin.Session) bool {
	now := s.env.Overview.Now
	return !now.Before(session.Opens) && now.Before(session.Closes)
}

// state says whether a session is this desk's, and whether it is open.
func (s *Sessions) state(session *checkin.Session) (theme.Tone, string) {
	w, now := s.env.Words, s.env.Overview.Now
	tone, sign, said := theme.Plain, " ", w.Sessions.Over
	switch {
	case s.isOpen(session):
		tone, sign, said = theme.Good, theme.SignIn, w.Sessions.Open
	case now.Before(session.Opens):
		said = w.Sessions.Later
	}
	switch session.RoomFor(s.counts[session.ID].Inside) {
	case checkin.RoomScarce:
		tone, sign, said = theme.Warning, theme.SignWarning, w.Sessions.IsScarce
	case checkin.RoomNone:
		tone, sign, said = theme.Warning, theme.SignWarning, w.Sessions.IsFull
	}
	here := said + " · " + w.Sessions.Here
	if session.ID == s.env.Overview.Session.ID && s.env.Frame.Class != layout.Narrow && ansi.StringWidth(here) <= stateWidth-2 {
		said = here
	}
	return tone, sign + " " + said
}

// count is how many are in; of how many is only said where the list says it.
func (s *Sessions) count(session *checkin.Session) string {
	w := s.env.Words
	tally, ok := s.counts[session.ID]
	switch {
	case !ok:
		return ""
	case tally.Named:
		return fmt.Sprintf(w.Sessions.InOf, w.Number(tally.In), w.Number(tally.Expected))
	}
	return w.Number(tally.In)
}

func (s *Sessions) foot() []widget.Hint {
	w := s.env.Words
	does := w.Sessions.Stay
	if s.chosen != s.env.Overview.Session.ID {
		session := s.list[s.index()]
		does = fmt.Sprintf(w.Sessions.Switch, w.Date(s.env.Local(session.Opens))+", "+checkin.Clean(session.Name))
	}
	return []widget.Hint{
		{Key: w.Keys.Enter, Does: does},
		{Key: w.Keys.Escape, Does: w.Sessions.Back}, // behind a long name, the last ones have no room
		{Key: w.Keys.Tab, Does: w.Sessions.Seat},
		{Key: w.Keys.Down + " " + w.Keys.Up, Does: w.Sessions.Choose},
	}
}
