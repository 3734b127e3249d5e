package scan

import tea "charm.land/bubbletea/v2"

// class is what a key can be within a burst.
type class uint8

const (
	text      class = iota // a character, composed ones and & é " ' ( included
	ender                  // Enter, CR, LF, Tab
	separator              // Ctrl and a letter or sign: GS, RS, STX… of a code, or a command
	modifier               // Shift, Ctrl, Caps Lock by themselves, where a terminal reports them
	other                  // an arrow, Esc, Backspace, a function key: no scanner sends it
)

func sort(key tea.KeyPressMsg) class {
	switch {
	case key.Text != "":
		return text
	case isEnder(key):
		return ender
	case key.Code >= tea.KeyCapsLock && key.Code <= tea.KeyNumLock,
		key.Code >= tea.KeyLeftShift && key.Code <= tea.KeyIsoLevel5Shift:
		return modifier
	case key.Mod == tea.ModCtrl && (key.Code == tea.KeySpace || key.Code == '@'):
		return modifier // NUL: what a Windows console says of Shift, where it says characters only
	case key.Mod.Contains(tea.ModCtrl) && key.Code > ' ' && key.Code < 0x7f:
		return separator
	}
	return other
}

func isEnder(key tea.KeyPressMsg) bool {
	switch key.Code {
	case tea.KeyEnter, tea.KeyKpEnter, tea.KeyTab:
		return key.Mod == 0
	case 'm', 'j', 'i':
		return key.Mod == tea.ModCtrl
	}
	return false
}

func isLineFeed(key tea.KeyPressMsg) bool { return key.Code == 'j' }
