package desk

import (
	"slices"
	"strings"
	"testing"

	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func TestWhatAQueueNeedsIsSeenInAWindowOfTheLeastUsualSize(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
		r := screentest.New(t)
		r.Speak(lang)
		r.Env.PutAside(screen.Aside{Text: "Testard"})
		d := New(r.Env)
		r.Show(d, nil)
		names := d.actionNames()
		others := slices.Index(r.Env.Keys.Bar(), keymap.Others)
		for _, name := range names[:others+1] {
			wants(t, r, name)
		}
		for range others + 1 {
			r.Press("tab")
		}
		r.Press("enter") // shows the others
		for _, name := range names[others+1:] {
			wants(t, r, name)
			r.Press("right")
		}
	}
}

func TestTheActionUnderTheBarIsAlwaysSeenWhole(t *testing.T) {
	for _, size := range [][2]int{{72, 18}, {80, 24}, {100, 30}, {120, 40}, {200, 50}} {
		for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
			r := screentest.New(t)
			r.Size(size[0], size[1])
			r.Speak(lang)
			d := New(r.Env)
			r.Show(d, nil)
			for _, name := range d.actionNames() {
				r.Press("tab")
				lines := strings.Split(strings.TrimRight(r.View(), "\n"), "\n")
				if bar := strings.Join(lines[len(lines)-2:], ""); !strings.Contains(bar, " "+name) {
					t.Errorf("%v %s: %q is not in %q", size, lang, name, bar)
				}
			}
		}
	}
}
