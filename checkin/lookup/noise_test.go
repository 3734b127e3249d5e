package lookup

import (
	"math/rand/v2"
	"strings"

	"opale/checkin"
)

// crowd draws people and what a volunteer may type for them. It is written
// apart from the shipped queries, so that rules tuned to those can be tried on
// something else.
type crowd struct{ *rand.Rand }

func newCrowd(seed uint64) crowd { return crowd{rand.New(rand.NewPCG(seed, 1))} }

func pick[T any](c crowd, list []T) T { return list[c.IntN(len(list))] }

// people makes n people by putting together names, companies and towns of a
// list; of the family names, some are the halves of two.
func (c crowd) people(from []checkin.Person, n int) []checkin.Person {
	const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	people := make([]checkin.Person, n)
	for i := range people {
		last, company := pick(c, from).LastName, pick(c, from).Company
		if c.IntN(12) == 0 {
			last = c.halves(last, pick(c, from).LastName)
		}
		if company != "" && c.IntN(20) == 0 {
			company = strings.Fields(company)[0] + " " + c.halves(last, pick(c, from).LastName)
		}
		first := pick(c, from).FirstName
		code := make([]byte, 0, 9)
		for range 6 {
			code = append(code, alphabet[c.IntN(len(alphabet))])
		}
		p := checkin.Person{FirstName: first, LastName: last, Company: company, Town: pick(c, from).Town,
			Codes: []string{pick(c, []string{"DK-", "CA-", "BO-", "MO-"}) + string(code)}}
		p.Email = strings.ReplaceAll(checkin.Fold(first+" "+last), " ", pick(c, []string{".", "_", ""})) + "@" + pick(c, []string{"orange.fr", "free.fr", "gmail.com"})
		p.ID = idOf(p.Codes[0])
		people[i] = p
	}
	return people
}

// halves makes a name that nobody bears of two that somebody does.
func (c crowd) halves(a, b string) string {
	x, y := []rune(a), []rune(b)
	return string(x[:(len(x)+1)/2]) + strings.ToLower(string(y[len(y)/2:]))
}

// queries draws n queries of each kind.
func (c crowd) queries(people []checkin.Person, n int) [][]string {
	var queries [][]string
	for _, kind := range noises {
		for made := 0; made < n; {
			p := pick(c, people)
			if text := kind.make(c, p); text != "" {
				queries = append(queries, []string{kind.name, text, p.Codes[0], kind.group})
				made++
			}
		}
	}
	return queries
}

// noises are the ways in which a name is typed wrong, or not in full.
var noises = []struct {
	name, group string
	make        func(c crowd, p checkin.Person) string
}{
	{"01_exact", "name", func(c crowd, p checkin.Person) string { return p.FirstName + " " + p.LastName }},
	{"02_lower", "name", func(c crowd, p checkin.Person) string { return checkin.Fold(p.FirstName + " " + p.LastName) }},
	{"03_swapped", "name", func(c crowd, p checkin.Person) string { return checkin.Fold(p.LastName + " " + p.FirstName) }},
	{"04_prefix_init", "name", func(c crowd, p checkin.Person) string {
		return c.begin(p.LastName, 3, 5) + " " + c.begin(p.FirstName, 1, 1)
	}},
	{"05_two_prefixes", "name", func(c crowd, p checkin.Person) string {
		return c.begin(p.FirstName, 3, 5) + " " + c.begin(p.LastName, 4, 6)
	}},
	{"06_typo1", "name", func(c crowd, p checkin.Person) string { return lower(p.FirstName) + " " + c.slip(lower(p.LastName)) }},
	{"07_typo2", "name", func(c crowd, p checkin.Person) string {
		if len(p.LastName) < 7 {
			return ""
		}
		return lower(p.FirstName) + " " + c.slip(c.slip(lower(p.LastName)))
	}},
	{"08_typo_first", "name", func(c crowd, p checkin.Person) string { return c.slip(lower(p.FirstName)) + " " + lower(p.LastName) }},
	{"09_surname_typo", "last", func(c crowd, p checkin.Person) string {
		if len(p.LastName) < 5 {
			return ""
		}
		return c.slip(lower(p.LastName))
	}},
	{"10_phon", "name", func(c crowd, p checkin.Person) string { return lower(p.FirstName) + " " + c.heard(lower(p.LastName)) }},
	{"11_phon_both", "name", func(c crowd, p checkin.Person) string {
		return c.heard(lower(p.FirstName)) + " " + c.heard(lower(p.LastName))
	}},
	{"12_phon_partial", "name", func(c crowd, p checkin.Person) string {
		return c.begin(c.heard(lower(p.LastName)), 5, 7) + " " + c.begin(p.FirstName, 3, 4)
	}},
	{"13_hyphen", "name", func(c crowd, p checkin.Person) string {
		if !strings.ContainsAny(p.FirstName+p.LastName, "- ") {
			return ""
		}
		join := func(s string) string {
			return pick(c, []string{strings.ReplaceAll(lower(s), " ", ""), lower(s), strings.ReplaceAll(lower(s), " ", "-")})
		}
		return join(p.FirstName) + " " + join(p.LastName)
	}},
	{"14_apostrophe", "name", func(c crowd, p checkin.Person) string {
		if !strings.Contains(p.LastName, "'") {
			return ""
		}
		return strings.ReplaceAll(strings.ToLower(p.LastName), "'", pick(c, []string{"", " ", "’"})) + " " + lower(p.FirstName)
	}},
	{"15_company", "company", func(c crowd, p checkin.Person) string {
		if p.Company == "" {
			return ""
		}
		return pick(c, []string{lower(p.Company), c.slip(lower(p.Company)), c.begin(p.Company, len(p.Company)-2, len(p.Company)-1)})
	}},
	{"16_last_company", "name", func(c crowd, p checkin.Person) string {
		if p.Company == "" {
			return ""
		}
		return c.begin(p.LastName, 4, 9) + " " + lower(p.Company)
	}},
	{"17_email", "name", func(c crowd, p checkin.Person) string { return p.Email[:strings.IndexByte(p.Email, '@')] }},
	{"18_code_partial", "name", func(c crowd, p checkin.Person) string {
		code := strings.ToLower(p.Codes[0])
		return pick(c, []string{strings.ReplaceAll(code, "-", "")[:7], code[:8], code[3:]})
	}},
	{"19_code_confused", "name", func(c crowd, p checkin.Person) string {
		if !strings.ContainsAny(p.Codes[0], "01") {
			return ""
		}
		return strings.NewReplacer("0", "o", "1", "i").Replace(strings.ToLower(p.Codes[0]))
	}},
	{"20_kbd_slip", "name", func(c crowd, p checkin.Person) string {
		full := lower(p.FirstName) + " " + lower(p.LastName)
		if c.IntN(3) == 0 {
			return strings.NewReplacer("a", "q", "q", "a", "z", "w", "w", "z").Replace(full)
		}
		return c.beside(full)
	}},
}

