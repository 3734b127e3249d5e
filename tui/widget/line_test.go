package widget

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"opale/tui/theme"
)

func TestWholeKeepsTheWidthAndItsEnd(t *testing.T) {
	for text, want := range map[string]string{"a  ": "a \u00a0", "a": "a", "": ""} {
		if got := Whole(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLinesAreAsWideAsAskedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		left, right, width := words(t, "left"), words(t, "right"), rapid.IntRange(1, 120).Draw(t, "width")
		done, total := rapid.IntRange(0, 2000).Draw(t, "done"), rapid.IntRange(0, 2000).Draw(t, "total")
		for name, line := range map[string]string{
			"fit": Fit(left, width), "ends": Ends(left, right, width), "rule": Rule(theme.Style{}, theme.Style{}, "", width),
			"progress": Progress(theme.Style{}, theme.Style{}, done, total, width),
		} {
			if got := ansi.StringWidth(line); got != width {
				t.Fatalf("%s: %d columns, want %d: %q", name, got, width, line)
			}
		}
		for name, line := range map[string]string{
			"cut": Cut(left, width), "spaced": Spaced(left, width), "hints": Hints(look, width, Hint{Key: left, Does: right}, Hint{Key: right, Does: left}),
		} {
			if got := ansi.StringWidth(line); got > width {
				t.Fatalf("%s: %d columns, want at most %d: %q", name, got, width, line)
			}
		}
	})
}

func TestSpacedKeepsAccentsOnTheirLetters(t *testing.T) {
	if got := Spaced("LEFE\u0300VRE", 40); got != "L E F E\u0300 V R E" {
		t.Errorf("%q", got)
	}
	if got := Spaced("VANDENBUSSCHE", 20); got != "VANDENBUSSCHE" {
		t.Errorf("where there is no room: %q", got)
	}
}

func TestABarIsNotEmptyWhileSomebodyIsIn(t *testing.T) {
	if got := Progress(theme.Style{}, theme.Style{}, 1, 10_000, 20); !strings.HasPrefix(got, "█") {
		t.Errorf("%q", got)
	}
}

func TestAWindowWithoutRowsDrawsNothing(t *testing.T) {
	for _, rows := range []int{0, -1} {
		if got := Stack([]string{"a", "b"}, rows); got != "" {
			t.Errorf("%d rows: %q", rows, got)
		}
	}
}

func TestStackIsExactlySoManyRows(t *testing.T) {
	for _, lines := range [][]string{nil, {"a"}, {"a", "b", "c"}, {"a", "b", "c", "d", "e"}} {
		if got := strings.Count(Stack(lines, 4), "\n") + 1; got != 4 {
			t.Errorf("%d lines became %d rows", len(lines), got)
		}
	}
}

func TestFlowTearsNothingApart(t *testing.T) {
	got := Flow([]string{"Électro Diffusion", "", "Desvres", "p…@electro-diffusion.example"}, " · ", 32)
	want := []string{"Électro Diffusion · Desvres", "p…@electro-diffusion.example"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLongestTakesWhatFits(t *testing.T) {
	for width, want := range map[int]string{20: "a long wording", 10: "shorter", 3: "x", 0: "x"} {
		if got := Longest(width, "a long wording", "shorter", "x"); got != want {
			t.Errorf("%d: %q, want %q", width, got, want)
		}
	}
}
