package field

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/tui/theme"
)

var look = LookOf(theme.New(colorprofile.ASCII, true))

func letter(text string) tea.KeyPressMsg { return tea.KeyPressMsg{Text: text, Code: []rune(text)[0]} }
func special(code rune, mod ...tea.KeyMod) tea.KeyPressMsg {
	key := tea.KeyPressMsg{Code: code}
	for _, m := range mod {
		key.Mod |= m
	}
	return key
}

// reference is the same field, told simply: what stands before the cursor and
// what stands behind it.
type reference struct{ before, after string }

func last(text string) string {
	parts := split(text)
	if len(parts) == 0 {
		return ""
	}
	return parts[len(parts)-1]
}

func first(text string) string {
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(text, -1)
	return cluster
}

func (r *reference) press(key string) {
	switch key {
	case "left":
		l := last(r.before)
		r.before, r.after = strings.TrimSuffix(r.before, l), l+r.after
	case "right":
		l := first(r.after)
		r.before, r.after = r.before+l, strings.TrimPrefix(r.after, l)
	case "home":
		r.before, r.after = "", r.before+r.after
	case "end":
		r.before, r.after = r.before+r.after, ""
	case "backspace":
		r.before = strings.TrimSuffix(r.before, last(r.before))
	case "delete":
		r.after = strings.TrimPrefix(r.after, first(r.after))
	default:
		r.before = norm.NFC.String(r.before + key)
	}
}

var specials = map[string]rune{
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
}

func TestEditsAgreeWithAReferenceOnGraphemes(t *testing.T) {
	alphabet := []string{"a", "É", "e\u0301", "n", "日", "본", "ß", "x\u0323", "-", "'", "ç"}
	keys := append([]string{"left", "left", "right", "home", "end", "backspace", "delete"}, alphabet...)
	rapid.Check(t, func(t *rapid.T) {
		f, want := New(), reference{}
		for range rapid.IntRange(0, 60).Draw(t, "keys") {
			key := rapid.SampledFrom(keys).Draw(t, "key")
			want.press(key)
			if code, ok := specials[key]; ok {
				f.Press(special(code))
			} else {
				f.Press(letter(key))
			}
			if diff := cmp.Diff(want.before+want.after, f.Text()); diff != "" {
				t.Fatalf("after %q: %s", key, diff)
			}
			if got := strings.Join(f.letters[:f.at], ""); got != want.before {
				t.Fatalf("after %q the cursor stands behind %q, want %q", key, got, want.before)
			}
		}
	})
}

func TestWhateverArrivesTheTextIsCleanAndTheViewFits(t *testing.T) {
	keys := []rune{tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace, tea.KeyDelete}
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.IntRange(1, 40).Draw(t, "limit")
		f := New(Limit(limit))
		f.SetWidth(rapid.IntRange(2, 30).Draw(t, "width"))
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			if rapid.Bool().Draw(t, "insert") {
				behind := strings.Join(f.letters[f.at:], "")
				f.Insert(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"\x1b[31mrouge", "a\u202eb", "\u0301\u0301\u0301\u0301", "日本語", "jean  luc "})).Draw(t, "text"))
				if !strings.HasSuffix(f.Text(), strings.TrimLeft(behind, " ")) {
					t.Fatalf("inserting lost what stood behind the cursor: %q, had %q", f.Text(), behind)
				}
			} else {
				f.Press(special(rapid.SampledFrom(keys).Draw(t, "key"), rapid.SampledFrom([]tea.KeyMod{0, tea.ModCtrl}).Draw(t, "mod")))
			}
			if got, want := f.Value(), checkin.Clean(f.Value()); got != want {
				t.Fatalf("text %q is not clean: want %q", got, want)
			}
			if n := uniseg.GraphemeClusterCount(f.Text()); n != len(f.letters) || n > limit {
				t.Fatalf("%d letters in %q, field says %d, limit %d", n, f.Text(), len(f.letters), limit)
			}
			for _, focused := range []bool{true, false} {
				if got := ansi.StringWidth(f.View(look, focused, "un nom")); got != f.width {
					t.Fatalf("view is %d columns, want %d: %q", got, f.width, f.View(look, focused))
				}
			}
			if c := f.Column(); c < 0 || c >= f.width {
				t.Fatalf("cursor in column %d of %d", c, f.width)
			}
		}
	})
}

func TestWordsAreJumpedAndDeletedWhole(t *testing.T) {
	f := New()
	f.SetText("Marie-Hélène de Saint-Omer")
	f.Press(special(tea.KeyBackspace, tea.ModCtrl))
	if f.Text() != "Marie-Hélène de " {
		t.Errorf("word delete left %q", f.Text())
	}
	f.Press(special(tea.KeyLeft, tea.ModCtrl))
	f.Press(letter("X"))
	if f.Text() != "Marie-Hélène Xde " {
		t.Errorf("word left then X gives %q", f.Text())
	}
	f.Press(special(tea.KeyHome))
	f.Press(special(tea.KeyDelete, tea.ModCtrl))
	if f.Text() != "Xde " {
		t.Errorf("word delete forward left %q", f.Text())
	}
}

func TestTheDigitRowOfAFrenchKeyboardGivesDigits(t *testing.T) {
	f := New(Digits())
	for _, r := range `à-&é"'(-è_ç` {
		f.Press(letter(string(r)))
	}
	if f.Text() != "06123456789" {
		t.Errorf("got %q", f.Text())
	}
	plain := New()
	plain.Insert("é(")
	if plain.Text() != "é(" {
		t.Errorf("a field without the option changed %q", plain.Text())
	}
}

func TestKeysOfTheScreenAreLeftToIt(t *testing.T) {
	f := New()
	for _, key := range []tea.KeyPressMsg{special(tea.KeyEnter), special(tea.KeyTab), special(tea.KeyEscape), special(tea.KeyUp), special(tea.KeyDown), special('z', tea.ModCtrl), special(tea.KeyF2)} {
		if f.Press(key) || !f.IsEmpty() {
			t.Errorf("the field took %s", key)
		}
	}
}

func TestALongTextScrollsWithTheCursorAndBack(t *testing.T) {
	f := New()
	f.SetWidth(8)
	f.Insert("abcdefghijklmnop")
	for _, step := range []struct {
		key  rune
		want string
	}{
		{tea.KeyEnd, "jklmnop▌"},
		{tea.KeyHome, "abcdefg "},
		{tea.KeyEnd, "jklmnop▌"},
		{tea.KeyLeft, "jklmnop "},
	} {
		f.Press(special(step.key))
		if got := ansi.Strip(f.View(look, true)); got != step.want {
			t.Errorf("view %q, want %q", got, step.want)
		}
	}
}

func TestAnEmptyFieldShowsItsHintBehindTheCursor(t *testing.T) {
	f := New()
	f.SetWidth(14)
	if got := ansi.Strip(f.View(look, true, "votre prénom")); got != "▌ votre prénom" {
		t.Errorf("got %q", got)
	}
}
