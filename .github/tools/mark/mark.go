// Package mark draws Opale's mark: an opal, its colours turning as its angle does,
// on the night of a reception desk's screen. It is computed point by point, so
// that each size is drawn for itself and no picture has to be kept.
package mark

import (
	"image"
	"image/color"
	"math"
)

// Sizes are those that Windows asks an icon for.
var Sizes = []int{16, 20, 24, 32, 40, 48, 64, 128, 256}

// samples is how often each pixel is computed, in each direction.
const samples = 4

type rgb struct{ r, g, b float64 }

var (
	nightAbove, nightBelow = rgb{30, 41, 66}, rgb{13, 19, 35}
	milk, pearl            = rgb{236, 240, 246}, rgb{255, 255, 255}
	fire                   = []rgb{{108, 220, 208}, {140, 178, 255}, {214, 160, 246}, {255, 164, 178}, {255, 214, 142}, {150, 232, 170}}
)

// Draw draws the mark as a square of that many pixels.
func Draw(size int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			m.SetNRGBA(x, y, pixel(x, y, size))
		}
	}
	return m
}

func pixel(x, y, size int) color.NRGBA {
	var sum rgb
	covered := 0.0
	for i := range samples * samples {
		at := func(pixel, sample int) float64 {
			return (float64(pixel)+(float64(sample)+0.5)/samples)/float64(size)*2 - 1
		}
		c, ok := point(at(x, i%samples), at(y, i/samples))
		if ok {
			sum, covered = rgb{sum.r + c.r, sum.g + c.g, sum.b + c.b}, covered+1
		}
	}
	if covered == 0 {
		return color.NRGBA{}
	}
	part := func(v float64) uint8 { return uint8(math.Round(v / covered)) }
	return color.NRGBA{part(sum.r), part(sum.g), part(sum.b), uint8(math.Round(255 * covered / (samples * samples)))}
}

// point is the colour at a point, both ways from -1 to 1; ok is false outside.
func point(x, y float64) (c rgb, ok bool) {
	if math.Pow(math.Abs(x), 5)+math.Pow(math.Abs(y), 5) > 0.94 {
		return rgb{}, false
	}
	const tilt = -0.5
	u, v := x*math.Cos(tilt)-y*math.Sin(tilt), x*math.Sin(tilt)+y*math.Cos(tilt)
	u, v = u/0.60, v/0.76
	r := math.Hypot(u, v)
	night := mix(nightAbove, nightBelow, (y+1)/2)
	if r > 1 {
		halo := math.Exp(-(r - 1) * 7)
		return mix(night, rgb{96, 150, 190}, 0.45*halo), true
	}
	return stone(u, v, r), true
}

// stone is the opal: milk, the fire in it, a darker rim, and a light above.
func stone(u, v, r float64) rgb {
	turn := math.Atan2(v, u)
	phase := 0.5 + turn/(2*math.Pi) + 0.16*math.Sin(3.1*u+2.2*v) + 0.11*math.Sin(4.6*v-2.7*u+1.3) + 0.22*r
	c := mix(milk, fireAt(phase), 0.16+0.76*smooth(0, 0.8, r))
	c = mix(c, rgb{44, 70, 120}, 0.42*smooth(0.74, 1, r))
	light := math.Hypot(u+0.30, v+0.42)
	return mix(c, pearl, 0.85*(1-smooth(0.02, 0.42, light)))
}

// fireAt goes round the colours once from 0 to 1.
func fireAt(phase float64) rgb {
	phase = (phase - math.Floor(phase)) * float64(len(fire))
	i := int(phase) % len(fire)
	return mix(fire[i], fire[(i+1)%len(fire)], smooth(0, 1, phase-float64(int(phase))))
}

func mix(a, b rgb, part float64) rgb {
	return rgb{a.r + (b.r-a.r)*part, a.g + (b.g-a.g)*part, a.b + (b.b-a.b)*part}
}

// smooth rises from 0 to 1 between two places.
func smooth(from, to, at float64) float64 {
	t := math.Max(0, math.Min(1, (at-from)/(to-from)))
	return t * t * (3 - 2*t)
}
