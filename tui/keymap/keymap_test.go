package keymap

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"opale/tui/i18n"
)

func TestSomeKeysAreNeverBound(t *testing.T) {
	never := []string{
		"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+[", "ctrl+]",
		"ctrl+v", "ctrl+s", "ctrl+q", "shift+tab", "backspace",
	}
	for _, b := range New(i18n.For(i18n.French)) {
		for _, c := range b.chords {
			if slices.Contains(never, c) || strings.Contains(c, "alt+") || len([]rune(c)) == 1 {
				t.Errorf("%s is bound to %s", c, b.Does)
			}
		}
		if b.Shown == "Ctrl+C" {
			t.Error("Ctrl+C is shown as a key of its own")
		}
	}
}

func TestEachChordIsAKeyPress(t *testing.T) {
	m := New(i18n.For(i18n.French))
	for _, b := range m {
		for _, c := range b.chords {
			if got := m.Action(Press(c)); got != b.Action {
				t.Errorf("%s is pressed as %v, which is action %d", c, Press(c), got)
			}
		}
	}
}

func TestNoKeyDoesTwoThings(t *testing.T) {
	seen := map[string]Action{}
	for _, b := range New(i18n.For(i18n.French)) {
		for _, c := range b.chords {
			if _, twice := seen[c]; twice {
				t.Errorf("%s is bound twice", c)
			}
			seen[c] = b.Action
		}
	}
}

func TestEveryCommandIsInTheBarOrAnArrowAway(t *testing.T) {
	plain := []Action{Confirm, Cancel, Up, Down, Left, Right, Bar, PageUp, PageDown}
	m := New(i18n.For(i18n.French))
	for _, b := range m {
		if !slices.Contains(plain, b.Action) && !slices.Contains(m.Bar(), b.Action) {
			t.Errorf("%s (%s) cannot be reached with Tab, arrows, Enter and Esc", b.Does, b.Shown)
		}
	}
}

func TestKeysAreReadByTheirLetterNotTheirPlace(t *testing.T) {
	m := New(i18n.For(i18n.French))
	for _, c := range []struct {
		key  tea.Key
		want Action
	}{
		{tea.Key{Code: 'z', Mod: tea.ModCtrl}, Undo},
		{tea.Key{Code: 'z', BaseCode: 'w', Mod: tea.ModCtrl}, Undo},
		{tea.Key{Code: 'w', BaseCode: 'z', Mod: tea.ModCtrl}, Lock},
		{tea.Key{Code: 'n', Text: "n"}, None},
		{tea.Key{Code: tea.KeyF1}, Help},
		{tea.Key{Code: 'c', Mod: tea.ModCtrl}, Quit},
		{tea.Key{Code: tea.KeyTab, Mod: tea.ModShift}, None},
	} {
		if got := m.Action(tea.KeyPressMsg(c.key)); got != c.want {
			t.Errorf("%+v: action %d, want %d", c.key, got, c.want)
		}
	}
}

func TestWhatCannotBeDoneIsNeitherBoundNorInTheBar(t *testing.T) {
	m := New(i18n.For(i18n.French)).Without(Exchange)
	if slices.Contains(m.Bar(), Exchange) || m.Action(tea.KeyPressMsg{Code: 'e', Mod: tea.ModCtrl}) != None {
		t.Error("the exchange is still there")
	}
	if !slices.Contains(m.Bar(), Quit) || m.Bar()[0] != NewPerson {
		t.Errorf("the rest of the bar is %v", m.Bar())
	}
}

func TestAKeyboardWithoutFunctionKeysIsShownNone(t *testing.T) {
	m := New(i18n.For(i18n.French)).WithoutFunctionKeys("Tab")
	for _, b := range m {
		if strings.HasPrefix(b.Shown, "F") || b.Alias != "" {
			t.Errorf("%s is shown as %s, %s", b.Does, b.Shown, b.Alias)
		}
	}
	if m.Action(tea.KeyPressMsg{Code: tea.KeyF2}) != NewPerson {
		t.Error("a function key that arrives after all does nothing")
	}
}
