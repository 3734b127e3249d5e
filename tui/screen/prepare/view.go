package prepare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// View draws the steps, or the form of the desks.
func (p *Prepare) View() string { return p.memo.View(p.env, p.draw) }

func (p *Prepare) draw() string {
	w, f := &p.env.Words.Prepare, p.env.Frame
	sheet := widget.Sheet{Title: w.Title, Aside: w.Aside, Focus: widget.NoFocus, Foot: p.foot()}
	switch {
	case p.venues != nil:
		sheet.Lines, sheet.Focus = p.form()
	case p.err != nil && p.known == nil:
		said := p.env.Words.Explain(p.err)
		sheet.Lines = p.flow(p.env.Theme.Tone(theme.Bad), "", theme.SignNo+" "+said.What+" "+said.Press)
	case p.known == nil:
		sheet.Lines = []string{p.env.Theme.Faint.Render(w.Reading)}
	default:
		sheet.Lines, sheet.Focus = p.fitting(sheet.Room(f))
	}
	return sheet.Draw(p.env.Theme, f)
}

func (p *Prepare) form() (lines []string, focus int) {
	w := &p.env.Words.Prepare
	p.venues.Rows[len(p.venues.Rows)-1].Label = w.Keep
	lines, focus = p.venues.Draw(p.env.Theme, p.env.Frame.Inner(), p.env.Frame.Spread())
	if p.narrow() {
		return lines, focus
	}
	return append([]string{w.HowMany, ""}, lines...), focus + 2
}

// how much is drawn where there is room for it.
type plenty struct{ spread, sticks, guide, all bool }

// fitting draws the steps with as much around them as fits: what is said on each
// laptop goes first, then the blanks, then the sticks while another step is done,
// then all but the first word on the other steps.
func (p *Prepare) fitting(room int) (lines []string, focus int) {
	for _, much := range []plenty{
		{true, true, true, true}, {true, true, false, true}, {false, true, true, true}, {false, true, false, true}, {all: true}, {},
	} {
		if p.narrow() {
			much = plenty{}
		}
		if lines, focus = p.steps(much); len(lines) <= room {
			break
		}
	}
	return lines, focus
}

func (p *Prepare) steps(much plenty) (lines []string, focus int) {
	t, w := p.env.Theme, &p.env.Words.Prepare
	for s := range steps {
		if much.spread && s > 0 {
			lines = append(lines, "")
		}
		if s == p.at {
			focus = len(lines)
		}
		for i, line := range p.headed(s, much.all) {
			if i == 0 {
				line = zone.OfRow(int(s), line)
			}
			lines = append(lines, line)
		}
		if s == stickStep && (much.sticks || p.at == stickStep) {
			block, at := p.stickBlock(much.spread)
			if s == p.at {
				focus = len(lines) + at
			}
			lines = append(lines, block...)
		}
		if s == p.at && s != stickStep { // where it stands above the sticks
			lines = append(lines, p.said()...)
		}
	}
	if much.guide {
		lines = append(lines, widget.Rule(t.Rule, t.Faint, "", p.env.Frame.Inner()))
		for _, text := range []string{w.Guide, w.Guide2, fmt.Sprintf(w.Newer, p.env.Words.Number(int(listStep)+1))} {
			lines = append(lines, p.flow(t.Faint, "", text)...)
		}
	}
	return lines, focus
}

// part is one thing that is said of a step.
type part struct {
	tone theme.Tone
	text string
}

// headed is a step without what belongs to the bar: its title, and what is said
// of it; all of that, or only what comes first.
func (p *Prepare) headed(s step, all bool) []string {
	t, width := p.env.Theme, p.env.Frame.Inner()
	sign, style := "  ", t.Prompt
	if s == p.at {
		sign, style = theme.SignBar+" ", t.Strong
	}
	title := sign + p.env.Words.Number(int(s)+1) + "  " + p.title(s)
	parts, column := p.parts(s), p.column()
	if s != p.at && !all && len(parts) > 1 {
		parts = parts[:1]
	}
	if p.narrow() {
		lines := []string{style.Render(widget.Cut(title, width))}
		for _, part := range parts {
			lines = append(lines, p.signed("  ", part)...)
		}
		return lines
	}
	var lines []string
	for _, part := range parts {
		lines = append(lines, p.signed(strings.Repeat(" ", column), part)...)
	}
	if len(lines) == 0 {
		return []string{style.Render(title)}
	}
	lines[0] = style.Render(widget.Fit(title, column)) + strings.TrimPrefix(lines[0], strings.Repeat(" ", column))
	return lines
}

// roomyWidth is from where on nothing has to be said shorter.
const roomyWidth = 92

// shorter is the longest of some wordings that fits on the line of a step; all
// of it is said of the step under the bar.
func (p *Prepare) shorter(s step, wordings ...string) string {
	if s == p.at {
		return wordings[0]
	}
	room := p.env.Frame.Inner() - p.column() - 2
	if p.narrow() {
		room = p.env.Frame.Inner() - 4
	}
	return widget.Longest(room, wordings...)
}

// column is where what is said of the steps begins.
func (p *Prepare) column() int {
	longest := 0
	for s := range steps {
		longest = max(longest, ansi.StringWidth(p.title(s)))
	}
	if p.env.Frame.Width < roomyWidth {
		return longest + 6
	}
	return longest + 8
}

func (p *Prepare) title(s step) string {
	titles := &p.env.Words.Prepare.Steps
	return [...]string{titles.List, titles.Venues, titles.Tricky, titles.Phrase, titles.Sticks, titles.Papers}[s]
}

// signed is a part behind its sign, on as many lines as it needs.
func (p *Prepare) signed(indent string, part part) (lines []string) {
	t := p.env.Theme
	sign := t.Tone(part.tone).Render(part.tone.Sign())
	if part.tone == theme.Plain {
		sign = " "
	}
	for _, text := range widget.Wrap(part.text, p.env.Frame.Inner()-ansi.StringWidth(indent)-2) {
		lines = append(lines, indent+sign+" "+t.Text.Render(text))
		sign = " "
	}
	return lines
}

// said is what there is to say of the step under the bar.
func (p *Prepare) said() (lines []string) {
	if p.work.asked != 0 && p.work.meter != nil && !p.work.papers {
		return nil // said beside the stick
	}
	t, indent := p.env.Theme, "     "
	if p.narrow() {
		indent = "  "
	}
	if p.work.papers && p.work.asked != 0 {
		_, done, of := p.work.meter.get()
		return []string{indent + widget.Progress(t.Full, t.Empty, done, max(of, 1), 20) + "  " + p.env.Words.Prepare.Printing}
	}
	for i, text := range p.notice.lines {
		tone := p.notice.tone
		if i > 0 {
			tone = theme.Plain
		}
		lines = append(lines, p.signed(indent, part{tone, text})...)
	}
	return lines
}

func (p *Prepare) flow(style theme.Style, indent, text string) (lines []string) {
	for _, part := range widget.Wrap(text, p.env.Frame.Inner()-ansi.StringWidth(indent)) {
		lines = append(lines, indent+style.Render(part))
	}
	return lines
}

func (p *Prepare) narrow() bool { return p.env.Frame.Class == layout.Narrow }

// joined puts what there is between signs.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// clean is text from outside, as it is drawn.
func clean(text string) string { return checkin.Clean(text) }
