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
	Short     string // what it does, in fewer words, where all do not fit; or empty
	Scrolls   bool   // worth a word on a sheet only where there is more than is seen
	Stays     bool   // shown whatever else has to go: the way out
}

// draw is the hint, which is the first of its keys to a mouse; the others are
// where they stand.
func (h Hint) draw(t *theme.Theme, keyWidth int) string {
	names := strings.Split(h.Key, " ")
	for i, name := range names[1:] {
		names[i+1] = zone.OfKey(name, name)
	}
	drawn := t.Key.Render(Fit(strings.Join(names, " "), max(keyWidth, ansi.StringWidth(h.Key))))
	if h.Does != "" {
		drawn += "  " + t.Text.Render(h.Does)
	}
	return zone.OfKey(names[0], drawn)
}

// Hints draws keys and what they do on one line of at most width cells: closer
// together where they would not fit; the last ones are left out where that does
// not help, but not those that stay.
//
// A hint without a key is none: it does nothing now.
func Hints(t *theme.Theme, width int, hints ...Hint) string {
	hints = slices.DeleteFunc(slices.Clone(hints), func(h Hint) bool { return h.Key == "" })
	shorten(width, hints)
	gap, kept := apart(width, hints), 0 // cells kept for those that stay
	for _, h := range hints {
		kept += h.staying(gap)
	}
	var drawn []string
	used, full := -gap, false
	for i, h := range hints {
		kept -= h.staying(gap)
		room := width - used - gap - kept
		switch {
		case h.width() > room && i == 0:
			drawn = append(drawn, Cut(h.draw(t, 0), room))
			used += gap + room
		case h.width() > room || full && !h.Stays:
			full = true
		default:
			drawn = append(drawn, h.draw(t, 0))
			used += gap + h.width()
		}
	}
	return strings.Join(drawn, strings.Repeat(" ", gap))
}

// shorten says less where all do not fit: what stays in fewer words; where the
// first has no room beside it, that too; and then of what stays its key alone,
// which most know.
func shorten(width int, hints []Hint) {
	if wide(hints, closeTogether) <= width {
		return
	}
	least := hints[:1:1]
	for i := range hints {
		if hints[i].Stays && i > 0 {
			hints[i].cut()
			least = append(least, hints[i])
		}
	}
	if wide(least, closeTogether) <= width {
		return
	}
	for i := range hints {
		hints[i].cut()
	}
	if least[0] = hints[0]; wide(least, closeTogether) <= width {
		return
	}
	for i := range hints {
		if hints[i].Stays && i > 0 {
			hints[i].Does = ""
		}
	}
}

// cut says it in fewer words, where there are some.
func (h *Hint) cut() {
	if h.Short != "" {
		h.Does = h.Short
	}
}

// wide is how wide hints are, so far apart.
func wide(hints []Hint, gap int) int {
	sum := gap * (len(hints) - 1)
	for _, h := range hints {
		sum += h.width()
	}
	return sum
}

// staying is the cells of a hint that stays, with the gap before it.
func (h Hint) staying(gap int) int {
	if !h.Stays {
		return 0
	}
	return gap + h.width()
}

// Among is a hint for choosing one of so many: none where there is no choice.
func (h Hint) Among(n int) Hint {
	if n < 2 {
		return Hint{}
	}
	return h
}

func (h Hint) width() int {
	if h.Does == "" {
		return ansi.StringWidth(h.Key)
	}
	return ansi.StringWidth(h.Key) + 2 + ansi.StringWidth(h.Does)
}

// The gap between two hints: that of a key and what it does is 2.
const farApart, closeTogether = 4, 3

func apart(width int, hints []Hint) int {
	used := wide(hints, farApart)
	stays := slices.ContainsFunc(hints, func(h Hint) bool { return h.Stays })
	if used > width && (stays || used-(len(hints)-1) <= width) {
		return closeTogether
	}
	return farApart
}
