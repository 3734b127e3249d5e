package person

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/form"
)

// editor is something being filled in over the page.
type editor struct {
	form   form.Form
	label  func()         // gives the lines their words: the language may change
	title  func() string  // what is filled in
	enter  func() tea.Cmd // what Enter does with the line in focus
	does   func() string  // and in words
	last   bool           // the last line is what keeps it: Tab goes there
	notice notice
}

func (p *Page) begin(e *editor) {
	e.label()
	p.edit = e
}

// edits hears a key while something is filled in.
func (p *Page) edits(key tea.KeyPressMsg) tea.Cmd {
	e, action := p.edit, p.env.Keys.Action(key)
	e.notice = notice{}
	if e.form.Press(key, action) {
		return nil
	}
	switch action {
	case keymap.Confirm:
		return e.enter()
	case keymap.Down:
		e.form.Next()
	case keymap.Up:
		e.form.Previous()
	case keymap.Bar:
		e.turn()
	case keymap.Cancel:
		p.edit = nil
	}
	return nil
}

// turn goes to the last line, and from there to the first.
func (e *editor) turn() {
	at := len(e.form.Rows) - 1
	if e.form.At == at {
		at = 0
	}
	e.form.At = at
}

// paste puts a text into the line in focus.
func (p *Page) paste(text string) {
	if p.edit == nil || p.writes != 0 {
		return
	}
	if f := p.edit.form.Focused().Field; f != nil {
		p.edit.notice = notice{}
		f.Insert(text)
	}
}

// drawEditor draws what is filled in.
func (p *Page) drawEditor() string {
	e, t, frame := p.edit, p.env.Theme, p.env.Frame
	e.label()
	var lines []string
	if e.notice.text != "" {
		lines = append(lines, t.Tone(e.notice.tone).Render(widget.Cut(e.notice.tone.Sign()+" "+e.notice.text, frame.Inner())))
	}
	above := len(lines)
	drawn, focus := e.form.Draw(t, frame.Inner(), frame.Spread())
	sheet := widget.Sheet{
		Title: p.env.Words.SpokenName(&p.page.Registration), Aside: e.title(),
		Lines: append(lines, drawn...), Focus: above + focus, Foot: p.editFoot(),
	}
	if p.writes != 0 {
		sheet.Lines = append(sheet.Lines, "", t.Faint.Render(p.env.Words.WalkIn.Writing))
	}
	return sheet.Draw(t, frame)
}

func (p *Page) editFoot() []widget.Hint {
	w := p.env.Words
	hints := []widget.Hint{{Key: w.Keys.Enter, Does: p.edit.does()}}
	if p.edit.last && p.edit.form.At < len(p.edit.form.Rows)-1 {
		hints = append(hints, widget.Hint{Key: w.Keys.Tab, Does: w.Person.Finish})
	}
	if len(p.edit.form.Rows) > 1 {
		hints = append(hints, widget.Hint{Key: w.Keys.Down + " " + w.Keys.Up, Does: w.Setup.Move})
	}
	return append(hints, widget.Hint{Key: w.Keys.Escape, Does: w.Person.Back})
}

// unchanged ends an edit that has changed nothing.
func (p *Page) unchanged() tea.Cmd {
	p.edit, p.notice = nil, notice{theme.Plain, p.env.Words.Person.Unchanged}
	return nil
}

var _ screen.Holding = (*Page)(nil)

// Holds reports whether a letter belongs to this page: to what is filled in or,
// while something is written, to whoever comes next.
func (p *Page) Holds() bool { return p.edit != nil || p.writes != 0 }
