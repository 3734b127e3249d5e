package group

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// View draws the group.
func (g *Group) View() string { return g.memo.View(g.env, g.draw) }

func (g *Group) draw() string {
	w, t, f := g.env.Words, g.env.Theme, g.env.Frame
	sheet := widget.Sheet{Title: w.Group.Order, Focus: widget.NoFocus, Foot: g.foot()}
	if company := checkin.Clean(g.group.Company); company != "" {
		sheet.Title = fmt.Sprintf(w.Group.Title, company)
	}
	if said, tone := g.said(); said != "" {
		sheet.Lines = append(sheet.Lines, t.Loud(tone).Render(widget.Cut(" "+tone.Sign()+" "+said+" ", f.Inner())))
		if f.Class != layout.Narrow {
			sheet.Lines = append(sheet.Lines, "")
		}
	}
	switch {
	case !g.ready && g.err == nil:
		sheet.Title = w.Group.Reading
	case len(g.group.Rows) == 1:
		sheet.Title = w.Actions.Group
		for _, line := range widget.Wrap(w.Group.Alone, f.Inner()) {
			sheet.Lines = append(sheet.Lines, t.Faint.Render(line))
		}
		sheet.Lines = append(sheet.Lines, "")
	}
	if n := len(g.ticked()); n > 0 {
		sheet.Aside = w.Count(w.Group.Left, n)
	}
	for i := range g.group.Rows {
		row := &g.group.Rows[i]
		if i > 0 && isApart(row) && !isApart(&g.group.Rows[i-1]) {
			sheet.Lines = append(sheet.Lines, widget.Rule(t.Rule, t.Faint, w.Group.Apart, f.Inner()))
		}
		if row.Registration.ID == g.at {
			sheet.Focus = len(sheet.Lines)
		}
		sheet.Lines = append(sheet.Lines, zone.OfRow(i, g.drawRow(row, i)))
		if f.Large && i < len(g.group.Rows)-1 {
			sheet.Lines = append(sheet.Lines, "")
		}
	}
	return sheet.Draw(t, f)
}

// isApart reports whether somebody is expected elsewhere, or another day.
func isApart(row *checkin.Row) bool {
	return row.Outcome == checkin.OutcomeOtherVenue || row.Outcome == checkin.OutcomeOtherDay
}

// said is what came of the last thing done.
func (g *Group) said() (string, theme.Tone) {
	w := g.env.Words
	switch {
	case g.err != nil:
		said := w.Explain(g.err)
		return said.What + " " + said.Safe, theme.Bad
	case g.writing != 0:
		return w.Group.Writing, theme.Plain
	case g.late > 0:
		return w.Count(w.Group.Late, g.late), theme.Warning
	case g.noted > 0:
		return w.Count(w.Group.Done, g.noted), theme.Good
	}
	return "", theme.Plain
}

// The boxes before a name. Whoever cannot be ticked has none.
const (
	ticked   = "[" + theme.SignIn + "] "
	unticked = "[ ] "
	noBox    = "    "
)

func (g *Group) box(row *checkin.Row) string {
	switch row.Outcome {
	case checkin.OutcomeAdmitted, checkin.OutcomeOtherVenue, checkin.OutcomeOtherDay:
		if g.isTicked(row) {
			return ticked
		}
		return unticked
	}
	return noBox
}

func (g *Group) drawRow(row *checkin.Row, at int) string {
	t, width := g.env.Theme, g.env.Frame.Inner()
	r := &row.Registration
	tone, standing := screen.StandingWithin(g.env, row, width*2/5-2)
	if g.env.Frame.Class == layout.Narrow {
		tone, standing = screen.StandingShort(g.env, row)
	}
	standing = widget.Cut(tone.Sign()+" "+standing, width*2/5)
	sign, style, mark := "  ", t.Text, t.Tone(tone)
	if r.ID == g.at {
		sign, style, mark = theme.SignBar+" ", t.Bar, t.Bar
	}
	room := width - ansi.StringWidth(standing) - 2
	text := sign + zone.OfItem(at, 0, g.box(row)) + screen.ListName(g.env, r)
	if g.env.Frame.Class != layout.Narrow {
		text = widget.Fit(text, min(g.nameWidth(), room*2/3)) + "   " + checkin.Clean(r.Town())
	}
	return style.Render(widget.Whole(widget.Fit(widget.Cut(text, room), room)+"  ")) + mark.Render(widget.Whole(standing))
}

// nameWidth is how wide the names are, with the bar's sign and the box, so that
// the towns stand below one another.
func (g *Group) nameWidth() int {
	width := 0
	for i := range g.group.Rows {
		width = max(width, ansi.StringWidth(screen.ListName(g.env, &g.group.Rows[i].Registration)))
	}
	return 2 + ansi.StringWidth(noBox) + width
}

func (g *Group) foot() []widget.Hint {
	w := g.env.Words
	k, s := &w.Keys, &w.Group
	back := widget.Hint{Key: k.Escape, Does: s.Back}
	choose := widget.Hint{Key: k.Down + " " + k.Up, Does: s.Choose}.Among(len(g.group.Rows))
	n := len(g.ticked())
	switch {
	case !g.ready || g.writing != 0:
		return []widget.Hint{back}
	case n == 0 && g.noted > 0:
		return []widget.Hint{{Key: k.Enter, Does: s.Back}, {Key: g.env.Keys.Shown(keymap.Undo), Does: s.Undo}}
	case n == 0:
		return []widget.Hint{{Key: k.Right, Does: s.Tick}, choose, back}
	}
	enter := widget.Hint{Key: k.Enter, Does: w.Count(s.Note, n)}
	if g.noted > 0 {
		return []widget.Hint{enter, {Key: g.env.Keys.Shown(keymap.Undo), Does: s.Undo}, back}
	}
	return []widget.Hint{enter, {Key: k.Left + " " + k.Right, Does: s.Tick}, choose, back}
}
