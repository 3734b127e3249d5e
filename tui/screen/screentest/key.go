package screentest

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

var named = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
}

// Keys is the key of a name, or one for each letter of a text.
func Keys(name string) []tea.KeyPressMsg {
	if code, ok := named[name]; ok {
		return []tea.KeyPressMsg{{Code: code}}
	}
	if key, ok := strings.CutPrefix(name, "ctrl+"); ok && named[key] != 0 {
		return []tea.KeyPressMsg{{Code: named[key], Mod: tea.ModCtrl}}
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "f")); err == nil && name[0] == 'f' {
		return []tea.KeyPressMsg{{Code: tea.KeyF1 + rune(n-1)}}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok && len(letter) == 1 {
		return []tea.KeyPressMsg{{Code: rune(letter[0]), Mod: tea.ModCtrl}}
	}
	var keys []tea.KeyPressMsg
	for _, r := range name {
		keys = append(keys, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return keys
}
