// Package handback is the page on which a borrowed laptop is given back: who
// else holds what it knows, what goes and what does not. Where somebody else
// does not hold all of it, it says what to do, and offers nothing.
package handback

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
	"opale/tui/zone"
)

// deafFor is how long Enter does nothing once the page is read: it may have been
// the last guest's.
const deafFor = 700 * time.Millisecond

// HandBack is the page.
type HandBack struct {
	env     *screen.Env
	asked   worker.Ticket
	read    *screen.Farewell // nil until it is
	err     error
	deaf    bool
	chosen  bool // the line that does it
	leaving bool
	scroll  int
	memo    screen.Memo
}

var (
	_ screen.Screen  = (*HandBack)(nil)
	_ screen.Opener  = (*HandBack)(nil)
	_ screen.Passing = (*HandBack)(nil)
)

type (
	weighed struct {
		ticket worker.Ticket
		screen.Farewell
		err error
	}
	awake struct{ ticket worker.Ticket }
)

// New makes the page; its Open looks who holds what.
func New(env *screen.Env) *HandBack { return &HandBack{env: env, deaf: true} }

// Passing says that nobody types here, and that it followed nothing.
func (h *HandBack) Passing() bool { return false }

// Open is the command that looks.
func (h *HandBack) Open() tea.Cmd {
	h.asked = worker.NewTicket()
	ticket, by := h.asked, h.env.HandBack
	look := func() tea.Msg {
		f, err := by.Weigh(context.Background())
		return weighed{ticket, f, err}
	}
	return tea.Batch(look, h.env.Later(deafFor, awake{ticket}))
}

// Update hears a key, or what was found.
func (h *HandBack) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case weighed:
		if msg.ticket == h.asked {
			h.read, h.err = &msg.Farewell, msg.err
		}
	case awake:
		if msg.ticket == h.asked {
			h.deaf = false
		}
	case zone.Click:
		h.chosen = h.ready() && msg.At == 0
	case tea.KeyPressMsg:
		h.memo.Forget()
		return h.press(h.env.Keys.Action(msg))
	default:
		return nil
	}
	h.memo.Forget()
	return nil
}

// ready reports whether nothing stands in the way.
func (h *HandBack) ready() bool {
	return h.read != nil && h.err == nil && !h.leaving && h.read.Proof.IsComplete()
}

func (h *HandBack) press(action keymap.Action) tea.Cmd {
	switch {
	case h.leaving:
		return nil
	case action == keymap.Cancel:
		return h.env.Send(screen.Close{})
	case action == keymap.Confirm && h.ready() && h.chosen && !h.deaf:
		h.leaving = true
		h.env.HandBack.Agree()
		return h.env.Send(screen.Leave{})
	case (action == keymap.Down || action == keymap.Bar) && h.ready():
		h.chosen = true
	case action == keymap.Up && h.chosen:
		h.chosen = false
	case action == keymap.Down:
		h.move(+1)
	case action == keymap.Up:
		h.move(-1)
	}
	return nil
}

func (h *HandBack) move(by int) {
	sheet := h.sheet()
	h.scroll = min(max(h.scroll+by, 0), sheet.Last(h.env.Frame))
}

// View draws the page.
func (h *HandBack) View() string {
	return h.memo.View(h.env, func() string {
		sheet := h.sheet()
		return sheet.Draw(h.env.Theme, h.env.Frame)
	})
}

func (h *HandBack) sheet() widget.Sheet {
	s := widget.Sheet{Title: h.env.Words.HandBack.Title, Focus: widget.NoFocus, Scroll: h.scroll, Foot: h.foot()}
	s.Lines = h.lines()
	if h.chosen {
		s.Focus = len(s.Lines) - 1
	}
	return s
}

func (h *HandBack) lines() []string {
	w, t := &h.env.Words.HandBack, h.env.Theme
	switch {
	case h.err != nil:
		return h.flow(t.Tone(theme.Bad), theme.SignNo+" "+h.env.Words.Explain(h.err).What)
	case h.read == nil:
		return h.flow(t.Faint, w.Reading)
	case h.leaving:
		return h.flow(t.Strong, w.Leaving)
	}
	tone, title := theme.Good, w.Ready
	if !h.ready() {
		tone, title = theme.Warning, w.Refused
	}
	lines := h.gap([]string{t.Loud(tone).Render(widget.Fit(" "+tone.Sign()+"  "+title, h.env.Frame.Inner()))})
	lines = append(lines, h.proof()...)
	if !h.ready() {
		return lines
	}
	lines = append(h.gap(lines), h.flow(t.Text, w.What)...)
	lines = append(lines, h.flow(t.Strong, w.Outside)...)
	for _, line := range h.read.Outside {
		lines = append(lines, h.flow(t.Text, checkin.Clean(line))...)
	}
	sign, style := theme.SignChoice, t.Text
	if h.chosen {
		sign, style = theme.SignBar, t.Bar
	}
	return append(h.gap(lines), zone.OfRow(0, style.Render(widget.Fit(sign+" "+w.Do, h.env.Frame.Inner()))))
}

// proof says who holds what is here, or what to do so that somebody does.
func (h *HandBack) proof() (lines []string) {
	words, t, p := h.env.Words, h.env.Theme, &h.read.Proof
	w := &words.HandBack
	if p.IsComplete() {
		lines = h.flow(t.Strong, words.Count(w.AllHeld, p.Entries))
	} else {
		lines = h.flow(t.Strong, words.Count(w.Missing, p.Missing))
		then := w.MissingBut
		if names := h.visits(); len(names) > 0 {
			then = fmt.Sprintf(w.MissingTo, words.Enumerate(names))
		}
		lines = append(lines, h.flow(t.Highlight, w.MissingDo+" "+then)...)
	}
	for _, holder := range p.Holders {
		at := h.env.Local(holder.Since)
		when := words.Date(at) + ", " + words.Clock(at)
		lines = append(lines, h.flow(t.Text, "  "+fmt.Sprintf(w.Held, h.name(holder.Desk), when, words.Count(w.Entries, holder.Entries)))...)
	}
	return lines
}

func (h *HandBack) visits() (names []string) {
	for i := range h.read.Visits {
		names = append(names, h.name(h.read.Visits[i].Desk))
	}
	return names
}

func (h *HandBack) name(desk string) string {
	if desk = checkin.Clean(desk); desk != "" {
		return desk
	}
	return h.env.Words.Exchange.Nameless
}

func (h *HandBack) foot() []widget.Hint {
	w, k := &h.env.Words.HandBack, &h.env.Words.Keys
	back := widget.Hint{Key: k.Escape, Does: w.Back}
	switch {
	case h.leaving:
		return nil
	case h.ready() && h.chosen && !h.deaf:
		return []widget.Hint{{Key: k.Enter, Does: w.Go}, back}
	case h.ready():
		return []widget.Hint{back, {Key: k.Down, Does: w.Choose}}
	}
	return []widget.Hint{back, {Key: k.Down + " " + k.Up, Does: w.Scroll, Scrolls: true}}
}

// gap leaves a line blank where there is room for that.
func (h *HandBack) gap(lines []string) []string {
	if h.env.Frame.Class == layout.Narrow {
		return lines
	}
	return append(lines, "")
}

func (h *HandBack) flow(style theme.Style, text string) (lines []string) {
	for _, part := range widget.Wrap(text, h.env.Frame.Inner()) {
		lines = append(lines, style.Render(part))
	}
	return lines
}
