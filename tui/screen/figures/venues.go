package figures

import (
	"fmt"
	"strings"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// venues is the page of all venues: each session of the day, and how old what is
// known of it is, desk by desk.
func (f *Figures) venues() []string {
	w, t := f.env.Words, f.env.Theme
	var lines []string
	for i := range f.known.Event.Venues {
		venue := &f.known.Event.Venues[i]
		sessions := f.sessionsAt(venue.ID)
		if len(sessions) == 0 {
			continue
		}
		lines = append(lines, f.rule(f.heading(venue, sessions)))
		ages := f.ages(venue.ID)
		for _, s := range sessions {
			lines = append(lines, f.session(s, len(sessions) > 1, len(ages) > 0)...)
		}
		if len(ages) == 0 {
			ages = f.wrapped(t.Tone(theme.Question), theme.SignQuestion+" "+w.Figures.Unheard)
		}
		lines = f.gap(append(lines, ages...))
	}
	came, n := 0, len(f.known.Sessions)
	for i := range f.known.Sessions {
		came += f.known.Sessions[i].In
	}
	sum := w.Count(w.Figures.Sum, came) + " " + w.Count(w.Figures.SumAt, n) + " (" + w.Figures.SumHow + ")"
	lines = append(append(lines, f.rule("")), f.wrapped(t.Text, sum)...)
	if len(f.known.calls) > 0 {
		lines = append(lines, f.wrapped(t.Faint, w.Figures.PhoneHow)...)
	}
	return lines
}

func (f *Figures) sessionsAt(venue checkin.VenueID) (at []*checkin.SessionFigures) {
	for i := range f.known.Sessions {
		if s := &f.known.Sessions[i]; s.Venue == venue {
			at = append(at, s)
		}
	}
	return at
}

// heading is a venue and, where it has one session that day, how that stands.
func (f *Figures) heading(venue *checkin.Venue, sessions []*checkin.SessionFigures) string {
	parts := []string{checkin.Clean(venue.Name)}
	if len(sessions) == 1 {
		parts = append(parts, f.state(sessions[0]))
	}
	if venue.ID == f.env.Overview.Session.Venue {
		parts = append(parts, f.env.Words.Figures.Here)
	}
	return strings.Join(parts, " · ")
}

func (f *Figures) state(s *checkin.SessionFigures) string {
	w := &f.env.Words.Figures
	switch {
	case s.Open:
		return theme.SignIn + " " + w.Open
	case s.Over:
		return w.Over
	}
	return w.Later
}

// session counts one session, and says below what was dictated of it. Where
// nobody at its venue was ever heard of, nobody counted is not nobody there.
func (f *Figures) session(s *checkin.SessionFigures, named, heard bool) []string {
	w, t := f.env.Words, f.env.Theme
	var lines []string
	if named {
		lines = append(lines, f.flow(t.Strong, checkin.Clean(s.Name)+" · "+f.state(s))...)
	}
	if heard || s.In > 0 {
		lines = append(lines, f.barred(f.came(s), s.In, s.Expected, 38, 24))
	}
	facts := []string{f.inside(s), w.Count(w.Figures.WalkIns, s.WalkIns)}
	if f.env.Frame.Class != layout.Narrow {
		facts = append(facts, w.Count(w.Figures.Passages, s.Passages))
	}
	if s.In > 0 {
		lines = append(lines, f.flow(t.Text, facts...)...)
	}
	for i := range f.known.calls {
		if c := &f.known.calls[i]; c.Session == s.ID {
			lines = append(lines, f.call(c, s)...)
		}
	}
	return lines
}

// call is what a desk said by telephone, as it was said.
func (f *Figures) call(c *screen.Call, of *checkin.SessionFigures) []string {
	w, said := f.env.Words, *of
	said.In, said.Inside, said.Capacity = c.Came, c.Inside, 0
	form := w.Figures.ByPhone
	if f.env.Frame.Class == layout.Narrow {
		form = w.Figures.ByPhoneNarrow
	}
	head := fmt.Sprintf(form, w.Clock(f.env.Local(c.At)), checkin.Clean(c.Desk))
	walkIns := w.Count(w.Figures.WalkIns, c.WalkIns)
	if c.Unnamed > 0 {
		walkIns += ", " + w.Count(w.Figures.Unnamed, c.Unnamed)
	}
	return f.flow(f.env.Theme.Tone(theme.Elsewhere), theme.SignOther+" "+head, w.Count(w.Figures.Came, c.Came), f.inside(&said), walkIns)
}

// ages says when each desk of a venue was last heard of: its figures are no
// younger. Nothing where there is none.
func (f *Figures) ages(venue checkin.VenueID) []string {
	w, t := f.env.Words, f.env.Theme
	var known []string
	if venue == f.env.Overview.Session.Venue {
		known = append(known, t.Faint.Render(w.Figures.ThisDesk))
	}
	for i := range f.known.heard {
		word := &f.known.heard[i]
		if word.Venue != venue {
			continue
		}
		ago := f.ago(word.At)
		style, name, said := t.Faint, f.deskName(word.Desk), w.Ago(ago)
		if ago >= journal.SilentAfter {
			style, name = t.Tone(theme.Warning), theme.SignWarning+" "+name
			if f.env.Frame.Class != layout.Narrow {
				said = w.Figures.Silent + ", " + said
			}
		}
		known = append(known, style.Render(fmt.Sprintf(w.Figures.Heard, name, said)))
	}
	return widget.Flow(known, t.Faint.Render(" · "), f.env.Frame.Inner())
}

func (f *Figures) deskName(desk string) string {
	if desk = checkin.Clean(desk); desk != "" {
		return desk
	}
	return f.env.Words.Exchange.Nameless
}
