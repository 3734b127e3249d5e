package exchange

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/zone"
)

// View draws the choice of a folder, the progress, or the result.
func (e *Exchange) View() string {
	return e.memo.View(e.env, func() string {
		sheet := e.sheet()
		return sheet.Draw(e.env.Theme, e.env.Frame)
	})
}

func (e *Exchange) sheet() widget.Sheet {
	s := widget.Sheet{Title: e.env.Words.Exchange.Title, Focus: widget.NoFocus, Foot: e.foot()}
	switch {
	case e.work.ticket != 0:
		s.Lines = e.progress()
	case e.result != nil:
		s.Lines, s.Focus = e.results()
		s.Scroll = e.result.scroll
	default:
		s.Lines, s.Focus = e.choice()
	}
	return s
}

// choice draws the folders, and what the gesture does.
func (e *Exchange) choice() (lines []string, focus int) {
	w, t, f := &e.env.Words.Exchange, e.env.Theme, &e.folders
	narrow := e.env.Frame.Class == layout.Narrow
	if !narrow {
		lines = append(e.flow(t.Text, w.What), "")
	}
	if f.seen && len(f.drives) == 0 {
		lines = append(lines, e.flow(t.Faint, w.NoDrive)...)
	} else if !f.seen {
		lines = append(lines, t.Faint.Render(w.Looking))
	}
	for i, folder := range f.list() {
		if folder == f.chosen {
			focus = len(lines)
		}
		lines = append(lines, zone.OfRow(i, e.folder(folder)))
	}
	if f.typing() {
		focus = len(lines)
	}
	if !f.sticks {
		lines = append(lines, zone.OfRow(len(f.list()), e.typed()))
	}
	if !narrow {
		lines = append(lines, "")
	}
	tone, said := e.seal(f.isStick(f.current()))
	if tone == theme.Plain {
		return append(lines, e.flow(t.Faint, said)...), focus
	}
	return append(lines, e.paragraph(tone, t.Tone(tone), said)...), focus
}

// folder is one folder to choose, with where it stands.
func (e *Exchange) folder(path string) string {
	w, t, f, width := &e.env.Words.Exchange, e.env.Theme, &e.folders, e.env.Frame.Inner()
	var asides []string
	for _, d := range f.drives {
		if d == path {
			asides = append(asides, w.Plugged)
		}
	}
	switch {
	case path == f.last && f.there:
		asides = append(asides, w.Last)
	case path == f.last:
		asides = append(asides, w.Gone)
	}
	name := checkin.Clean(folderName(path))
	if f.posts(path) {
		asides, name = []string{fmt.Sprintf(w.MailAt, name)}, w.Mail
	}
	sign, style := theme.SignChoice, t.Text
	if path == f.chosen {
		sign, style = theme.SignBar, t.Bar
	}
	return style.Render(widget.Ends(sign+" "+name, "  "+strings.Join(asides, " · "), width))
}

// typed is the folder that is typed.
func (e *Exchange) typed() string {
	w, t, width := &e.env.Words.Exchange, e.env.Theme, e.env.Frame.Inner()
	if !e.folders.typing() {
		return t.Text.Render(widget.Fit(theme.SignChoice+" "+w.Other, width))
	}
	label := theme.SignBar + " " + w.Other + "  "
	input := e.folders.field
	input.SetWidth(width - ansi.StringWidth(label) - 2)
	return t.Strong.Render(label) + t.FieldEdge.Render(theme.SignEdge) + " " + input.View(field.LookOf(t), true, w.Hint)
}

// progress draws the exchange under way.
func (e *Exchange) progress() []string {
	w, t, width := &e.env.Words.Exchange, e.env.Theme, e.env.Frame.Inner()
	return []string{
		t.Strong.Render(widget.Cut(w.Working, width)), "",
		widget.Progress(t.Full, t.Empty, e.work.done, e.work.of, min(width, 60)), "",
		t.Highlight.Render(widget.Cut(e.medium(e.work.stick).DoNotPull, width)),
	}
}

