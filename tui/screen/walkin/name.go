package walkin

import (
	_ "embed"
	"strings"
	"unicode"

	"opale/checkin"
	"opale/tui/i18n"
)

// givenNames is French first names, the most frequent first: INSEE, Fichier
// des prénoms, Licence Ouverte 2.0.
//
//go:embed given.txt
var givenNames string

// rank is the place of each first name, folded, from 1.
var rank = func() map[string]int {
	ranks := make(map[string]int)
	for name := range strings.Lines(givenNames) {
		if key := checkin.Fold(name); ranks[key] == 0 {
			ranks[key] = len(ranks) + 1
		}
	}
	return ranks
}()

// given is the place of a word among the first names; of a compound one
// (Marie-Hélène) its first part's; 0 for a word that is none.
func given(word string) int {
	if r := rank[checkin.Fold(word)]; r > 0 {
		return r
	}
	first, _, _ := strings.Cut(word, "-")
	return rank[checkin.Fold(first)]
}

// particles begin a family name and never end a first one.
var particles = map[string]bool{
	"de": true, "du": true, "des": true, "d": true, "le": true, "la": true, "les": true, "van": true, "von": true,
	"vander": true, "vanden": true, "der": true, "den": true, "el": true, "al": true, "ben": true, "aït": true, "ait": true, "di": true, "da": true, "dos": true,
}

// Split makes fields of what was typed in the search: an address and a
// telephone by their looks, a word with digits as a code, and the rest as a
// name, of which it guesses the two halves. Whoever stands at the desk reads
// it before it is kept.
func Split(typed string) checkin.Fields {
	fields := checkin.Fields{}
	var names, numbers []string
	for _, word := range strings.Fields(checkin.Clean(typed)) {
		switch {
		case strings.Contains(word, "@"):
			fields[checkin.FieldEmail] = word
		case isNumber(word):
			numbers = append(numbers, word)
		case isCode(word):
			fields[checkin.FieldCode] = word
		default:
			names = append(names, word)
		}
	}
	if number := strings.Join(numbers, " "); isPhone(number) {
		fields[checkin.FieldPhone] = number
	} else {
		put(fields, checkin.FieldCode, strings.Join(numbers, ""))
	}
	first, last := halves(names)
	put(fields, checkin.FieldFirstName, capitalised(first))
	put(fields, checkin.FieldLastName, capitalised(last))
	return fields
}

func put(fields checkin.Fields, f checkin.Field, value string) {
	if value != "" {
		fields[f] = value
	}
}

// isNumber reports whether a word could be part of a telephone number.
func isNumber(word string) bool {
	return strings.Trim(word, "0123456789+.()/") == "" && strings.ContainsAny(word, "0123456789")
}

// isPhone tells a telephone number from that of a ticket.
func isPhone(number string) bool {
	return len(number) >= 9 && strings.ContainsAny(number[:1], "0+(")
}

// isCode reports whether a word is no name. One digit may be a slip.
func isCode(word string) bool {
	digits := 0
	for _, r := range word {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits > 1
}

// halves tells a first name from a family name.
func halves(words []string) (first, last []string) {
	n := len(words)
	if n < 2 {
		return nil, words
	}
	if first, last := byCapitals(words); len(first) > 0 && len(last) > 0 {
		return first, last
	}
	for i, word := range words {
		if i > 0 && i < n-1 && particles[strings.ToLower(word)] {
			return words[:i], words[i:] // Rachid EL OUARAB
		}
	}
	front, back := given(words[0]), given(words[n-1])
	switch {
	case particles[strings.ToLower(words[0])], back > 0 && (front == 0 || back < front):
		return words[n-1:], words[:n-1]
	case front > 0 && n > 2 && given(words[1]) > 0:
		return words[:2], words[2:] // Jean Luc Martin
	case front > 0:
		return words[:1], words[1:]
	}
	return words[n-1:], words[:n-1] // as one searches: the family name first
}

// byCapitals reads LEFÈVRE Philippe and Philippe LEFÈVRE.
func byCapitals(words []string) (first, last []string) {
	for _, word := range words {
		if len([]rune(word)) > 1 && word == strings.ToUpper(word) {
			last = append(last, word)
		} else {
			first = append(first, word)
		}
	}
	return first, last
}

// capitalised writes a name as one writes it: each part with a capital, the
// particles and whatever mixes its letters already (McDonald) as they are.
func capitalised(words []string) string {
	out := make([]string, len(words))
	for i, word := range words {
		lower := strings.ToLower(word)
		switch {
		case particles[lower] && word == lower:
			out[i] = word
		case word == lower || word == strings.ToUpper(word):
			out[i] = i18n.Capitals(word)
		default:
			out[i] = word
		}
	}
	return strings.Join(out, " ")
}
