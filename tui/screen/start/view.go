package start

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/zone"
)

// line is one line of the page; at is noRow where it is only read.
type line struct {
	at    row
	label string
	tone  theme.Tone
	said  string
}

const noRow row = -1

// View draws what is done and what is to be tried.
func (s *Start) View() string { return s.memo.View(s.env, s.draw) }

func (s *Start) draw() string {
	w := &s.env.Words.Start
	sheet := widget.Sheet{Title: w.Title, Foot: s.foot()}
	room := sheet.Room(s.env.Frame)
	for _, spread := range []bool{true, false} {
		if sheet.Lines, sheet.Focus = s.lines(spread); len(sheet.Lines) <= room {
			break
		}
	}
	return sheet.Draw(s.env.Theme, s.env.Frame)
}

func (s *Start) lines(spread bool) (lines []string, focus int) {
	w, t, width := &s.env.Words.Start, s.env.Theme, s.env.Frame.Inner()
	gap := func() {
		if spread {
			lines = append(lines, "")
		}
	}
	if spread {
		for _, text := range widget.Wrap(fmt.Sprintf(w.Hello, checkin.Clean(s.known.Desk)), width) {
			lines = append(lines, t.Strong.Render(text))
		}
		gap()
	}
	put := func(all []line) {
		for _, l := range all {
			if l.at == s.at {
				focus = len(lines)
			}
			lines = append(lines, s.drawLine(l)...)
			if l.at == s.at {
				lines = append(lines, s.said()...)
			}
		}
	}
	put(s.done())
	gap()
	if spread {
		lines = append(lines, t.Prompt.Render(w.Trials))
	}
	put(s.trials())
	gap()
	put([]line{s.ready()})
	if help := s.help(); help != "" && s.env.Frame.Class != layout.Narrow {
		gap()
		for _, text := range widget.Wrap(help, width) {
			lines = append(lines, t.Faint.Render(text))
		}
	}
	return lines, focus
}

// column is where what is said begins.
func (s *Start) column() int {
	w, longest := &s.env.Words.Start, 0
	for _, label := range []string{w.Phrase, w.Program, w.List, w.Clock, w.Name, w.Scanner, w.Keys, w.Sound, w.Window, w.Power, w.Stick, w.Others} {
		longest = max(longest, ansi.StringWidth(label))
	}
	return longest + 4
}

func (s *Start) drawLine(l line) (drawn []string) {
	t, width, column := s.env.Theme, s.env.Frame.Inner(), s.column()
	mark, style := "  ", t.Prompt
	if l.at == s.at {
		mark, style = theme.SignBar+" ", t.Strong
	}
	label := style.Render(widget.Fit(mark+l.label, column))
	if l.at == nameRow {
		input, hint := s.name, s.env.Words.Start.Whom
		input.SetWidth(max(width-column-2, 1))
		if ansi.StringWidth(hint)+3 > width-column {
			hint = ""
		}
		label += t.FieldEdge.Render(theme.SignEdge) + " " + input.View(field.LookOf(t), s.at == nameRow, hint)
		return []string{zone.OfRow(int(l.at), widget.Cut(label, width))}
	}
	if s.env.Frame.Class == layout.Narrow { // there, what is said has a line of its own
		drawn, label, column = []string{style.Render(widget.Cut(mark+l.label, width))}, "  ", 2
	}
	sign := t.Tone(l.tone).Render(l.tone.Sign())
	if l.tone == theme.Plain {
		sign = " "
	}
	for _, text := range widget.Wrap(l.said, width-column-2) {
		text = label + sign + " " + t.Text.Render(text)
		if l.at != noRow {
			text = zone.OfRow(int(l.at), text)
		}
		drawn = append(drawn, text)
		label, sign = strings.Repeat(" ", column), " "
	}
	return drawn
}

// done is what the kit's opening has done, the clock and the first name.
func (s *Start) done() []line {
	w := &s.env.Words.Start
	program := line{noRow, w.Program, theme.Good, w.Copied}
	switch {
	case !s.tried.Program:
		program.tone, program.said = theme.Warning, w.OnStick
	case s.tried.Shortcut:
		program.said = w.Shortcut
	}
	return []line{{noRow, w.Phrase, theme.Good, w.Known}, program, s.list(), s.clock(), {nameRow, w.Name, theme.Plain, ""}}
}

