package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Look is which theme was asked for.
type Look string

// The looks. Auto follows the terminal's background.
const (
	Auto     Look = ""
	Light    Look = "light"
	Dark     Look = "dark"
	Contrast Look = "contrast"
)

// Looks are all of them, in the order in which they are offered.
var Looks = []Look{Auto, Light, Dark, Contrast}

// For makes the theme of a look on a terminal, whose background is nil where it
// has not said. A look that was asked for brings its own paper, since nothing
// else makes sure that it can be read; so does the automatic one on a
// background on which neither of its palettes can be.
func For(look Look, profile colorprofile.Profile, background color.Color) *Theme {
	dark := background == nil || isDark(background)
	switch {
	case profile <= colorprofile.ASCII:
		return New(profile, dark)
	case profile == colorprofile.ANSI:
		return sixteenFor(look, dark)
	}
	var p palette
	switch look {
	case Light:
		p = lightPalette()
	case Dark:
		p = darkPalette()
	case Contrast:
		p = contrastPalette()
	default:
		if p = lightPalette(); dark {
			p = darkPalette()
		}
		if background == nil || p.readableOn(background) {
			return build(p, false)
		}
	}
	return build(p, false).on(p)
}

func sixteenFor(look Look, dark bool) *Theme {
	if look == Auto {
		return build(sixteen(dark), true)
	}
	p := sixteen(look != Light)
	return build(p, true).on(p)
}

// isDark tells on which side of the middle a background lies, as the eye has it.
func isDark(background color.Color) bool { return luminance(background) < 0.18 }

// on has the theme bring its paper and ink.
func (t *Theme) on(p palette) *Theme {
	t.Paper = styleOf(lipgloss.NewStyle().Foreground(p.ink).Background(p.paper))
	return t
}
