package screentest

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"opale/tui/i18n"
)

var sizes = [][2]int{{80, 24}, {120, 40}, {40, 10}}

// Golden compares a screen with its golden files, at three sizes in two
// languages and by its roles, and presses each key that it shows. prepare shows the screen on a
// fresh rig, as often as it is asked to.
func Golden(t *testing.T, prepare func(t *testing.T, r *Rig)) {
	for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", lang, size[0], size[1]), func(t *testing.T) {
				fresh := func() *Rig {
					r := New(t)
					r.Size(size[0], size[1])
					r.Speak(lang)
					prepare(t, r)
					return r
				}
				golden.RequireEqual(t, fresh().View())
				hears(t, fresh)
			})
		}
	}
	t.Run("roles", func(t *testing.T) { roles(t, prepare) })
}
