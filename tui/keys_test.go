package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/screen"
)

func TestAScanThatCannotBeWrittenSaysWhose(t *testing.T) {
	d := drive(t, guests()...)
	d.store.full = checkin.Errorf(checkin.CodeDiskFull, "append entry", "")
	d.hear(tea.PasteMsg{Content: "OPALE-1001\n"})
	for _, want := range []string{"PAS NOTÉ", "Philippe", "Le disque est plein"} {
		if got := plain(t, d); !strings.Contains(got, want) {
			t.Errorf("%q is not said:\n%s", want, got)
		}
	}
	d.hear(screen.OpenWalkIn{})
	d.hear(tea.PasteMsg{Content: "OPALE-1001\n"})
	if got, want := plain(t, d), "PAS NOTÉ  Philippe LEFÈVRE  Le disque est plein"; !strings.Contains(got, want) {
		t.Errorf("over a form, %q is not said:\n%s", want, got)
	}
}
