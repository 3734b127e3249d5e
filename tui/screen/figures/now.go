package figures

import (
	"fmt"
	"time"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
)

// now is the page of the desk's own session: who came, when, and the queue.
func (f *Figures) now() []string {
	s := f.known.Session(f.known.Here)
	if s == nil {
		return f.wrapped(f.env.Theme.Faint, f.env.Words.Figures.Nobody)
	}
	above := f.gap(f.facts(s))
	below := f.gap(nil)
	below = append(below, f.rule(f.env.Words.Figures.Queue))
	below = append(below, f.forecast()...)
	room := new(widget.Sheet).Room(f.env.Frame) - len(above) - len(below)
	return append(append(above, f.curve(room)...), below...)
}

// facts are the counts of a session: people first, then who is inside, then
// passages.
func (f *Figures) facts(s *checkin.SessionFigures) []string {
	w, t := f.env.Words, f.env.Theme
	lines := []string{f.barred(f.came(s), s.In, s.Expected, 0, 40)}
	if four, ok := f.posterOf(s); ok {
		lines = append(four, lines...)
	}
	lines = append(lines, f.flow(t.Text, f.registered(s)...)...)
	lines = append(lines, f.flow(t.Text, f.inside(s), w.Count(w.Figures.Passages, s.Passages), w.Count(w.Figures.Recent, s.Recent))...)
	walkIns := w.Count(w.Figures.WalkIns, s.WalkIns)
	if s.Unnamed > 0 {
		walkIns += ", " + w.Count(w.Figures.Unnamed, s.Unnamed)
	}
	invited := ""
	if s.Invited > 0 {
		invited = w.Count(w.Figures.Invited, s.Invited)
	}
	return append(lines, f.flow(t.Text, walkIns, invited)...)
}

// posterOf is the four figures that matter, to be read from a metre, where that
// is wanted.
func (f *Figures) posterOf(s *checkin.SessionFigures) (lines []string, ok bool) {
	if !f.env.Frame.Large || !f.env.Theme.Blocks {
		return nil, false
	}
	return f.posters([]int{s.In, s.Inside, s.WalkIns, s.Unnamed}, 4)
}

// inside is who is there now and, where that is known, for how many there is room.
// Where departures are not noted, nobody knows; who once left shows that they
// are.
func (f *Figures) inside(s *checkin.SessionFigures) string {
	w := f.env.Words
	said := w.Figures.NoLeave
	if s.Departures || s.Inside != s.In {
		said = w.Count(w.Figures.Inside, s.Inside)
	}
	if s.Capacity > 0 {
		said += ", " + w.Count(w.Figures.Seats, s.Capacity)
	}
	return said
}

// came is how many people came and, where the list says it, of how many.
func (f *Figures) came(s *checkin.SessionFigures) string {
	w := f.env.Words
	said := w.Count(w.Figures.Came, s.In)
	if s.Named && s.Expected > 0 {
		said = fmt.Sprintf(w.Figures.CameOf, said, w.Count(w.Head.Of, s.Expected))
		if f.env.Frame.Class == layout.Narrow {
			said = fmt.Sprintf(w.Figures.CameOf, w.Count(w.Figures.Came, s.In), w.Number(s.Expected))
		}
	}
	return said
}

// registered parts the registrations that came has counted: those for this
// session, of whom some are missed, not yet or for good; and those for none in
// particular, of whom nobody is. The two add up.
func (f *Figures) registered(s *checkin.SessionFigures) (parts []string) {
	if !s.Named || s.Expected == 0 {
		return nil
	}
	w := f.env.Words
	if s.Awaited > 0 {
		awaited := w.Count(w.Figures.Awaited, s.Awaited)
		if f.survey != nil {
			missed := w.Figures.NotYet
			if s.Over {
				missed = w.Figures.Absent
			}
			said := w.Count(missed, f.survey.absent[s.ID])
			if f.env.Frame.Class == layout.Narrow {
				parts, awaited = append(parts, awaited), said
			} else {
				awaited += ", " + said
			}
		}
		parts = append(parts, awaited)
	}
	if free := s.Expected - s.Awaited; free > 0 {
		parts = append(parts, w.Count(w.Figures.Free, free))
	}
	return parts
}

// forecast is how fast this desk is, and how many desks the queue will need.
func (f *Figures) forecast() []string {
	w, t := &f.env.Words.Figures, f.env.Theme
	lines := f.need(&f.known.Forecast)
	service := f.known.Service
	if service.Per == 0 {
		return append(lines, f.wrapped(t.Faint, w.NoService)...)
	}
	said := fmt.Sprintf(w.Service, f.seconds(service.Per), f.env.Words.Number(service.Gaps))
	return append(lines, f.wrapped(t.Text, said)...)
}

func (f *Figures) need(of *checkin.Forecast) []string {
	w, t := f.env.Words, f.env.Theme
	at, have := w.Clock(f.env.Local(of.At)), w.Number(of.Working)
	tone, said := theme.Good, fmt.Sprintf(w.Figures.NeedEnough, at, w.Count(w.Figures.Enough, of.Needed), have)
	why := w.Figures.Trend
	switch {
	case of.Basis == checkin.BasisNone:
		return f.wrapped(t.Faint, w.Figures.NoForecast)
	case of.Needed > of.Working:
		tone, said = theme.Warning, fmt.Sprintf(w.Figures.NeedMore, at, w.Count(w.Figures.Need, of.Needed), have)
	}
	if of.Basis == checkin.BasisRush {
		why = w.Figures.Rush
	}
	if !of.Measured {
		why += ", " + fmt.Sprintf(w.Figures.Supposed, f.seconds(of.Per))
	}
	lines := f.wrapped(t.Tone(tone), tone.Sign()+" "+said)
	return append(lines, f.wrapped(t.Faint, why)...)
}

func (f *Figures) seconds(d time.Duration) string {
	return f.env.Words.Number(int(d.Round(time.Second) / time.Second))
}
