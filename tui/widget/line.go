// Package widget is the small drawings that screens share: lines that fit,
// rules, bars, panels, rows of keys. Everything here is a pure function of
// what it is given; widths are in terminal cells, never in bytes.
//
// Text from outside must have been through checkin.Clean before it comes here.
package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/tui/theme"
)

// Fit makes text exactly width cells wide: cut with an ellipsis, or padded at
// its right.
func Fit(text string, width int) string {
	if width <= 0 {
		return ""
	}
	n := ansi.StringWidth(text)
	if n > width {
		text = ansi.Truncate(text, width, "…")
		n = ansi.StringWidth(text)
	}
	return text + strings.Repeat(" ", max(width-n, 0))
}

// Whole keeps the blanks at the end of a line: some terminals clear them, and
// with them the background that shows which row is chosen.
func Whole(text string) string {
	if rest, blank := strings.CutSuffix(text, " "); blank {
		return rest + "\u00a0"
	}
	return text
}

// Cut shortens text to at most width cells, without padding.
func Cut(text string, width int) string { return ansi.Truncate(text, max(width, 0), "…") }

// Ends puts one text at each end of a line of width cells. Where both do not
// fit, the left one is cut.
func Ends(left, right string, width int) string {
	room := width - ansi.StringWidth(right)
	if room < 2 {
		return Fit(left, width)
	}
	return Fit(left, room) + right
}

// Longest is the first of some wordings, from the longest to the shortest, that
// is at most width cells wide; the last one where none is.
func Longest(width int, wordings ...string) string {
	for _, said := range wordings {
		if ansi.StringWidth(said) <= width {
			return said
		}
	}
	return wordings[len(wordings)-1]
}

// Flow puts parts one after another on as many lines of width cells as they
// need; none is torn apart, and empty ones are left out.
func Flow(parts []string, between string, width int) []string {
	var lines []string
	for _, part := range parts {
		if part == "" {
			continue
		}
		part = Cut(part, width)
		if last := len(lines) - 1; last >= 0 && ansi.StringWidth(lines[last]+between+part) <= width {
			lines[last] += between + part
			continue
		}
		lines = append(lines, part)
	}
	return lines
}

// Rule is a line that parts, with a title in it where one is given.
func Rule(rule, titled theme.Style, title string, width int) string {
	if title == "" {
		return rule.Render(strings.Repeat("─", max(width, 0)))
	}
	title = Cut(title, width-6)
	rest := max(width-4-ansi.StringWidth(title), 0)
	return rule.Render("── ") + titled.Render(title) + rule.Render(" "+strings.Repeat("─", rest))
}

// Progress is a bar of width cells, done of total full.
func Progress(full, empty theme.Style, done, total, width int) string {
	n := 0
	if total > 0 {
		n = min(max(done*width/total, 0), width)
	}
	if n == 0 && done > 0 && width > 0 {
		n = 1 // somebody is in: the bar is not empty
	}
	return full.Render(strings.Repeat("█", n)) + empty.Render(strings.Repeat("░", max(width-n, 0)))
}

// Spaced sets a name with a space between its letters, so that it can be read
// from a metre. Where that is too wide, it is left as it is.
func Spaced(name string, width int) string {
	var letters []string
	for rest := name; rest != ""; {
		letter, _ := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		letters, rest = append(letters, letter), rest[len(letter):]
	}
	if spaced := strings.Join(letters, " "); ansi.StringWidth(spaced) <= width {
		return spaced
	}
	return Cut(name, width)
}

// Stack fits lines into a block of exactly rows lines; the last ones are
// dropped where there are too many. A window whose size is not known yet has no
// row.
func Stack(lines []string, rows int) string {
	if rows < 1 {
		return ""
	}
	if len(lines) > rows {
		lines = lines[:rows]
	}
	return strings.Join(lines, "\n") + strings.Repeat("\n", rows-max(len(lines), 1))
}

// Indent puts margin blanks before each line.
func Indent(lines []string, margin int) []string {
	blanks := strings.Repeat(" ", margin)
	moved := make([]string, len(lines))
	for i, line := range lines {
		moved[i] = blanks + line
	}
	return moved
}
