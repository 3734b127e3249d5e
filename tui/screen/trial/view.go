package trial

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/ticket"
	"opale/tui/i18n"
	"opale/tui/layout"
	"opale/tui/scan"
	"opale/tui/theme"
	"opale/tui/widget"
)

// View draws the page: the trial code at the right, where there is room for it.
func (t *Trial) View() string {
	return t.memo.View(t.env, func() string {
		w, f := &t.env.Words.Trial, t.env.Frame
		code := t.code()
		width := t.width(code)
		sheet := widget.Sheet{Title: w.Title, Aside: w.Aside, Focus: widget.NoFocus, Scroll: t.scroll, Foot: t.foot()}
		sheet.Lines = t.lines(width)
		if len(code) > 0 { // what does not scroll
			sheet.Lines = sheet.Lines[sheet.First(f):]
			for len(sheet.Lines) < len(code) {
				sheet.Lines = append(sheet.Lines, "")
			}
			for i, line := range code {
				sheet.Lines[i] = widget.Fit(sheet.Lines[i], width) + "  " + line
			}
			sheet.Scroll = 0
		}
		return sheet.Draw(t.env.Theme, f)
	})
}

// read scrolls by some lines.
func (t *Trial) read(lines int) {
	sheet := widget.Sheet{Lines: t.lines(t.width(t.code())), Focus: widget.NoFocus}
	t.scroll = min(max(t.scroll+lines, 0), sheet.Last(t.env.Frame))
}

// width is what is left beside the trial code.
func (t *Trial) width(code []string) int {
	if len(code) == 0 {
		return t.env.Frame.Inner()
	}
	return t.env.Frame.Inner() - ansi.StringWidth(code[0]) - 2
}

// code is the trial code as a QR code, nothing where it does not fit.
func (t *Trial) code() []string {
	f := t.env.Frame
	if f.Class == layout.Narrow || !t.env.Theme.Blocks || t.env.Theme.Code == (theme.Style{}) {
		return nil
	}
	code, err := widget.QR(ticket.Trial)
	if sheet := (&widget.Sheet{}); err != nil || len(code) > sheet.Room(f) {
		return nil
	}
	for i, line := range code {
		code[i] = t.env.Theme.Code.Render(line)
	}
	return code
}

// lines is all there is to read.
func (t *Trial) lines(width int) []string {
	w := &t.env.Words.Trial
	p := page{t: t.env.Theme, width: width}
	p.title(w.Scanner)
	t.said(&p)
	p.title(w.Keys)
	switch {
	case t.f2:
		p.say(theme.Good, w.F2)
	case t.env.Choices.NoFKeys:
		p.say(theme.Already, w.NoF2)
	default:
		p.say(theme.Question, w.PressF2)
	}
	p.title(w.Sound)
	switch {
	case t.env.Choices.Silent:
		p.say(theme.Already, w.Silent)
	case t.rung == 0:
		p.say(theme.Question, w.Hear)
	case t.rung == 1:
		p.say(theme.Plain, w.One)
	default:
		p.say(theme.Good, w.Two)
	}
	p.title(w.Window)
	p.say(t.window())
	p.title(w.Colours)
	p.lines = append(p.lines, t.sample(width)...)
	return p.lines
}

// page collects lines.
type page struct {
	t     *theme.Theme
	width int
	lines []string
}

func (p *page) title(text string) {
	p.lines = append(p.lines, p.t.Strong.Render(text))
}

func (p *page) say(tone theme.Tone, text string) {
	sign := p.t.Tone(tone).Render(tone.Sign())
	for _, part := range widget.Wrap(text, p.width-4) {
		p.lines = append(p.lines, "  "+sign+" "+p.t.Text.Render(part))
		sign = " "
	}
}

// said says what came, and what it means.
func (t *Trial) said(p *page) {
	w := &t.env.Words.Trial
	if t.scanner.last == nil {
		p.say(theme.Question, fmt.Sprintf(w.Scan, ticket.Trial))
		return
	}
	var names []string
	for _, press := range t.scanner.last.presses {
		names = append(names, checkin.Clean(press.name))
	}
	got := w.Got
	if t.scanner.last.pasted {
		got += " (" + w.Pasted + ")"
	}
	p.say(theme.Plain, got+" "+strings.Join(names, " "))
	f := t.scanner.last.find()
	p.say(taken(t.env.Words, &f))
	if f.taken == isScan || f.sure {
		p.say(layoutOf(t.env.Words, &f))
	}
	if !f.ended {
		p.say(theme.Warning, w.NoEnter)
	}
	if f.control {
		p.say(theme.Already, w.Control)
	}
}

func taken(w *i18n.Words, f *finding) (theme.Tone, string) {
	ms := func(d time.Duration) string { return w.Number(int(d.Milliseconds())) }
	switch f.taken {
	case tooShort:
		return theme.Warning, fmt.Sprintf(w.Trial.Short, w.Number(scan.Least))
	case tooSlow:
		return theme.Warning, fmt.Sprintf(w.Trial.Slow, ms(f.pause), ms(scan.Gap))
	case noCode:
		return theme.Warning, w.Trial.NoCode
	}
	return theme.Good, fmt.Sprintf(w.Trial.Taken, w.Number(f.keys), ms(f.each))
}

func layoutOf(w *i18n.Words, f *finding) (theme.Tone, string) {
	r := &w.Trial.Repairs
	switch f.layout {
	case "":
		if f.sure {
			return theme.Good, r.None
		}
		return theme.Good, r.Guess
	case "fr-pc":
		return theme.Good, r.Queried
	case "fr-mac":
		return theme.Good, r.Mac
	case "caps":
		return theme.Warning, r.Caps
	case "us":
		return theme.Good, r.Azerty
	}
	return theme.Warning, r.QueriedCaps
}

func (t *Trial) window() (theme.Tone, string) {
	w, f := &t.env.Words.Trial, t.env.Frame
	switch f.Class {
	case layout.Narrow:
		return theme.Warning, fmt.Sprintf(w.Small, f.Width, f.Height)
	case layout.Wide:
		return theme.Good, fmt.Sprintf(w.Large, f.Width, f.Height)
	}
	return theme.Good, fmt.Sprintf(w.Enough, f.Width, f.Height)
}

// sample shows every tone, in a line and as a title.
func (t *Trial) sample(width int) []string {
	th, w := t.env.Theme, &t.env.Words.Trial
	plain := []string{th.Text.Render(w.Sample[0]), th.Faint.Render(w.Sample[0]), th.Highlight.Render(theme.SignShow), th.Bar.Render(theme.SignBar + " " + w.Sample[0] + " ")}
	var parts, tones []string
	for _, line := range widget.Flow(plain, "  ", width-2) {
		parts = append(parts, "  "+line)
	}
	for tone := theme.Good; tone <= theme.Question; tone++ {
		said := tone.Sign() + " " + w.Sample[tone]
		tones = append(tones, th.Tone(tone).Render(said)+" "+th.Loud(tone).Render(" "+said+" "))
	}
	for _, line := range widget.Flow(tones, "  ", width-2) {
		parts = append(parts, "  "+line)
	}
	return parts
}

func (t *Trial) foot() []widget.Hint {
	k, w := &t.env.Words.Keys, &t.env.Words.Trial
	return []widget.Hint{
		{Key: k.Right, Does: w.Bell}, {Key: k.Left, Does: w.F2Never}, {Key: k.Escape, Does: w.Back, Stays: true},
	}
}
