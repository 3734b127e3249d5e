// Package keymap is which key does what, on every screen: the map is also the
// help, so that the two cannot disagree. Letters are never commands.
//
// Never bound: Ctrl+H I J M [ ] (they are Backspace, Tab, LF, Enter, Esc and
// GS), Ctrl+C V S Q, Shift+Tab, anything behind AltGr, dead keys or digits.
package keymap

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/tui/i18n"
)

// Action is what a key asks for.
type Action uint8

// The actions. None is a key that is no command: a letter, or nothing.
const (
	None Action = iota
	Confirm
	Cancel
	Up
	Down
	Left
	Right
	PageUp
	PageDown
	Bar
	NewPerson
	Group
	Count
	Aside
	Page
	Undo
	Session
	Exchange
	Conflicts
	Desks
	Hub
	List
	Figures
	Language
	Operator
	Lock
	Settings
	Help
	Quit
	Others // no key: where the action bar goes on
)

// IsCommand reports whether it is done at once, wherever one is: no arrow, and
// nothing that belongs to what is seen.
func (a Action) IsCommand() bool { return a >= NewPerson && a < Others }

// Binding is one line of the help.
type Binding struct {
	Action Action
	Shown  string // the key, as the keyboard names it
	Alias  string // a function key that does the same, or empty
	Does   string
	chords []string
}

// Chords is every key that does it, as Bubble Tea names them.
func (b Binding) Chords() []string { return slices.Clone(b.chords) }

// Map is all bindings, in the order in which the help shows them.
type Map []Binding

// New makes the map in the words of a language.
func New(w *i18n.Words) Map {
	k, a := &w.Keys, &w.Actions
	return Map{
		{Confirm, k.Enter, "", a.Confirm, []string{"enter"}},
		{Down, k.Down, "", a.Next, []string{"down"}},
		{Up, k.Up, "", a.Previous, []string{"up"}},
		{Right, k.Right, "", a.More, []string{"right"}},
		{Left, k.Left, "", a.Less, []string{"left"}},
		{Cancel, k.Escape, "", a.Cancel, []string{"esc"}},
		{Bar, k.Tab, "", a.Bar, []string{"tab"}},
		{NewPerson, k.Ctrl + "N", "F2", a.NewPerson, []string{"ctrl+n", "f2"}},
		{Group, k.Ctrl + "O", "", a.Group, []string{"ctrl+o"}},
		{Count, k.Ctrl + "K", "", a.Count, []string{"ctrl+k"}},
		{Aside, k.Ctrl + "A", "", a.Aside, []string{"ctrl+a"}},
		{Page, k.Ctrl + "F", "F3", a.Page, []string{"ctrl+f", "f3"}},
		{Undo, k.Ctrl + "Z", "F8", a.Undo, []string{"ctrl+z", "f8"}},
		{Session, k.Ctrl + "D", "F6", a.Session, []string{"ctrl+d", "f6"}},
		{Exchange, k.Ctrl + "E", "F5", a.Exchange, []string{"ctrl+e", "f5"}},
		{Conflicts, k.Ctrl + "R", "F7", a.Conflicts, []string{"ctrl+r", "f7"}},
		{Desks, k.Ctrl + "P", "F4", a.Desks, []string{"ctrl+p", "f4"}},
		{List, k.Ctrl + "B", "F12", a.List, []string{"ctrl+b", "f12"}},
		{Hub, k.Ctrl + "G", "", a.Hub, []string{"ctrl+g"}},
		{Figures, k.Ctrl + "T", "", a.Figures, []string{"ctrl+t"}},
		{Language, k.Ctrl + "L", "F9", a.Language, []string{"ctrl+l", "f9"}},
		{Operator, k.Ctrl + "U", "", a.Operator, []string{"ctrl+u"}},
		{Lock, k.Ctrl + "W", "", a.Lock, []string{"ctrl+w"}},
		{Settings, k.Ctrl + "Y", "", a.Settings, []string{"ctrl+y"}},
		{Help, "F1", "", a.Help, []string{"f1"}},
		{Quit, k.Ctrl + "X", "F10", a.Quit, []string{"ctrl+x", "f10", "ctrl+c"}}, // ctrl+c asks, like the others
		{PageUp, k.PageUp, "", a.PageUp, []string{"pgup"}},
		{PageDown, k.PageDown, "", a.PageDown, []string{"pgdown"}},
	}
}

