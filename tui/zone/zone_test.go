package zone

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestMarksAreTakenOutAndTellWhereTheyWere(t *testing.T) {
	drawn := "日本 " + OfRow(2, "é\x1b[1mLE\x1b[m "+OfItem(2, 1, "[ ]")) + " x\n\n" + OfKey("Échap", "Échap  revenir")
	clean, zones := Take(drawn)
	if want := "日本 é\x1b[1mLE\x1b[m [ ] x\n\nÉchap  revenir"; clean != want {
		t.Errorf("%q, want %q", clean, want)
	}
	want := Map{
		{Target{Kind: Row, At: 2}, 0, 5, 12}, {Target{Kind: Item, At: 2, Item: 1}, 0, 9, 12},
		{Target{Kind: Key, Key: "Échap"}, 2, 0, 14},
	}
	if diff := cmp.Diff(want, zones); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct {
		x, y int
		want Kind
	}{{4, 0, 0}, {5, 0, Row}, {9, 0, Item}, {12, 0, 0}, {0, 1, 0}, {3, 2, Key}} {
		if got, _ := zones.At(c.x, c.y); got.Kind != c.want {
			t.Errorf("at %d,%d is %q, want %q", c.x, c.y, got.Kind, c.want)
		}
	}
}

// TestAMarkHasNoWidth: what is marked can be measured, cut and padded as if it
// were not.
func TestAMarkHasNoWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zé日 ]{1,40}`).Draw(t, "text")
		width := rapid.IntRange(1, 50).Draw(t, "width")
		marked := "a" + OfKey("↓ é", text) + "b"
		if ansi.StringWidth(marked) != ansi.StringWidth("a"+text+"b") {
			t.Fatalf("%q is %d wide", marked, ansi.StringWidth(marked))
		}
		cut, zones := Take(ansi.Truncate(marked, width, "…"))
		if want := ansi.Truncate("a"+text+"b", width, "…"); cut != want || strings.Contains(cut, "\x1b") {
			t.Fatalf("cut: %q, want %q", cut, want)
		}
		for _, z := range zones {
			if z.Key != "↓ é" || z.To > width {
				t.Fatalf("%+v", z)
			}
		}
	})
}
