package theme

import (
	"image/color"
	"math"
)

// leastContrast is what text of normal size needs, by the Web Content
// Accessibility Guidelines.
const leastContrast = 4.5

// leastShape is what a shape that says something needs.
const leastShape = 3

// contrast is the ratio that the Web Content Accessibility Guidelines define.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// inks are all that is written on the paper itself.
func (p *palette) inks() []color.Color {
	return []color.Color{p.faint, p.accent, p.match, p.good, p.already, p.elsewhere, p.warning, p.danger}
}

// readableOn reports whether everything can be read on a background.
func (p *palette) readableOn(background color.Color) bool {
	for _, ink := range p.inks() {
		if contrast(ink, background) < leastContrast {
			return false
		}
	}
	return contrast(p.hollow, background) >= leastShape
}
