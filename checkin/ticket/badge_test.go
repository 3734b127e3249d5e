package ticket

import (
	"bytes"
	"crypto/rand"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func drawBadge() *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOfN(rapid.Byte(), 8, 8), func(b []byte) string { return NewCode(bytes.NewReader(b)) })
}

func TestNewCodesAreValidCodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := drawBadge().Draw(t, "code")
		if !Valid(code) || !Valid(strings.ToLower(code)) || !isCode(code) {
			t.Fatalf("%q is not valid", code)
		}
	})
	if a, b := NewCode(rand.Reader), NewCode(rand.Reader); a == b {
		t.Errorf("twice the same code: %q", a)
	}
}

func TestOneSlipMakesACodeInvalid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := []byte(drawBadge().Draw(t, "code"))
		slip := bytes.Clone(code)
		at := rapid.IntRange(0, len(code)-2).Draw(t, "at")
		if rapid.Bool().Draw(t, "swap") {
			slip[at], slip[at+1] = slip[at+1], slip[at]
		} else {
			slip[at] = rapid.SampledFrom([]byte(badgeAlphabet)).Draw(t, "other")
		}
		if !bytes.Equal(slip, code) && Valid(string(slip)) {
			t.Fatalf("%q and %q are both valid", code, slip)
		}
	})
}

func TestValidRefusesOtherCodes(t *testing.T) {
	for _, code := range []string{"", "A-CGI3HS5", "8178468259", "BBBBBBBBBB", "B0000000000"} {
		if Valid(code) {
			t.Errorf("%q is valid", code)
		}
	}
}

func TestBadgesNeedNoRepairButForDigits(t *testing.T) {
	for _, letter := range badgeAlphabet[badgeDigits:] {
		for _, l := range []string{"fr-pc", "fr-mac"} {
			if got, ok := layoutNamed(l).undo(string(letter)); !ok || got != string(letter) {
				t.Errorf("%s: %c becomes %q", l, letter, got)
			}
		}
	}
}
