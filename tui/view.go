package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// window is the drawn window, kept until something it shows has changed.
type window struct {
	view     tea.View
	zones    zone.Map // what is under the mouse
	body     string
	revision int
}

// View draws header, topmost screen and status. It is called after every
// message; where nothing has changed it costs a comparison.
func (r *root) View() tea.View {
	body := r.top().View()
	if r.window.revision == r.env.Revision && r.window.body == body {
		return r.window.view
	}
	drawn, zones := zone.Take(r.draw(body))
	if r.ascii {
		drawn = theme.ASCII(drawn)
	}
	drawn = r.paint(drawn)
	v := tea.NewView(drawn)
	v.AltScreen = true
	v.ReportFocus = true
	if r.mouse() {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = r.env.Words.Head.Program
	r.window = window{v, zones, body, r.env.Revision}
	return v
}

// paint lays the theme's own paper under the window, where it brings one.
func (r *root) paint(drawn string) string {
	paper := r.env.Theme.Paper
	if paper == (theme.Style{}) {
		return drawn
	}
	lines := strings.Split(drawn, "\n")
	for i, line := range lines {
		lines[i] = paper.Under(line, r.env.Frame.Width)
	}
	return strings.Join(lines, "\n")
}

func (r *root) draw(body string) string {
	f := r.env.Frame
	if f.Width < 1 || f.Height < 1 {
		return ""
	}
	if f.TooSmall() {
		return widget.Stack([]string{widget.Cut(r.env.Words.Head.TooSmall, f.Width)}, f.Height)
	}
	lines := append(r.header(), widget.Indent(r.strip(), f.Margin)...)
	lines = append(lines, strings.Split(body, "\n")...)
	lines = append(lines, r.status()...)
	if r.blurred {
		r.overlayBlur(lines)
	}
	return widget.Stack(lines, f.Height)
}

// overlayBlur covers the middle of the window: whoever types sees that nothing
// arrives, and where to click.
func (r *root) overlayBlur(lines []string) {
	f, t := r.env.Frame, r.env.Theme
	said := widget.Longest(f.Width, r.env.Words.Head.Click, r.env.Words.Head.ClickShort)
	middle, around := len(lines)/2, 1
	if f.Class == layout.Narrow {
		around = 0
	}
	for i := middle - around; i <= middle+around && i < len(lines); i++ {
		text := ""
		if i == middle {
			text = said
		}
		lines[i] = t.Band.Render(centred(text, "", f.Width))
	}
}
