package opening

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// fit divides a window: a header of its own, and the rest is the page.
func (m *Model) fit(width, height int) {
	m.frame = layout.Of(width, height)
	m.frame.Header, m.frame.Status = 2, 0
	if m.frame.Class == layout.Narrow {
		m.frame.Header = 1
	}
	m.frame.Body = max(height-m.frame.Header, 1)
}

// View draws the window.
func (m *Model) View() tea.View {
	if !m.fresh {
		m.drawn, m.fresh = m.draw(), true
	}
	v := tea.NewView(m.drawn)
	v.AltScreen, v.ReportFocus = true, true
	v.WindowTitle = m.words.Head.Program
	return v
}

func (m *Model) draw() string {
	f := m.frame
	if f.Width < 1 || f.Height < 1 {
		return ""
	}
	if f.TooSmall() {
		return widget.Stack([]string{widget.Cut(m.words.Head.TooSmall, f.Width)}, f.Height)
	}
	drawn, _ := zone.Take(widget.Stack(append(m.header(), strings.Split(m.page(), "\n")...), f.Height)) // it hears no mouse
	if m.o.ASCII {
		drawn = theme.ASCII(drawn)
	}
	return drawn
}

// header is what the desk's says too, as far as it is known; where the keyboard
// writes elsewhere, its last line says so.
func (m *Model) header() []string {
	f, w, t, width := m.frame, m.words, m.theme, m.frame.Inner()
	now := m.o.Now()
	clock := fmt.Sprintf("%s %6s", w.Date(now), w.Clock(now))
	event := checkin.Clean(m.o.Event)
	if room := width - ansi.StringWidth(w.Head.Program+clock) - 6; f.Class == layout.Narrow || ansi.StringWidth(event) > room {
		event = ""
	}
	lines := []string{widget.Ends(t.Title.Render(w.Head.Program)+"   "+t.Text.Render(event), t.Text.Render(clock), width)}
	if f.Class != layout.Narrow {
		lines = append(lines, widget.Rule(t.Rule, t.Faint, "", width))
	}
	if m.blurred {
		lines[len(lines)-1] = t.Band.Render(widget.Fit(" "+widget.Longest(width-2, w.Head.Click, w.Head.ClickShort), width))
	}
	return widget.Indent(lines, f.Margin)
}

// page is what is asked, what went wrong, or what is being done.
func (m *Model) page() string {
	sheet := widget.Sheet{Title: m.words.Start.Title, Focus: widget.NoFocus}
	l := &look{words: m.words, theme: m.theme, width: m.frame.Inner(), room: sheet.Room(m.frame)}
	switch {
	case m.failed != nil:
		sheet.Title, sheet.Lines, sheet.Foot = m.words.Opening.Trouble, m.trouble(l), m.footFailed()
	case m.asked != nil:
		lines, focus := m.asked.draw(l)
		above := m.above(l, len(lines))
		sheet.Title, sheet.Lines, sheet.Focus = m.asked.title(m.words), append(above, lines...), focus+len(above)
		sheet.Foot = m.asked.foot(m.words)
	default:
		sheet.Lines = append(m.above(l, 3), m.doing(l)...)
	}
	sheet.Lines = append(sheet.Lines, m.remarked(l)...)
	language := m.keys.Binding(keymap.Language)
	sheet.Foot = append(sheet.Foot,
		widget.Hint{Key: language.Shown, Does: language.Does},
		widget.Hint{Key: m.keys.Shown(keymap.Quit), Does: m.words.Opening.DoLeave})
	return sheet.Draw(m.theme, m.frame)
}

// above is a word of welcome that is read from a metre, and what is settled, as
// far as there is room over so many lines.
func (m *Model) above(l *look, below int) (lines []string) {
	for _, f := range m.facts {
		lines = append(lines, m.fact(l, f))
	}
	if len(lines) > 0 {
		lines = append(lines, l.gap()...)
	}
	if len(lines)+below > l.room {
		return nil
	}
	poster, ok := widget.Poster(m.words.Opening.Poster, l.width)
	if !ok || !m.theme.Blocks || m.frame.Class == layout.Narrow || len(lines)+below+len(poster)+1 > l.room {
		return lines
	}
	large := make([]string, 0, len(poster)+1+len(lines))
	for _, line := range poster {
		large = append(large, m.theme.Title.Render(line))
	}
	return append(append(large, ""), lines...)
}

// fact is a line of what is settled, as the page behind it has it.
func (m *Model) fact(l *look, f Fact) string {
	w := &m.words.Opening
	label, said := m.words.Start.Phrase, w.PhraseGood
	if !f.Phrase {
		label, said = w.Place, checkin.Clean(f.Place)
	}
	column := max(ansi.StringWidth(m.words.Start.Phrase), ansi.StringWidth(w.Place)) + 4
	return widget.Cut(m.theme.Prompt.Render(widget.Fit("  "+label, column))+m.theme.Tone(theme.Good).Render(theme.SignIn)+" "+m.theme.Text.Render(said), l.width)
}

// doing says calmly what is being done. Nothing of it moves.
func (m *Model) doing(l *look) []string {
	w := &m.words.Opening
	said := map[Step]string{Checking: w.Checking, Taking: w.Taking, Copying: w.Copying, NoStep: w.OpenDesk, Desking: w.OpenDesk}[m.step]
	lines := l.text(m.theme.Strong, said)
	return append(append(lines, l.gap()...), l.text(m.theme.Faint, w.Wait)...)
}

// trouble says what happened, whether the data is safe, and what to do.
func (m *Model) trouble(l *look) (lines []string) {
	said := m.failed.Said[m.words.Lang]
	lines = append(l.said(theme.Bad, checkin.Legible(said.What)), l.gap()...)
	for _, text := range []string{said.Safe, said.Press} {
		for part := range strings.SplitSeq(text, "\n") {
			if part != "" {
				lines = append(lines, l.text(m.theme.Text, checkin.Legible(part))...)
			}
		}
	}
	return lines
}

func (m *Model) footFailed() []widget.Hint {
	w, k := &m.words.Opening, &m.words.Keys
	switch {
	case !m.awake:
		return nil
	case m.failed.Again:
		return []widget.Hint{{Key: k.Enter, Does: w.DoAgain}, {Key: k.Escape, Does: w.DoClose}}
	}
	return []widget.Hint{{Key: k.Enter, Does: w.DoClose}}
}

// remarked is what was said beside the way, the last of it.
func (m *Model) remarked(l *look) (lines []string) {
	for _, text := range m.remarks {
		lines = append(lines, l.text(m.theme.Faint, text)...)
	}
	const most = 4
	if len(lines) == 0 {
		return nil
	}
	return append([]string{""}, lines[max(len(lines)-most, 0):]...)
}
