package checkin

import (
	"testing"

	"pgregory.net/rapid"
)

// Fold takes a short way with Latin letters; it has to end where the long one does.
func TestTheShortWayToFoldEndsWhereTheLongOneDoes(t *testing.T) {
	for r := range rune(foldedBelow + 0x100) {
		for _, text := range []string{string(r), "a" + string(r) + "b", " " + string(r) + " é"} {
			if got, want := Fold(text), foldAny(text); got != want {
				t.Errorf("Fold(%+q) = %q, want %q", text, got, want)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune(" -'’aéßœŉ½İı¨e\u0301")), rapid.Rune())).Draw(t, "text")
		if got, want := Fold(text), foldAny(text); got != want {
			t.Fatalf("Fold(%+q) = %q, want %q", text, got, want)
		}
	})
}

// Clean leaves what is plain as it is; the long way has to, too.
func TestPlainTextIsLeftAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune(" -aé\u00a0\u00adÿĀſƀ\u0301")), rapid.Rune())).Draw(t, "text")
		if isPlain(text) && cleanAny(text) != text {
			t.Fatalf("%+q is not plain: %+q", text, cleanAny(text))
		}
	})
}
