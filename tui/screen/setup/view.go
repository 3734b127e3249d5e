package setup

import (
	"fmt"
	"slices"
	"strings"

	"opale/tui/i18n"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
)

// View draws the questions, or what is to be confirmed.
func (s *Setup) View() string { return s.memo.View(s.env, s.draw) }

func (s *Setup) draw() string {
	w, t, frame := s.env.Words, s.env.Theme, s.env.Frame
	sheet := widget.Sheet{Title: w.Setup.First, Foot: s.foot()}
	if s.again() {
		sheet.Title = w.Setup.Again
	}
	spread := 1
	if frame.Class == layout.Narrow {
		spread = 0
	}
	s.label(w)
	shown, above := s.form, s.clock()
	if s.clockOnly {
		shown.Rows = shown.Rows[:venueRow]
	}
	if s.correcting() {
		above = append(s.doubted(), above...)
		if frame.Class == layout.Normal {
			spread = 0 // all of it is to be seen at once
		}
	} else {
		shown.Rows, shown.At = shown.Rows[venueRow:], shown.At-venueRow
	}
	form, focus := shown.Draw(t, frame.Inner(), spread)
	blank := slices.Repeat([]string{""}, spread)
	sheet.Lines = slices.Concat(above, blank, form, blank, s.notice())
	sheet.Focus = focus + len(above) + len(blank)
	return sheet.Draw(t, frame)
}

// label gives the lines their words: the language may have changed.
func (s *Setup) label(w *i18n.Words) {
	rows := s.form.Rows
	rows[dayRow].Label, rows[dayRow].Choices = w.Setup.Day, nil
	for _, day := range s.days {
		rows[dayRow].Choices = append(rows[dayRow].Choices, w.Date(day))
	}
	rows[hourRow].Label, rows[hourRow].Hint = w.Setup.Hour, fmt.Sprintf(w.Setup.HourHint, w.Clock(s.env.Clock()))
	rows[venueRow].Label, rows[venueRow].Notes = w.Setup.Venue, []string{s.session(w)}
	rows[deskRow].Label = w.Setup.Desk
	rows[operatorRow].Label, rows[operatorRow].Hint = w.Setup.Operator, w.Setup.Whom
	if len(rows) > startRow {
		rows[startRow].Label = w.Setup.Yes
	}
}

// clock says date and time in full: a wrong clock is seen here or nowhere.
func (s *Setup) clock() []string {
	w, t, width := s.env.Words, s.env.Theme, s.env.Frame.Inner()
	now := s.env.Clock()
	said := t.Strong.Render(w.FullDate(now) + ", " + w.Clock(now))
	if s.env.Frame.Class == layout.Narrow {
		return []string{"  " + said}
	}
	column := s.form.Column(width)
	return []string{
		"  " + t.Prompt.Render(widget.Fit(w.Setup.Clock, column-2)) + said,
		strings.Repeat(" ", column) + t.Faint.Render(widget.Cut(s.fix(), width-column)),
	}
}

// fix is how a wrong clock is set right.
func (s *Setup) fix() string {
	if s.env.Timepiece == nil {
		return s.env.Words.Setup.ClockFix
	}
	return fmt.Sprintf(s.env.Words.Setup.ClockHere, s.env.Words.Keys.Up)
}

func flow(style theme.Style, text string, width int) (lines []string) {
	for _, part := range widget.Wrap(text, width) {
		lines = append(lines, style.Render(part))
	}
	return lines
}

// notice says what is missing, what went wrong, or that it is being done.
func (s *Setup) notice() []string {
	w, t := s.env.Words, s.env.Theme
	switch {
	case s.lacks:
		return []string{t.Tone(theme.Warning).Render(theme.SignWarning + " " + w.Setup.Lacks)}
	case s.astray:
		return []string{t.Tone(theme.Warning).Render(theme.SignWarning + " " + w.Setup.Astray)}
	case s.early:
		return []string{t.Tone(theme.Warning).Render(theme.SignWarning + " " + w.Setup.Early)}
	case s.err != nil:
		said := w.Explain(s.err)
		return []string{t.Tone(theme.Bad).Render(theme.SignNo + " " + said.What), "  " + said.Press}
	case s.asked != 0:
		return []string{t.Faint.Render(w.Setup.Saving)}
	}
	return nil
}

func (s *Setup) foot() []widget.Hint {
	w := s.env.Words
	foot := []widget.Hint{{Key: w.Keys.Enter, Does: w.Setup.Start}}
	switch {
	case s.clockOnly && s.form.At == hourRow:
		foot[0].Does = w.Prepare.Keep
	case s.form.At < operatorRow:
		foot[0].Does = w.Setup.Next
	}
	switch s.form.At {
	case venueRow:
		foot = append(foot, widget.Hint{Key: w.Keys.Left + " " + w.Keys.Right, Does: w.Setup.Choose})
	case dayRow:
		foot = append(foot, widget.Hint{Key: w.Keys.Left + " " + w.Keys.Right, Does: w.Setup.ChooseDay})
	}
	if s.trains() {
		does := w.Setup.Train
		if len(foot) > 1 && s.env.Frame.Class != layout.Wide {
			does = w.Setup.TrainShort
		}
		foot = append(foot, widget.Hint{Key: w.Keys.Tab, Does: does})
	}
	if !s.clockOnly {
		foot = append(foot, widget.Hint{Key: w.Keys.Up + " " + w.Keys.Down, Does: w.Setup.Move})
	}
	if s.working {
		foot = append(foot, widget.Hint{Key: w.Keys.Escape, Does: w.Desk.Back})
	}
	return foot
}
