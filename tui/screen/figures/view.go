package figures

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
	"opale/tui/widget"
)

// View draws the page.
func (f *Figures) View() string {
	return f.memo.View(f.env, func() string {
		w := f.env.Words
		sheet := widget.Sheet{
			Title: w.Figures.Title + " · " + w.Figures.Pages[f.page],
			Aside: fmt.Sprintf(w.Figures.Page, w.Number(int(f.page)+1), w.Number(int(numPages))),
			Lines: f.lines(), Focus: widget.NoFocus, Scroll: f.scroll[f.page], Foot: f.foot(),
		}
		return sheet.Draw(f.env.Theme, f.env.Frame)
	})
}

// lines is all that there is to read on the page.
func (f *Figures) lines() []string {
	w, t, width := f.env.Words, f.env.Theme, f.env.Frame.Inner()
	switch {
	case f.err != nil:
		return []string{t.Tone(theme.Bad).Render(widget.Cut(theme.SignNo+" "+w.Explain(f.err).What, width))}
	case f.known == nil:
		return []string{t.Faint.Render(w.Figures.Reading)}
	}
	switch f.page {
	case pageVenues:
		return f.venues()
	case pageCensus:
		return f.census()
	case pageDictation:
		return f.dictation()
	}
	return f.now()
}

func (f *Figures) foot() []widget.Hint {
	w := f.env.Words
	turn := widget.Hint{Key: w.Keys.Left + " " + w.Keys.Right, Does: w.Figures.Turn}
	back := widget.Hint{Key: w.Keys.Escape, Does: w.Figures.Back}
	if f.takesDown() {
		return []widget.Hint{turn, back, {Key: w.Keys.Enter, Does: w.Figures.TakeDown}}
	}
	return []widget.Hint{turn, back, {Key: w.Keys.Down + " " + w.Keys.Up, Does: w.Figures.Scroll, Scrolls: true}}
}

// airy is the number of rows from which there is room for blank ones.
const airy = 24

// gap is a blank line, where there is room for one.
func (f *Figures) gap(lines []string) []string {
	if f.env.Frame.Body < airy {
		return lines
	}
	return append(lines, "")
}

func (f *Figures) rule(title string) string {
	t := f.env.Theme
	return widget.Rule(t.Rule, t.Faint, title, f.env.Frame.Inner())
}

// wrapped is a sentence on as many lines as it needs.
func (f *Figures) wrapped(style theme.Style, text string) []string {
	var lines []string
	for _, line := range widget.Wrap(text, f.env.Frame.Inner()) {
		lines = append(lines, style.Render(line))
	}
	return lines
}

// flow puts facts one behind the other.
func (f *Figures) flow(style theme.Style, facts ...string) []string {
	lines := widget.Flow(facts, "   ", f.env.Frame.Inner())
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}

// barred is a sentence with a bar beside it: as long as there is room, at most
// longest.
func (f *Figures) barred(said string, done, total, column, longest int) string {
	t, width := f.env.Theme, f.env.Frame.Inner()
	column = max(column, ansi.StringWidth(said)+2)
	room := min(width-column, longest)
	if total <= 0 || room < 6 {
		return t.Strong.Render(widget.Cut(said, width))
	}
	return t.Strong.Render(widget.Fit(said, column)) + widget.Progress(t.Full, t.Empty, done, total, room)
}
