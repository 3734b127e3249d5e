package ticket

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// wedge types a text on a laptop as a scanner's keyboard would: the opposite
// of undo, dead keys included.
func wedge(text string, scanner, laptop keyboard, caps capsLock) string {
	keys := map[rune]rune{' ': ' '}
	for row := range scanner.plain {
		for i, key := range []rune(scanner.plain[row]) {
			plain, shifted := caps.change([]rune(laptop.plain[row])[i], []rune(laptop.shifted[row])[i])
			keys[key], keys[[]rune(scanner.shifted[row])[i]] = plain, shifted
		}
	}
	var b strings.Builder
	for _, r := range text {
		b.WriteRune(keys[r])
	}
	return composeDeadKeys(b.String())
}

func composeDeadKeys(typed string) string {
	var b strings.Builder
	var dead rune
	for _, r := range typed {
		accent := map[rune]string{'^': "\u0302", '¨': "\u0308"}[dead]
		if together := norm.NFC.String(string(r) + accent); accent != "" && len([]rune(together)) == 1 {
			b.WriteString(together)
			dead = 0
			continue
		}
		if dead != 0 {
			b.WriteRune(dead)
		}
		if dead = 0; r == '^' || r == '¨' {
			dead = r
			continue
		}
		b.WriteRune(r)
	}
	if dead != 0 {
		b.WriteRune(dead)
	}
	return b.String()
}

func TestKeyboardsHaveTheSameKeys(t *testing.T) {
	for _, k := range []keyboard{american, frenchPC, frenchMac} {
		for row := range k.plain {
			want := len(american.plain[row])
			if len([]rune(k.plain[row])) != want || len([]rune(k.shifted[row])) != want {
				t.Errorf("row %d: %q and %q, want %d keys", row, k.plain[row], k.shifted[row], want)
			}
		}
	}
}

func TestUndoIsTheInverseOfWedge(t *testing.T) {
	caps := map[string]capsLock{"fr-pc+caps": capsAll, "fr-mac+caps": capsLetters}
	laptops := map[string]keyboard{"fr-pc": frenchPC, "fr-pc+caps": frenchPC, "fr-mac": frenchMac, "fr-mac+caps": frenchMac}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ -~]{0,40}`).Draw(t, "text")
		for _, name := range []string{"fr-pc", "fr-mac", "fr-pc+caps", "fr-mac+caps"} {
			typed := wedge(text, american, laptops[name], caps[name])
			back := layoutNamed(name)
			if got, ok := back.undo(typed); !ok || got != text {
				t.Fatalf("%s: %q was typed as %q and read as %q", name, text, typed, got)
			}
		}
	})
}

func layoutNamed(name string) layout {
	for _, l := range layouts {
		if l.name == name {
			return l
		}
	}
	panic("no layout " + name)
}

func TestWedgeOfTheTable(t *testing.T) {
	for text, want := range map[string]string{
		"A-7KQ2Z9M": "Q)èKAéWç?", "https://": "httpsM!!", "4f3a-": "'f\"q)", "[q": "â", "[2": "^é", `{"i":[2,"`: `¨%i%M^é;%`,
	} {
		if got := wedge(text, american, frenchPC, capsOff); got != want {
			t.Errorf("%q is typed as %q, want %q", text, got, want)
		}
	}
	if got := wedge("A-7KQ", american, frenchPC, capsAll); got != "q°7ka" {
		t.Errorf("with caps lock on Windows, A-7KQ is typed as %q", got)
	}
}

func TestWedgedCodeIsFound(t *testing.T) {
	codes := rapid.OneOf(
		rapid.StringMatching(`[A-Z]-[0-9A-Z]{3}[0-9][0-9A-Z]{3}`),
		rapid.StringMatching(`[a-hjkmnp-z2-9]{31}[2-9]`),
		rapid.StringMatching(`[0-9]{8,13}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		code := codes.Draw(t, "code")
		laptop := rapid.SampledFrom([]keyboard{frenchPC, frenchMac}).Draw(t, "laptop")
		caps := rapid.SampledFrom([]capsLock{capsOff, capsLetters, capsAll}).Draw(t, "caps")
		typed := wedge(code, american, laptop, caps)
		if laptop == frenchMac && caps == capsAll {
			return // no Mac does this
		}
		got, err := Reader{}.Read(typed, book{{"another-1"}, {code}})
		if err != nil || got.ID != idOf(1) {
			t.Fatalf("%q, typed as %q, gave %+v, %v", code, typed, got, err)
		}
	})
}
