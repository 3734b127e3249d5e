package checkin_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/hostile"
)

func TestCleanTextIsHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dirty := hostile.Soup().Draw(t, "text")
		clean := checkin.Clean(dirty)
		if again := checkin.Clean(clean); again != clean {
			t.Fatalf("cleaned twice: %+q, once: %+q", again, clean)
		}
		if !utf8.ValidString(clean) || !norm.NFC.IsNormalString(clean) {
			t.Fatalf("%+q is not NFC", clean)
		}
		if clean != strings.TrimSpace(clean) || strings.Contains(clean, "  ") {
			t.Fatalf("%+q has blanks to spare", clean)
		}
		marks, length := 0, 0
		for _, r := range clean {
			if !unicode.IsGraphic(r) || unicode.IsSpace(r) && r != ' ' || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Me, unicode.Variation_Selector) {
				t.Fatalf("%+q keeps %U", clean, r)
			}
			if !unicode.Is(unicode.M, r) {
				marks = 0
				length++
			} else if marks++; marks > 2 || length == 0 {
				t.Fatalf("%+q: %d marks on one letter", clean, marks)
			}
		}
		if length > 200 {
			t.Fatalf("%d characters", length)
		}
	})
}

func TestPlainTextIsCleanedLikeAnyOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ -~]{0,220}`).Draw(t, "text")
		want := strings.Join(strings.Fields(text), " ")
		want = strings.TrimRight(want[:min(len(want), 200)], " ")
		if got := checkin.Clean(text); got != want {
			t.Fatalf("Clean(%q) = %q, want %q", text, got, want)
		}
	})
}

func TestRealNamesAreLeftAlone(t *testing.T) {
	for _, name := range []string{
		"Élodie", "Jean-François Lefèvre", "Aÿ", "L'Haÿ-les-Roses", "Dœuvre", "d’Artagnan", "de La Tour d'Auvergne", "Noël-Ève",
		"Mareyage « La Liane » & Cie", "n° 213 · 12 €", "Œuvrelle", "Ñublado", "Müller-Groß", "Çelikbaş", "İbrahim Yıldız",
		"Nguyễn Thị Hồng Ngọc", "Trần Văn Đức", "Phạm Quỳnh Như", "Lê Ửng",
		"Wiśniewska", "Józef Wójcik", "Łukasz Żółć", "Czesław Święcicki", "Dvořák", "Šťastný", "Ţepeş", "Þórður",
		"Aït Ouarab", "M’hamed Ben Saïd", "Fatima-Zohra El Idrissi", "Naïma", "Ouali-Belkacem",
		"王小明", "欧阳娜娜", "高橋 健", "ガブリエル", "김민준", "محمد بن علي", "فاطمة الزهراء", "شُكْرِيَّة", "דוד כהן", "Ξένια", "Юлія Щербак",
		"สมชาย", "प्रिया शर्मा", "தமிழ்",
	} {
		if got := checkin.Clean(name); got != name {
			t.Errorf("Clean(%q) = %q", name, got)
		}
		if got := checkin.Clean(norm.NFD.String(name)); got != name {
			t.Errorf("Clean of %q decomposed = %q", name, got)
		}
	}
}

func TestCleanRemoves(t *testing.T) {
	for _, c := range []struct{ what, dirty, want string }{
		{"colours and a wiped screen", "\x1b[2J\x1b[31mRougevin", "Rougevin"},
		{"a window title", "\x1b]0;titre pirate\aTitrevin", "Titrevin"},
		{"a title that ends otherwise", "\x1b]0;titre\x1b\\Titrevin", "Titrevin"},
		{"8-bit controls", "\u009b31mRouge\u009d0;x\u009cvin", "Rougevin"},
		{"a device control", "\x1bPq#0~\x1b\\Six\x1b_app\x1b\\el", "Sixel"},
		{"a character set", "\x1b(BLat\x1b%Gin", "Latin"},
		{"a reset", "\x1bcReset", "Reset"},
		{"an escape at the end", "Fin\x1b", "Fin"},
		{"a bracket alone at the end", "Fin\x1b[", "Fin"},
		{"an escape within an escape", "\x1b\x1b[31mDeux", "Deux"},
		{"an escape before a letter with an accent", "\x1bÉlodie", "Élodie"},
		{"a title without end, but not what follows", "\x1b]Lefèvre", "Lefèvre"},
		{"bytes that are no UTF-8", "Lef\xe8vre", "Lef\ufffdvre"},
		{"a bell and backspaces", "Cloche\a\b\b\b", "Cloche"},
		{"line breaks", "Jean\r\nPaul\u2028Luc", "Jean Paul Luc"},
		{"blanks of any kind", "\u00a0 Inès\u3000\u202f Roy \t", "Inès Roy"},
		{"a text turned around", "Retourné\u202egnp.exe", "Retournégnp.exe"},
		{"isolates and marks of direction", "\u2067Ali\u2069\u200f", "Ali"},
		{"a byte order mark", "\ufeffBom", "Bom"},
		{"a soft hyphen", "Le\u00adfèvre", "Lefèvre"},
		{"joiners in a family", "Fa\u200dmille \U0001f468\u200d\U0001f469\u200d\U0001f467 Paul", "Famille \U0001f468\U0001f469\U0001f467 Paul"},
		{"skin tones and presentation", "\U0001f44d\U0001f3fd \u2764\ufe0f Léa", "\U0001f44d \u2764 Léa"},
		{"flags", "\U0001f1eb\U0001f1f7 Léa", "Léa"},
		{"keycaps", "1\ufe0f\u20e3 Léa", "1 Léa"},
		{"tags", "Léa\U000e0067\U000e007f", "Léa"},
		{"a tower", "Tre\u0301\u0300\u0302\u0303\u0308", "Tré\u0300\u0302"},
		{"a tower with joiners between", "e" + strings.Repeat("\u200d\u0301", 50), "é\u0301\u0301"},
		{"marks that only meet once a control is gone", "Ǜ\x0f\u031b\x0f\u0325", "Ư\u0325\u0308"},
		{"a mark on nothing", "\u0301Ana \u0301", "Ana"},
		{"private characters", "\ue000Léa\U000f0000", "Léa"},
		{"a filler", "L\u3164éa\u115f", "Léa"},
		{"the rest of a novel", strings.Repeat("né", 150), strings.Repeat("né", 100)},
	} {
		if got := checkin.Clean(c.dirty); got != c.want {
			t.Errorf("%s: Clean(%+q) = %+q, want %+q", c.what, c.dirty, got, c.want)
		}
	}
}

// A cost that grew with the square of the length would keep this test busy for
// an hour.
func TestAMegabyteIsNoTrouble(t *testing.T) {
	const mega = 1 << 20
	for _, piece := range []string{
		"\u0301", "e\u0301", "\u200d\u0301", "\u034f\u0301", "\x1b", "\x1b]", "\x1bP\x1b", "\u009d", "\u009dx", "\x1b[0;", "\xff", " ", "\u0344", "ﷺ",
	} {
		text := "Ana" + strings.Repeat(piece, mega/len(piece))
		if got := checkin.Clean(text); !strings.HasPrefix(norm.NFD.String(got), "Ana") {
			t.Errorf("a megabyte of %+q: %.20q", piece, got)
		}
		if got := checkin.Fold(text); !strings.HasPrefix(got, "ana") {
			t.Errorf("a megabyte of %+q folds to %.20q", piece, got)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"Rougevin", "\x1b[2J\x1b[31mRougevin", "\x1b]0;x\a", "e\u0301\u200d\u0302", "\u009d\u009c", "\xff\x1b("} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean := checkin.Clean(text)
		if checkin.Clean(clean) != clean {
			t.Errorf("Clean(%+q) = %+q is not clean", text, clean)
		}
		for _, r := range clean {
			if !unicode.IsGraphic(r) {
				t.Errorf("Clean(%+q) keeps %U", text, r)
			}
		}
	})
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"LEFÈVRE", "lefevre"}, {"Lefe\u0300vre", "lefevre"}, {"Jean-Pierre", "jean pierre"}, {"  Jean   Pierre ", "jean pierre"},
		{"d’Artagnan", "d artagnan"}, {"d'Artagnan", "d artagnan"}, {"dʼArtagnan", "d artagnan"}, {"Œuvrelle", "oeuvrelle"}, {"ŒUVRELLE", "oeuvrelle"},
		{"Groß", "gross"}, {"GROẞ", "gross"}, {"Łukasz", "lukasz"}, {"Đức", "duc"}, {"Nguyễn Thị Ngọc", "nguyen thi ngoc"},
		{"İbrahim Yıldız", "ibrahim yildiz"}, {"Þórður", "thordur"}, {"Ærø", "aero"}, {"ﬁn ２", "fin 2"}, {"inès.roy@postel.example", "ines roy postel example"},
		{"王小明", "王小明"}, {"شُكْر", "شكر"}, {"«»", ""}, {"", ""},
	} {
		if got := checkin.Fold(c.text); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFoldedTextHasOneForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), hostile.Soup()).Draw(t, "text")
		folded := checkin.Fold(text)
		if again := checkin.Fold(folded); again != folded {
			t.Fatalf("folded twice: %+q, once: %+q", again, folded)
		}
		if nfd := checkin.Fold(norm.NFD.String(norm.NFC.String(text))); strings.ToValidUTF8(text, "") == text && nfd != checkin.Fold(norm.NFC.String(text)) {
			t.Fatalf("decomposed: %+q, composed: %+q", nfd, checkin.Fold(norm.NFC.String(text)))
		}
	})
}

func TestCodesMatchAsTheyAreAskedTo(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		match [3]bool // exact, folded, bare
	}{
		{"RE-7KQ2Z9", "RE-7KQ2Z9", [3]bool{true, true, true}},
		{"RE-7KQ2Z9", " RE-7KQ2Z9\n", [3]bool{true, true, true}},
		{"RE-7KQ2Z9", "re-7kq2z9", [3]bool{false, true, true}},
		{"RE-7KQ2Z9", "re7KQ2Z9", [3]bool{false, false, true}},
		{"000004471230", "4471230", [3]bool{false, false, true}},
		{"\u00c9-1", "E\u0301-1", [3]bool{true, true, true}},
		{"RE-7KQ2Z9", "RE-7KQ2Z8", [3]bool{}},
	} {
		for match, want := range c.match {
			m := checkin.CodeMatch(match)
			if got := checkin.CodeKey(m, c.a) == checkin.CodeKey(m, c.b); got != want {
				t.Errorf("%q and %q match %d: %v, want %v", c.a, c.b, m, got, want)
			}
		}
	}
}
