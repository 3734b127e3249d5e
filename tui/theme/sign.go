package theme

import "strings"

// The signs. Each stands beside a word that says the same.
const (
	SignIn       = "✓"
	SignAlready  = "●"
	SignWarning  = "!"
	SignNo       = "✗"
	SignQuestion = "?"
	SignShow     = "★"
	SignOther    = "›"
	SignNew      = "+"
	SignBar      = "▶" // the row that Enter takes
	SignChoice   = "▷" // a choice
	SignEdge     = "┃" // the left of a text field
)

// Sign is the sign of a tone.
func (tone Tone) Sign() string {
	return [...]string{
		Plain: " ", Good: SignIn, Already: SignAlready, Elsewhere: SignOther,
		Warning: SignWarning, Bad: SignNo, Question: SignQuestion,
	}[tone]
}

// ascii exchanges whatever old console fonts lack for characters that all
// have, cell for cell, so that a drawn screen stays aligned.
var ascii = strings.NewReplacer(
	SignIn, "v", SignAlready, "o", SignNo, "x", SignShow, "*", SignOther, ">",
	SignBar, ">", SignChoice, "-", SignEdge, "|",
	"█", "#", "░", ".", "▁", "_", "▂", "_", "▃", "-", "▄", "-", "▅", "=", "▆", "=", "▇", "#", "─", "-", "│", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+", "├", "+", "┤", "+",
	"═", "=", "║", "|", "╔", "+", "╗", "+", "╚", "+", "╝", "+", "╟", "+", "╢", "+",
	"▌", "_", "…", "~", "→", ">", "←", "<", "↑", "^", "↓", "v", "“", "\"", "”", "\"", "’", "'",
	"\u202f", " ", "\u00a0", " ",
)

// ASCII redraws a screen with the ASCII signs. Letters keep their accents.
func ASCII(drawn string) string { return ascii.Replace(drawn) }