func (s *Start) list() line {
	w, e := s.env.Words, s.env.Edition
	switch {
	case e.IsZero() && s.env.Loading:
		return line{noRow, w.Start.List, theme.Already, w.Start.ListComing}
	case e.IsZero():
		return line{noRow, w.Start.List, theme.Warning, w.Start.NoList}
	}
	at := s.env.Local(e.Imported)
	said := fmt.Sprintf(w.Start.ListOf, w.ListWord(e), w.Count(w.Prepare.People, s.env.Overview.People), w.ShortDate(at), w.Clock(at))
	if same := s.about.same; len(same) > 0 {
		said += ", " + fmt.Sprintf(w.Start.SameAs, strings.Join(same[:min(len(same), 2)], ", "))
	}
	return line{noRow, w.Start.List, theme.Good, said}
}

func (s *Start) clock() line {
	w, now := s.env.Words, s.env.Clock()
	l := line{clockRow, w.Start.Clock, theme.Good, w.FullDate(now) + ", " + w.Clock(now)}
	if s.known.Doubtful(s.env) {
		l.tone, l.said = theme.Warning, fmt.Sprintf(w.Setup.Outside, w.FullDate(now))
	}
	if s.at == clockRow && s.env.Timepiece != nil {
		l.said += "   " + w.Start.Fix
	}
	return l
}

// ready is the line that opens the desk, and says when its doors open.
func (s *Start) ready() line {
	w := s.env.Words
	l := line{readyRow, w.Start.Ready, theme.Good, w.Start.OpenNow}
	if session, open, ok := s.env.Overview.Event.SessionNow(s.known.Venue, s.env.Overview.Now); ok && !open {
		opens := s.env.Local(session.Opens)
		l.said = fmt.Sprintf(w.Start.OpenLater, w.Date(opens), w.Hour(opens))
	}
	return l
}

// said is what is missing, or went wrong.
func (s *Start) said() []string {
	w, t := s.env.Words, s.env.Theme
	switch {
	case s.err != nil:
		return []string{t.Tone(theme.Bad).Render(widget.Cut(theme.SignNo+" "+w.Explain(s.err).What, s.env.Frame.Inner()))}
	case s.notice != "":
		return []string{t.Tone(theme.Warning).Render(widget.Cut(theme.SignWarning+" "+s.notice, s.env.Frame.Inner()))}
	case s.saving != 0:
		return []string{t.Faint.Render(w.Setup.Saving)}
	}
	return nil
}

// help is whom to call, and what to read out: the desk, its list, and a word and
// a digit that two desks with the same entries have in common.
func (s *Start) help() string {
	w := s.env.Words
	parts := []string{strings.ToUpper(checkin.Clean(s.known.Desk)), s.env.Edition.Word, s.about.said}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	said := strings.ReplaceAll(strings.Join(parts, " · "), " ", "\u00a0")
	if phone := checkin.Clean(s.env.Overview.Event.Phone); phone != "" {
		return fmt.Sprintf(w.Start.Help, strings.ReplaceAll(phone, " ", "\u00a0"), said)
	}
	return fmt.Sprintf(w.Start.HelpWords, said)
}

func (s *Start) foot() []widget.Hint {
	w, k := &s.env.Words.Start, &s.env.Words.Keys
	if s.saving != 0 {
		return nil
	}
	enter := widget.Hint{Key: k.Enter, Does: w.DoNext}
	var more []widget.Hint
	switch s.at {
	case clockRow:
		if s.env.Timepiece != nil {
			enter.Does = w.DoFix
		}
	case keysRow:
		more = append(more, widget.Hint{Key: k.Left, Does: w.DoNoF2})
	case soundRow:
		switch {
		case s.asks:
			return []widget.Hint{{Key: k.Enter, Does: w.DoYes}, {Key: k.Down, Does: w.DoNo}}
		case s.tried.Sound == "" && !s.env.Choices.Silent:
			enter.Does = w.DoHear
		}
	case stickRow:
		if s.drives.folder != "" && !s.hasStick() {
			enter.Does = w.DoStick
		}
	case readyRow:
		enter.Does = w.DoOpen
	}
	if s.env.Trains {
		more = append(more, widget.Hint{Key: k.Tab, Does: s.env.Words.Setup.TrainShort})
	}
	return append(append([]widget.Hint{enter}, more...), widget.Hint{Key: k.Down + " " + k.Up, Does: w.Move})
}
