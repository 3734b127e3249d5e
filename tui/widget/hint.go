package widget

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
	"opale/tui/zone"
)

// Hint is a key and what it does now.
type Hint struct {
	Key, Does string
	Scrolls   bool // worth a word on a sheet only where there is more than is seen
}

// draw is the hint, which is the first of its keys to a mouse; the others are
// where they stand.
func (h Hint) draw(t *theme.Theme, keyWidth int) string {
	names := strings.Split(h.Key, " ")
	for i, name := range names[1:] {
		names[i+1] = zone.OfKey(name, name)
	}
	drawn := t.Key.Render(Fit(strings.Join(names, " "), max(keyWidth, ansi.StringWidth(h.Key)))) + "  " + t.Text.Render(h.Does)
	return zone.OfKey(names[0], drawn)
}

// Hints draws keys and what they do on one line of at most width cells: closer
// together where they would not fit; the last ones are left out where that does
// not help.
//
// A hint without a key is none: it does nothing now.
func Hints(t *theme.Theme, width int, hints ...Hint) string {
	hints = slices.DeleteFunc(slices.Clone(hints), func(h Hint) bool { return h.Key == "" })
	var b strings.Builder
	used, apart := 0, apart(width, hints)
	for i, h := range hints {
		gap := 0
		if i > 0 {
			gap = apart
		}
		wide := gap + h.width()
		if used+wide > width {
			if i == 0 {
				return Cut(h.draw(t, 0), width)
			}
			break
		}
		b.WriteString(strings.Repeat(" ", gap) + h.draw(t, 0))
		used += wide
	}
	return b.String()
}

// Among is a hint for choosing one of so many: none where there is no choice.
func (h Hint) Among(n int) Hint {
	if n < 2 {
		return Hint{}
	}
	return h
}

func (h Hint) width() int { return ansi.StringWidth(h.Key) + 2 + ansi.StringWidth(h.Does) }

// The gap between two hints: that of a key and what it does is 2.
const farApart, closeTogether = 4, 3

func apart(width int, hints []Hint) int {
	used := farApart * (len(hints) - 1)
	for _, h := range hints {
		used += h.width()
	}
	if used > width && used-(len(hints)-1) <= width {
		return closeTogether
	}
	return farApart
}
