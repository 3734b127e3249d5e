package lookup

import "strings"

// soundRules turn spelling into what is heard, coarsely: two spellings that a
// volunteer might confuse should give one key, and the alignment (confusion.go)
// tells afterwards how near they are. The longest spelling that fits is taken.
// "^" and "$" are the ends of the word; before and unless are the letters that
// must, or must not, follow.
var soundRules = []struct{ spelling, sound, before, unless string }{
	{"eau", "o", "", ""}, {"au", "o", "", ""}, {"aw", "o", "", "aeiouy"},
	{"ai", "e", "", ""}, {"ay", "e", "", "aeiou"}, {"ei", "e", "", ""}, {"ey", "e", "", "aeiou"}, {"ae", "e", "", ""},
	{"eu", "e", "", ""}, {"oeu", "e", "", ""}, {"oe", "e", "", ""},
	{"oi", "ua", "", ""}, {"oy", "ua", "", ""},
	{"ou", "u", "", ""}, {"oo", "u", "", ""}, {"ij", "i", "", ""}, {"y", "i", "", ""},
	{"ill", "i", "", ""}, {"aill", "ai", "", ""}, {"eill", "ei", "", ""}, {"ail", "ai", "", "aeiou"}, {"eil", "ei", "", "aeiou"},
	{"an", "A", "", "aeiouyn"}, {"am", "A", "", "aeiouym"}, {"en", "A", "", "aeiouyn"}, {"em", "A", "", "aeiouym"},
	{"aen", "A", "", "aeiouyn"}, {"in", "I", "", "aeiouyn"}, {"im", "I", "", "aeiouym"}, {"yn", "I", "", "aeiouyn"}, {"ym", "I", "", "aeiouym"},
	{"ain", "I", "", "aeiouyn"}, {"ein", "I", "", "aeiouyn"}, {"aim", "I", "", "aeiouym"}, {"un", "I", "", "aeiouyn"},
	{"ien", "iA", "", "aeiouyn"}, {"on", "O", "", "aeiouyn"}, {"om", "O", "", "aeiouym"},
	{"ph", "f", "", ""}, {"qu", "k", "", ""}, {"q", "k", "", ""}, {"ck", "k", "", ""}, {"cq", "k", "", ""}, {"cqu", "k", "", ""},
	{"c", "s", "eiy", ""}, {"c", "k", "", ""}, {"cc", "ks", "eiy", ""}, {"sc", "s", "eiy", ""}, {"kh", "k", "", ""}, {"gh", "g", "", ""},
	{"ch", "S", "", ""}, {"sh", "S", "", ""}, {"sch", "S", "", ""}, {"tch", "S", "", ""}, {"tsch", "S", "", ""},
	{"cz", "S", "", ""}, {"sz", "S", "", ""}, {"rz", "j", "", ""}, {"dj", "j", "", ""},
	{"g", "j", "eiy", ""}, {"ge", "j", "aou", ""}, {"gu", "g", "eiy", ""}, {"gn", "n", "", ""},
	{"z", "s", "", ""}, {"w", "v", "", ""}, {"x", "ks", "", ""}, {"h", "", "", ""},
	{"th", "t", "", ""}, {"dt", "t", "", ""}, {"rh", "r", "", ""},
}

// silentEnd are the consonants that the French do not sound at the end of a
// word, or add there.
const silentEnd = "stdxzph"

// soundsBySpelling finds the rules of a spelling.
var soundsBySpelling = func() map[string][]int {
	m := map[string][]int{}
	for i, r := range soundRules {
		m[r.spelling] = append(m[r.spelling], i)
	}
	return m
}()

const longestSpelling = 4

// ruleStarts tells which letters begin a rule at all.
var ruleStarts = func() (starts [256]bool) {
	for _, r := range soundRules {
		starts[r.spelling[0]] = true
	}
	return starts
}()

// appendSound appends the key of how a folded word sounds up to end; what is
// behind still says how a c or g before it is spoken.
func appendSound(key, word []byte, end int) []byte {
	begin := len(key)
	for i := 0; i < end; {
		sound, n := soundAt(word, i, end)
		for _, c := range []byte(sound) {
			if len(key) == begin || key[len(key)-1] != c {
				key = append(key, c)
			}
		}
		i += n
	}
	return key
}

// ending says what of the end of a word is taken as mute. The words of a list
// are all taken in the first way; what was typed may be meant in any.
type ending int

const (
	endMute  ending = iota // whatever may be mute: Fournier, typed fournies
	endHeard               // an -er is heard: Lemaire, typed lemère
	endVowel               // an -e is heard: Anaïs, typed anes
	endAll                 // everything is: Maryse, typed marys
	endings
)

// heard is where the letters end that are heard, the first two in any case.
// Before a mute e, a consonant is heard.
func heard(word []byte, e ending) int {
	end := len(word)
	if e == endAll {
		return end
	}
	for end > 2 && word[end-1] != 'e' && strings.IndexByte(silentEnd, word[end-1]) >= 0 {
		end--
	}
	switch {
	case end > 3 && end < len(word) && string(word[end-3:end]) == "aul": // Brault, Arnauld
		end--
	case end > 3 && e == endMute && string(word[end-2:end]) == "er":
		end -= 2
	case end > 2 && e != endVowel && word[end-1] == 'e':
		end--
	}
	return end
}

func soundAt(word []byte, i, end int) (sound string, n int) {
	if !ruleStarts[word[i]] {
		return string(word[i : i+1]), 1
	}
	for n = min(longestSpelling, end-i); n > 0; n-- {
		var follows byte
		if i+n < len(word) {
			follows = word[i+n]
		}
		for _, at := range soundsBySpelling[string(word[i:i+n])] {
			r := &soundRules[at]
			if r.before != "" && (follows == 0 || strings.IndexByte(r.before, follows) < 0) {
				continue
			}
			if r.unless != "" && follows != 0 && strings.IndexByte(r.unless, follows) >= 0 {
				continue
			}
			return r.sound, n
		}
	}
	return string(word[i : i+1]), 1
}
