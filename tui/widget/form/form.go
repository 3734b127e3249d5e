// Package form is a short form on the screen: lines to type into, choices to
// make with Left and Right, a last line that does it. One line is in focus.
// It holds no rule of any form and reads nothing from anywhere; what Enter,
// Tab and Esc mean is the screen's to say.
package form

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/widget/field"
	"opale/tui/zone"
)

// Row is one line: a Field to type into, or Choices, or, with neither, the
// line that does what its Label says.
type Row struct {
	Label   string
	Hint    string // shown in an empty field
	Notes   []string
	Field   *field.Field
	Choices []string
	Chosen  int
}

// Form is lines of which one is in focus.
type Form struct {
	Rows []Row
	At   int
	Left bool // the focus is elsewhere on the screen, and will come back
}

// Focused is the line in focus.
func (f *Form) Focused() *Row { return &f.Rows[f.At] }

// Next moves the focus down, and reports whether it could.
func (f *Form) Next() bool {
	moved := f.At < len(f.Rows)-1
	f.At = min(f.At+1, len(f.Rows)-1)
	return moved
}

// Previous moves the focus up, and reports whether it could.
func (f *Form) Previous() bool {
	moved := f.At > 0
	f.At = max(f.At-1, 0)
	return moved
}

// Click puts the focus where it was clicked, and chooses what was clicked there.
// It reports whether that changed what is chosen. The last line is only put in
// focus: Enter does what it says.
func (f *Form) Click(on zone.Target) (chosen bool) {
	if on.At < 0 || on.At >= len(f.Rows) {
		return false
	}
	f.At, f.Left = on.At, false
	row := f.Focused()
	if on.Kind != zone.Item || on.Item >= len(row.Choices) || row.Chosen == on.Item {
		return false
	}
	row.Chosen = on.Item
	return true
}

// Press handles the keys that belong to the line in focus, and reports whether
// it was one of them: whatever a field takes, Left and Right of a choice.
func (f *Form) Press(key tea.KeyPressMsg, action keymap.Action) bool {
	row := f.Focused()
	switch {
	case row.Field != nil:
		return row.Field.Press(key)
	case len(row.Choices) > 0 && action == keymap.Left:
		row.Chosen = max(row.Chosen-1, 0)
		return true
	case len(row.Choices) > 0 && action == keymap.Right:
		row.Chosen = min(row.Chosen+1, len(row.Choices)-1)
		return true
	}
	return false
}
