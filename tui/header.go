package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// header draws what is always seen: event, place, who and when; how many are
// in; and under it a line, which in a rehearsal, and at an emergency desk, is a
// band that says so.
func (r *root) header() []string {
	f, width := r.env.Frame, r.env.Frame.Inner()
	if f.Class == layout.Narrow {
		return widget.Indent([]string{r.narrowPlace(width), r.narrowCount(width)}, f.Margin)
	}
	return widget.Indent([]string{r.place(width), r.count(width), r.parting(width)}, f.Margin)
}

// place is the first line. Where it is too long, the event's name goes first,
// then the operator's.
func (r *root) place(width int) string {
	w, o, t := r.env.Words, &r.env.Overview, r.env.Theme
	clock := fmt.Sprintf("%s %6s", w.Date(r.env.Clock()), w.Clock(r.env.Clock()))
	if r.env.Overview.Now.IsZero() {
		clock = ""
	}
	event := "   " + checkin.Clean(o.Event.Name)
	seat := strings.Join(r.seat(true), " · ")
	room := width - ansi.StringWidth(w.Head.Program) - ansi.StringWidth(clock) - 4
	if ansi.StringWidth(event)+ansi.StringWidth(seat) > room {
		event = ""
	}
	if ansi.StringWidth(seat) > room {
		seat = strings.Join(r.seat(false), " · ")
	}
	left := t.Title.Render(w.Head.Program) + t.Text.Render(event)
	return widget.Ends(left, t.Strong.Render(seat)+"   "+t.Text.Render(clock), width)
}

// seat is the venue, the desk and, if wanted, the operator; the empty ones
// left out, and the venue said once.
func (r *root) seat(operator bool) []string {
	o := &r.env.Overview
	venue, _ := o.Event.Venue(o.Session.Venue)
	name, desk := checkin.Clean(venue.Name), checkin.Clean(o.Actor.Desk)
	parts := []string{strings.ToUpper(name), desk}
	if strings.HasPrefix(desk, name) {
		parts = []string{desk} // whose name says the venue
	}
	if operator && !r.isLocked() { // a locked desk names nobody
		parts = append(parts, checkin.Clean(o.Actor.Operator))
	}
	said := parts[:0]
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return said
}

// count is the second line: the session, how many are in, how fast. The
// longest wording that fits is taken.
func (r *root) count(width int) string {
	w, o, t := r.env.Words, &r.env.Overview, r.env.Theme
	name := t.Title.Render(checkin.Clean(o.Session.Name))
	if !r.poll.counted {
		return widget.Fit(name, width)
	}
	rate := r.remark(t.Faint.Render(fmt.Sprintf(w.Head.Rate, w.Number(o.Recent))))
	in := t.Strong.Render(w.Count(w.Head.In, o.In))
	long, short := in, in
	if o.Named && o.Expected > 0 {
		long = fmt.Sprintf(w.Head.InOf, in, w.Count(w.Head.Of, o.Expected))
		short = fmt.Sprintf(w.Head.InOf, t.Strong.Render(w.Number(o.In)), w.Number(o.Expected))
	}
	const gap, least = 3, 10
	for _, said := range []string{long, short} {
		rest := width - ansi.StringWidth(name) - ansi.StringWidth(said) - ansi.StringWidth(rate) - 3*gap
		if rest < least && said != short {
			continue
		}
		bar := ""
		if rest >= least/2 && o.Named && o.Expected > 0 { // no bar towards a number that nobody is told
			bar = strings.Repeat(" ", gap) + widget.Progress(t.Full, t.Empty, o.In, o.Expected, min(rest, 40))
		}
		return widget.Ends(name+strings.Repeat(" ", gap)+said+bar, "  "+rate, width)
	}
	return ""
}

// remark is what is to be known of the session, or the rate: that it is not open
// now, and which comes next; that it is full.
func (r *root) remark(rate string) string {
	t, o := r.env.Theme, &r.env.Overview
	if o.Now.IsZero() {
		return rate
	}
	if said := screen.NextShort(r.env); said != "" {
		return t.Highlight.Render(said)
	}
	if said := screen.RoomShort(r.env); said != "" {
		return t.Tone(theme.Warning).Render(said)
	}
	if !o.Open {
		return t.Highlight.Render(r.closed())
	}
	return rate
}

