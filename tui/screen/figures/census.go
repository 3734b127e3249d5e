package figures

import (
	"slices"
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
)

// census is the page of how those who came sell, and of the businesses found,
// those on no list first. Only the lines that are seen are drawn: there may be
// thousands.
func (f *Figures) census() []string {
	w, t := f.env.Words, f.env.Theme
	if f.survey == nil {
		return []string{t.Faint.Render(w.Figures.Reading)}
	}
	c := &f.survey.census
	lines := f.answers(c)
	if len(c.Merchants) == 0 {
		return append(lines, f.wrapped(t.Faint, w.Figures.NoneYet)...)
	}
	list := businesses{f, c.Merchants, fresh(c)}
	above := len(lines)
	// What lies outside of the window is never read: the room is used again.
	f.businesses = slices.Grow(append(f.businesses[:0], lines...), list.len())
	lines = f.businesses[:above+list.len()]
	sheet := widget.Sheet{Lines: lines, Focus: widget.NoFocus, Scroll: f.scroll[pageCensus]}
	from := sheet.First(f.env.Frame)
	for i := max(from, above); i < min(from+sheet.Room(f.env.Frame), len(lines)); i++ {
		lines[i] = list.line(i - above)
	}
	return lines
}

// fresh is how many of the businesses are on no list: they come first.
func fresh(c *checkin.Census) int {
	return sort.Search(len(c.Merchants), func(i int) bool { return !c.Merchants[i].New })
}

// businesses is the list of them: the new ones under a title, then the others.
type businesses struct {
	*Figures
	all   []checkin.Merchant
	fresh int
}

func (b businesses) len() int {
	n := len(b.all)
	if b.fresh > 0 {
		n++
	}
	if b.fresh < len(b.all) {
		n++
	}
	return n
}

// line draws one line of the list.
func (b businesses) line(i int) string {
	w := &b.env.Words.Figures
	if b.fresh > 0 {
		switch {
		case i == 0:
			return b.rule(w.NewHead)
		case i <= b.fresh:
			return b.merchant(&b.all[i-1])
		}
		i -= b.fresh + 1
	}
	if i == 0 {
		return b.rule(w.KnownHead)
	}
	return b.merchant(&b.all[b.fresh+i-1])
}

// answers counts businesses, then people by their answers.
func (f *Figures) answers(c *checkin.Census) []string {
	w, t := f.env.Words, f.env.Theme
	found, of := []string{w.Count(w.Figures.Merchants, len(c.Merchants)), w.Count(w.Figures.New, fresh(c))}, w.Figures.PeopleOf
	if f.env.Frame.Class == layout.Narrow {
		of = w.Figures.PeopleShort
	} else {
		found = []string{strings.Join(found, ", ")}
	}
	lines := f.flow(t.Strong, append(found, w.Count(w.Figures.Answered, c.Came))...)
	most := 0
	for _, n := range c.Answers {
		most = max(most, n)
	}
	column := 0
	for _, p := range checkin.Profiles {
		column = max(column, ansi.StringWidth(w.Facts.Profile(p))+2)
	}
	for _, p := range checkin.Profiles {
		n := c.Answers[p]
		said := w.Count(of, n)
		line := t.Text.Render(widget.Ends(widget.Fit(w.Facts.Profile(p), column), said, min(column+13, f.env.Frame.Inner())))
		if room := min(f.env.Frame.Inner()-column-15, 40); room >= 8 && n > 0 {
			line += "  " + t.Full.Render(strings.Repeat("█", max(1, n*room/most)))
		}
		lines = append(lines, widget.Cut(line, f.env.Frame.Inner()))
	}
	return f.gap(lines)
}

// merchant is a business on one line.
func (f *Figures) merchant(m *checkin.Merchant) string {
	w, t, width := f.env.Words, f.env.Theme, f.env.Frame.Inner()
	sign, style := " ", t.Text
	if m.New {
		sign, style = theme.SignNew, t.Tone(theme.Good)
	}
	sells := w.Facts.Profile(m.Profile)
	if f.env.Frame.Class == layout.Narrow {
		return style.Render(sign) + " " + t.Text.Render(widget.Cut(checkin.Clean(m.Name), width-2))
	}
	name := checkin.Clean(m.Name)
	if town := checkin.Clean(m.Town); town != "" {
		name += ", " + town
	}
	right := sells
	if f.env.Frame.Class == layout.Wide {
		right = widget.Fit(strings.Join(f.venueNames(m.Venues), ", "), 36) + widget.Fit(sells, 28)
	} else {
		right = widget.Fit(sells, 28)
	}
	room := width - 2 - ansi.StringWidth(right) - 2
	return style.Render(sign) + " " + t.Text.Render(widget.Fit(name, room)) + "  " + t.Faint.Render(right)
}

func (f *Figures) venueNames(ids []checkin.VenueID) []string {
	var names []string
	for _, id := range ids {
		venue, _ := f.known.Event.Venue(id)
		names = append(names, checkin.Clean(venue.Name))
	}
	return names
}
