package roster

import (
	"regexp"
	"strings"
	"unicode"

	"opale/checkin"
)

// civilities stand before names, folded and without their dots.
var civilities = words("m mr mme mlle mrs ms miss dr monsieur madame mademoiselle maitre me")

// splitName divides a whole name. Words in capitals are the family name, and
// what is before a comma; else the family name comes last, or first where the
// column's label says so.
func splitName(full string, familyFirst bool) (first, last string) {
	if family, given, ok := strings.Cut(full, ","); ok && strings.TrimSpace(given) != "" {
		return strings.TrimSpace(given), strings.TrimSpace(family)
	}
	parts := strings.Fields(full)
	if len(parts) > 1 && civilities[strings.ToLower(strings.TrimRight(parts[0], "."))] {
		parts = parts[1:]
	}
	if len(parts) < 2 {
		return "", strings.Join(parts, " ")
	}
	cut := capitalsAtStart(parts)
	if tail := capitalsAtEnd(parts); cut == 0 && tail < len(parts) {
		return join(parts[:tail]), join(parts[tail:])
	}
	switch {
	case cut > 0 && cut < len(parts):
		return join(parts[cut:]), join(parts[:cut])
	case familyFirst:
		cut = particles(parts) + 1
		return join(parts[cut:]), join(parts[:cut])
	}
	return parts[0], join(parts[1:])
}

func join(parts []string) string { return strings.Join(parts, " ") }

// capitalsAtStart counts the words in capitals that a name begins with.
func capitalsAtStart(parts []string) int {
	for i, part := range parts {
		if !inCapitals(part) {
			return i
		}
	}
	return len(parts)
}

// capitalsAtEnd finds where the words in capitals begin that a name ends with.
func capitalsAtEnd(parts []string) int {
	for i := len(parts); i > 0; i-- {
		if !inCapitals(parts[i-1]) {
			return i
		}
	}
	return 0
}

// inCapitals reports whether a word is written in capitals: two letters or
// more, all of them ("D'HAUTEFONTAINE", "d'HAUTEFONTAINE").
func inCapitals(word string) bool {
	if rest, ok := strings.CutPrefix(word, "d'"); ok {
		word = rest
	}
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}

var nameParticles = words("de du des d la le les von van der den di da ben el al")

// particles counts the words before the noun of a family name; at least one
// word is left for the noun, and one for the first name.
func particles(parts []string) int {
	n := 0
	for n < len(parts)-2 && nameParticles[strings.ToLower(parts[n])] {
		n++
	}
	return n
}

// familyComesFirst reports whether whole names begin with the family name: the
// label says so ("Nom et prénom"), or most of them end with a first name.
func (r *reader) familyComesFirst(body []row) bool {
	full := r.by[UseFullName]
	if len(full) == 0 {
		return false
	}
	label := checkin.Fold(r.labels[full[0]].own)
	family, given := familyLabel.FindStringIndex(label), givenLabel.FindStringIndex(label)
	if family != nil && given != nil {
		return family[0] < given[0]
	}
	begin, end := 0, 0
	for _, b := range body {
		parts := strings.Fields(checkin.Fold(cellAt(b, full[0])))
		if len(parts) < 2 {
			continue
		}
		first, last := givenNames[parts[0]], givenNames[parts[len(parts)-1]]
		if first && !last {
			begin++
		} else if last && !first {
			end++
		}
	}
	return end > begin
}

var (
	familyLabel = regexp.MustCompile(`\b(noms?( de famille)?|last names?|surnames?|family names?|achternaam|familienaam|naam|nachname|name|zuname)\b`)
	givenLabel  = regexp.MustCompile(`\b(prenoms?|first names?|given names?|voornaam|vornamen?)\b`)
)
