package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"opale/checkin"
)

// particles are those that French order passes over: "de La X" stands under L,
// "d'Hautefontaine" under H. "Du", "des" and "le" are part of the name.
var particles = []string{"de ", "d'", "d’"}

// key is what a person is sorted by.
func (p *Person) key(asTyped bool) string {
	family := checkin.Clean(p.Family)
	if !asTyped {
		lower := strings.ToLower(family)
		for _, particle := range particles {
			if rest, ok := strings.CutPrefix(lower, particle); ok && rest != "" {
				family = rest
				break
			}
		}
	}
	return checkin.Fold(family) + "\x00" + checkin.Fold(p.Given) + "\x00" + checkin.Fold(p.Company)
}

// byName sorts what belongs to persons by their names.
func byName[T any](all []T, asTyped bool, person func(*T) *Person) []T {
	type keyed struct {
		key string
		of  T
	}
	sorted := make([]keyed, len(all))
	for i := range all {
		sorted[i] = keyed{person(&all[i]).key(asTyped), all[i]}
	}
	slices.SortStableFunc(sorted, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	inOrder := make([]T, len(sorted))
	for i := range sorted {
		inOrder[i] = sorted[i].of
	}
	return inOrder
}

// Part is a stretch of the alphabet, as one desk of several has it.
type Part struct{ From, To byte } // 'A' to 'Z'

func (p Part) String() string {
	if p == whole {
		return ""
	}
	return fmt.Sprintf("%c–%c", p.From, p.To)
}

var whole = Part{'A', 'Z'}

// ParseParts reads "A-K,L-Z". The parts have to cover the alphabet, each letter
// once and in order: whoever stood on none of them could not sign.
func ParseParts(text string) ([]Part, bool) {
	if strings.TrimSpace(text) == "" {
		return []Part{whole}, true
	}
	var parts []Part
	next := byte('A')
	for word := range strings.SplitSeq(strings.ToUpper(text), ",") {
		from, to, ranged := strings.Cut(strings.ReplaceAll(strings.TrimSpace(word), "–", "-"), "-")
		if !ranged {
			to = from
		}
		from, to = strings.TrimSpace(from), strings.TrimSpace(to)
		if len(from) != 1 || len(to) != 1 || from[0] != next || to[0] < from[0] || to[0] > 'Z' {
			return nil, false
		}
		parts = append(parts, Part{from[0], to[0]})
		next = to[0] + 1
	}
	return parts, next == 'Z'+1
}

// partOf finds where a key belongs. What begins with none of A to Z, a name in
// Greek or none at all, is on the last part.
func partOf(parts []Part, key string) int {
	if initial := strings.ToUpper(key[:1])[0]; initial >= 'A' && initial <= 'Z' {
		return slices.IndexFunc(parts, func(p Part) bool { return initial >= p.From && initial <= p.To })
	}
	return len(parts) - 1
}
