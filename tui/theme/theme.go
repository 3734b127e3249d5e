// Package theme names the roles that text plays on the screen, and gives each
// its look: on light and dark terminals, in sixteen colours, and without any.
// Components ask for a role and never for a colour; whatever colour says, a
// sign and a word say too.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Tone is what a result amounts to.
type Tone uint8

// The tones.
const (
	Plain     Tone = iota
	Good           // in
	Already        // in before: an answer, not an alarm
	Elsewhere      // expected somewhere else, or another day
	Warning        // something is to be done first
	Bad            // not to be let in
	Question       // nobody knows
)

// Theme is the look of every role.
type Theme struct {
	Text, Faint, Strong Style
	Title               Style // the program's and the session's name
	Rule                Style // lines that part
	Prompt              Style // above the search field
	Field               Style // the search field's text
	FieldEdge           Style // the bar at its left
	Cursor              Style // over the letter that the cursor stands before
	Bar                 Style // the row that Enter takes
	Match               Style // letters that were typed, in a result
	BarMatch            Style // the same, in the row under the bar
	Key                 Style // the name of a key
	Choice              Style // the choice that Enter takes
	Full, Empty         Style // the two ends of a progress bar
	Band                Style // a rehearsal, a terminal that lost the keyboard
	Highlight           Style // what the organiser wants shown
	Code                Style // a code for scanners: black on white whatever the rest
	Paper               Style // under everything; draws nothing where the terminal's own will do
	Blocks              bool  // half blocks can be drawn: the font has them

	tones [Question + 1]Style
	loud  [Question + 1]Style
}

// Tone is the style of a result in a line.
func (t *Theme) Tone(tone Tone) Style { return t.tones[tone] }

// Loud is the style of a result's title in a panel.
func (t *Theme) Loud(tone Tone) Style { return t.loud[tone] }

// New makes the theme for a terminal. Without colours (NO_COLOR, a pipe) bold,
// underline and reverse remain.
func New(profile colorprofile.Profile, dark bool) *Theme {
	switch {
	case profile <= colorprofile.ASCII:
		return build(palette{}, true)
	case profile == colorprofile.ANSI:
		return build(sixteen(dark), true)
	case dark:
		return build(darkPalette(), false)
	}
	return build(lightPalette(), false)
}

func build(p palette, reverse bool) *Theme {
	plain := lipgloss.NewStyle()
	ink := func(c color.Color) lipgloss.Style {
		if c == nil {
			return plain
		}
		return plain.Foreground(c)
	}
	// Where shades cannot be trusted, the row under the bar is reversed.
	bar := plain.Bold(true).Reverse(true)
	match, band, loud := bar.Underline(true), bar, bar
	if !reverse {
		bar = plain.Bold(true).Foreground(p.onBar).Background(p.bar)
		match = bar.Underline(true).Foreground(p.barMatch)
		band = plain.Bold(true).Foreground(p.onLoud).Background(p.warning)
		loud = bar
	}
	code := Style{} // without colours nobody knows which is light: none is drawn
	if p.ink != nil {
		code = Style{"\x1b[38;2;0;0;0;48;2;255;255;255m"}
	}
	t := &Theme{
		Text: styleOf(plain), Faint: styleOf(ink(p.faint)), Strong: styleOf(plain.Bold(true)),
		Title: styleOf(ink(p.accent).Bold(true)), Rule: styleOf(ink(p.rule)),
		Prompt: styleOf(ink(p.faint)), Field: styleOf(plain.Bold(true)), FieldEdge: styleOf(ink(p.accent).Bold(true)),
		Cursor: styleOf(plain.Reverse(true)),
		Bar:    styleOf(bar), Match: styleOf(ink(p.match).Underline(true)), BarMatch: styleOf(match),
		Key: styleOf(ink(p.accent).Bold(true)), Choice: styleOf(bar),
		Full: styleOf(ink(p.good)), Empty: styleOf(ink(p.hollow)),
		Band: styleOf(band), Highlight: styleOf(ink(p.warning).Bold(true)),
		Code: code,
	}
	for tone, c := range []color.Color{Good: p.good, Already: p.already, Elsewhere: p.elsewhere, Warning: p.warning, Bad: p.danger, Question: p.warning} {
		t.tones[tone], t.loud[tone] = styleOf(ink(c)), styleOf(loud)
		if c != nil {
			t.loud[tone] = styleOf(plain.Bold(true).Foreground(p.onLoud).Background(c))
		}
	}
	return t
}
