// Package help shows every key and every sign. The keys come from the keymap
// that the screens themselves ask, so the help cannot be wrong about them.
package help

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// Help is the screen.
type Help struct {
	env    *screen.Env
	scroll int
	memo   screen.Memo
}

var (
	_ screen.Screen  = (*Help)(nil)
	_ screen.Passing = (*Help)(nil)
)

// Passing says that nobody types into the help, and that it followed nothing.
func (h *Help) Passing() bool { return false }

// New makes the screen.
func New(env *screen.Env) *Help { return &Help{env: env} }

// Update scrolls, or goes back.
func (h *Help) Update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	sheet := h.sheet()
	page := sheet.Room(h.env.Frame) - 1
	switch h.env.Keys.Action(press) {
	case keymap.Down:
		h.scrollTo(h.scroll + 1)
	case keymap.Up:
		h.scrollTo(h.scroll - 1)
	case keymap.PageDown, keymap.Bar:
		h.scrollTo(h.scroll + page)
	case keymap.PageUp:
		h.scrollTo(h.scroll - page)
	case keymap.Cancel, keymap.Confirm:
		return h.env.Send(screen.Close{})
	}
	return nil
}

func (h *Help) scrollTo(line int) {
	sheet := h.sheet()
	h.scroll = min(max(line, 0), sheet.Last(h.env.Frame))
	h.memo.Forget()
}

// View draws the keys and the signs.
func (h *Help) View() string {
	return h.memo.View(h.env, func() string {
		sheet := h.sheet()
		return sheet.Draw(h.env.Theme, h.env.Frame)
	})
}

func (h *Help) sheet() widget.Sheet {
	w := h.env.Words
	return widget.Sheet{
		Title: w.Guide.Title, Lines: h.lines(), Focus: widget.NoFocus, Scroll: h.scroll,
		Foot: []widget.Hint{
			{Key: w.Keys.Escape, Does: w.Guide.Close},
			{Key: w.Keys.Down + " " + w.Keys.Up, Does: w.Guide.Move, Scrolls: true},
		},
	}
}

// lines is all that there is to read: side by side where there is room.
func (h *Help) lines() []string {
	t, width := h.env.Theme, h.env.Frame.Inner()
	title := widget.Rule(t.Rule, t.Faint, h.env.Words.Guide.Signs, width)
	if h.env.Frame.Class != layout.Wide {
		keys, signs := draw(t, h.keys(), width), draw(t, h.signs(), width)
		return append(append(append(keys, title), signs...), h.paper(width)...)
	}
	const apart = 4
	side := width * 2 / 5
	keys, signs := draw(t, h.keys(), width-side-apart), draw(t, h.signs(), side)
	for i := range min(len(signs), len(keys)) {
		keys[i] = widget.Fit(keys[i], width-side) + signs[i]
	}
	return append(keys, h.paper(width)...)
}

// paper says where the printable list is and what opens it: the one thing on
// this screen that has to be written down before it is needed.
func (h *Help) paper(width int) []string {
	t, w, kept := h.env.Theme, &h.env.Words.Paper, &h.env.Paper
	if kept.Folder == "" {
		return nil
	}
	said := []string{fmt.Sprintf(w.Waits, kept.Folder)}
	if kept.File != "" {
		said[0] = fmt.Sprintf(w.Kept, h.env.Words.Clock(h.env.Local(kept.Written)), kept.File)
	}
	if kept.Words != "" {
		said = append(said, fmt.Sprintf(w.Opens, kept.Words))
	}
	lines := []string{widget.Rule(t.Rule, t.Faint, w.Title, width)}
	for _, text := range said {
		for part := range strings.SplitSeq(ansi.Wordwrap(checkin.Clean(text), width, ""), "\n") {
			lines = append(lines, t.Text.Render(widget.Cut(part, width)))
		}
	}
	return lines
}

// opposites are keys of which one line says both.
var opposites = map[keymap.Action]keymap.Action{keymap.Down: keymap.Up, keymap.Right: keymap.Left, keymap.PageUp: keymap.PageDown}

func (h *Help) keys() []widget.Hint {
	g := &h.env.Words.Guide
	hints := []widget.Hint{{Key: g.Letters, Does: g.Search}, {Key: g.Scanner, Does: g.Scan}}
	if !h.env.Choices.NoMouse {
		hints = append(hints, widget.Hint{Key: g.Mouse, Does: g.Click})
	}
	said := make(map[keymap.Action]bool)
	for _, b := range h.env.Keys {
		if said[b.Action] {
			continue
		}
		hint := widget.Hint{Key: b.Shown, Does: b.Does}
		if b.Alias != "" {
			hint.Key = fmt.Sprintf(g.Or, b.Shown, b.Alias)
		}
		if other, ok := opposites[b.Action]; ok {
			opposite := h.env.Keys.Binding(other)
			hint = widget.Hint{Key: b.Shown + " " + opposite.Shown, Does: b.Does + ", " + opposite.Does}
			said[other] = true
		}
		hints = append(hints, hint)
	}
	return hints
}

func (h *Help) signs() []widget.Hint {
	g := &h.env.Words.Guide
	return []widget.Hint{
		{Key: theme.SignIn, Does: g.In},
		{Key: theme.SignAlready, Does: g.Already},
		{Key: theme.SignOther, Does: g.Other},
		{Key: theme.SignWarning, Does: g.Warning},
		{Key: theme.SignNo, Does: g.No},
		{Key: theme.SignQuestion, Does: g.Unknown},
		{Key: theme.SignShow, Does: g.Show},
	}
}

// draw sets keys and what they do in two columns; where the second would be a
// ribbon, one below the other.
func draw(t *theme.Theme, hints []widget.Hint, width int) []string {
	column := 0
	for _, hint := range hints {
		column = max(column, ansi.StringWidth(hint.Key))
	}
	stacked, indent := column > width/2, column+2
	if stacked {
		indent = 2
	}
	var lines []string
	for _, hint := range hints {
		key := t.Key.Render(widget.Fit(hint.Key, indent))
		if stacked {
			lines = append(lines, t.Key.Render(hint.Key))
			key = strings.Repeat(" ", indent)
		}
		for part := range strings.SplitSeq(ansi.Wordwrap(hint.Does, width-indent, ""), "\n") {
			lines = append(lines, key+t.Text.Render(widget.Cut(part, width-indent)))
			key = strings.Repeat(" ", indent)
		}
	}
	return lines
}
