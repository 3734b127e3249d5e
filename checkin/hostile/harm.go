package hostile

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// styled is the one sequence that a drawn window may hold: colours and weight.
var styled = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

// OnScreen says what in a drawn window does more than stand there: an escape
// sequence that is not a colour, a control, a character that turns the line
// around or has no place on it. Lines end with a line feed.
func OnScreen(drawn string) error {
	return InText(styled.ReplaceAllString(drawn, ""))
}

// InText says what in lines of text does more than stand there.
func InText(text string) error {
	for line := range strings.SplitSeq(text, "\n") {
		if at := strings.IndexFunc(line, isHarm); at >= 0 {
			r, _ := utf8.DecodeRuneInString(line[at:])
			return fmt.Errorf("%U in %.200q", r, line)
		}
		if !utf8.ValidString(line) {
			return fmt.Errorf("broken UTF-8 in %.200q", line)
		}
	}
	return nil
}

func isHarm(r rune) bool {
	switch r {
	case '\u2028', '\u2029':
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co, unicode.Me, unicode.Variation_Selector)
}

// safe is what may come out of the whole program beside text: where the cursor
// goes, what is wiped, modes that Bubble Tea sets and unsets, its own title.
var safe = regexp.MustCompile(strings.Join([]string{
	`\x1b\[[0-9;:]*[mABCDEFGHdJKXLMPSTr@bZ` + "`" + `I]`,  // colours; cursor, wiping, scrolling, repeating
	`\x1b\[[?=><][0-9;]*[hlumq$p]+`, `\x1b\[\?[0-9;]*\$p`, // modes, keyboard protocols, asking for them
	`\x1b\[[0-9]* q`, `\x1b\[[0-9;]*[cn]`, `\x1b\[>[0-9]*q`, // the cursor's shape; what the terminal is
	`\x1b\][02];(OPALE)?\x07`, `\x1b\]1?1[0-2]?;\?\x07`, `\x1b\]11?[0-2]?1?\x07`, // the title; which colours there are
	`\x1b[78M=>]`, `\x1b\(B`,
}, "|"))

// FromProgram says what in the bytes that the program sent to its terminal is
// none of the sequences that its renderer writes, and no text.
func FromProgram(raw string) error {
	text := safe.ReplaceAllString(raw, "")
	return InText(strings.NewReplacer("\r", "", "\b", "", "\a", "", "\t", "").Replace(text))
}
