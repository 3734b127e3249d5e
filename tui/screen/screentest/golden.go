package screentest

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"opale/tui/i18n"
)

var sizes = [][2]int{{80, 24}, {120, 40}, {40, 10}}

// Golden compares a screen with its golden files, at three sizes in two
// languages. prepare makes a fresh rig and shows the screen on it.
func Golden(t *testing.T, prepare func(t *testing.T, r *Rig)) {
	for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", lang, size[0], size[1]), func(t *testing.T) {
				r := New(t)
				r.Size(size[0], size[1])
				r.Speak(lang)
				prepare(t, r)
				golden.RequireEqual(t, r.View())
			})
		}
	}
}