// closed says when the session is, where that is not now.
func (r *root) closed() string {
	w, s := r.env.Words, r.env.Overview.Session
	opens, closes := r.env.Local(s.Opens), r.env.Local(s.Closes)
	return fmt.Sprintf(w.Head.Closed, w.Date(opens), w.Hour(opens), w.Hour(closes))
}

// parting is the third line.
func (r *root) parting(width int) string {
	w, t := r.env.Words, r.env.Theme
	switch {
	case r.env.Overview.Event.ID.IsRehearsal():
		return t.Band.Render(centred(w.Head.Rehearsal+"  ·  "+w.Head.Invented, w.Head.Rehearsal, width))
	case r.env.Emergency:
		return t.Band.Render(centred(w.Head.Emergency+"  ·  "+w.Head.ByHand, w.Head.Emergency, width))
	}
	return widget.Rule(t.Rule, t.Faint, "", width)
}

// centred puts text in the middle of width cells, its ends repeating mark where
// there is room: a band that says something cannot be taken for an ornament.
func centred(text, mark string, width int) string {
	text = widget.Cut(text, width)
	side := (width - ansi.StringWidth(text)) / 2
	if side < ansi.StringWidth(mark)+4 {
		return widget.Whole(widget.Fit(strings.Repeat(" ", max(side, 0))+text, width))
	}
	left := widget.Fit(" "+mark, side)
	return widget.Whole(left + text + widget.Ends("", mark+" ", width-side-ansi.StringWidth(text)))
}

func (r *root) narrowPlace(width int) string {
	t, w := r.env.Theme, r.env.Words
	clock := ""
	if !r.env.Overview.Now.IsZero() {
		clock = w.Clock(r.env.Clock())
	}
	return widget.Ends(t.Strong.Render(strings.Join(r.seat(false), " · ")), "  "+t.Text.Render(clock), width)
}

func (r *root) narrowCount(width int) string {
	w, o, t := r.env.Words, &r.env.Overview, r.env.Theme
	in := w.Count(w.Head.In, o.In)
	if !r.poll.counted {
		in = ""
	}
	if o.Named && o.Expected > 0 {
		in = fmt.Sprintf(w.Head.InOf, w.Number(o.In), w.Number(o.Expected))
	}
	left := t.Text.Render(in)
	switch {
	case o.Event.ID.IsRehearsal():
		left = t.Band.Render(" "+w.Head.Rehearsal+" ") + " " + left
	case r.env.Emergency:
		left = t.Band.Render(" "+w.Head.Emergency+" ") + " " + left
	}
	if said, ok := r.urgent(); ok {
		return widget.Fit(said, width)
	}
	if came := r.heralded(); came != "" {
		return widget.Fit(came, width)
	}
	if said := r.linkTrouble(); said != "" {
		return widget.Ends(left, "  "+said, width)
	}
	switch {
	case !o.Now.IsZero() && screen.NextShort(r.env) != "":
		return widget.Ends(left, "  "+t.Highlight.Render(screen.NextShort(r.env)), width)
	case r.poll.counted && o.Room() != checkin.RoomEnough:
		return widget.Ends(left, "  "+t.Tone(theme.Warning).Render(screen.RoomShort(r.env)), width)
	case r.retentionIsOver():
		return widget.Ends(left, "  "+r.retention(width-ansi.StringWidth(left)-2), width)
	case !o.Open && !o.Now.IsZero():
		day := fmt.Sprintf(w.Head.ClosedDay, w.Date(r.env.Local(o.Session.Opens)))
		return widget.Ends(left, "  "+t.Highlight.Render(day), width)
	case !r.poll.counted:
		return widget.Fit(left, width)
	}
	right := ""
	if said := r.battery(w.Head.BatteryShort); said != "" {
		right += "  " + said
	}
	if r.env.ToCheck > 0 {
		right += "  " + r.toCheck(w.Number(r.env.ToCheck))
	}
	if said := theme.SignWarning + " " + w.Head.OtherShort; len(r.env.Others) > 0 && ansi.StringWidth(left+right+said)+4 <= width {
		right += "  " + t.Tone(theme.Warning).Render(said)
	}
	if o.OnlyHere > 0 {
		right += "  " + r.unshared(w.Number(o.OnlyHere))
	}
	return widget.Ends(left, right, width)
}
