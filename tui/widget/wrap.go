package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Wrap breaks a sentence into lines of at most width cells, between words only:
// neither at a hyphen nor at a space that does not break, narrow or wide. A
// word that is too long for a line is cut.
func Wrap(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		switch {
		case line == "":
			line = word
		case ansi.StringWidth(line)+1+ansi.StringWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, Cut(line, width)), word
		}
	}
	return append(lines, Cut(line, width))
}
