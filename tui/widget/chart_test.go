package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"opale/tui/theme"
)

func columns(values []int, cell, rows, top int) string {
	return ansi.Strip(strings.Join(Columns(theme.New(colorprofile.TrueColor, true).Text, values, cell, rows, top), "\n"))
}

func TestColumnsAreDrawnInEighths(t *testing.T) {
	want := "     █\n  ▄ ██\n ▁████"
	if diff := cmp.Diff(want, columns([]int{0, 1, 12, 8, 16, 24}, 1, 3, 24)); diff != "" {
		t.Error(diff)
	}
}

func TestOneAmongThousandsIsSeenAndNothingIsNot(t *testing.T) {
	if got := columns([]int{1, 0, 5000}, 2, 1, 5000); got != "▁▁  ██" {
		t.Errorf("%q", got)
	}
	if got := columns([]int{0, 0}, 1, 2, 0); got != "  \n  " {
		t.Errorf("%q", got)
	}
	if got := Columns(theme.Style{}, nil, 1, 2, 9); got != nil {
		t.Errorf("%q", got)
	}
}
