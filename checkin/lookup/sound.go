package lookup

import "strings"

// soundRule turns one spelling into what is heard.
type soundRule struct {
	spelling, sound string
	before, unless  string    // letters of which one must follow, or must not
	like            [2]string // two names that it makes sound alike
}

// soundRules say coarsely what a French ear hears: two spellings that a
// volunteer might confuse should give one key, and the alignment (confusion.go)
// tells afterwards how near they are. The longest spelling that fits is taken.
// Whatever no rule is about sounds as it is written.
var soundRules = []soundRule{
	{"eau", "o", "", "", [2]string{"rousseau", "rousso"}},
	{"au", "o", "", "", [2]string{"paul", "pol"}},
	{"aw", "o", "", "aeiouy", [2]string{"shaw", "cho"}},
	{"ai", "e", "", "", [2]string{"maire", "mere"}},
	{"ay", "e", "", "aeiou", [2]string{"lay", "lai"}},
	{"ei", "e", "", "", [2]string{"reine", "rene"}},
	{"ey", "e", "", "aeiou", [2]string{"leyre", "leire"}},
	{"ae", "e", "", "", [2]string{"maeght", "meght"}},
	{"eu", "e", "", "", [2]string{"lefeuvre", "lefevre"}},
	{"oeu", "e", "", "", [2]string{"lesoeur", "leseur"}},
	{"oe", "e", "", "", [2]string{"koening", "kening"}},
	{"oi", "ua", "", "", [2]string{"benoit", "benuat"}},
	{"oy", "ua", "", "", [2]string{"leroy", "leroi"}},
	{"ou", "u", "", "", [2]string{"boulin", "bulin"}},
	{"oo", "u", "", "", [2]string{"vanloo", "vanlou"}},
	{"ij", "i", "", "", [2]string{"dijk", "dik"}},
	{"y", "i", "", "", [2]string{"thierry", "thierri"}},
	{"aill", "ai", "", "", [2]string{"maillot", "mayot"}},
	{"eill", "ei", "", "", [2]string{"veillon", "veyon"}},
	{"ill", "i", "", "", [2]string{"bouquillon", "bouquion"}},
	{"ail", "ai", "", "aeiou", [2]string{"raspail", "raspaille"}},
	{"eil", "ei", "", "aeiou", [2]string{"corbeil", "corbeille"}},
	{"an", "A", "", "aeiouyn", [2]string{"lambert", "lanbert"}},
	{"am", "A", "", "aeiouym", [2]string{"campion", "canpion"}},
	{"en", "A", "", "aeiouyn", [2]string{"durend", "durand"}},
	{"em", "A", "", "aeiouym", [2]string{"lemberg", "lamberg"}},
	{"aen", "A", "", "aeiouyn", [2]string{"caen", "can"}},
	{"in", "I", "", "aeiouyn", [2]string{"martin", "martein"}},
	{"im", "I", "", "aeiouym", [2]string{"rimbaud", "rinbaud"}},
	{"yn", "I", "", "aeiouyn", [2]string{"lynden", "linden"}},
	{"ym", "I", "", "aeiouym", [2]string{"symphor", "sinphor"}},
	{"ain", "I", "", "aeiouyn", [2]string{"germain", "germin"}},
	{"ein", "I", "", "aeiouyn", [2]string{"hein", "hin"}},
	{"aim", "I", "", "aeiouym", [2]string{"raimbaud", "rinbaud"}},
	{"un", "I", "", "aeiouyn", [2]string{"lebrun", "lebrin"}},
	{"on", "O", "", "aeiouyn", [2]string{"dumond", "dumomd"}},
	{"om", "O", "", "aeiouym", [2]string{"combes", "conbes"}},
	{"ph", "f", "", "", [2]string{"philippe", "filippe"}},
	{"qu", "k", "", "", [2]string{"quentin", "kentin"}},
	{"q", "k", "", "", [2]string{"jacq", "jack"}},
	{"c", "s", "eiy", "", [2]string{"marcel", "marsel"}},
	{"c", "k", "", "", [2]string{"carlier", "karlier"}},
	{"ch", "S", "", "", [2]string{"chevalier", "shevalier"}},
	{"sh", "S", "", "", [2]string{"shapin", "chapin"}},
	{"sch", "S", "", "", [2]string{"schmit", "chmit"}},
	{"tch", "S", "", "", [2]string{"kovaltchik", "kovalchik"}},
	{"tsch", "S", "", "", [2]string{"fritsch", "frich"}},
	{"cz", "S", "", "", [2]string{"kowalczyk", "kowalchyk"}},
	{"sz", "S", "", "", [2]string{"szymon", "chymon"}},
	{"rz", "j", "", "", [2]string{"grzegor", "gjegor"}},
	{"dj", "j", "", "", [2]string{"djamel", "jamel"}},
	{"g", "j", "eiy", "", [2]string{"gerard", "jerard"}},
	{"ge", "j", "aou", "", [2]string{"georges", "jorges"}},
	{"gu", "g", "eiy", "", [2]string{"guerin", "gherin"}},
	{"gn", "n", "", "", [2]string{"agnes", "anes"}},
	{"z", "s", "", "", [2]string{"gonzales", "gonsales"}},
	{"w", "v", "", "", [2]string{"wagner", "vagner"}},
	{"bv", "v", "", "", [2]string{"lefebvre", "lefevre"}},
	{"x", "ks", "", "", [2]string{"alexis", "aleksis"}},
	{"h", "", "", "", [2]string{"dehon", "deon"}},
	{"dt", "t", "", "", [2]string{"schmidtke", "schmitke"}},
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
	for end > 2 && strings.IndexByte(silentEnd, word[end-1]) >= 0 && !isDigraph(word[end-2], word[end-1]) {
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

// isDigraph reports whether an h makes another sound of the letter before it.
func isDigraph(before, h byte) bool {
	return h == 'h' && (before == 'c' || before == 's' || before == 'p')
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
