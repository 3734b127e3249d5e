package tui

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/screen/screentest"
)

var sized = regexp.MustCompile(`(?:(fr|en)-)?(\d+)x(\d+)\.golden$`)

// between is what stands between two hints.
var between = regexp.MustCompile(` {3,}`)

// named are feet that say a name as long as it is, or a sentence that leaves no
// room: an arrow or Esc is then left out in one of the languages.
var named = []string{"TestConflicts/decided", "TestKinds/same-decided", "takedown/testdata/TestForm"}

// drawn is a golden file: a screen as it is seen.
type drawn struct {
	path          string
	lang          i18n.Lang
	width, height int
	lines         []string
}

func goldens(t *testing.T) (all []drawn) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		m := sized.FindStringSubmatch(path)
		if err != nil || m == nil {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		g := drawn{path: path, lang: i18n.Lang(m[1]), lines: strings.Split(strings.TrimRight(ansi.Strip(string(text)), "\n"), "\n")}
		g.width, _ = strconv.Atoi(m[2])
		g.height, _ = strconv.Atoi(m[3])
		all = append(all, g)
		return nil
	})
	if err != nil || len(all) < 500 {
		t.Fatalf("%d golden files found: %v", len(all), err)
	}
	return all
}

// foot is the hints of the last line that has any, where the screen has a foot.
func (g *drawn) foot() []string {
	for _, line := range slices.Backward(g.lines) {
		if line = strings.TrimSpace(line); line != "" {
			return between.Split(line, -1)
		}
	}
	return nil
}

func TestNoTextOverflowsItsPlace(t *testing.T) {
	for _, g := range goldens(t) {
		if len(g.lines) > g.height {
			t.Errorf("%s: %d rows", g.path, len(g.lines))
		}
		for n, line := range g.lines {
			if w := ansi.StringWidth(line); w > g.width {
				t.Errorf("%s:%d: %d columns: %q", g.path, n+1, w, line)
			}
		}
	}
}

// TestNoFootIsCutShort holds that what the keys do is said whole in both
// languages: neither cut, nor left out in one of them.
func TestNoFootIsCutShort(t *testing.T) {
	hints := make(map[string]int)
	for _, g := range goldens(t) {
		if g.lang == "" || g.width != 80 || !strings.HasPrefix(g.path, "screen") {
			continue
		}
		foot := g.foot()
		for _, hint := range foot {
			said := strings.TrimSpace(strings.TrimPrefix(hint, "…  "))                                                                       // a hint for letters
			goesOn := slices.ContainsFunc([]string{"Autres…", "More…", " …"}, func(end string) bool { return strings.HasSuffix(said, end) }) // the action bar
			if strings.HasSuffix(said, "…") && !goesOn {
				t.Errorf("%s: cut: %q", g.path, hint)
			}
		}
		place := filepath.Dir(g.path)
		if slices.ContainsFunc(named, func(end string) bool { return strings.HasSuffix(place, end) }) {
			continue
		}
		if other, seen := hints[place]; seen && other != len(foot) {
			t.Errorf("%s: %d hints, %d in the other language: %q", g.path, len(foot), other, foot)
		}
		hints[place] = len(foot)
	}
}

// TestEachKeyOfTheHelpIsHeard presses every chord of the map at the desk: with
// nothing typed, over people found, over somebody's welcome, in the action bar
// and in the help. Where nothing at all comes of it, the help is wrong.
func TestEachKeyOfTheHelpIsHeard(t *testing.T) {
	states := [][]string{nil, {"m"}, {"lefevre"}, {"lefevre", "enter"}, {"tab"}, {"f1"}, {"f1", "pgdown"}}
	for _, b := range keymap.New(i18n.For(i18n.French)).Without(keymap.Exchange, keymap.Hub, keymap.List) {
		for _, chord := range b.Chords() {
			heard := slices.ContainsFunc(states, func(before []string) bool {
				d := drive(t, guests()...)
				d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
				for _, key := range before {
					for _, press := range screentest.Keys(key) {
						d.press(press)
					}
				}
				was := d.root.View().Content
				d.press(screentest.Keys(chord)[0])
				return d.root.View().Content != was
			})
			if !heard {
				t.Errorf("%s (%s) does nothing", chord, b.Does)
			}
		}
	}
}
