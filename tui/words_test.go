package tui

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"opale/tui/i18n"
)

// sayings is everything that a language has to say, in the pieces that stand
// between what is filled in.
func sayings(lang i18n.Lang) []string {
	var said []string
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			said = append(said, holes.Split(v.String(), -1)...)
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Array, reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Map:
			for _, key := range v.MapKeys() {
				walk(v.MapIndex(key))
			}
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		}
	}
	walk(reflect.ValueOf(i18n.For(lang)))
	return said
}

// holes is where something is filled in.
var holes = regexp.MustCompile(`%(?:\[\d+\])?[a-z]|\{[^}]*\}`)

// cutOff finds what was cut: what stands before an ellipsis, back to the edge of
// its place.
var cutOff = regexp.MustCompile(`([^\s│║…][^│║…]*?)…`)

// TestNoSentenceOfOursIsCut holds that whatever is cut came from outside: what
// the screens say themselves has a wording that fits.
func TestNoSentenceOfOursIsCut(t *testing.T) {
	said := map[i18n.Lang][]string{i18n.French: sayings(i18n.French), i18n.English: sayings(i18n.English)}
	for _, g := range goldens(t) {
		if g.lang == "" {
			continue
		}
		for n, line := range g.lines {
			for _, m := range cutOff.FindAllStringSubmatch(line, -1) {
				place := lastPlace(m[1])
				if strings.HasSuffix(place, " ") || endsWith(said[g.lang], place+"…") {
					continue // it goes on elsewhere, or is said so
				}
				if whole := beginsWith(said[g.lang], place); whole != "" {
					t.Errorf("%s:%d: %q is cut: %q", g.path, n+1, whole, strings.TrimSpace(line))
				}
			}
		}
	}
}

// lastPlace is what stands behind the last wide gap.
func lastPlace(text string) string {
	parts := between.Split(text, -1)
	return parts[len(parts)-1]
}

// endsWith reports whether what is seen, or the end of it, is said like that.
func endsWith(said []string, seen string) bool {
	return slices.ContainsFunc(said, func(s string) bool {
		before, _, found := strings.Cut(s, "…")
		return found && len(before) > 3 && strings.HasSuffix(seen, before+"…")
	})
}

// beginsWith is the saying that goes on where a text was cut.
func beginsWith(said []string, text string) string {
	for _, whole := range said {
		for tail := text; len([]rune(tail)) >= 6; {
			if rest, ok := strings.CutPrefix(whole, tail); ok && rest != "" && !strings.HasPrefix(rest, "…") {
				return whole
			}
			_, after, found := strings.Cut(tail, " ")
			if !found {
				break
			}
			tail = after
		}
	}
	return ""
}
