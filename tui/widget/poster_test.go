package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestEveryLetterOfThePosterIsWhole(t *testing.T) {
	for r, body := range alphabet {
		lines := strings.Split(body, "/")
		if len(lines) != 5 {
			t.Errorf("%q has %d rows, want 5", r, len(lines))
		}
		for _, line := range lines {
			if len(line) != len(lines[0]) || strings.Trim(line, "# ") != "" {
				t.Errorf("%q: row %q", r, line)
			}
		}
	}
	seen := map[string]rune{}
	for r, body := range alphabet {
		if other, twice := seen[body]; twice {
			t.Errorf("%q and %q look the same", r, other)
		}
		seen[body] = r
	}
}

func TestAPosterIsARectangle(t *testing.T) {
	for _, name := range []string{"Lefèvre", "AÏT OUARAB", "D'HÉNIN-FRANÇOIS", "Œuvrard", "Vandenbussche"} {
		lines, ok := Poster(name, 120)
		if !ok || len(lines) != posterRows {
			t.Fatalf("%s: %d rows, %v", name, len(lines), ok)
		}
		for _, line := range lines {
			if ansi.StringWidth(line) != ansi.StringWidth(lines[0]) {
				t.Errorf("%s: rows of different widths", name)
			}
		}
	}
}

func TestWhatAPosterCannotDrawIsLeftToLetters(t *testing.T) {
	for _, name := range []string{"", "NGUYỄN", "李", "DUPONT & FILS"} {
		if _, ok := Poster(name, 120); ok {
			t.Errorf("%q was drawn", name)
		}
	}
	if _, ok := Poster("VANDENBUSSCHE", 40); ok {
		t.Error("a poster wider than its place was drawn")
	}
}

func TestAnAccentIsSeen(t *testing.T) {
	plain, _ := Poster("E", 20)
	for _, name := range []string{"É", "È", "Ê", "Ë"} {
		lines, ok := Poster(name, 20)
		if !ok || lines[0] == plain[0] {
			t.Errorf("%s looks like E", name)
		}
	}
}
