package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
	"opale/tui/zone"
)

// Panel says one thing large: a title on a band, a person, and what can be
// done. Nothing in it is preselected: Chosen is NoChoice until an arrow came.
type Panel struct {
	Tone     theme.Tone
	Title    string
	Aside    string   // at the right of the title
	First    string   // first name
	Surname  string   // family name, set wide
	About    []string // company, town, what tells homonyms apart
	Shows    []string
	Notes    []string
	Question string
	Keys     []Hint // what Esc and the arrow mean, above the choices
	Choices  []Choice
	Chosen   int
	Survey   *Survey
	Large    bool // the poster matters more than the blanks around it
}

// Survey is a question that may be left without an answer: Right goes to the
// answers, the next name goes on.
type Survey struct {
	Question string
	Hint     Hint // how to answer, at the right of the question
	Answers  []string
	At       int // the answer under the bar, or NoChoice
}

// NoChoice is the Chosen of a panel in which no arrow has been pressed.
const NoChoice = -1

// Choice is one thing that Enter can be made to do.
type Choice struct{ Text, Aside string }

// boxFrom is the number of rows from which a panel has a frame around it.
const boxFrom = 9

// row is a drawn line of a panel. Where room is short, the rows with the
// highest spare are left out first.
type row struct {
	text  string
	spare int
	more  bool // goes on with the sentence of the row before
}

// Draw draws the panel on exactly width cells and at most rows rows.
func (p *Panel) Draw(t *theme.Theme, width, rows int) []string {
	if rows < boxFrom {
		return p.content(t, width, rows)
	}
	edge := frames[p.Tone == theme.Good]
	line := t.Tone(p.Tone)
	inside := p.content(t, width-4, rows-2)
	drawn := []string{line.Render(edge.topLeft + strings.Repeat(edge.across, width-2) + edge.topRight)}
	for _, text := range inside {
		drawn = append(drawn, line.Render(edge.down)+" "+text+" "+line.Render(edge.down))
	}
	return append(drawn, line.Render(edge.bottomLeft+strings.Repeat(edge.across, width-2)+edge.bottomRight))
}

type frame struct{ topLeft, topRight, bottomLeft, bottomRight, across, down string }

// frames are the two frames: double around what is good, so that it is told
// from the rest without colour too.
var frames = map[bool]frame{
	false: {"┌", "┐", "└", "┘", "─", "│"},
	true:  {"╔", "╗", "╚", "╝", "═", "║"},
}

// posterFrom is the number of rows from which the family name is a poster.
const posterFrom = 12

func (p *Panel) content(t *theme.Theme, width, rows int) []string {
	choices, chosen := p.choices(t, width)
	least := min(len(choices), 3)
	head := p.head(t, width, t.Blocks && (rows >= posterFrom || p.Large))
	if len(head)+len(choices) > rows && !(p.Large && bare(head)+least <= rows) {
		head = p.head(t, width, false)
	}
	for len(head) > 1 && len(head)+len(choices) > rows && spare(head) >= 3 {
		head = drop(head)
	}
	for len(head) > 1 && len(head)+least > rows {
		head = drop(head)
	}
	var drawn []string
	for _, r := range head {
		drawn = append(drawn, Fit(r.text, width))
	}
	for _, text := range window(choices, chosen, rows-len(head)) {
		drawn = append(drawn, Fit(text, width))
	}
	return drawn
}

