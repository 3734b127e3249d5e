package paper

import (
	"slices"
	"strings"

	"github.com/carlos7ags/folio/font"
)

// hand is how something is written.
type hand struct {
	size   float64 // points
	bold   bool
	colour colour
}

func (b *book) font(h hand) *font.EmbeddedFont {
	if h.bold {
		return b.bold
	}
	return b.regular
}

// missing stands for a character that the font does not have, so that one sees
// that there is something.
const missing = '□'

// drawable is text as its letters stand from left to right, with a box for each
// character that the font lacks. A space that does not break is drawn as any
// other: nothing here breaks lines but wrap.
func (b *book) drawable(text string, h hand) string {
	face := b.font(h).Face()
	text = leftToRight(text)
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0':
			return ' '
		case r == '\ufffd', face.GlyphIndex(r) == 0:
			return missing
		}
		return r
	}, text)
}

// leftToRight turns a Hebrew name round, as it is read; the numbers in it stay
// as they are. Of the scripts written that way, the font has only this one.
func leftToRight(text string) string {
	letters := []rune(text)
	first, last := slices.IndexFunc(letters, isHebrew), len(letters)-1
	if first < 0 {
		return text
	}
	for !isHebrew(letters[last]) {
		last--
	}
	name := letters[first : last+1]
	slices.Reverse(name)
	for i := 0; i < len(name); i++ {
		from := i
		for i < len(name) && !isHebrew(name[i]) && name[i] != ' ' {
			i++
		}
		slices.Reverse(name[from:i])
	}
	return string(letters)
}

func isHebrew(r rune) bool { return r >= 0x0590 && r <= 0x05FF || r >= 0xFB1D && r <= 0xFB4F }

// width is how long text is, in millimetres: letter by letter, as it is drawn.
func (b *book) width(text string, h hand) float64 {
	face, long := b.font(h).Face(), 0
	for _, r := range b.drawable(text, h) {
		long += face.GlyphAdvance(face.GlyphIndex(r))
	}
	return float64(long) / float64(face.UnitsPerEm()) * h.size / point
}

// text writes a line that begins at x and stands on y.
func (p *page) text(x, y float64, text string, h hand) {
	p.ink.SetFillColorRGB(h.colour[0], h.colour[1], h.colour[2])
	p.on.AddTextEmbedded(p.drawable(text, h), p.font(h), h.size, x*point, (p.high-y)*point)
}

// right writes a line that ends at x.
func (p *page) right(x, y float64, text string, h hand) {
	p.text(x-p.width(text, h), y, text, h)
}

// centre writes a line with its middle at x.
func (p *page) centre(x, y float64, text string, h hand) {
	p.text(x-p.width(text, h)/2, y, text, h)
}

// within writes a line that has no more than so much room: smaller where that
// is enough, else cut.
func (p *page) within(x, y, room float64, text string, h hand) {
	text, h = p.fit(text, h, room)
	p.text(x, y, text, h)
}

// fit makes a line short enough for its room.
func (b *book) fit(text string, h hand, room float64) (string, hand) {
	const least = 0.8 // of the size: what is smaller is not read
	full := b.width(text, h)
	if full <= room {
		return text, h
	}
	h.size *= max(least, room/full)
	return b.cut(text, h, room), h
}

// cut shortens a line to its room, and shows that it did.
func (b *book) cut(text string, h hand, room float64) string {
	if b.width(text, h) <= room {
		return text
	}
	letters := []rune(text)
	low, high := 0, len(letters) // so many fit, so many do not
	for low+1 < high {
		if half := (low + high) / 2; b.width(string(letters[:half])+"…", h) <= room {
			low = half
		} else {
			high = half
		}
	}
	return strings.TrimRight(string(letters[:low]), " ") + "…"
}

// wrap breaks text into lines at its spaces; a word that is longer than a line
// is cut.
func (b *book) wrap(text string, h hand, room float64) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && b.width(longer, h) > room {
			lines = append(lines, b.cut(line, h, room))
			longer = word
		}
		line = longer
	}
	return append(lines, b.cut(line, h, room))
}

// paragraph writes text in lines, the first of which stands on y, and returns
// where the next one would stand.
func (p *page) paragraph(x, y, room float64, text string, h hand) float64 {
	for _, line := range p.wrap(text, h, room) {
		p.text(x, y, line, h)
		y += h.leading()
	}
	return y
}

// leading is from one line to the next, in millimetres.
func (h hand) leading() float64 { return h.size * 1.4 / point }
