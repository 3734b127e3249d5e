// Package zone says what a drawn screen does where it is clicked. Whoever draws
// something that can be clicked marks it, with a sequence that no terminal shows
// and that has no width; the root takes the marks out of the finished window,
// and knows from them what lies under the mouse. So the places are where the
// layout has put them, on every screen, and nobody counts rows twice.
//
// It draws nothing, and knows no screen.
package zone

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Target is what is under the mouse: a key by its shown name, or what a screen
// knows by a number.
type Target struct {
	Kind Kind
	Key  string // as a screen shows it
	At   int    // which row, or action
	Item int    // which part of the row
}

// Kind is what a Target is.
type Kind byte

// The kinds. A click on a Key is that key; the others are the screen's.
const (
	Key    Kind = 'k'
	Row    Kind = 'r' // what can be chosen
	Item   Kind = 'i' // a part of a row that does something itself: a box, one of some choices
	Action Kind = 'a' // of the action bar
	More   Kind = 'm' // there is more than is seen
)

// Click is what a screen hears of a click on something that it has marked.
type Click struct{ Target }

// Marks begin and end with what terminals call an application program command:
// without one that listens, it is nothing. What stands in it is ASCII.
const (
	opens  = "\x1b_opale:"
	closes = "\x1b\\"
	ends   = opens + closes
)

// Mark makes a piece of a drawn line something that can be clicked.
func Mark(t Target, drawn string) string {
	if drawn == "" {
		return drawn
	}
	return fmt.Sprintf("%s%c%s,%d,%d%s", opens, t.Kind, hex.EncodeToString([]byte(t.Key)), t.At, t.Item, closes) + drawn + ends
}

// OfRow marks what can be chosen, by its number.
func OfRow(at int, drawn string) string { return Mark(Target{Kind: Row, At: at}, drawn) }

// OfItem marks a part of a row.
func OfItem(at, item int, drawn string) string {
	return Mark(Target{Kind: Item, At: at, Item: item}, drawn)
}

// OfKey marks the name of a key, and what it does.
func OfKey(name, drawn string) string { return Mark(Target{Kind: Key, Key: name}, drawn) }

// Zone is a Target and its cells: of one line, from a column to before another.
type Zone struct {
	Target
	Line, From, To int
}

// Map is the zones of a window. Where two overlap, the later one lies above.
type Map []Zone

// At is what lies at a cell.
func (m Map) At(x, y int) (Target, bool) {
	for i := len(m) - 1; i >= 0; i-- {
		if z := m[i]; z.Line == y && z.From <= x && x < z.To {
			return z.Target, true
		}
	}
	return Target{}, false
}

// Has reports whether there is anything of a kind.
func (m Map) Has(k Kind) bool {
	for i := range m {
		if m[i].Kind == k {
			return true
		}
	}
	return false
}

// Strip is a drawing without its marks.
func Strip(drawn string) string {
	clean, _ := Take(drawn)
	return clean
}

// Take takes the marks out of a drawn window. One that does not end on its line
// ends with it.
func Take(drawn string) (clean string, zones Map) {
	if !strings.Contains(drawn, opens) {
		return drawn, nil
	}
	lines := strings.Split(drawn, "\n")
	for n, line := range lines {
		if strings.Contains(line, opens) {
			lines[n], zones = take(line, n, zones)
		}
	}
	return strings.Join(lines, "\n"), zones
}

func take(line string, n int, zones Map) (string, Map) {
	var b strings.Builder
	var open []int // zones that have not ended, the innermost last
	column := 0
	for {
		before, rest, found := strings.Cut(line, opens)
		b.WriteString(before)
		column += ansi.StringWidth(before)
		if !found {
			break
		}
		said, rest, _ := strings.Cut(rest, closes)
		if line = rest; said != "" {
			open = append(open, len(zones))
			zones = append(zones, Zone{Target: read(said), Line: n, From: column})
		} else if last := len(open) - 1; last >= 0 {
			zones[open[last]].To = column
			open = open[:last]
		}
	}
	for _, i := range open {
		zones[i].To = column
	}
	return b.String(), zones
}

func read(said string) Target {
	t := Target{Kind: Kind(said[0])}
	key, numbers, _ := strings.Cut(said[1:], ",")
	name, _ := hex.DecodeString(key)
	t.Key = string(name)
	_, _ = fmt.Sscanf(numbers, "%d,%d", &t.At, &t.Item)
	return t
}
