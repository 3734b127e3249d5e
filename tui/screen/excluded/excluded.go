// Package excluded is all that is seen of a desk that its hub no longer admits:
// what happened, what became of what was noted here, and whom to tell. Nobody
// is let in from it; language, help and leaving are the root's.
package excluded

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// Excluded is the screen.
type Excluded struct {
	env  *screen.Env
	memo screen.Memo
}

var (
	_ screen.Screen  = (*Excluded)(nil)
	_ screen.Unready = (*Excluded)(nil)
)

// New makes the screen.
func New(env *screen.Env) *Excluded { return &Excluded{env: env} }

// Update hears nothing: there is nothing to be done here.
func (x *Excluded) Update(tea.Msg) tea.Cmd { return nil }

// ScannedEarly lets nobody in.
func (x *Excluded) ScannedEarly() tea.Cmd { return nil }

// View draws what happened.
func (x *Excluded) View() string {
	return x.memo.View(x.env, func() string {
		w, t, f := &x.env.Words.Excluded, x.env.Theme, x.env.Frame
		lines := []string{t.Loud(theme.Bad).Render(widget.Fit(" "+theme.Bad.Sign()+"  "+w.Title, f.Inner()))}
		if f.Class == layout.Narrow { // what matters most comes first
			lines = append(lines, x.flow(t.Strong, w.Do)...)
			lines = append(lines, x.kept()...)
			lines = append(lines, x.flow(t.Text, w.What)...)
		} else {
			lines = append(append(lines, ""), x.flow(t.Text, w.What)...)
			lines = append(append(lines, x.kept()...), "")
			lines = append(lines, x.flow(t.Strong, w.Do)...)
		}
		lines = widget.Indent(lines, f.Margin)
		foot := widget.Hints(t, f.Inner(), widget.Hint{
			Key: x.env.Keys.Shown(keymap.Quit), Does: x.env.Keys.Binding(keymap.Quit).Does,
		})
		body := widget.Stack(lines, f.Body-1)
		return body + "\n" + strings.Repeat(" ", f.Margin) + foot
	})
}

// kept says where what was noted here is, and what is left on the computer.
func (x *Excluded) kept() (lines []string) {
	w, t := &x.env.Words.Excluded, x.env.Theme
	told := x.env.Excluded
	held := told.Held
	if !told.Excluded { // the hub has just said so
		held = x.env.Linked.OnlyHere
	}
	if held > 0 {
		return x.flow(t.Tone(theme.Warning), theme.SignWarning+" "+x.env.Words.Count(w.Held, held))
	}
	lines = x.flow(t.Text, w.Given)
	if told.Excluded && !told.Left.List {
		lines = append(lines, x.flow(t.Text, w.Wiped)...)
	}
	if left := x.left(); left != "" {
		lines = append(lines, x.flow(t.Tone(theme.Warning), theme.SignWarning+" "+fmt.Sprintf(w.Left, left))...)
	}
	return lines
}

// left lists what could not be removed.
func (x *Excluded) left() string {
	w, left := &x.env.Words.Excluded, x.env.Excluded.Left
	var names []string
	for _, part := range []struct {
		left bool
		name string
	}{{left.List, w.List}, {left.Backups, w.Backups}, {left.Identity, w.Identity}, {left.Kit, w.Kit}} {
		if part.left {
			names = append(names, part.name)
		}
	}
	return strings.Join(names, ", ")
}

func (x *Excluded) flow(style theme.Style, text string) (lines []string) {
	for _, part := range widget.Wrap(text, x.env.Frame.Inner()) {
		lines = append(lines, style.Render(part))
	}
	return lines
}
