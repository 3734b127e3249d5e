package desk

import (
	"strings"

	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/widget"
	"opale/tui/widget/field"
)

// parts is how many rows each part of the body has, from top to bottom.
type parts struct {
	prompt int // above the field
	gap    int // between the field and the list: the brief line stands there
	list   int // the people found, or the panel
	foot   int // what the keys do
	recent int // last arrivals, their title included
	bar    int // the action bar
}

// divide gives the body's rows to its parts. What matters most is the field,
// the list and what Enter does; the last arrivals take what is left.
func divide(f layout.Frame, panel bool) parts {
	if f.Class == layout.Narrow {
		p := parts{gap: 1, foot: 1}
		if f.Body < 8 {
			p.gap = 0
		}
		p.list = max(f.Body-1-p.gap-p.foot, 1)
		return p
	}
	p := parts{prompt: 1, gap: 1, foot: 2, bar: 1}
	rest := f.Body - 1 - p.prompt - p.gap - p.foot - p.bar
	p.recent = min(max(rest/4, 3), 12)
	if panel { // a question with its answers needs the room
		p.recent = min(max(rest-18, 0), 12)
	}
	if p.recent < 2 {
		p.recent = 0
	}
	p.list = rest - p.recent
	return p
}

// View draws the screen.
func (d *Desk) View() string { return d.memo.View(d.env, d.draw) }

func (d *Desk) draw() string {
	f := d.env.Frame
	p := divide(f, d.panel != nil)
	var lines []string
	if p.prompt > 0 {
		lines = append(lines, "  "+d.env.Theme.Prompt.Render(d.env.Words.Desk.Prompt))
	}
	lines = append(lines, d.drawField())
	if p.gap > 0 {
		lines = append(lines, d.brief.draw(d.env.Theme, f.Inner()))
	}
	lines = append(lines, exactly(d.drawMiddle(p.list), p.list)...)
	lines = append(lines, exactly(d.drawFoot(p.foot), p.foot)...)
	lines = append(lines, exactly(d.drawRecent(p.recent), p.recent)...)
	if p.bar > 0 {
		lines = append(lines, d.drawBar())
	}
	return widget.Stack(widget.Indent(lines, f.Margin), f.Body)
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
		hint = d.env.Words.Desk.Prompt
	}
	return t.FieldEdge.Render("┃") + " " + input.View(look, true, hint)
}

// drawMiddle draws what the field is about: the panel, else who was found.
func (d *Desk) drawMiddle(rows int) []string {
	t, w, width := d.env.Theme, d.env.Words, d.env.Frame.Inner()
	switch {
	case d.panel != nil:
		p := d.panel.draw(d)
		return p.Draw(t, width, rows)
	case d.query.field.Value() == "" && len(d.recent.passages) == 0:
		return []string{"", "  " + t.Faint.Render(widget.Cut(w.Desk.Nothing, width-2))}
	case d.query.field.Value() == "":
		return nil
	case !d.query.settled && len(d.list.rows) == 0:
		return []string{"  " + t.Faint.Render(w.Desk.Waiting)}
	case len(d.list.rows) == 0:
		return []string{"  " + t.Strong.Render(widget.Cut(w.Desk.Nobody, width-2))}
	}
	return d.drawList(rows)
}

// drawBar draws the action bar: names of keys while it is not in use.
func (d *Desk) drawBar() string {
	t, w, k := d.env.Theme, d.env.Words, d.env.Keys
	said := t.Key.Render(w.Keys.Tab) + "  "
	if d.env.Frame.Class == layout.Wide {
		said += t.Faint.Render(w.Desk.Bar) + "  "
	}
	names := make([]string, len(keymap.BarActions))
	for i, a := range keymap.BarActions {
		names[i] = k.Binding(a).Does
		if i == d.bar {
			names[i] = t.Choice.Render(" " + names[i] + " ")
		} else {
			names[i] = t.Text.Render(names[i])
		}
	}
	return widget.Cut(said+strings.Join(names, t.Faint.Render(" · ")), d.env.Frame.Inner())
}
