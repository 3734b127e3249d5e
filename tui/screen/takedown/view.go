package takedown

import (
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
)

// View draws the form.
func (d *TakeDown) View() string {
	return d.memo.View(d.env, func() string {
		w, t, frame := d.env.Words, d.env.Theme, d.env.Frame
		d.label()
		lines, focus := d.form.Draw(t, frame.Inner(), frame.Spread())
		lines = append(append(lines, ""), d.notice()...)
		if d.form.At == rowDo && frame.Class == layout.Narrow {
			focus = len(lines) - 1
		}
		sheet := widget.Sheet{Title: w.TakeDown.Title, Lines: lines, Focus: focus, Foot: d.foot()}
		return sheet.Draw(t, frame)
	})
}

// label puts the words of the language on the lines.
func (d *TakeDown) label() {
	w, rows := &d.env.Words.TakeDown, d.form.Rows
	who := &rows[rowWho]
	who.Label = w.Who
	who.Choices = who.Choices[:0]
	for _, c := range d.callers {
		who.Choices = append(who.Choices, d.callerName(c))
	}
	rows[rowDesk].Label, rows[rowDesk].Hint = w.Desk, w.DeskHint
	for i := range w.Four {
		rows[rowFigures+i].Label = w.Four[i]
	}
	rows[rowWord].Label, rows[rowWord].Hint = w.Word, w.WordHint
	rows[rowDo].Label = w.Do
}

// notice says what the check word shows, or what came of keeping it.
func (d *TakeDown) notice() []string {
	w, t, width := d.env.Words, d.env.Theme, d.env.Frame.Inner()
	tone, said := theme.Plain, ""
	switch check := d.check(); {
	case d.saving != 0:
		said = w.TakeDown.Keeping
	case d.err != nil:
		tone, said = theme.Bad, w.Explain(d.err).What
	case check == checkRight:
		tone, said = theme.Good, w.TakeDown.Right
	case check == checkWrong && (d.tried || d.form.At == rowDo):
		tone, said = theme.Warning, w.TakeDown.Wrong
	case d.tried:
		tone, said = theme.Warning, w.TakeDown.Missing
	}
	lines := widget.Wrap(tone.Sign()+" "+said, width)
	for i := range lines {
		lines[i] = t.Tone(tone).Render(lines[i])
	}
	return lines
}

func (d *TakeDown) foot() []widget.Hint {
	w := d.env.Words
	move := widget.Hint{Key: w.Keys.Up + " " + w.Keys.Down, Does: w.TakeDown.Move}
	back := widget.Hint{Key: w.Keys.Escape, Does: w.TakeDown.Back}
	switch d.form.At {
	case rowDo:
		return []widget.Hint{{Key: w.Keys.Enter, Does: w.TakeDown.Do}, move, back}
	case rowWho:
		return []widget.Hint{{Key: w.Keys.Left + " " + w.Keys.Right, Does: w.TakeDown.Choose}, {Key: w.Keys.Enter, Does: w.TakeDown.Next}, back}
	}
	return []widget.Hint{{Key: w.Keys.Enter, Does: w.TakeDown.Next}, move, back}
}
