package lookup

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"opale/checkin"
)

func fullName(p checkin.Person) string { return strings.TrimSpace(p.FirstName + " " + p.LastName) }

// TestOwnExactNameComesFirst: somebody whose full name is what was typed is
// before everybody else.
func TestOwnExactNameComesFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		index, people := drawIndex(t)
		byID := map[checkin.RegistrationID]checkin.Person{}
		for _, p := range people {
			byID[p.ID] = p
		}
		who := rapid.SampledFrom(people).Draw(t, "who")
		typed := checkin.Fold(fullName(who))
		if typed == "" {
			return
		}
		found := index.Find(checkin.Query{Text: fullName(who)})
		if len(found.Matches) == 0 {
			t.Fatalf("%q finds nobody", typed)
		}
		first := byID[found.Matches[0].ID]
		same := []string{letters(first.FirstName + first.LastName), letters(first.LastName + first.FirstName)}
		if !slices.Contains(same, letters(typed)) {
			t.Errorf("%q finds %q first", typed, fullName(first))
		}
	})
}

// letters is a folded text without its spaces.
func letters(s string) string { return strings.ReplaceAll(checkin.Fold(s), " ", "") }

// TestEveryPrefixKeepsThemReachable: while somebody's name is typed, they are
// among those found at each letter.
func TestEveryPrefixKeepsThemReachable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		index, people := drawIndex(t)
		who := rapid.SampledFrom(people).Draw(t, "who")
		typed := []rune(fullName(who))
		for n := range typed {
			text := string(typed[:n+1])
			if checkin.Fold(text) == "" {
				continue
			}
			if !finds(index, text, who.ID) {
				t.Fatalf("%q no longer finds %q", text, fullName(who))
			}
		}
	})
}

func finds(index *Index, text string, id checkin.RegistrationID) bool {
	found := index.Find(checkin.Query{Text: text, Limit: 1000})
	return slices.ContainsFunc(found.Matches, func(m checkin.Match) bool { return m.ID == id })
}

// TestAddingRemovesNobody: whoever was found without a mistake still is when
// somebody else has come.
func TestAddingRemovesNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		index, people := drawIndex(t)
		text := drawQuery(t, people)
		before := index.Find(checkin.Query{Text: text, Limit: 1000})
		late := drawPerson(t, "late")
		index.Put(late)
		for _, m := range before.Matches {
			if m.Cost <= costSoft && !finds(index, text, m.ID) {
				t.Errorf("%q lost somebody when %q came", text, fullName(late))
			}
		}
	})
}

// TestTheOrderOfComingDoesNotMatter: one roster gives one answer, however it
// was put together.
func TestTheOrderOfComingDoesNotMatter(t *testing.T) {
	people := readPeople(t, "people-10k.csv.gz")[:3000]
	whole, pieces := New(people...), New()
	shuffled := slices.Clone(people)
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for chunk := range slices.Chunk(shuffled, 97) {
		pieces.Put(chunk...)
	}
	for _, q := range newCrowd(5).queries(people, 10) {
		a, b := whole.Find(checkin.Query{Text: q[1]}), pieces.Find(checkin.Query{Text: q[1]})
		a.Total, b.Total = 0, 0 // a lower bound
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%q (-at once +in pieces):\n%s", q[1], diff)
		}
	}
}

// TestSpansAreWithinTheText: whatever is to be drawn can be cut out of the
// field as it was given, between whole characters.
func TestSpansAreWithinTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		index, people := drawIndex(t)
		byID := map[checkin.RegistrationID]checkin.Person{}
		for _, p := range people {
			byID[p.ID] = p
		}
		for _, m := range index.Find(checkin.Query{Text: drawQuery(t, people)}).Matches {
			for _, s := range m.Spans {
				text := textOf(byID[m.ID], s.Field)
				if s.Start < 0 || s.Start >= s.End || s.End > len(text) || !onBoundary(text, s.Start) || !onBoundary(text, s.End) {
					t.Errorf("span %+v of %q", s, text)
				}
			}
		}
	})
}