func (p *Panel) head(t *theme.Theme, width int, large bool) []row {
	blank := row{spare: 3}
	loud := t.Loud(p.Tone)
	title, aside := " "+p.Tone.Sign()+"   "+p.Title, p.Aside+" "
	if ansi.StringWidth(title)+2+ansi.StringWidth(aside) > width {
		aside = "" // said below, where it is not cut
	}
	title = Ends(title, aside, width)
	band := row{text: loud.Render(strings.Repeat(" ", width)), spare: 4}
	rows := []row{band, {text: loud.Render(title)}, band, blank}
	const indent = "     "
	room := width - len(indent)
	if poster, ok := Poster(p.Surname, room); ok && large {
		rows = append(rows, row{text: indent + t.Strong.Render(Cut(p.First, room))})
		for _, line := range poster {
			rows = append(rows, row{text: indent + t.Text.Render(line)}) // bold blocks leave gaps in some fonts
		}
		rows = append(rows, blank)
	} else if p.First+p.Surname != "" {
		rows = append(rows, row{text: indent + p.name(t, room)})
	}
	for _, line := range Flow(p.About, " · ", room) {
		rows = append(rows, row{text: indent + t.Text.Render(line), spare: 1})
	}
	if aside == "" && p.Aside != "" {
		rows = append(rows, row{text: indent + t.Text.Render(Cut(p.Aside, room)), spare: 1})
	}
	if len(p.Shows) > 0 {
		rows = append(rows, blank)
	}
	for _, show := range p.Shows {
		rows = append(rows, row{text: " " + t.Highlight.Render(theme.SignShow+"   "+Cut(show, room))})
	}
	for i, note := range p.Notes {
		if i == 0 {
			rows = append(rows, blank)
		}
		rows = append(rows, wrapped(indent, note, t.Text, room, 2)...)
	}
	if p.Question != "" {
		rows = append(append(rows, blank), wrapped(" ", p.Question, t.Strong, width-1, 1)...)
	}
	for _, hint := range p.Keys {
		rows = append(rows, blank, row{text: "   " + Cut(hint.draw(t, 8), width-3), spare: 2})
	}
	if p.Survey != nil {
		return append(append(rows, blank), p.Survey.rows(t, width)...)
	}
	if len(p.Choices) == 0 || len(p.Keys) == 0 {
		rows = append(rows, blank)
	}
	return rows
}

// name sets the family name wide where there is room, the first name before it.
func (p *Panel) name(t *theme.Theme, width int) string {
	first := p.First
	if first != "" && p.Surname != "" {
		first += "  "
	}
	room := width - ansi.StringWidth(first)
	if room < ansi.StringWidth(p.Surname) {
		return t.Strong.Render(Cut(p.First+" "+p.Surname, width))
	}
	return t.Strong.Render(first + Spaced(p.Surname, room))
}

func (p *Panel) choices(t *theme.Theme, width int) (lines []string, chosen int) {
	const indent = "     "
	room := width - len(indent) - 2
	for i, c := range p.Choices {
		style, sign := t.Text, theme.SignChoice
		if i == p.Chosen {
			style, sign, chosen = t.Choice, theme.SignBar, len(lines)
		}
		for j, part := range c.lines(room) {
			if j > 0 {
				sign = " "
			}
			lines = append(lines, indent+zone.OfRow(i, style.Render(Fit(sign+" "+part, room+2))))
		}
	}
	return lines, chosen
}

// lines is the choice on lines of at most width cells.
func (c Choice) lines(width int) []string {
	if c.Aside != "" && ansi.StringWidth(c.Text)+3+ansi.StringWidth(c.Aside) <= width {
		return []string{Ends(c.Text, c.Aside, width)}
	}
	lines := strings.Split(ansi.Wordwrap(c.Text, width, ""), "\n")
	if c.Aside != "" {
		lines = append(lines, Cut("→ "+c.Aside, width))
	}
	return lines
}

func wrapped(indent, text string, style theme.Style, width, spare int) []row {
	var rows []row
	for i, part := range strings.Split(ansi.Wordwrap(text, width, ""), "\n") {
		rows = append(rows, row{indent + style.Render(Cut(part, width)), spare, i > 0})
	}
	return rows
}

// bare is how many rows are left where all that can be spared are.
func bare(rows []row) (n int) {
	for _, r := range rows {
		if r.spare == 0 {
			n++
		}
	}
	return n
}

// spare is the highest of the rows.
func spare(rows []row) int {
	highest := 0
	for _, r := range rows {
		highest = max(highest, r.spare)
	}
	return highest
}

// drop leaves out the last of the rows that can best be spared, and with it
// the whole sentence that it is part of.
func drop(rows []row) []row {
	highest := spare(rows)
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].spare == highest {
			from := i
			for rows[from].more {
				from--
			}
			return append(rows[:from:from], rows[i+1:]...)
		}
	}
	return rows
}

// window is the part of the lines, rows long, that shows the one at.
func window(lines []string, at, rows int) []string {
	rows = max(rows, 0)
	if len(lines) <= rows {
		return lines
	}
	from := min(at, len(lines)-rows)
	return lines[from : from+rows]
}
