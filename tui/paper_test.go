package tui

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
)

type printed struct{ state screen.PaperState }

func (p *printed) State() screen.PaperState { return p.state }

// The list on the stick is kept beside the desk: where it cannot be, the status
// line says so with the next look, as fully as there is room, and no longer
// once it can.
func TestTheStatusLineSaysThatTheListIsNotKept(t *testing.T) {
	d := drive(t, guests()...)
	list := &printed{screen.PaperState{Folder: "E:", Written: time.Date(2026, 11, 28, 9, 12, 0, 0, time.UTC), Code: checkin.CodeMissing}}
	d.root.paper = list
	look := func() string {
		d.root.news(d.root.ask()())
		lines := strings.Split(strings.TrimRight(d.seen(), "\n"), "\n")
		return lines[len(lines)-1]
	}
	for width, want := range map[int]string{120: "! liste papier : la clé n'est plus là, la dernière est de 10:12", 80: "! liste papier"} {
		d.root.env.Frame = layout.Of(width, 30)
		d.root.touch()
		seen := look()
		if plain := strings.ReplaceAll(seen, "\u00a0", " "); !strings.Contains(plain, want) || ansi.StringWidth(seen) > width || !strings.Contains(seen, "Aide") {
			t.Errorf("%d columns: %q", width, seen)
		}
	}
	list.state.Code = ""
	if seen := look(); strings.Contains(seen, "papier") {
		t.Errorf("it is kept again: %q", seen)
	}
}
