package theme

import (
	"reflect"
	"strings"
)

// toneNames are the tones as tests and their goldens call them.
var toneNames = [...]string{Plain: "Plain", Good: "Good", Already: "Already", Elsewhere: "Elsewhere", Warning: "Warning", Bad: "Bad", Question: "Question"}

// Roles is the style of every role by its name, for tests.
func (t *Theme) Roles() map[string]Style {
	roles := make(map[string]Style)
	t.each(func(name string, style *Style) { roles[name] = *style })
	return roles
}

// Named is the theme of no terminal: it draws the name of each role before the
// text, for the tests that look at which role is where. See [ByRole].
func Named() *Theme {
	t := &Theme{Blocks: true}
	t.each(func(name string, style *Style) { *style = Style{opens + name + closes} })
	return t
}

const opens, closes = "\x1b]role;", "\x07"

// ByRole draws anew what was drawn with [Named]: text is what each piece of it
// becomes, from its role and what stands in it.
func ByRole(drawn string, text func(role, text string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(drawn, opens)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		role, rest, _ := strings.Cut(rest, closes)
		inside, rest, _ := strings.Cut(rest, reset)
		b.WriteString(text(role, inside))
		drawn = rest
	}
}

func (t *Theme) each(visit func(name string, style *Style)) {
	v := reflect.ValueOf(t).Elem()
	for i := range v.NumField() {
		if field := v.Type().Field(i); field.IsExported() && field.Type == reflect.TypeFor[Style]() {
			visit(field.Name, v.Field(i).Addr().Interface().(*Style))
		}
	}
	for tone, name := range toneNames {
		visit(name, &t.tones[tone])
		visit("Loud"+name, &t.loud[tone])
	}
}
