package lookup

import (
	"slices"
	"testing"
)

func soundOf(word string) string {
	return string(appendSound(nil, []byte(word), heard([]byte(word), endMute)))
}

// withoutRule runs f while one rule is not in force.
func withoutRule(i int, f func()) {
	spelling := soundRules[i].spelling
	all := soundsBySpelling[spelling]
	soundsBySpelling[spelling] = slices.DeleteFunc(slices.Clone(all), func(n int) bool { return n == i })
	defer func() { soundsBySpelling[spelling] = all }()
	f()
}

func TestEachSoundRuleIsNeeded(t *testing.T) {
	for i, r := range soundRules {
		a, b := r.like[0], r.like[1]
		if soundOf(a) != soundOf(b) {
			t.Errorf("%s → %q: %s sounds %q, %s sounds %q", r.spelling, r.sound, a, soundOf(a), b, soundOf(b))
			continue
		}
		withoutRule(i, func() {
			if soundOf(a) == soundOf(b) {
				t.Errorf("%s → %q: %s and %s sound alike without it too: %q", r.spelling, r.sound, a, b, soundOf(a))
			}
		})
	}
}

func TestMuteEnds(t *testing.T) {
	for _, same := range [][]string{
		{"fournier", "fournies", "fourniet", "fourniez"},
		{"castagnet", "castagnes", "castagner"},
		{"durand", "durant", "duran"},
		{"dupuis", "dupuy", "dupuit"},
		{"brault", "braut", "brau", "breau"},
		{"breysse", "breice"},
		{"maryse", "marise"},
	} {
		for _, other := range same[1:] {
			if soundOf(same[0]) != soundOf(other) {
				t.Errorf("%s sounds %q, %s %q", same[0], soundOf(same[0]), other, soundOf(other))
			}
		}
	}
}

func TestWhatIsTypedMayEndInSeveralWays(t *testing.T) {
	for typed, meant := range map[string]string{
		"anes": "anais", "lemere": "lemaire", "marys": "maryse", "ble": "blais",
	} {
		tm := term{}
		tm.read([]byte(typed), 0, []token{{text: []byte(typed)}})
		if !tm.soundsLike([]byte(soundOf(meant))) {
			t.Errorf("%s (%q) does not sound like %s (%q)", typed, tm.sounds, meant, soundOf(meant))
		}
	}
}
