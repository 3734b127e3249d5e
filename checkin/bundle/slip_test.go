package bundle

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestASlipInAPassphraseIsFound(t *testing.T) {
	for _, c := range []struct {
		typed string
		slips []Slip
		count int
	}{
		{"corail urbain chance santal long", nil, 0},
		{"corail urbain chamce santal long", []Slip{{2, "chance"}}, 0},
		{"corail urbain chanse santal long", []Slip{{2, ""}}, 0}, // chance, or chaise
		{"Corail URBAIN chnace santal long", []Slip{{2, "chance"}}, 0},
		{"corail urbain chance santal", nil, 4},
		{"corail urbain chance santal lon", []Slip{{4, "long"}}, 0},
		{"corail urbain chance santal xylophone", []Slip{{4, ""}}, 0},
		{"une phrase de leur cru", nil, 0}, // the event's own: nothing is known of it
		{"", nil, 0},
		{"marée", nil, 0},
	} {
		slips, count := Slips(c.typed)
		if diff := cmp.Diff(c.slips, slips); diff != "" || count != c.count {
			t.Errorf("%q: %d words, %s", c.typed, count, diff)
		}
	}
}

// Whatever finger slips once on a drawn passphrase, its word is found, or is
// another of ours.
func TestEverySlipLeadsBackToItsWord(t *testing.T) {
	ours := strings.Fields(spokenWords)
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom(ours).Draw(t, "word")
		at := rapid.IntRange(0, len(word)-1).Draw(t, "at")
		letter := rapid.StringMatching(`[a-z]`).Draw(t, "letter")
		slipped := rapid.SampledFrom([]string{
			word[:at] + word[at+1:], word[:at] + letter + word[at+1:], word[:at] + letter + word[at:],
		}).Draw(t, "slipped")
		if slipped == word {
			return
		}
		if !isSlip(word, slipped) || !isSlip(slipped, word) {
			t.Errorf("%q is no slip of %q", slipped, word)
		}
	})
}
