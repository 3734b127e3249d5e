package theme

import (
	"image/color"
	"math"
	"testing"
)

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

func TestTextCanBeRead(t *testing.T) {
	const least = 4.5 // for text of normal size
	for name, of := range map[string]struct {
		palette palette
		paper   color.Color
		ink     color.Color // the terminal's own
	}{
		"dark":  {darkPalette(), color.Gray{0x20}, color.Gray{0xe0}},
		"light": {lightPalette(), color.Gray{0xff}, color.Gray{0x00}},
	} {
		p := of.palette
		inks := map[string]color.Color{
			"faint": p.faint, "accent": p.accent, "match": p.match, "good": p.good, "already": p.already,
			"elsewhere": p.elsewhere, "warning": p.warning, "danger": p.danger,
		}
		for role, ink := range inks {
			if got := contrast(ink, of.paper); got < least {
				t.Errorf("%s: %s has a contrast of %.1f, want %.1f", name, role, got, least)
			}
		}
		for role, band := range map[string]color.Color{
			"good": p.good, "already": p.already, "elsewhere": p.elsewhere, "warning": p.warning, "danger": p.danger,
		} {
			if got := contrast(p.onLoud, band); got < least {
				t.Errorf("%s: the title on %s has a contrast of %.1f, want %.1f", name, role, got, least)
			}
		}
		if got := contrast(of.ink, p.bar); got < least {
			t.Errorf("%s: the row under the bar has a contrast of %.1f, want %.1f", name, got, least)
		}
		if got := contrast(p.match, p.bar); got < least {
			t.Errorf("%s: matched letters under the bar have a contrast of %.1f, want %.1f", name, got, least)
		}
	}
}
