package checkin_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"opale/checkin"
)

// TestPackedCellsAreTheRow packs any cells, and reads them.
func TestPackedCellsAreTheRow(t *testing.T) {
	key := checkin.ColumnsKey([]string{"Nom", "Prénom"})
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.SliceOf(rapid.String()).Draw(t, "cells")
		for i := range given {
			given[i] = checkin.Verbatim(given[i])
		}
		packed, ok := checkin.PackCells(key, slices.Clone(given))
		want := given
		for len(want) > 0 && want[len(want)-1] == "" {
			want = want[:len(want)-1]
		}
		if !ok || packed != "" && packed.Columns() != key || norm.NFC.String(string(packed)) != string(packed) {
			t.Fatalf("packed %v: %q", ok, packed)
		}
		if got := packed.Texts(); len(got)+len(want) > 0 && cmp.Diff(want, got) != "" {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestCellsBeyondAllBounds(t *testing.T) {
	key := checkin.ColumnsKey([]string{"Nom"})
	for _, text := range []string{strings.Repeat("a", 33<<10), strings.Repeat(`"`, 6<<10)} {
		if packed, ok := checkin.PackCells(key, []string{text}); ok || packed != "" {
			t.Errorf("%d bytes are kept", len(text))
		}
	}
	if _, ok := checkin.PackCells(key, []string{strings.Repeat("a", 30<<10)}); !ok {
		t.Error("30 KiB are not kept")
	}
	if key := checkin.ColumnsKey([]string{strings.Repeat("a", 33<<10)}); key != "" {
		t.Error("a label of 33 KiB is kept")
	}
}

func TestVerbatim(t *testing.T) {
	for given, want := range map[string]string{
		"  007 ": "  007 ", "a\r\nb\tc\rd": "a\nb\tc\nd", "\x1b[31mrouge\x07": "rouge", "\u202egauche": "gauche", "Le\u0301a": "Léa", "\xff": "\ufffd",
	} {
		if got := checkin.Verbatim(given); got != want {
			t.Errorf("%q is kept as %q, want %q", given, got, want)
		}
	}
}

func TestListWords(t *testing.T) {
	seen := map[string]bool{}
	for i := range 256 {
		seen[checkin.ListWord(string("0123456789abcdef"[i/16])+string("0123456789abcdef"[i%16])+"00")] = true
	}
	if len(seen) != 128 || seen[""] {
		t.Errorf("%d words", len(seen))
	}
	if checkin.ListWord("") != "" {
		t.Error("a list without a digest has a word")
	}
}
