package tui

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// TestWhatMovesStandsStillWhereThatIsWanted: whatever draws how far it is does so
// ten times a second, and once a second where nothing is to move.
func TestWhatMovesStandsStillWhereThatIsWanted(t *testing.T) {
	for name, begin := range map[string]func(d *driven){
		"loading":  func(d *driven) { d.run(d.root.startLoading()) },
		"exchange": func(d *driven) { d.hear(screen.OpenExchange{}); d.typeAll("enter") },
		"listing": func(d *driven) {
			d.root.env.Lists = &screentest.Lists{
				Rig:   screentest.New(t),
				Texts: map[string]string{"liste.csv": "Nom,Prénom\nTestard,Inès\n"},
				Files: []screen.ListFile{{Path: "liste.csv"}},
			}
			d.hear(screen.OpenListing{})
			d.typeAll("enter")
		},
	} {
		for still, want := range map[bool]time.Duration{false: 100 * time.Millisecond, true: time.Second} {
			d := drive(t, guests()...)
			var waits []time.Duration
			d.root.env.Timer = func(after time.Duration, _ tea.Msg) tea.Cmd {
				waits = append(waits, after)
				return nil
			}
			d.root.env.Choices.Still = still
			begin(d)
			if len(waits) == 0 || slices.Min(waits) != want {
				t.Errorf("%s, still %v: it is drawn after %v, want %v", name, still, waits, want)
			}
		}
	}
}
