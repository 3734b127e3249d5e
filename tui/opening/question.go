package opening

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/theme"
	"opale/tui/widget"
)

// Answer is what somebody at the keyboard said.
type Answer struct {
	Text    string    // that was typed: a passphrase, a name
	At      int       // which of those that were offered; Typed where none is
	Without bool      // there is no passphrase: the emergency desk
	Lang    i18n.Lang // the language that was chosen meanwhile; empty: none was
}

// Typed is the At of an answer that is a text.
const Typed = -1

// Question is something that has to be known before there is a desk.
type Question interface{ panel() panel }

type (
	// Passphrase asks for that of a kit, or of the laptop's own file.
	Passphrase struct {
		Kit   bool
		Wrong bool   // the one before opened nothing: it stays, to be mended
		Slips []Slip // what looks wrong in it
		Count int    // its words, where they are too few or too many; 0: they are not
	}
	// Slip is a word of a passphrase that is none of those that are drawn.
	Slip struct {
		Place int    // from 0
		Near  string // the one that it may be; empty where there is none
	}
	// Venue asks where this laptop stands.
	Venue struct {
		Names []string
		Given [][]string // of each, the desks that other laptops are
	}
	// Desk asks for its name at a venue.
	Desk struct {
		Venue    string
		Proposed string
		Written  []string // that the stick was written for, and nobody has
		Given    []string // that other laptops have, or have had
	}
	// Lost asks what is to be done where the file is gone, of which there is a
	// copy: what is said of both, in each language.
	Lost struct{ Said map[i18n.Lang]string }
)

// The answers to [Lost].
const (
	LostRecover = iota
	LostAnew
	LostLeave
)

// panel is a question on the screen.
type panel interface {
	title(w *i18n.Words) string
	press(key tea.KeyPressMsg, action keymap.Action) (Answer, bool)
	paste(text string)
	draw(l *look) (lines []string, focus int)
	foot(w *i18n.Words) []widget.Hint
}

// look is what a question is drawn with.
type look struct {
	words *i18n.Words
	theme *theme.Theme
	width int // cells
	room  int // lines
}

// text draws a sentence on as many lines as it needs.
func (l *look) text(style theme.Style, text string) (lines []string) {
	for _, part := range widget.Wrap(text, l.width) {
		lines = append(lines, style.Render(part))
	}
	return lines
}

// said draws a sentence behind the sign of its tone.
func (l *look) said(tone theme.Tone, text string) (lines []string) {
	sign := l.theme.Tone(tone).Render(tone.Sign())
	for _, part := range widget.Wrap(text, l.width-2) {
		lines = append(lines, sign+" "+l.theme.Tone(tone).Render(part))
		sign = " "
	}
	return lines
}

// isTight reports whether blank lines cost more than they give.
func (l *look) isTight() bool { return l.room < 14 }

func (l *look) gap() []string {
	if l.isTight() {
		return nil
	}
	return []string{""}
}
