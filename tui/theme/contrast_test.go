package theme

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"
)

// looked is the colours that a style draws with.
type looked struct{ ink, paper color.Color }

// teller is a test, or one of a property's.
type teller interface {
	Errorf(string, ...any)
	Fatalf(string, ...any)
}

// read takes a style apart, on a paper and with an ink that it leaves alone.
func read(t teller, s Style, on looked) looked {
	got := on
	reverse := false
	params := strings.Split(strings.TrimSuffix(strings.TrimPrefix(s.on, "\x1b["), "m"), ";")
	for i := 0; i < len(params); i++ {
		switch params[i] {
		case "", "1", "4":
		case "7":
			reverse = true
		case "38", "48":
			var rgb [3]uint8
			for j := range rgb {
				n, err := strconv.Atoi(params[i+2+j])
				if err != nil {
					t.Fatalf("%q: %v", s.on, err)
				}
				rgb[j] = uint8(n)
			}
			c := color.RGBA{rgb[0], rgb[1], rgb[2], 0xff}
			if params[i] == "38" {
				got.ink = c
			} else {
				got.paper = c
			}
			i += 4
		default:
			t.Fatalf("%q is not understood", s.on)
		}
	}
	if reverse {
		got.ink, got.paper = got.paper, got.ink
	}
	return got
}

// least is the contrast that a role needs. Lines that part are decoration: what
// they part is told by the blank around them, and louder lines would drown the
// names. The empty end of a bar is a shape beside the number that it draws.
func least(role string, text float64) float64 {
	switch role {
	case "Rule":
		return 1.5
	case "Empty":
		return leastShape
	}
	return text
}

func demand(t teller, name string, th *Theme, on looked, text float64) {
	if th.Paper != (Style{}) {
		on = read(t, th.Paper, on)
	}
	for role, style := range th.Roles() {
		got := read(t, style, on)
		if ratio := contrast(got.ink, got.paper); ratio < least(role, text) {
			t.Errorf("%s: %s has a contrast of %.2f, want %.1f", name, role, ratio, least(role, text))
		}
	}
}

func TestEveryRoleCanBeReadInEachTheme(t *testing.T) {
	black, white := looked{color.White, color.Black}, looked{color.Black, color.White}
	for _, c := range []struct {
		look Look
		on   looked // what the terminal has, which a look that was asked for covers
		text float64
	}{
		{Light, black, 4.5}, {Light, white, 4.5}, {Dark, black, 4.5}, {Dark, white, 4.5},
		{Contrast, black, 7}, {Contrast, white, 7}, {Auto, black, 4.5}, {Auto, white, 4.5},
		{Auto, looked{color.Gray{0xe0}, color.Gray{0x20}}, 4.5},
	} {
		th := For(c.look, colorprofile.TrueColor, c.on.paper)
		demand(t, fmt.Sprintf("%q on %v", c.look, c.on.paper), th, c.on, c.text)
	}
}

// TestAnyBackgroundIsReadable has the automatic look on all kinds of terminals:
// it either can be read there or brings its own paper.
func TestAnyBackgroundIsReadable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shade := rapid.Uint8()
		background := color.RGBA{shade.Draw(t, "red"), shade.Draw(t, "green"), shade.Draw(t, "blue"), 0xff}
		ink := color.Color(color.White)
		if contrast(color.Black, background) > contrast(color.White, background) {
			ink = color.Black
		}
		demand(t, fmt.Sprint(background), For(Auto, colorprofile.TrueColor, background), looked{ink, background}, leastContrast)
	})
}

func TestALookThatWasAskedForBringsItsPaper(t *testing.T) {
	for _, look := range []Look{Light, Dark, Contrast} {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			if th := For(look, profile, color.White); th.Paper == (Style{}) {
				t.Errorf("%s at %s has no paper", look, profile)
			}
		}
		if th := For(look, colorprofile.ASCII, color.White); th.Paper != (Style{}) {
			t.Errorf("%s without colours has paper", look)
		}
	}
	if th := For(Auto, colorprofile.TrueColor, color.Black); th.Paper != (Style{}) {
		t.Error("the terminal's own background is covered for nothing")
	}
}

func TestPaperLiesUnderEveryCell(t *testing.T) {
	paper := Style{"\x1b[30;47m"}
	got := paper.Under("a"+Style{"\x1b[1m"}.Render("b")+"c", 5)
	if want := "\x1b[30;47ma\x1b[1mb\x1b[m\x1b[30;47mc \u00a0\x1b[m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