func lower(s string) string { return checkin.Fold(s) }

// begin is the first low to high letters of a folded text.
func (c crowd) begin(s string, low, high int) string {
	s = lower(s)
	n := max(1, low)
	if high > low {
		n += c.IntN(high - low + 1)
	}
	return strings.TrimSpace(s[:min(n, len(s))])
}

// slip is a text with one mistake, of any sort, anywhere.
func (c crowd) slip(s string) string {
	if len(s) < 3 {
		return s
	}
	i := c.IntN(len(s) - 1)
	letter := string(rune('a' + c.IntN(26)))
	switch c.IntN(5) {
	case 0:
		return s[:i] + s[i+1:]
	case 1:
		return s[:i] + letter + s[i:]
	case 2:
		return s[:i] + letter + s[i+1:]
	case 3:
		return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
	}
	return s[:i] + s[i:i+1] + s[i:]
}

// beside is a text in which one letter is the key beside the right one.
func (c crowd) beside(s string) string {
	i := c.IntN(len(s))
	for _, row := range []string{"azertyuiop", "qsdfghjklm", "wxcvbn"} {
		if at := strings.IndexByte(row, s[i]); at >= 0 {
			at = max(0, min(len(row)-1, at+1-2*c.IntN(2)))
			return s[:i] + row[at:at+1] + s[i+1:]
		}
	}
	return s
}

// hearings are what a French ear makes of spellings.
var hearings = [][2]string{
	{"ph", "f"}, {"f", "ph"}, {"eau", "o"}, {"au", "o"}, {"eau", "au"}, {"ot", "eau"}, {"qu", "k"}, {"ca", "ka"}, {"co", "ko"}, {"k", "c"}, {"ce", "se"}, {"ci", "si"}, {"th", "t"}, {"t", "th"},
	{"h", ""}, {"y", "i"}, {"i", "y"}, {"ai", "e"}, {"e", "ai"}, {"an", "en"}, {"en", "an"}, {"ain", "in"}, {"in", "ain"}, {"ein", "in"},
	{"ss", "s"}, {"s", "ss"}, {"ll", "l"}, {"l", "ll"}, {"nn", "n"}, {"n", "nn"}, {"tt", "t"}, {"rr", "r"}, {"z", "s"}, {"ck", "k"},
	{"ill", "y"}, {"gue", "ge"}, {"ou", "oo"}, {"er", "ez"}, {"et", "ais"}, {"eu", "oeu"}, {"w", "v"}, {"v", "w"}, {"cz", "tch"}, {"sch", "ch"}, {"ch", "sh"}, {"x", "ks"}, {"d", "dd"},
}

// heard is a text with one or two sounds spelt otherwise, and perhaps another
// mute end.
func (c crowd) heard(s string) string {
	for range 1 + c.IntN(2) {
		for try := 0; try < 30; try++ {
			h := pick(c, hearings)
			if at := strings.Index(s, h[0]); at >= 0 {
				s = s[:at] + h[1] + s[at+len(h[0]):]
				break
			}
		}
	}
	switch end := s[max(0, len(s)-1):]; {
	case len(s) > 4 && strings.Contains("stdex", end) && c.IntN(2) == 0:
		s = s[:len(s)-1]
	case len(s) > 3 && c.IntN(4) == 0:
		s += pick(c, []string{"s", "t", "e", "x"})
	}
	return s
}
