package form

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/zone"
)

const (
	column = 6    // the sign, the edge and the blanks around a label
	apart  = "  " // between two choices of a line
)

// Draw draws the form at most width cells wide, with spread blank lines between
// two rows, and tells which of the lines holds the focus.
func (f *Form) Draw(t *theme.Theme, width, spread int) (lines []string, focus int) {
	label := f.labelWidth(width)
	for i := range f.Rows {
		row, focused := &f.Rows[i], i == f.At && !f.Left
		if i > 0 {
			for range spread {
				lines = append(lines, "")
			}
		}
		if i == f.At {
			focus = len(lines)
		}
		lines = append(lines, zone.OfRow(i, row.draw(t, label, width, focused, i)))
		if row.isBelow(width - label - column) {
			lines = append(lines, zone.OfRow(i, "  "+row.chosen(t, width-2, focused)))
		}
		for _, note := range row.Notes {
			lines = append(lines, strings.Repeat(" ", label+column)+t.Faint.Render(widget.Cut(note, width-label-column)))
		}
	}
	return lines, focus
}

// Column is where what is typed begins, from the form's left edge.
func (f *Form) Column(width int) int { return f.labelWidth(width) + column }

// labelWidth is that of the longest label of a field or choice, within reason.
func (f *Form) labelWidth(width int) int {
	longest := 0
	for i := range f.Rows {
		if !f.Rows[i].isButton() {
			longest = max(longest, ansi.StringWidth(f.Rows[i].Label))
		}
	}
	return min(longest, width/2-2)
}

func (r *Row) isButton() bool { return r.Field == nil && len(r.Choices) == 0 }

func (r *Row) draw(t *theme.Theme, label, width int, focused bool, at int) string {
	sign, style := " ", t.Prompt
	if focused {
		sign, style = theme.SignBar, t.Strong
	}
	if r.isButton() {
		if !focused {
			return t.Text.Render(widget.Cut(theme.SignChoice+" "+r.Label, width))
		}
		return t.Choice.Render(widget.Cut(sign+" "+r.Label+" ", width))
	}
	head := t.FieldEdge.Render(sign) + " " + style.Render(widget.Fit(r.Label, label)) + "  "
	room := width - label - column
	switch {
	case r.Field != nil:
	case r.isBelow(room):
		return head
	default:
		return head + r.choices(t, room+2, focused, at)
	}
	edge := t.Rule.Render(theme.SignEdge)
	if focused {
		edge = t.FieldEdge.Render(theme.SignEdge)
	}
	f := *r.Field // drawing changes nothing
	f.SetWidth(min(room, 50))
	look := field.LookOf(t)
	if !focused {
		look.Text = t.Text
	}
	return head + edge + " " + f.View(look, focused, r.Hint)
}

// isBelow reports whether the chosen one of several has no room beside its label,
// and stands on a line of its own.
func (r *Row) isBelow(room int) bool {
	return len(r.Choices) > 0 && ansi.StringWidth(r.Choices[r.Chosen])+2 > room
}

// choices draws all choices on a line; where they do not fit, the chosen one
// between arrows. Its first two cells are for a sign.
func (r *Row) choices(t *theme.Theme, width int, focused bool, at int) string {
	if ansi.StringWidth(strings.Join(r.Choices, apart+"  ")) > width-2 {
		return r.chosen(t, width, focused)
	}
	var b strings.Builder
	for i, choice := range r.Choices {
		if i > 0 {
			b.WriteString(apart)
		}
		drawn := t.Text.Render(theme.SignBar + " " + choice)
		switch {
		case i != r.Chosen:
			drawn = t.Faint.Render("  " + choice)
		case focused:
			drawn = t.Choice.Render(theme.SignBar + " " + choice)
		}
		b.WriteString(zone.OfItem(at, i, drawn))
	}
	return b.String()
}

func (r *Row) chosen(t *theme.Theme, width int, focused bool) string {
	if !focused {
		return "  " + t.Text.Render(widget.Cut(r.Choices[r.Chosen], width-2))
	}
	left, right := "←", "→"
	if r.Chosen == 0 {
		left = " "
	}
	if r.Chosen == len(r.Choices)-1 {
		right = " "
	}
	return zone.OfKey("←", t.Key.Render(left)) + " " + t.Choice.Render(widget.Cut(r.Choices[r.Chosen], width-4)) + " " + zone.OfKey("→", t.Key.Render(right))
}
