package widget

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"opale/tui/layout"
	"opale/tui/theme"
)

func TestASheetFillsItsFrameAndShowsWhatIsInFocus(t *testing.T) {
	th := theme.New(colorprofile.TrueColor, true)
	rapid.Check(t, func(t *rapid.T) {
		frame := layout.Of(rapid.IntRange(40, 140).Draw(t, "width"), rapid.IntRange(10, 50).Draw(t, "height"))
		s := Sheet{
			Title: rapid.StringMatching(`[a-zé日 ]{0,60}`).Draw(t, "title"),
			Aside: rapid.StringMatching(`[a-z ]{0,60}`).Draw(t, "aside"),
			Focus: NoFocus, Scroll: rapid.IntRange(-5, 80).Draw(t, "scroll"),
			Foot: []Hint{{Key: "Échap", Does: "revenir"}},
		}
		for i := range rapid.IntRange(0, 60).Draw(t, "lines") {
			s.Lines = append(s.Lines, fmt.Sprintf("<%d>", i))
		}
		if len(s.Lines) > 0 && rapid.Bool().Draw(t, "focused") {
			s.Focus = rapid.IntRange(0, len(s.Lines)-1).Draw(t, "focus")
		}
		drawn := ansi.Strip(s.Draw(th, frame))
		lines := strings.Split(drawn, "\n")
		if len(lines) != frame.Body {
			t.Fatalf("%d rows, want %d", len(lines), frame.Body)
		}
		for _, line := range lines {
			if w := ansi.StringWidth(line); w > frame.Width {
				t.Fatalf("%d columns of %d: %q", w, frame.Width, line)
			}
		}
		if !strings.Contains(lines[len(lines)-1], "revenir") {
			t.Fatalf("the foot is not at the foot:\n%s", drawn)
		}
		if s.Focus != NoFocus && !strings.Contains(drawn, s.Lines[s.Focus]) {
			t.Fatalf("line %d is not seen:\n%s", s.Focus, drawn)
		}
		hidden := len(s.Lines) > s.Room(frame)
		if arrows := strings.ContainsAny(lines[0], "↑↓"); arrows != hidden {
			t.Fatalf("arrows %v, hidden lines %v:\n%s", arrows, hidden, drawn)
		}
		if !hidden && len(s.Lines) > 0 && !strings.Contains(drawn, s.Lines[0]) {
			t.Fatalf("lines are hidden for nothing:\n%s", drawn)
		}
	})
}