// results draws what came of it: the title, what to do now, the rest.
func (e *Exchange) results() (lines []string, focus int) {
	w, t, r, width := e.env.Words, e.env.Theme, e.result, e.env.Frame.Inner()
	title := r.title(&w.Exchange)
	focus = widget.NoFocus
	lines = []string{t.Loud(title.tone).Render(widget.Fit(" "+title.tone.Sign()+"  "+title.text, width))}
	lines = e.gap(lines)
	lines = append(lines, e.flow(t.Strong, r.next(w, e.medium(r.stick)))...)
	lines = e.gap(lines)
	if r.asks() {
		e.unknown(func(tone theme.Tone, text string) { lines = append(lines, e.paragraph(tone, t.Text, text)...) })
		lines = append(lines, e.paragraph(theme.Plain, t.Strong, w.Exchange.Ask)...)
		lines = e.gap(lines)
		if r.chosen != widget.NoChoice {
			focus = len(lines) + r.chosen
		}
		lines = e.gap(append(lines, e.answers()...))
	}
	for _, s := range e.statements() {
		lines = append(lines, e.paragraph(s.tone, t.Text, s.text)...)
	}
	return lines, focus
}

// answers draws what can be answered about desks that nobody here knows.
func (e *Exchange) answers() []string {
	w, t := e.env.Words, e.env.Theme
	lines := make([]string, answers)
	for i, text := range []string{
		trust:    fmt.Sprintf(w.Exchange.Trust, w.Enumerate(e.strangerNames())),
		distrust: w.Exchange.Distrust,
	} {
		style, sign := t.Text, theme.SignChoice
		if i == e.result.chosen {
			style, sign = t.Choice, theme.SignBar
		}
		lines[i] = "  " + zone.OfRow(i, style.Render(widget.Fit(sign+" "+text, e.env.Frame.Inner()-2)))
	}
	return lines
}

// gap leaves a line blank where there is room for that.
func (e *Exchange) gap(lines []string) []string {
	if e.env.Frame.Class == layout.Narrow {
		return lines
	}
	return append(lines, "")
}

// flow wraps a sentence.
func (e *Exchange) flow(style theme.Style, text string) []string {
	return e.wrap("", "", style, text)
}

// paragraph wraps a sentence behind the sign of its tone.
func (e *Exchange) paragraph(tone theme.Tone, style theme.Style, text string) []string {
	return e.wrap(e.env.Theme.Tone(tone).Render(tone.Sign())+" ", "  ", style, text)
}

func (e *Exchange) wrap(first, indent string, style theme.Style, text string) []string {
	width := e.env.Frame.Inner() - ansi.StringWidth(indent)
	var lines []string
	for _, part := range widget.Wrap(text, width) {
		lines = append(lines, first+style.Render(part))
		first = indent
	}
	return lines
}

func (e *Exchange) foot() []widget.Hint {
	w := e.env.Words
	s, k := &w.Exchange, &w.Keys
	arrows := widget.Hint{Key: k.Down + " " + k.Up, Does: s.Choose}
	back := widget.Hint{Key: k.Escape, Does: s.Back}
	switch {
	case e.work.ticket != 0:
		return nil
	case e.result == nil && e.folders.current() == "" && e.folders.sticks:
		return []widget.Hint{back}
	case e.result == nil && e.folders.current() == "":
		return []widget.Hint{{Key: "…", Does: s.Type}, arrows.Among(len(e.folders.rows())), back}
	case e.result == nil:
		goes := fmt.Sprintf(s.Go, checkin.Clean(folderName(e.folders.current())))
		if e.folders.posts(e.folders.current()) {
			goes = s.MailGo
		}
		return []widget.Hint{{Key: k.Enter, Does: goes}, arrows.Among(len(e.folders.rows())), back}
	case e.result.asks() && e.result.chosen == widget.NoChoice:
		return []widget.Hint{arrows, back}
	case e.result.asks():
		return []widget.Hint{{Key: k.Enter, Does: w.Desk.EnterChoose}, arrows, back}
	}
	return []widget.Hint{{Key: k.Enter, Does: s.Back}, {Key: arrows.Key, Does: s.Scroll, Scrolls: true}}
}
