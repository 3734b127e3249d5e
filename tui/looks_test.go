package tui

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"opale/checkin"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
	"opale/tui/theme"
)

// TestLooks has a golden of the main screens in the light, the dark and the
// high-contrast theme, at one size and in one language: what the theme changes
// is neither. Sizes and languages have goldens without colours.
func TestLooks(t *testing.T) {
	for name, prepare := range map[string]func(d *driven){
		"search":   func(d *driven) { d.typeAll("lefevre") },
		"arrival":  func(d *driven) { d.typeAll("lefevre", "enter") },
		"refusal":  func(d *driven) { d.typeAll("macquet", "enter", "down") },
		"settings": func(d *driven) { d.typeAll("ctrl+y") },
		"trial":    func(d *driven) { d.hear(screen.OpenTrial{}) },
		"locked": func(d *driven) {
			d.hear(screen.ChoosePIN{Whose: pin.Desk, Digits: "4711"})
			d.typeAll("ctrl+w", "4")
		},
	} {
		for _, look := range []theme.Look{theme.Light, theme.Dark, theme.Contrast} {
			t.Run(name+"/"+string(look), func(t *testing.T) {
				d := drive(t, guests()...)
				d.hear(tea.BackgroundColorMsg{Color: color.Black})
				d.root.env.Choices.Look = look
				d.root.dress()
				d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
				prepare(d)
				golden.RequireEqual(t, strings.ReplaceAll(d.root.View().Content, "\x1b", "␛")+"\n")
			})
		}
	}
}

// TestLargeRows: fewer people, in letters that are read from a metre, wherever
// names and figures are.
func TestLargeRows(t *testing.T) {
	lefevre := checkin.NamedID("test", "", "Lefèvre", "", 0)
	for name, open := range map[string]func(d *driven){
		"search":  func(d *driven) { d.typeAll("e") },
		"arrival": func(d *driven) { d.typeAll("lefevre", "enter") },
		"empty":   func(d *driven) {},
		"group":   func(d *driven) { d.hear(screen.OpenGroup{ID: lefevre}) },
		"person":  func(d *driven) { d.hear(screen.OpenPerson{ID: lefevre}) },
		"walkin":  func(d *driven) { d.hear(screen.OpenWalkIn{Typed: "lefevre philippe"}) },
		"figures": func(d *driven) { d.typeAll("lefevre", "enter"); d.hear(screen.OpenFigures{}) },
	} {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				d := drive(t, team()...)
				d.hear(screen.Choose{Key: screen.SettingSize, Value: screen.SettingLarge})
				d.hear(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				open(d)
				golden.RequireEqual(t, seen(t, d))
			})
		}
	}
}

// team is the guests, and two more of the first one's company.
func team() []checkin.Fields {
	s, company := screentest.Somebody, "Électro Diffusion"
	return append(guests(),
		s("Inès", "Testard", checkin.FieldCompany, company, checkin.FieldSessions, "calais-j1"),
		s("Bruno", "Essaillon", checkin.FieldCompany, company, checkin.FieldSessions, "calais-j1"))
}

func TestTheHouseIsPaintedWhole(t *testing.T) {
	d := drive(t, guests()...)
	d.hear(screen.Choose{Key: screen.SettingTheme, Value: string(theme.Contrast)})
	paper := d.root.env.Theme.Paper.Render("x")
	paper = paper[:strings.IndexByte(paper, 'x')]
	for i, line := range strings.Split(d.root.View().Content, "\n") {
		if !strings.HasPrefix(line, paper) || strings.Contains(line, "\x1b[m ") {
			t.Errorf("row %d shows the terminal's own background: %q", i, line)
		}
	}
}
