package widget

import (
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// qrMargin is the light margin around a QR code, in modules: half of what the
// standard asks for, which scanners are content with on a screen.
const qrMargin = 2

// QR draws a text of capitals, digits and the signs of the alphanumeric mode as
// a QR code of two modules a cell: dark is drawn, light is left blank, so that
// the style has to be dark on light.
func QR(text string) ([]string, error) {
	code, err := qr.Encode(text, qr.L, qr.AlphaNumeric)
	if err != nil {
		return nil, err
	}
	size := code.Bounds().Dx()
	var lines []string
	for y := -qrMargin; y < size+qrMargin; y += 2 {
		var line strings.Builder
		for x := -qrMargin; x < size+qrMargin; x++ {
			line.WriteRune(halfBlocks[isDark(code, x, y)][isDark(code, x, y+1)])
		}
		lines = append(lines, Whole(line.String()))
	}
	return lines, nil
}

// halfBlocks are the characters of a dark upper and a dark lower module.
var halfBlocks = map[bool]map[bool]rune{false: {false: ' ', true: '▄'}, true: {false: '▀', true: '█'}}

func isDark(code barcode.Barcode, x, y int) bool {
	if size := code.Bounds().Dx(); x < 0 || y < 0 || x >= size || y >= size {
		return false
	}
	r, _, _, _ := code.At(x, y).RGBA()
	return r == 0
}
