package aside

import (
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// View draws who waits.
func (l *List) View() string { return l.memo.View(l.env, l.draw) }

func (l *List) draw() string {
	w, t, f := l.env.Words, l.env.Theme, l.env.Frame
	sheet := widget.Sheet{Title: w.Aside.Title, Focus: widget.NoFocus, Foot: l.foot()}
	all := l.env.Asides.All()
	if len(all) == 0 {
		sheet.Lines = []string{t.Faint.Render(w.Aside.None)}
	}
	for i := range all {
		if i == l.at {
			sheet.Focus = len(sheet.Lines)
		}
		for _, line := range l.drawOne(&all[i], i == l.at) {
			sheet.Lines = append(sheet.Lines, zone.OfRow(i, line))
		}
	}
	return sheet.Draw(t, f)
}

// name is who somebody is, as far as it is known here.
func (l *List) name(a *screen.Aside) string {
	if a.ID.IsZero() {
		return checkin.Clean(a.Text)
	}
	row, ok := l.rows[a.ID]
	if !ok {
		return "…"
	}
	return l.env.Words.ListName(&row.Registration)
}

// drawOne is two lines: who and where, then what is in the way.
func (l *List) drawOne(a *screen.Aside, chosen bool) []string {
	w, t, width := l.env.Words, l.env.Theme, l.env.Frame.Inner()
	sign, style := theme.SignChoice, t.Text
	if chosen {
		sign, style = theme.SignBar, t.Bar
	}
	where := Place(w, a.Where)
	since := w.Ago(l.env.Overview.Now.Sub(a.Since))
	room := width - ansi.StringWidth(where) - 2
	head := widget.Fit(sign+" "+l.name(a), room) + "  " + where
	lines := []string{style.Render(widget.Whole(widget.Fit(head, width)))}
	room = width - ansi.StringWidth(since) - 2
	tone, why := theme.Question, widget.Longest(room-4, w.Desk.Nobody, w.Aside.NotListed)
	if row, ok := l.rows[a.ID]; ok {
		tone, why = screen.StandingWithin(l.env, &row, width/2)
		if company := checkin.Clean(row.Registration.Company()); company != "" {
			why += " · " + company
		}
	} else if !a.ID.IsZero() {
		why = ""
	}
	under := t.Tone(tone).Render(widget.Cut("  "+tone.Sign()+" "+why, room))
	lines = append(lines, widget.Ends(under, t.Faint.Render(since), width))
	if l.env.Frame.Class != layout.Narrow {
		lines = append(lines, "")
	}
	return lines
}

// Place says where somebody waits.
func Place(w *i18n.Words, where screen.Where) string {
	switch where {
	case screen.WaitsWithCoordinator:
		return w.Aside.Coordinator
	case screen.WaitsAtOtherDesk:
		return w.Aside.OtherDesk
	}
	return w.Aside.Here
}

func (l *List) foot() []widget.Hint {
	w := l.env.Words
	k, s := &w.Keys, &w.Aside
	back := widget.Hint{Key: k.Escape, Does: s.Back}
	one, ok := l.current()
	if !ok {
		return []widget.Hint{back}
	}
	hints := []widget.Hint{
		{Key: k.Enter, Does: w.Fill(s.TakeUp, l.name(&one))}, {Key: k.Right, Does: s.Move}, {Key: k.Tab, Does: s.Drop},
	}
	if len(l.env.Asides.All()) > 1 {
		hints = append(hints, widget.Hint{Key: k.Down + " " + k.Up, Does: s.Choose})
	}
	return append(hints, back)
}
