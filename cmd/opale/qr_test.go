package main

import (
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"

	"opale/checkin/hub"
)

// modules reads a drawing back: which of its modules are dark.
func modules(drawing string) [][]bool {
	var rows [][]bool
	for line := range strings.Lines(drawing) {
		line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSuffix(line, "\n"), blackOnWhite), ownColours)
		var upper, lower []bool
		for _, c := range line {
			upper = append(upper, c == '▀' || c == '█')
			lower = append(lower, c == '▄' || c == '█')
		}
		rows = append(rows, upper, lower)
	}
	return rows
}

func TestADrawnCodeIsTheCode(t *testing.T) {
	link := hub.Link{Address: "192.168.1.20:7474", Pin: hub.Pin{1}, Token: hub.Token{2}, Event: "fabriques-numeriques"}
	code, err := qr.Encode(link.QR(), qr.M, qr.AlphaNumeric)
	if err != nil {
		t.Fatal(err)
	}
	size := code.Bounds().Dx()
	for _, coloured := range []bool{false, true} {
		drawing, err := drawQR(link.QR(), coloured)
		if err != nil {
			t.Fatal(err)
		}
		rows := modules(drawing)
		for y := range rows {
			for x := range rows[y] {
				if want := isDark(code, x-quiet, y-quiet); rows[y][x] != want {
					t.Fatalf("coloured %v: module %d,%d is dark %v", coloured, x, y, rows[y][x])
				}
			}
		}
		if coloured && len(rows[0]) != size+2*quiet {
			t.Errorf("%d columns for %d modules", len(rows[0]), size)
		}
	}
	if size > 45 {
		t.Errorf("%d modules: it does not fit a small terminal", size)
	}
}

func TestAnyTextCanBeDrawn(t *testing.T) {
	for _, text := range []string{"OPALE://JOIN/[FE80::1]:7474/X", "https://hub.example.org/join/x"} {
		if _, err := drawQR(text, false); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