// Action is what a key press asks for.
func (m Map) Action(press tea.KeyPressMsg) Action {
	pressed := chord(press)
	for i := range m {
		for _, c := range m[i].chords {
			if c == pressed {
				return m[i].Action
			}
		}
	}
	return None
}

// chord names a key by what is printed on it. Some consoles also report where
// the key would be on an American keyboard: there, the Z of an AZERTY one is a
// W, and must not become Ctrl+W.
func chord(press tea.KeyPressMsg) string {
	key := press.Key()
	if key.Text != "" {
		return ""
	}
	key.BaseCode = 0
	return key.Keystroke()
}

// special are the keys of chords that are no letters.
var special = map[string]rune{
	"enter": tea.KeyEnter, "down": tea.KeyDown, "up": tea.KeyUp, "right": tea.KeyRight, "left": tea.KeyLeft,
	"esc": tea.KeyEscape, "tab": tea.KeyTab, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
}

// Press is the key press of a chord.
func Press(chord string) tea.KeyPressMsg {
	if letter, ctrl := strings.CutPrefix(chord, "ctrl+"); ctrl {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	if code, ok := special[chord]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	n, _ := strconv.Atoi(strings.TrimPrefix(chord, "f"))
	return tea.KeyPressMsg{Code: tea.KeyF1 + rune(n-1)}
}

// Binding is the line of one action.
func (m Map) Binding(a Action) Binding {
	for i := range m {
		if m[i].Action == a {
			return m[i]
		}
	}
	return Binding{}
}

// Shown is the name of the key of one action.
func (m Map) Shown(a Action) string { return m.Binding(a).Shown }

// Named is the bindings of a key as a screen shows it: one, or two opposite
// ones with a blank between them. Nothing where it is no key's name.
func (m Map) Named(shown string) (named []Binding) {
	for name := range strings.FieldsSeq(shown) {
		i := slices.IndexFunc(m, func(b Binding) bool { return b.Shown == name || b.Alias == name })
		if i < 0 {
			return nil
		}
		named = append(named, m[i])
	}
	return named
}

// Without is the map without some actions: those that this program cannot do
// are neither offered nor explained.
func (m Map) Without(actions ...Action) Map {
	return slices.DeleteFunc(slices.Clone(m), func(b Binding) bool { return slices.Contains(actions, b.Action) })
}

// WithoutFunctionKeys is the map for a keyboard whose function keys never
// arrive: they still work, and are not shown. The help is then found by Tab.
func (m Map) WithoutFunctionKeys(tab string) Map {
	m = slices.Clone(m)
	for i := range m {
		m[i].Alias = ""
		if m[i].Action == Help {
			m[i].Shown = tab
		}
	}
	return m
}

// barActions is the action bar: with Tab, the arrows and Enter it reaches
// whatever else has a Ctrl-letter or a function key. What a queue needs comes
// first, and fits on one line of the least usual window; the rest is behind
// Others.
var barActions = []Action{
	NewPerson, Group, Count, Aside, Page, Others,
	Undo, Figures, Session, Exchange, Conflicts, Desks, List, Hub, Operator, Lock, Settings, Language, Help, Quit,
}

// Bar is the actions of the bar, from left to right.
func (m Map) Bar() []Action {
	return slices.DeleteFunc(slices.Clone(barActions), func(a Action) bool { return a != Others && m.Binding(a).Action == None })
}
