package bundle

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestWordsCannotBeTakenForEachOther(t *testing.T) {
	words := strings.Fields(spokenWords)
	if len(words) != 1024 || !slices.IsSorted(words) {
		t.Fatalf("%d words, sorted: %v", len(words), slices.IsSorted(words))
	}
	short := regexp.MustCompile(`^[a-z]{4,6}$`)
	for i, word := range words {
		if !short.MatchString(word) {
			t.Errorf("%q is no word of four to six letters without accents", word)
		}
		for _, other := range words[i+1:] {
			if oneApart(word, other) || oneApart(other, word) {
				t.Errorf("%q and %q are a letter apart", word, other)
			}
		}
	}
}

// oneApart reports whether a becomes b by changing or adding one letter.
func oneApart(a, b string) bool {
	if len(b)-len(a) != 0 && len(b)-len(a) != 1 {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return a[i+1:] == b[i+1:] || a[i:] == b[i+1:]
		}
	}
	return true
}

func TestOneApart(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"phare", "phare", true}, {"phare", "phase", true}, {"dune", "dunes", true}, {"bord", "abord", true},
		{"dalle", "digue", false}, {"marin", "matins", false}, {"fil", "filet", false}, {"filet", "fil", false},
	} {
		if got := oneApart(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestAPassphraseOpensWhatItLocked(t *testing.T) {
	passphrase, err := NewPassphrase()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(passphrase)
	if len(words) != passphraseWords || Spoken(passphrase) != passphrase {
		t.Fatalf("%q", passphrase)
	}
	again, err := NewPassphrase()
	if err != nil || again == passphrase {
		t.Errorf("drawn twice: %q (%v)", again, err)
	}
	id, err := NewIdentity("fete")
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := id.Seal(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	heard := strings.ToUpper(strings.Join(words, " - "))
	if _, err := OpenIdentity(sealed, heard); err != nil {
		t.Errorf("heard as %q: %v", heard, err)
	}
}

// TestPaperWordsStay: a list that was printed to a stick has to open years
// later, at any desk of the event.
func TestPaperWordsStay(t *testing.T) {
	secret := make([]byte, 32)
	for i := range secret {
		secret[i] = byte(i)
	}
	said, err := (&Identity{Secret: secret}).PaperWords()
	if want := "citron grue manade tisane bocal"; err != nil || said != want {
		t.Errorf("the words are %q, want %q (%v)", said, want, err)
	}
	secret[0]++
	if other, _ := (&Identity{Secret: secret}).PaperWords(); other == said {
		t.Error("another event has the same words")
	}
}
