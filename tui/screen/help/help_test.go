package help

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func TestHelp(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Guide = true
		r.Show(New(r.Env), nil)
	})
}

func TestTheEndOfTheHelp(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Guide = true
		r.Show(New(r.Env), nil)
		r.Press("pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
	})
}

func TestEveryKeyCanBeReadAtEverySize(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
		for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
			r := screentest.New(t)
			r.Size(size[0], size[1])
			r.Speak(lang)
			r.Show(New(r.Env), nil)
			seen := r.View()
			for range 60 {
				r.Press("down")
				seen += r.View()
			}
			for _, b := range r.Env.Keys {
				if !strings.Contains(seen, b.Shown) || !strings.Contains(seen, b.Alias) {
					t.Errorf("%v %s: %s (%s) is nowhere", size, lang, b.Shown, b.Alias)
				}
			}
		}
	}
}

func TestEscGoesBack(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env), nil)
	r.Press("x", "1", "esc")
	if diff := cmp.Diff([]any{screen.Close{}}, []any{r.Last()}); diff != "" || len(r.Sent) != 1 {
		t.Errorf("sent %v", r.Sent)
	}
}

// The words that open the printable list have to be read before they are
// needed: at each size.
func TestTheHelpSaysWhatOpensThePrintableList(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
		r := screentest.New(t)
		r.Size(size[0], size[1])
		r.Env.Paper = screen.PaperState{Folder: "E:", File: "E:liste-calais-2.pdf", Words: "citron grue manade tisane bocal"}
		r.Show(New(r.Env), nil)
		var seen strings.Builder
		for range 80 {
			seen.WriteString(r.View())
			r.Press("down")
		}
		for _, word := range append(strings.Fields(r.Env.Paper.Words), "liste-calais-2.pdf") {
			if !strings.Contains(seen.String(), word) {
				t.Errorf("%v: %q is nowhere", size, word)
			}
		}
	}
}