func onBoundary(text string, at int) bool {
	return at == 0 || at == len(text) || text[at]&0xC0 != 0x80
}

func textOf(p checkin.Person, f checkin.Field) string {
	switch f {
	case checkin.FieldFirstName:
		return p.FirstName
	case checkin.FieldLastName:
		return p.LastName
	case checkin.FieldCompany:
		return p.Company
	case checkin.FieldTown:
		return p.Town
	case checkin.FieldEmail:
		return p.Email
	case checkin.FieldPhone:
		return p.Phone
	case checkin.FieldCode:
		return p.Codes[0]
	}
	return ""
}

// TestFoldAgreesWithTheDomain: two names are the same here if checkin.Fold says
// so, and their decomposed form is the same name.
func TestFoldAgreesWithTheDomain(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		var f folded
		if f.fold(string(r)); string(f.letters) != letters(string(r)) {
			t.Errorf("%U folds to %q, want %q", r, f.letters, letters(string(r)))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom(nil, unicode.L, unicode.Mn, unicode.Nd, unicode.P, unicode.Z), 0, 20, -1).Draw(t, "s")
		var f, g folded
		f.fold(s)
		if got, want := string(f.letters), letters(s); len(want) < maxLetters && got != want {
			t.Errorf("%q folds to %q, want %q", s, got, want)
		}
		g.fold(norm.NFD.String(s))
		if letters(s) == letters(norm.NFD.String(s)) && string(f.letters) != string(g.letters) {
			t.Errorf("%q and its decomposed form fold to %q and %q", s, f.letters, g.letters)
		}
	})
}

// TestMonstersCostNoMoreThanALongName: however much is typed, only so much of
// it is looked for.
func TestMonstersCostNoMoreThanALongName(t *testing.T) {
	index := New(guests...)
	for name, text := range map[string]string{
		"a thousand letters":      strings.Repeat("abcdefghij", 100),
		"a thousand words":        strings.Repeat("ma ", 1000),
		"a million accents":       "e" + strings.Repeat("\u0301", 1_000_000),
		"random bytes":            strings.Repeat("\xff\x00\xc3\x28\xf0\x9f", 500),
		"one letter and no space": strings.Repeat("a", 100_000),
		"dashes":                  strings.Repeat("-", 10_000),
	} {
		var x searcher
		x.find(index.now.Load(), checkin.Query{Text: text, Limit: 1 << 30})
		if len(x.folded.letters) > maxLetters+8 || len(x.query.tokens) > maxTokens || len(x.query.terms) > maxTerms || len(x.query.contact.code) > maxLetters {
			t.Errorf("%s: %d letters, %d words, %d terms are looked for", name, len(x.folded.letters), len(x.query.tokens), len(x.query.terms))
		}
	}
}

func FuzzFind(f *testing.F) {
	index := New(guests...)
	for _, seed := range []string{"", "lefevre phi", "e\u0301", "DK-0R3", "06 12", "a@b", "\xff\xfe", "ßœæ", "'’-", "٣٤", "ﬁ", "x y z x y z x y z"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		first := index.Find(checkin.Query{Text: text})
		if diff := cmp.Diff(first, index.Find(checkin.Query{Text: text})); diff != "" {
			t.Errorf("%q has two answers:\n%s", text, diff)
		}
		p := someone(name, text, text, name, text, name, text)
		own := New(append(slices.Clone(guests), p)...)
		for _, m := range own.Find(checkin.Query{Text: name + " " + text}).Matches {
			if m.ID != p.ID {
				continue
			}
			for _, s := range m.Spans {
				if s.Start < 0 || s.Start >= s.End || s.End > len(textOf(p, s.Field)) {
					t.Errorf("span %+v of %q", s, textOf(p, s.Field))
				}
			}
		}
	})
}
