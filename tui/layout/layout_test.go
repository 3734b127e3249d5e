package layout

import (
	"testing"

	"pgregory.net/rapid"
)

func TestClasses(t *testing.T) {
	for _, c := range []struct {
		width, height int
		want          Class
	}{{40, 10, Narrow}, {80, 12, Narrow}, {80, 24, Normal}, {200, 24, Normal}, {120, 40, Wide}, {60, 50, Narrow}} {
		if got := Of(c.width, c.height).Class; got != c.want {
			t.Errorf("%d×%d: class %d, want %d", c.width, c.height, got, c.want)
		}
	}
}

func TestThePartsFillTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Of(rapid.IntRange(0, 400).Draw(t, "width"), rapid.IntRange(0, 200).Draw(t, "height"))
		if f.Body < 1 || f.Inner() < 1 {
			t.Fatalf("%+v: no room for the body", f)
		}
		if !f.TooSmall() && f.Header+f.Body+f.Status != f.Height {
			t.Fatalf("%+v: parts do not add up", f)
		}
	})
}
