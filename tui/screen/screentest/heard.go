package screentest

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"opale/tui/keymap"
)

// Shown is a key that a screen shows, and what it says that the key does.
type Shown struct{ Key, Does string }

// keyed is a key and what it does, as feet and panels draw them: behind a
// margin, a frame or another hint, two blanks apart.
var keyed = regexp.MustCompile(`(?:^|[│║]|\s{2})\s*(\S+(?: \S+){0,2})\s{2,}(\S.*)$`)

// typed is what hints for typing stand for, and a key of theirs.
var typed = map[string]string{"…": "a", "0 – 9": "4"}

// ShownKeys is the keys that a drawn screen shows, line by line.
func ShownKeys(keys keymap.Map, drawn string) [][]Shown {
	var lines [][]Shown
	for line := range strings.Lines(drawn) {
		var shown []Shown
		for rest := strings.TrimRight(line, "\n"); ; {
			m := keyed.FindStringSubmatch(rest)
			if m == nil {
				break
			}
			if rest = m[2]; typed[m[1]] != "" || len(keys.Named(m[1])) > 0 {
				shown = append(shown, Shown{m[1], said(rest)})
			} else {
				rest = "  " + rest // the key may be what seemed to be what another does
			}
		}
		if len(shown) > 0 {
			lines = append(lines, shown)
		}
	}
	return lines
}

// said is what stands before the next hint.
func said(text string) string {
	text, _, _ = strings.Cut(text, "   ")
	return strings.TrimRight(text, " │║")
}

// rootKeys are heard before a screen is: the tests of the root press them.
var rootKeys = []keymap.Action{keymap.Help, keymap.Language, keymap.Quit, keymap.Lock}

// hears holds that every key that the screen shows does something, and that no
// line shows one twice: each is pressed on a rig of its own. What is deaf at
// first is tried again once it hears.
func hears(t *testing.T, prepare func() *Rig) {
	t.Helper()
	r := prepare()
	drawn := r.View()
	if r.Guide {
		lines := strings.Split(strings.TrimRight(drawn, "\n"), "\n")
		drawn = lines[len(lines)-1]
	}
	tried := make(map[string]bool)
	for _, line := range ShownKeys(r.Env.Keys, drawn) {
		on := make(map[string]bool)
		for _, shown := range line {
			for _, key := range strings.Fields(shown.Key) {
				if on[key] {
					t.Errorf("%s is shown twice on a line: %v", key, line)
				}
				on[key] = true
			}
			if letter := typed[shown.Key]; letter != "" {
				if r := prepare(); !r.changes([]string{letter}, false) {
					t.Errorf("nothing can be typed: %s  %s\n%s", shown.Key, shown.Does, drawn)
				}
				continue
			}
			named := r.Env.Keys.Named(shown.Key)
			if slices.Contains(rootKeys, named[0].Action) {
				if shown.Does != named[0].Does {
					t.Errorf("%s is the root's key for %q, and is shown for %q", shown.Key, named[0].Does, shown.Does)
				}
				continue
			}
			if tried[shown.Key] {
				continue
			}
			tried[shown.Key] = true
			if deaf := deafTo(prepare, named); len(deaf) > 0 {
				t.Errorf("%q does nothing: %s  %s\n%s", deaf, shown.Key, shown.Does, r.View())
			}
		}
	}
}

// deafTo is those of some keys that do nothing. Of two that are opposite, one
// may need the other first: twice, where nothing is chosen yet.
func deafTo(prepare func() *Rig, bindings []keymap.Binding) (deaf []string) {
	for i, b := range bindings {
		other := bindings[len(bindings)-1-i].Chords()[0]
		for _, chord := range b.Chords() {
			ways := [][]string{{chord}}
			if len(bindings) == 2 {
				ways = append(ways, []string{other, chord}, []string{other, other, chord})
			}
			if !slices.ContainsFunc(ways, func(way []string) bool { return prepare().changes(way, false) || prepare().changes(way, true) }) {
				deaf = append(deaf, chord)
			}
		}
	}
	return deaf
}

// changes presses keys, and reports whether the last one changes what is seen,
// asks the root for something, or has anything be done.
func (r *Rig) changes(keys []string, later bool) bool {
	r.View() // keys come to what is seen
	if later {
		r.Elapse()
	}
	last := len(keys) - 1
	r.Press(keys[:last]...)
	view, sent, answers := r.View(), len(r.Sent), r.answers
	r.Press(keys[last])
	return r.View() != view || len(r.Sent) > sent || r.answers > answers
}
