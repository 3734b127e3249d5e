package ticket

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
)

// oneBook knows one code.
type oneBook struct{ code string }

func (b oneBook) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	if checkin.CodeKey(match, code) == checkin.CodeKey(match, b.code) {
		return []checkin.RegistrationID{{1}}, nil
	}
	return nil, nil
}

// A code of ours is found whatever the keyboard layouts of scanner and laptop.
func TestACodeOfOursSurvivesEveryLayout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := drawBadge().Draw(t, "code")
		for _, l := range layouts {
			typed := make(map[rune]rune, len(l.back))
			for on, meant := range l.back {
				typed[meant] = on
			}
			var b strings.Builder
			for _, r := range code {
				b.WriteRune(typed[r])
			}
			reading, err := Reader{}.Read(b.String()+"\r", oneBook{code})
			if err != nil || reading.ID.IsZero() {
				t.Fatalf("%s: %q, typed as %q, is not found: %+v", l.name, code, b.String(), reading)
			}
		}
	})
}
