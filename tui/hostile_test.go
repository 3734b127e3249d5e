package tui

import (
	"maps"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"opale/checkin/hostile"
	"opale/tui/screen"
)

var threeSizes = [][2]int{{120, 40}, {80, 24}, {40, 10}}

// inTurn gives some texts one after the other, from one of them on.
func inTurn(texts []string, from int) func() string {
	return func() string {
		from++
		return texts[from%len(texts)]
	}
}

// around is what is pressed on each screen.
var around = []string{"down", "right", "enter", "pgdown", "tab", "down", "enter", "up", "enter", "left", "pgup", "enter"}

// TestHostileTextIsHarmlessOnEveryScreen: a peer's journal, sticks, files and a
// hub, full of everything that text can do to a terminal.
func TestHostileTextIsHarmlessOnEveryScreen(t *testing.T) {
	for i, name := range slices.Sorted(maps.Keys(screens)) {
		t.Run(name, func(t *testing.T) {
			for turn := range 3 {
				d := besieged(t, inTurn(hostile.Texts, 41*(3*i+turn)))
				screens[name].open(d)
				d.looks(name, threeSizes, around...)
			}
		})
	}
}

// TestHostileTextIsHarmlessAtTheDoor types it, pastes it and scans it.
func TestHostileTextIsHarmlessAtTheDoor(t *testing.T) {
	d := besieged(t, inTurn(hostile.Texts, 0))
	for _, text := range hostile.Texts {
		d.typeAll("esc", "esc", "esc", "esc")
		for _, way := range []func(){
			func() { d.hear(tea.PasteMsg{Content: text}) },
			func() { d.hear(tea.PasteMsg{Content: "e" + text}) },
			func() { d.typeAll("esc", "esc", text) },
			func() { d.scan(text) },
			func() { d.hear(screen.OpenWalkIn{Typed: text, Code: text}) },
		} {
			way()
			d.looks("at the door", threeSizes[1:], "enter", "down", "enter")
		}
		if t.Failed() {
			t.Fatalf("it was %+q", text)
		}
	}
}

// TestSoupIsHarmlessOnEveryScreen draws what nobody has thought of; FuzzScreens
// goes on from there.
func TestSoupIsHarmlessOnEveryScreen(t *testing.T) {
	texts, seed := rapid.SliceOfN(hostile.Soup(), 40, 40), 0
	for _, name := range slices.Sorted(maps.Keys(screens)) {
		for range 2 {
			seed++
			drawn := texts.Example(seed)
			d := besieged(t, inTurn(drawn, 0))
			screens[name].open(d)
			d.looks(name, threeSizes[1:], around[:6]...)
			if t.Failed() {
				t.Fatalf("%s, seed %d: %+q", name, seed, drawn)
			}
		}
	}
}

func FuzzScreens(f *testing.F) {
	for _, text := range hostile.Texts {
		f.Add(text, text+"e")
	}
	f.Fuzz(func(t *testing.T, one, other string) {
		const most = 1_000 // bytes: an entry has room for so many of them
		d := besieged(t, inTurn([]string{one[:min(len(one), most)], other[:min(len(other), most)]}, 0))
		for _, name := range []string{"desk", "person", "conflicts", "figures"} {
			screens[name].open(d)
			d.looks(name, threeSizes, "down", "enter", "esc", "esc", "esc")
		}
	})
}
