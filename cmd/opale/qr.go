package main

import (
	"io"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// quiet is the margin that a QR code needs, in modules.
const quiet = 4

// Black on white, whatever the terminal's own colours are: not every reader
// takes a code in negative.
const (
	blackOnWhite = "\x1b[30;107m"
	ownColours   = "\x1b[0m"
)

// draw draws a QR code for whoever is there: the one thing in colours that a
// command writes.
func (p *program) draw(text string) error {
	drawing, err := drawQR(text, p.isScreen())
	if err == nil {
		_, err = io.WriteString(p.out, drawing+"\n")
	}
	return err
}

// drawQR draws a text as a QR code: two modules to a character, since these are
// twice as high as wide. Without colour it is black on paper.
func drawQR(text string, coloured bool) (string, error) {
	mode := qr.AlphaNumeric
	if strings.ToUpper(text) != text || strings.ContainsAny(text, "?=&#[]_") {
		mode = qr.Unicode
	}
	code, err := qr.Encode(text, qr.M, mode)
	if err != nil {
		return "", err
	}
	size := code.Bounds().Dx()
	lines := make([]string, 0, size/2+quiet)
	for y := -quiet; y < size+quiet; y += 2 {
		var line strings.Builder
		for x := -quiet; x < size+quiet; x++ {
			line.WriteString(halves[isDark(code, x, y)][isDark(code, x, y+1)])
		}
		if coloured {
			lines = append(lines, blackOnWhite+line.String()+ownColours)
		} else {
			lines = append(lines, strings.TrimRight(line.String(), " "))
		}
	}
	return strings.Join(lines, "\n"), nil
}

// halves are the characters of a dark upper and a dark lower module.
var halves = map[bool]map[bool]string{
	false: {false: " ", true: "▄"},
	true:  {false: "▀", true: "█"},
}

func isDark(code barcode.Barcode, x, y int) bool {
	if size := code.Bounds().Dx(); x < 0 || y < 0 || x >= size || y >= size {
		return false
	}
	r, _, _, _ := code.At(x, y).RGBA()
	return r == 0
}
