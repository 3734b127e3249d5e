package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
	"opale/tui/zone"
)

// rows is the question and its answers, which are the first to be spared while
// nobody chooses among them. Where they would take more than two lines, only the
// one under the bar is shown, between arrows.
func (s *Survey) rows(t *theme.Theme, width int) []row {
	const indent = " "
	room := width - len(indent)
	question := indent + t.Strong.Render(s.Question)
	if hint := s.Hint.draw(t, 0); ansi.StringWidth(question)+ansi.StringWidth(hint)+3 <= width {
		question = Ends(question, hint, width)
	}
	rows := []row{{text: question, spare: 1}}
	if s.At == NoChoice {
		lines := Flow(s.Answers, " · ", room)
		if len(lines) > 2 {
			return rows
		}
		for i, line := range lines {
			rows = append(rows, row{indent + t.Faint.Render(line), 2, i > 0})
		}
		return rows
	}
	for _, line := range s.choosing(t, room) {
		rows = append(rows, row{text: indent + line})
	}
	return rows
}

// choosing draws the answers with the bar on one of them.
func (s *Survey) choosing(t *theme.Theme, width int) []string {
	plain := Flow(s.Answers, " · ", width-2) // the chosen one has a blank at each side
	if len(plain) > 2 {
		return []string{t.Key.Render("←") + t.Choice.Render(Cut(" "+s.Answers[s.At]+" ", width-2)) + t.Key.Render("→")}
	}
	var lines []string
	from := 0
	for _, line := range plain {
		to := from + strings.Count(line, " · ") + 1
		var parts []string
		for i := from; i < to; i++ {
			drawn := t.Text.Render(s.Answers[i])
			if i == s.At {
				drawn = t.Choice.Render(" " + s.Answers[i] + " ")
			}
			parts = append(parts, zone.OfItem(0, i, drawn))
		}
		lines = append(lines, strings.Join(parts, t.Faint.Render(" · ")))
		from = to
	}
	return lines
}
