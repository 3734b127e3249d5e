package widget

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/zone"
)

// Sheet is a page that lies over the desk: a title, lines that may be more
// than there is room for, and the keys at its foot.
type Sheet struct {
	Title, Aside string
	Lines        []string // drawn, at most Frame.Inner cells wide
	Focus        int      // the line that must be seen, or NoFocus
	Scroll       int      // the first line shown, where there is no focus
	Foot         []Hint
}

// NoFocus is the Focus of a sheet that is only read.
const NoFocus = -1

// roomy is the number of rows from which a sheet has blank lines around its
// parts.
const roomy = 14

// Draw draws the sheet on exactly the frame's body.
func (s *Sheet) Draw(t *theme.Theme, frame layout.Frame) string {
	width := frame.Inner()
	room := s.Room(frame)
	from := s.First(frame)
	aside := s.Aside
	if ansi.StringWidth(s.Title)+ansi.StringWidth(aside)+8 > width {
		aside = ""
	}
	if more := scrolls(from > 0, from+room < len(s.Lines)); more != "" {
		aside = strings.TrimSpace(aside + "  " + zone.Mark(zone.Target{Kind: zone.More}, more))
	}
	drawn := []string{Ends(t.Title.Render(Cut(s.Title, width)), t.Faint.Render(aside), width)}
	if frame.Body >= roomy {
		drawn = append(drawn, "")
	}
	drawn = append(drawn, s.Lines[from:min(from+room, len(s.Lines))]...)
	for len(drawn) < frame.Body-1 {
		drawn = append(drawn, "")
	}
	drawn = append(drawn, Hints(t, width, s.foot(frame)...))
	margin := strings.Repeat(" ", frame.Margin)
	for i, line := range drawn {
		drawn[i] = margin + line
	}
	return Stack(drawn, frame.Body)
}

// Room is how many lines are seen at once.
func (s *Sheet) Room(frame layout.Frame) int {
	if frame.Body >= roomy {
		return frame.Body - 4 // title, blank, blank, foot
	}
	return max(frame.Body-2, 1)
}

// foot is the keys that do something now.
func (s *Sheet) foot(frame layout.Frame) []Hint {
	if s.Last(frame) > 0 {
		return s.Foot
	}
	return slices.DeleteFunc(slices.Clone(s.Foot), func(h Hint) bool { return h.Scrolls })
}

// Last is the highest Scroll that still fills the sheet.
func (s *Sheet) Last(frame layout.Frame) int { return max(len(s.Lines)-s.Room(frame), 0) }

// First is the line that is seen first.
func (s *Sheet) First(frame layout.Frame) int {
	if s.Focus == NoFocus {
		return min(max(s.Scroll, 0), s.Last(frame))
	}
	// What stands above the line in focus says what it is about.
	return min(max(s.Focus-s.Room(frame)*2/3, 0), s.Last(frame))
}

func scrolls(above, below bool) string {
	switch {
	case above && below:
		return "↑ ↓"
	case above:
		return "↑"
	case below:
		return "↓"
	}
	return ""
}
