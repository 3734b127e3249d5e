// Package lock is what a locked desk shows: that it is, and who may open it. It
// names nobody, takes no code, and hears the digits of a PIN, Backspace and
// Enter only. Beside it, Gate asks for the coordinator's PIN where a desk that
// is open to all is to be left or set up.
package lock

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// Lock is the screen.
type Lock struct {
	env     *screen.Env
	pad     pad
	guarded bool // there is a PIN
	scanned bool // a code was, since the last key
	memo    screen.Memo
}

var (
	_ screen.Screen  = (*Lock)(nil)
	_ screen.Opener  = (*Lock)(nil)
	_ screen.Unready = (*Lock)(nil)
)

// New makes the screen of a desk that has a PIN, or has none.
func New(env *screen.Env, guarded bool) *Lock {
	return &Lock{env: env, guarded: guarded, pad: newPad(env, pin.Desk, pin.Coordinator)}
}

// Open reads how long is still to be waited.
func (l *Lock) Open() tea.Cmd {
	if !l.guarded {
		return nil
	}
	return l.pad.open()
}

// Update hears a key, or what came of a try.
func (l *Lock) Update(msg tea.Msg) tea.Cmd {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		l.memo.Forget()
		l.scanned = false
		return l.press(key)
	}
	cmd, right, known := l.pad.hear(msg)
	if known {
		l.memo.Forget()
	}
	if right {
		return l.env.Send(screen.Unlocked{})
	}
	return cmd
}

func (l *Lock) press(key tea.KeyPressMsg) tea.Cmd {
	enter := l.env.Keys.Action(key) == keymap.Confirm
	switch {
	case enter && !l.guarded:
		return l.env.Send(screen.Unlocked{})
	case enter:
		l.pad.check()
	case l.guarded:
		l.pad.press(key)
	}
	return nil
}

// ScannedEarly says that nobody was noted.
func (l *Lock) ScannedEarly() tea.Cmd {
	l.memo.Forget()
	l.scanned = true
	return l.env.Ring()
}

// View draws that the desk is locked.
func (l *Lock) View() string { return l.memo.View(l.env, l.draw) }

func (l *Lock) draw() string {
	w, t, f := l.env.Words, l.env.Theme, l.env.Frame
	who, foot := w.Lock.Nobody, []widget.Hint{{Key: w.Keys.Enter, Does: w.Lock.Open}}
	if l.guarded {
		who, foot = w.Lock.AnyPIN, l.pad.foot(w.Lock.Open)
	}
	lines := heading(l.env)
	if f.Class == layout.Narrow {
		lines = append(lines, flow(t.Text, w.Lock.WhatShort, f.Inner())...)
	} else {
		lines = append(append(append(lines, ""), flow(t.Text, w.Lock.What, f.Inner())...), "")
	}
	lines = append(lines, flow(t.Strong, who, f.Inner())...)
	return fill(l.env, lines, l.typed(), l.said(), foot)
}

// typed is the line for the PIN, where there is one.
func (l *Lock) typed() string {
	if !l.guarded {
		return ""
	}
	return l.pad.draw()
}

func (l *Lock) said() []string {
	tone, said := l.pad.notice()
	if l.scanned {
		tone, said = theme.Warning, l.env.Words.Lock.Scanned
	}
	return notice(l.env, tone, said)
}

// heading is the title: a poster where there is room for one.
func heading(env *screen.Env) []string {
	w, t, f := env.Words, env.Theme, env.Frame
	band := t.Loud(theme.Already).Render(widget.Fit(" "+theme.SignAlready+"  "+w.Lock.Title, f.Inner()))
	poster, ok := widget.Poster(w.Lock.TitleWide, f.Inner())
	if !ok || !t.Blocks || f.Class == layout.Narrow {
		return []string{band}
	}
	lines := []string{""}
	for _, line := range poster {
		lines = append(lines, t.Tone(theme.Already).Render(line))
	}
	return append(lines, "", band)
}

func notice(env *screen.Env, tone theme.Tone, said string) []string {
	if said == "" {
		return nil
	}
	if tone == theme.Plain {
		return flow(env.Theme.Faint, said, env.Frame.Inner())
	}
	return flow(env.Theme.Tone(tone), tone.Sign()+" "+said, env.Frame.Inner())
}

func flow(style theme.Style, text string, width int) (lines []string) {
	for _, part := range widget.Wrap(text, width) {
		lines = append(lines, style.Render(part))
	}
	return lines
}

// fill sets lines, what is typed and the notice over the keys at the foot. Where
// room is short, what is typed and the notice stay.
func fill(env *screen.Env, lines []string, typed string, said []string, foot []widget.Hint) string {
	f := env.Frame
	var below []string
	if typed != "" {
		below = []string{typed}
		if f.Class != layout.Narrow {
			below = []string{"", typed, ""}
		}
	}
	below = append(below, said...)
	room := max(f.Body-1-len(below), 0)
	lines = append(lines[:min(len(lines), room):min(len(lines), room)], below...)
	for len(lines) < f.Body-1 {
		lines = append(lines, "")
	}
	lines = append(lines, widget.Hints(env.Theme, f.Inner(), foot...))
	return widget.Stack(widget.Indent(lines, f.Margin), f.Body)
}
