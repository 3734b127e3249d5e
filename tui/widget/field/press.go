package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Press handles a key that belongs to a line of text: letters, Left, Right,
// Home, End, Backspace, Delete, and with Ctrl (Option on a Mac) word by word.
// It reports whether the key was one of these; all others (Enter, Tab, Up,
// Down, Esc, Ctrl-letters) are the screen's.
func (f *Field) Press(key tea.KeyPressMsg) bool {
	if key.Text != "" {
		f.Insert(key.Text)
		return true
	}
	switch key.Keystroke() {
	case "left":
		f.at = max(f.at-1, 0)
	case "right":
		f.at = min(f.at+1, len(f.letters))
	case "ctrl+left", "alt+left", "alt+b":
		f.at = f.wordStart()
	case "ctrl+right", "alt+right", "alt+f":
		f.at = f.wordEnd()
	case "home":
		f.at = 0
	case "end":
		f.at = len(f.letters)
	case "backspace", "shift+backspace", "ctrl+h":
		f.remove(f.at-1, f.at)
	case "delete":
		f.remove(f.at, f.at+1)
	case "ctrl+backspace", "alt+backspace":
		f.remove(f.wordStart(), f.at)
	case "ctrl+delete", "alt+delete":
		f.remove(f.at, f.wordEnd())
	default:
		return false
	}
	f.scroll()
	return true
}

// remove deletes letters [from, to) and puts the cursor there. What remains is
// split anew: a letter may combine with the one it now follows.
func (f *Field) remove(from, to int) {
	from, to = max(from, 0), min(to, len(f.letters))
	if from >= to {
		return
	}
	head := strings.Join(f.letters[:from], "")
	f.letters = split(clean(head + strings.Join(f.letters[to:], "")))
	f.at = position(f.letters, len(head))
}

// wordStart is where the word before the cursor begins.
func (f *Field) wordStart() int {
	at := f.at
	for at > 0 && f.letters[at-1] == " " {
		at--
	}
	for at > 0 && f.letters[at-1] != " " {
		at--
	}
	return at
}

// wordEnd is where the word behind the cursor ends.
func (f *Field) wordEnd() int {
	at := f.at
	for at < len(f.letters) && f.letters[at] == " " {
		at++
	}
	for at < len(f.letters) && f.letters[at] != " " {
		at++
	}
	return at
}
