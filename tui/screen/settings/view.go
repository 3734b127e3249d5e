package settings

import (
	"fmt"
	"slices"

	"opale/tui/layout"
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
	foot := []widget.Hint{first, s.onward(), {Key: k.Down + " " + k.Up, Does: w.Settings.Move}, s.back()}
	if s.env.Frame.Class == layout.Narrow && len(s.form.Focused().Choices) > 0 {
		foot[0], foot[1] = foot[1], foot[0] // a choice is drawn between its arrows
	}
	if s.form.At == bellRow && !s.env.Choices.Silent {
		foot = slices.Insert(foot, 1, widget.Hint{Key: k.Enter, Does: w.Settings.Try})
	}
	return foot
}

// onward is the key to what is done from here, which may stand below what is seen.
func (s *Settings) onward() widget.Hint {
	if len(s.form.Rows) <= prepareRow || s.form.At >= trialRow {
		return widget.Hint{}
	}
	return widget.Hint{Key: s.env.Words.Keys.PageDown, Does: s.env.Words.Settings.Onward}
}

func (s *Settings) back() widget.Hint {
	w := s.env.Words
	return widget.Hint{Key: w.Keys.Escape, Does: w.Settings.Back, Short: w.Desk.Back, Stays: true}
}

// label gives the lines their words: the language may have changed.
func (s *Settings) label() {
	w, r := &s.env.Words.Settings, s.form.Rows
	r[lookRow].Label, r[lookRow].Choices = w.Look, w.Looks[:]
	r[sizeRow].Label, r[sizeRow].Choices = w.Size, w.Sizes[:]
	r[languageRow].Label, r[languageRow].Choices = w.Language, []string{"Français", "English"}
	r[bellRow].Label, r[bellRow].Choices = w.Bell, w.OnOff[:]
	r[censusRow].Label, r[censusRow].Choices = w.Census, w.OnOff[:]
	r[motionRow].Label, r[motionRow].Choices = w.Motion, w.OnOff[:]
	r[mouseRow].Label, r[mouseRow].Choices = w.Mouse, w.OnOff[:]
	r[lockRow].Label = w.Lock
	r[lockRow].Choices = []string{w.Never}
	for _, minutes := range idle[1:] {
		r[lockRow].Choices = append(r[lockRow].Choices, fmt.Sprintf(w.Minutes, minutes))
	}
	r[pinRow].Label, r[pinRow].Hint = w.PIN, w.NoPIN
	if s.env.Choices.Guarded {
		r[pinRow].Hint = w.HasPIN
	}
	r[coordinatorRow].Label, r[coordinatorRow].Hint = w.Coord, w.NoCoord
	if s.env.Choices.Coordinated {
		r[coordinatorRow].Hint = w.HasPIN
	}
	trial, prepare, handBack := w.Trial, w.Prepare, w.HandBack
	if s.env.Frame.Class == layout.Narrow {
		r[censusRow].Label = w.Question
		trial, prepare, handBack = w.TrialShort, w.PrepareShort, w.HandBackShort
	}
	r[trialRow].Label = trial
	if len(r) > prepareRow {
		r[prepareRow].Label = prepare
	}
	if len(r) > handBackRow {
		r[handBackRow].Label = handBack
	}
	for i := range r {
		r[i].Notes = nil
	}
	switch s.form.At { // what there is to say of the line in focus
	case bellRow:
		r[bellRow].Notes = []string{w.BellTry}
	case mouseRow:
		r[mouseRow].Notes = []string{w.MouseFor}
	case pinRow:
		r[pinRow].Notes = []string{w.PINNote}
	case coordinatorRow:
		r[coordinatorRow].Notes = []string{w.PINNote, w.CoordFor}
	}
}
