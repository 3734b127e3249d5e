package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWrapBreaksOnlyBetweenWords(t *testing.T) {
	for text, want := range map[string][]string{
		"l'événement\u202f? Un e-mail":  {"l'événement\u202f?", "Un e-mail"},
		"«\u00a0Calais 1\u00a0» attend": {"«\u00a0Calais 1\u00a0»", "attend"},
		"anticonstitutionnellement oui": {"anticonstitu…", "oui"},
		"":                              {""},
	} {
		if diff := cmp.Diff(want, Wrap(text, 13)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestWrapLosesNoWordAndFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zé\x{202f}-]{1,8}`), 1, 20).Draw(t, "words")
		width := rapid.IntRange(8, 40).Draw(t, "width")
		lines := Wrap(strings.Join(words, " "), width)
		if diff := cmp.Diff(words, strings.Split(strings.Join(lines, " "), " ")); diff != "" {
			t.Error(diff)
		}
		for _, line := range lines {
			if ansi.StringWidth(line) > width {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
	})
}
