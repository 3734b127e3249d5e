package conflicts

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// View draws the list, or the question about one of its rows.
func (c *Conflicts) View() string { return c.memo.View(c.env, c.draw) }

func (c *Conflicts) draw() string {
	f, t := c.env.Frame, c.env.Theme
	if c.ask == nil {
		sheet := c.sheet()
		return sheet.Draw(t, f)
	}
	panel := c.panel()
	lines := panel.Draw(t, f.Inner(), f.Body-1)
	for len(lines) < f.Body-1 {
		lines = append(lines, "")
	}
	lines = append(lines, widget.Hints(t, f.Inner(), c.foot()...))
	return widget.Stack(widget.Indent(lines, f.Margin), f.Body)
}

func (c *Conflicts) sheet() widget.Sheet {
	w, t, width := c.env.Words, c.env.Theme, c.env.Frame.Inner()
	s := widget.Sheet{Title: w.Conflicts.Title, Focus: widget.NoFocus, Foot: c.foot()}
	if c.ready {
		s.Aside = w.Count(w.Conflicts.Open, len(c.open))
	}
	switch {
	case c.err != nil:
		s.Lines = append(s.Lines, t.Tone(theme.Bad).Render(widget.Cut(theme.SignNo+" "+w.Explain(c.err).What, width)))
	case c.writes != 0:
		s.Aside = w.Conflicts.Deciding
	case !c.ready:
		s.Lines = append(s.Lines, t.Faint.Render(w.Conflicts.Reading))
	case len(c.open) == 0:
		s.Lines = append(s.Lines, t.Tone(theme.Good).Render(theme.SignIn+" "+w.Conflicts.None))
	}
	for i := range c.open {
		s.Lines = c.space(s.Lines)
		if c.open[i].row(false) == c.chosen {
			s.Focus = len(s.Lines)
		}
		for _, line := range c.lines(&c.open[i]) {
			s.Lines = append(s.Lines, zone.OfRow(i, line))
		}
	}
	if len(c.done) == 0 {
		return s
	}
	s.Lines = append(c.space(s.Lines), widget.Rule(t.Rule, t.Faint, w.Conflicts.Decided, width))
	for i := range c.done {
		d := &c.done[i]
		if d.row(true) == c.chosen {
			s.Focus = len(s.Lines)
		}
		for _, line := range c.settled(d) {
			s.Lines = append(s.Lines, zone.OfRow(len(c.open)+i, line))
		}
	}
	return s
}

// space parts what is below from what is above, where there is room.
func (c *Conflicts) space(lines []string) []string {
	if len(lines) > 0 && c.env.Frame.Class != layout.Narrow {
		return append(lines, "")
	}
	return lines
}

// lines is a conflict: who, what, and each side of it.
func (c *Conflicts) lines(of *conflict) []string {
	t, width := c.env.Theme, c.env.Frame.Inner()
	what := c.title(of)
	if c.env.Frame.Class == layout.Narrow {
		what = ""
	}
	lines := []string{c.line(of.row(false), theme.Question, c.name(of), what)}
	for _, side := range c.sides(of) {
		lines = append(lines, t.Text.Render(widget.Cut("    "+side, width)))
	}
	return lines
}

// settled is whom a decision is about, and what it was: below, where there is no
// room beside.
func (c *Conflicts) settled(d *decision) []string {
	w, t, width := c.env.Words, c.env.Theme, c.env.Frame.Inner()
	name, what := c.name(&d.conflict), d.said(c)
	said := fmt.Sprintf(w.Conflicts.Said, name, what)
	if ansi.StringWidth(said)+4 <= width {
		return []string{c.line(d.row(true), theme.Good, said, "")}
	}
	lines := []string{c.line(d.row(true), theme.Good, name, "")}
	for _, part := range widget.Wrap(what, width-4) {
		lines = append(lines, t.Text.Render("    "+part))
	}
	return lines
}

// line is a row that can be chosen, with what it is about at its right.
func (c *Conflicts) line(r row, tone theme.Tone, text, aside string) string {
	t, width := c.env.Theme, c.env.Frame.Inner()
	sign, style, mark := theme.SignChoice, t.Strong, t.Tone(tone)
	if r == c.chosen {
		sign, style, mark = theme.SignBar, t.Bar, t.Bar
	}
	right := ""
	if aside != "" {
		right = "  " + tone.Sign() + " " + aside
	}
	left := sign + " " + text
	if aside == "" {
		left = sign + " " + tone.Sign() + " " + text
	}
	room := width - ansi.StringWidth(right)
	return style.Render(widget.Fit(left, room)) + mark.Render(right)
}

func (c *Conflicts) desk(name string) string {
	if name = checkin.Clean(name); name != "" {
		return name
	}
	return c.env.Words.Exchange.Nameless
}

func (c *Conflicts) foot() []widget.Hint {
	w := c.env.Words
	s := &w.Conflicts
	arrows := widget.Hint{Key: w.Keys.Down + " " + w.Keys.Up, Does: s.Choose}
	back := widget.Hint{Key: w.Keys.Escape, Does: s.Back, Short: w.Desk.Back, Stays: true}
	if c.ask == nil {
		arrows = arrows.Among(len(c.rows()))
	}
	switch {
	case c.ask != nil && c.ask.chosen == widget.NoChoice:
		return []widget.Hint{arrows, back}
	case c.ask != nil:
		return []widget.Hint{{Key: w.Keys.Enter, Does: s.Decide}, arrows, back}
	}
	if d := c.decision(c.chosen); d != nil {
		does, short := s.TakeBack, s.TakeBackShort
		switch {
		case d.entry.IsZero() && !d.hasPage():
			return []widget.Hint{arrows, back}
		case d.entry.IsZero():
			does, short = s.OnPage, s.OnPageShort
		}
		return []widget.Hint{{Key: w.Keys.Enter, Does: fmt.Sprintf(does, c.spoken(&d.conflict)), Short: short}, arrows, back}
	}
	if of := c.conflict(c.chosen); of != nil {
		return []widget.Hint{{Key: w.Keys.Enter, Does: fmt.Sprintf(s.Look, c.spoken(of)), Short: s.LookShort}, arrows, back}
	}
	return []widget.Hint{back}
}
