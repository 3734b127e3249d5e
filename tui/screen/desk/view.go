package desk

import (
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/widget"
	"opale/tui/widget/field"
)

// parts is how many rows each part of the body has, from top to bottom.
type parts struct {
	air    int // blank, above the prompt, above the foot and above the last arrivals
	prompt int // above the field
	gap    int // between the field and the list: the brief line stands there
	list   int // the people found, or the panel
	foot   int // what the keys do
	recent int // last arrivals, their title included
	bar    int // the action bar
}

// airyFrom is the rows of a body from which some are left blank.
const airyFrom = 23

// leastRecent is the rows of the last arrivals where there is room for them:
// their title and, in two columns, six, so that a mistake made five guests ago is
// still seen.
const leastRecent = 4

// leastSeen is the rows of them that a question leaves.
const leastSeen = 3

// divide gives the body's rows to its parts. What matters most is the field,
// the list or the panel, which wants so many rows (0: a list takes what it
// gets), and what Enter does; the action bar has its rows; the last arrivals
// take what is left.
func divide(f layout.Frame, wanted, bar int) parts {
	if f.Class == layout.Narrow {
		p := parts{gap: 1, foot: 1}
		if f.Body < 8 {
			p.gap = 0
		}
		p.list = max(f.Body-1-p.gap-p.foot, 1)
		return p
	}
	p := parts{prompt: 1, gap: 1, foot: 2, bar: bar}
	if f.Body >= airyFrom {
		p.air = 1
	}
	rest := f.Body - 1 - p.prompt - p.gap - p.foot - p.bar - 3*p.air
	p.recent = min(max(rest/4, leastRecent), 12, max(rest-wanted, 0))
	if p.recent < 2 || f.Large {
		p.recent = 0
	}
	p.list = rest - p.recent
	return p
}

// View draws the screen.
func (d *Desk) View() string { return d.memo.View(d.env, d.draw) }

func (d *Desk) draw() string {
	f := d.env.Frame
	p := divide(f, d.wanted(), d.barRows())
	lines := exactly(nil, p.air)
	if p.prompt > 0 {
		lines = append(lines, "  "+d.env.Theme.Prompt.Render(d.env.Words.Desk.Prompt))
	}
	lines = append(lines, d.drawField())
	if p.gap > 0 {
		lines = append(lines, d.brief.draw(d.env.Theme, f.Inner()))
	}
	lines = append(lines, exactly(d.drawMiddle(p.list), p.list)...)
	lines = append(lines, exactly(nil, p.air)...)
	lines = append(lines, exactly(d.drawFoot(p.foot), p.foot)...)
	lines = append(lines, exactly(nil, p.air)...)
	lines = append(lines, exactly(d.drawRecent(p.recent), p.recent)...)
	if p.bar > 0 {
		lines = append(lines, d.drawBar())
	}
	return widget.Stack(widget.Indent(lines, f.Margin), f.Body)
}

// wanted is how many rows the panel would fill, of those it could have.
func (d *Desk) wanted() int {
	if d.panel == nil {
		return 0
	}
	p, f := d.panel.draw(d), d.env.Frame
	most := divide(f, f.Height, d.barRows()).list
	if p.Survey != nil {
		most -= leastSeen // whoever reads the answers still sees who came last
	}
	return len(p.Draw(d.env.Theme, f.Inner(), most))
}

// exactly cuts or fills a block to n rows.
func exactly(lines []string, n int) []string {
	for len(lines) < n {
		lines = append(lines, "")
	}
	return lines[:max(n, 0)]
}

func (d *Desk) drawField() string {
	t, input := d.env.Theme, d.query.field
	input.SetWidth(d.env.Frame.Inner() - 2)
	look := field.Look{Text: t.Field, Hint: t.Faint, Cursor: t.Cursor, Sign: "▌"}
	if d.query.spent {
		look.Text = t.Faint
	}
	hint := ""
	if d.env.Frame.Class == layout.Narrow {
		hint = d.env.Words.Desk.PromptHint
	}
	return t.FieldEdge.Render("┃") + " " + input.View(look, true, hint)
}

// drawMiddle draws what the field is about: the panel, else who was found.
func (d *Desk) drawMiddle(rows int) []string {
	t, w, width := d.env.Theme, d.env.Words, d.env.Frame.Inner()
	switch {
	case d.panel != nil:
		p := d.panel.draw(d)
		p.Large = d.env.Frame.Large
		return p.Draw(t, width, rows)
	case d.query.field.Value() == "" && screen.Next(d.env) != "":
		return d.drawNext(rows)
	case d.query.field.Value() == "" && d.env.Frame.Class == layout.Narrow:
		return nil // the field says it
	case d.query.field.Value() == "":
		return []string{"  " + t.Faint.Render(widget.Cut(w.Desk.Nothing, width-2))}
	case !d.query.settled && len(d.list.rows) == 0:
		return []string{"  " + t.Faint.Render(w.Desk.Waiting)}
	case len(d.list.rows) == 0 && d.env.Unread:
		return []string{"  " + t.Strong.Render(widget.Cut(w.Desk.Unread, width-2))}
	case len(d.list.rows) == 0 && d.env.Loading:
		return []string{"  " + t.Faint.Render(widget.Cut(w.Desk.Loading, width-2))}
	case len(d.list.rows) == 0:
		return []string{"  " + t.Strong.Render(widget.Cut(w.Desk.Nobody, width-2))}
	}
	return d.drawList(rows)
}
