package widget

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// posterRows is the height of a poster, in rows: two pixels each.
const posterRows = 4

// Poster draws a name, or a code, in capitals of four rows, to be read from a metre, in
// half blocks. ok is false where it has a letter that is not in the alphabet
// below, or is wider than width cells.
func Poster(name string, width int) (lines []string, ok bool) {
	var pixels [2 * posterRows]strings.Builder
	for i, letter := range lettersOf(name) {
		glyph, known := letter.draw()
		if !known {
			return nil, false
		}
		for y := range pixels {
			if i > 0 {
				pixels[y].WriteByte(' ')
			}
			pixels[y].WriteString(glyph[y])
		}
	}
	if pixels[0].Len() == 0 || pixels[0].Len() > width {
		return nil, false
	}
	for y := 0; y < len(pixels); y += 2 {
		lines = append(lines, halves(pixels[y].String(), pixels[y+1].String()))
	}
	return lines, true
}

// halves draws two rows of pixels in one row of cells.
func halves(upper, lower string) string {
	var b strings.Builder
	for x := range len(upper) {
		switch up, low := upper[x] == '#', lower[x] == '#'; {
		case up && low:
			b.WriteRune('█')
		case up:
			b.WriteRune('▀')
		case low:
			b.WriteRune('▄')
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// capital is a letter and its accent.
type capital struct{ base, mark rune }

func lettersOf(name string) []capital {
	var letters []capital
	for _, r := range norm.NFD.String(ligatures.Replace(strings.ToUpper(name))) {
		if unicode.Is(unicode.M, r) && len(letters) > 0 {
			letters[len(letters)-1].mark = r
			continue
		}
		letters = append(letters, capital{base: r})
	}
	return letters
}

var ligatures = strings.NewReplacer("Œ", "OE", "Æ", "AE", "’", "'")

// draw gives the eight rows of pixels of a letter: two for an accent, five for
// the letter, one for a cedilla.
func (c capital) draw() (rows [2 * posterRows]string, ok bool) {
	body, ok := alphabet[c.base]
	if !ok {
		return rows, false
	}
	lines := strings.Split(body, "/")
	blank := strings.Repeat(" ", len(lines[0]))
	rows[0], rows[1], rows[7] = blank, blank, blank
	copy(rows[2:7], lines)
	switch accent := accents[c.mark]; {
	case c.mark == 0:
	case accent == nil:
		return rows, false
	case c.mark == cedilla:
		rows[7] = centre(accent[0], len(blank))
	default:
		rows[0], rows[1] = centre(accent[0], len(blank)), centre(accent[1], len(blank))
	}
	return rows, true
}

func centre(mark string, width int) string {
	if len(mark) > width {
		return mark[:width]
	}
	left := (width - len(mark)) / 2
	return strings.Repeat(" ", left) + mark + strings.Repeat(" ", width-len(mark)-left)
}

const cedilla = '\u0327'

// accents are those of French, with the tilde and the caron of neighbours left
// out: they need more pixels than a name can spare.
var accents = map[rune][]string{
	'\u0300': {"#  ", " # "}, // grave
	'\u0301': {"  #", " # "}, // acute
	'\u0302': {" # ", "# #"}, // circumflex
	'\u0308': {"# #", "   "}, // diaeresis
	cedilla:  {"#"},
}

// alphabet is five rows of pixels for each letter and digit: no two look alike.
var alphabet = map[rune]string{
	'A': " ## /#  #/####/#  #/#  #", 'B': "### /#  #/### /#  #/### ", 'C': " ###/#   /#   /#   / ###",
	'D': "### /#  #/#  #/#  #/### ", 'E': "####/#   /### /#   /####", 'F': "####/#   /### /#   /#   ",
	'G': " ###/#   /# ##/#  #/ ###", 'H': "#  #/#  #/####/#  #/#  #", 'I': "###/ # / # / # /###",
	'J': "  ##/   #/   #/#  #/ ## ", 'K': "#  #/# # /##  /# # /#  #", 'L': "#   /#   /#   /#   /####",
	'M': "#   #/## ##/# # #/#   #/#   #", 'N': "#   #/##  #/# # #/#  ##/#   #", 'O': " ## /#  #/#  #/#  #/ ## ",
	'P': "### /#  #/### /#   /#   ", 'Q': " ## /#  #/#  #/# ##/ ###", 'R': "### /#  #/### /# # /#  #",
	'S': " ###/#   / ## /   #/### ", 'T': "#####/  #  /  #  /  #  /  #  ", 'U': "#  #/#  #/#  #/#  #/ ## ",
	'V': "#   #/#   #/#   #/ # # /  #  ", 'W': "#   #/#   #/# # #/## ##/#   #", 'X': "#   #/ # # /  #  / # # /#   #",
	'Y': "#   #/ # # /  #  /  #  /  #  ", 'Z': "####/  # / #  /#   /####",
	'0': "####/#  #/#  #/#  #/####", '1': " # /## / # / # /###", '2': "### /   #/ ## /#   /####",
	'3': "### /   #/ ## /   #/### ", '4': "#  #/#  #/####/   #/   #", '5': "####/#   /### /   #/### ",
	'6': " ## /#   /### /#  #/ ## ", '7': "####/   #/  # / #  / #  ", '8': " ## /#  #/ ## /#  #/ ## ",
	'9': " ## /#  #/ ###/   #/ ## ",
	'-': "  /  /##/  /  ", '.': " / / / /#", ':': " /#/ /#/ ", '\'': "#/#/ / / ", ' ': "  /  /  /  /  ",
}
