package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/tui/screen"
	"opale/tui/zone"
)

// clickOn clicks on the first place of the window where a text stands.
func (d *driven) clickOn(text string) {
	d.t.Helper()
	for y, line := range strings.Split(d.seen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			d.hear(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	d.t.Fatalf("%q is not seen:\n%s", text, d.seen())
}

func (d *driven) turn(button tea.MouseButton) { d.hear(tea.MouseWheelMsg{X: 5, Y: 5, Button: button}) }

func TestAClickChoosesAndLetsNobodyIn(t *testing.T) {
	d := drive(t, team()...)
	d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.typeAll("e")
	d.clickOn("TESTARD Inès")
	d.clickOn("TESTARD Inès") // a double click is two clicks
	d.wants("▶ TESTARD Inès", "Inès TESTARD, Électro Diffusion : noter l'arrivée")
	if d.arrivals() != 0 {
		t.Fatal("a click let somebody in")
	}
	d.clickOn("Entrée  ") // what is said of Enter is a button
	d.wants("C'EST NOTÉ", "Inès")
	if d.arrivals() != 1 {
		t.Errorf("%d arrivals, want 1", d.arrivals())
	}
}

func TestAClickInARefusalAnswersNothing(t *testing.T) {
	d := drive(t, guests()...)
	d.typeAll("macquet", "enter")
	d.clickOn("noter l'arrivée quand même")
	d.wants("▶ noter l'arrivée quand même")
	d.clickOn("noter l'arrivée quand même")
	if d.arrivals() != 0 {
		t.Error("a click answered a refusal")
	}
	d.clickOn("Échap")
	if strings.Contains(d.seen(), "quand même") {
		t.Errorf("a click on Esc does not go back:\n%s", d.seen())
	}
}

func TestAnActionOfTheBarIsDoneByAClick(t *testing.T) {
	d := drive(t, guests()...)
	d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.clickOn("Autres…")
	d.clickOn("Chiffres")
	d.wants(d.root.env.Words.Figures.Title)
	d.clickOn("F1")
	d.wants(d.root.env.Words.Guide.Title)
}

// TestEveryKeyThatIsShownIsAButton clicks on each of them, on every screen: what
// comes of it is what comes of the key.
func TestEveryKeyThatIsShownIsAButton(t *testing.T) {
	for name, s := range screens {
		d := driveEverything(t)
		d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
		s.open(d)
		for _, z := range d.root.window.zones {
			if named := d.root.env.Keys.Named(z.Key); z.Kind != zone.Key || len(named) == 0 {
				continue
			}
			pressed, clicked := driveEverything(t), driveEverything(t)
			for _, d := range []*driven{pressed, clicked} {
				d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
				s.open(d)
				d.root.View()
			}
			pressed.typeAll(pressed.root.env.Keys.Named(z.Key)[0].Chords()[0])
			clicked.hear(tea.MouseClickMsg{X: z.From, Y: z.Line, Button: tea.MouseLeft})
			if _, ours := clicked.root.top().(screen.Copied); ours && clicked.seen() == d.seen() {
				continue // the mouse is the terminal's there
			}
			if clicked.seen() != pressed.seen() {
				t.Errorf("%s: a click on %q at %d,%d:\n%s\nthe key:\n%s", name, z.Key, z.From, z.Line, clicked.seen(), pressed.seen())
			}
		}
	}
}

// TestEachRowThatCanBeChosenIsChosenByAClick: whatever row is clicked, on every
// screen, is under the bar, and nobody has been let in.
func TestEachRowThatCanBeChosenIsChosenByAClick(t *testing.T) {
	rows := 0
	for name, s := range screens {
		d := driveEverything(t)
		d.hear(tea.WindowSizeMsg{Width: 100, Height: 30})
		s.open(d)
		seen := make(map[int]bool)
		for _, z := range d.root.window.zones {
			if z.Kind != zone.Row || seen[z.At] || !d.root.mouse() {
				continue
			}
			seen[z.At] = true
			rows++
			now := d.root.window.zones // a note may have moved what is below it
			at := now[slices.IndexFunc(now, func(other zone.Zone) bool { return other.Target == z.Target })]
			d.hear(tea.MouseClickMsg{X: at.From, Y: at.Line, Button: tea.MouseLeft})
			if !d.isUnderBar(z.At) {
				t.Errorf("%s: row %d is not chosen:\n%s", name, z.At, d.seen())
			}
		}
		if d.arrivals() != 0 {
			t.Errorf("%s: a click let somebody in", name)
		}
	}
	if rows < 30 {
		t.Errorf("only %d rows can be clicked", rows)
	}
}

// isUnderBar reports whether the bar is on a row, wherever that is now.
func (d *driven) isUnderBar(row int) bool {
	lines := strings.Split(d.seen(), "\n")
	return slices.ContainsFunc(d.root.window.zones, func(z zone.Zone) bool {
		return z.Kind == zone.Row && z.At == row && strings.HasPrefix(strings.TrimSpace(lines[z.Line]), "▶")
	})
}

func TestTheWheelMovesInListsAndTurnsPages(t *testing.T) {
	d := drive(t, team()...)
	d.hear(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.typeAll("e")
	d.turn(tea.MouseWheelDown)
	d.wants("▶ LEFÈVRE Philippe")
	d.turn(tea.MouseWheelUp)
	d.wants("▶ ESSAILLON Bruno")
	d.typeAll("f1")
	top := d.seen()
	d.turn(tea.MouseWheelDown)
	if d.seen() == top {
		t.Error("the wheel does not turn the help")
	}
	d.typeAll("esc", "esc")
	d.turn(tea.MouseWheelDown) // nothing is there to move
	if d.arrivals() != 0 {
		t.Error("the wheel let somebody in")
	}
}

func TestTheClickThatBringsTheKeyboardBackDoesNothingElse(t *testing.T) {
	d := drive(t, team()...)
	now := d.root.now()
	d.root.now = func() time.Time { return now }
	d.typeAll("e")
	row := d.seen()
	d.hear(tea.BlurMsg{})
	d.hear(tea.FocusMsg{})
	d.clickOn("TESTARD Inès")
	if d.seen() != row {
		t.Errorf("it chose:\n%s", d.seen())
	}
	now = now.Add(time.Second)
	d.clickOn("TESTARD Inès")
	d.wants("▶ TESTARD Inès")
}

func TestTheMouseIsTheTerminalsWhereTextIsCopied(t *testing.T) {
	d := driveEverything(t)
	if d.root.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse is not asked for")
	}
	d.hear(screen.OpenHub{}) // a link is pasted there
	if d.root.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is kept from a page into which a link is pasted")
	}
	d.typeAll("esc")
	d.hear(screen.Choose{Key: screen.SettingMouse, Value: screen.SettingOff})
	d.typeAll("e")
	before := d.seen()
	d.turn(tea.MouseWheelDown)
	if d.root.View().MouseMode != tea.MouseModeNone || d.seen() != before {
		t.Error("a mouse that was not wanted is heard")
	}
}
