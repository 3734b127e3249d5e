package settings

import (
	"slices"

	"opale/tui/widget"
)

// View draws the page.
func (s *Settings) View() string {
	return s.memo.View(s.env, func() string {
		w, t, f := &s.env.Words.Settings, s.env.Theme, s.env.Frame
		s.label()
		sheet := widget.Sheet{Title: w.Title, Aside: w.Aside, Foot: s.foot()}
		lines, focus := s.form.Draw(t, f.Inner(), f.Spread())
		if s.notice != "" {
			said := t.Tone(s.tone).Render(widget.Cut(s.tone.Sign()+" "+s.notice, f.Inner()))
			lines = slices.Insert(lines, focus+1, said)
		}
		sheet.Lines, sheet.Focus = lines, focus
		return sheet.Draw(t, f)
	})
}

func (s *Settings) foot() []widget.Hint {
	w := s.env.Words
	k := &w.Keys
	first := widget.Hint{Key: k.Left + " " + k.Right, Does: w.Settings.Change}
	switch s.form.At {
	case pinRow, coordinatorRow:
		first = widget.Hint{Key: k.Enter, Does: w.Settings.Keep}
		set := map[int]bool{pinRow: s.env.Choices.Guarded, coordinatorRow: s.env.Choices.Coordinated}
		if s.form.Focused().Field.IsEmpty() && !set[s.form.At] {
			first = widget.Hint{Key: "0 – 9", Does: w.Lock.Type}
		}
	case prepareRow, handBackRow:
		first = widget.Hint{Key: k.Enter, Does: w.Settings.PrepareGo}
	case trialRow:
		first = widget.Hint{Key: k.Enter, Does: w.Settings.Open}
	}
	foot := []widget.Hint{first, {Key: k.Down + " " + k.Up, Does: w.Settings.Move}, {Key: k.Escape, Does: w.Settings.Back}}
	if s.form.At == bellRow && !s.env.Choices.Silent {
		foot = slices.Insert(foot, 1, widget.Hint{Key: k.Enter, Does: w.Settings.Try})
	}
	return foot
}
