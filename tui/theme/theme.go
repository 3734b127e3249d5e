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
	Text, Faint, Strong lipgloss.Style
	Title               lipgloss.Style // the program's and the session's name
	Rule                lipgloss.Style // lines that part
	Prompt              lipgloss.Style // above the search field
	Field               lipgloss.Style // the search field's text
	FieldEdge           lipgloss.Style // the bar at its left
	Cursor              lipgloss.Style // over the letter that the cursor stands before
	Bar                 lipgloss.Style // the row that Enter takes
	Match               lipgloss.Style // letters that were typed, in a result
	BarMatch            lipgloss.Style // the same, in the row under the bar
	Key                 lipgloss.Style // the name of a key
	Choice              lipgloss.Style // the choice that Enter takes
	Full, Empty         lipgloss.Style // the two ends of a progress bar
	Band                lipgloss.Style // a rehearsal, a terminal that lost the keyboard
	Highlight           lipgloss.Style // what the organiser wants shown

	tones [Question + 1]lipgloss.Style
	loud  [Question + 1]lipgloss.Style
}

// Tone is the style of a result in a line.
func (t *Theme) Tone(tone Tone) lipgloss.Style { return t.tones[tone] }

// Loud is the style of a result's title in a panel.
func (t *Theme) Loud(tone Tone) lipgloss.Style { return t.loud[tone] }

// palette is the few colours that the roles share.
type palette struct {
	text, faint, rule, accent, match          color.Color
	good, already, elsewhere, warning, danger color.Color
	onLoud                                    color.Color
	bar                                       color.Color
}

func darkPalette() palette {
	return palette{
		text: nil, faint: lipgloss.Color("#8b93a1"), rule: lipgloss.Color("#4a5160"),
		accent: lipgloss.Color("#8ab8ff"), match: lipgloss.Color("#ffd479"),
		good: lipgloss.Color("#7ddc8a"), already: lipgloss.Color("#8ab8ff"), elsewhere: lipgloss.Color("#c9a6ff"),
		warning: lipgloss.Color("#ffc857"), danger: lipgloss.Color("#ff8a80"),
		onLoud: lipgloss.Color("#101216"), bar: lipgloss.Color("#2a3446"),
	}
}

func lightPalette() palette {
	return palette{
		text: nil, faint: lipgloss.Color("#5f6773"), rule: lipgloss.Color("#b4bac4"),
		accent: lipgloss.Color("#0b57d0"), match: lipgloss.Color("#9a4a00"),
		good: lipgloss.Color("#0a7a2f"), already: lipgloss.Color("#0b57d0"), elsewhere: lipgloss.Color("#6b3fa0"),
		warning: lipgloss.Color("#8a5a00"), danger: lipgloss.Color("#b3261e"),
		onLoud: lipgloss.Color("#ffffff"), bar: lipgloss.Color("#dbe7fb"),
	}
}

// sixteen keeps to the colours that every terminal has, and lets the terminal
// decide what they look like: no shade is a guess.
func sixteen(dark bool) palette {
	p := palette{
		faint: lipgloss.BrightBlack, rule: lipgloss.BrightBlack, accent: lipgloss.Blue, match: lipgloss.Magenta,
		good: lipgloss.Green, already: lipgloss.Blue, elsewhere: lipgloss.Magenta,
		warning: lipgloss.Yellow, danger: lipgloss.Red, onLoud: lipgloss.BrightWhite,
	}
	if dark {
		p.accent, p.match, p.already = lipgloss.BrightCyan, lipgloss.BrightYellow, lipgloss.BrightCyan
		p.good, p.elsewhere = lipgloss.BrightGreen, lipgloss.BrightMagenta
		p.warning, p.danger, p.onLoud = lipgloss.BrightYellow, lipgloss.BrightRed, lipgloss.Black
	}
	return p
}

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
	bar := plain.Bold(true)
	if reverse {
		bar = bar.Reverse(true)
	} else {
		bar = bar.Background(p.bar)
	}
	t := &Theme{
		Text: plain, Faint: ink(p.faint), Strong: plain.Bold(true),
		Title: ink(p.accent).Bold(true), Rule: ink(p.rule),
		Prompt: ink(p.faint), Field: plain.Bold(true), FieldEdge: ink(p.accent).Bold(true), Cursor: plain.Reverse(true),
		Bar: bar, Match: ink(p.match).Underline(true), BarMatch: bar.Underline(true),
		Key: ink(p.accent).Bold(true), Choice: bar,
		Full: ink(p.good), Empty: ink(p.rule),
		Band: plain.Bold(true).Reverse(true), Highlight: ink(p.warning).Bold(true),
	}
	if !reverse {
		t.BarMatch = t.BarMatch.Foreground(p.match)
		t.Band = plain.Bold(true).Foreground(p.onLoud).Background(p.warning)
	}
	for tone, c := range []color.Color{Plain: p.text, Good: p.good, Already: p.already, Elsewhere: p.elsewhere, Warning: p.warning, Bad: p.danger, Question: p.warning} {
		t.tones[tone] = ink(c)
		t.loud[tone] = plain.Bold(true).Reverse(true)
		if c != nil {
			t.loud[tone] = plain.Bold(true).Foreground(p.onLoud).Background(c)
		}
	}
	if !reverse {
		t.loud[Plain] = bar
	}
	return t
}
