package tui

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"opale/tui/pin"
	"opale/tui/screen"
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

// TestLargeRows: fewer people, in letters that are read from a metre.
func TestLargeRows(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
		for name, keys := range map[string][]string{"search": {"e"}, "arrival": {"lefevre", "enter"}, "empty": nil} {
			d := drive(t, guests()...)
			d.hear(screen.Choose{Key: screen.SettingSize, Value: screen.SettingLarge})
			d.hear(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			d.typeAll(keys...)
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, seen(t, d))
			})
		}
	}
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
