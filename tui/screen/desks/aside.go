package desks

import (
	"fmt"
	"strings"

	"opale/checkin/journal"
	"opale/tui/theme"
	"opale/tui/widget"
)

// setAside is what came and was not taken in: how much, whose, and why.
func (d *Desks) setAside() []string {
	a := &d.known.aside
	if len(a.Waiting)+len(a.Quarantined) == 0 {
		return nil
	}
	w, t := d.env.Words, d.env.Theme
	title := fmt.Sprintf(w.Desks.From, w.Desks.Aside, d.totals())
	lines := append(d.gap(nil), widget.Rule(t.Rule, t.Faint, title, d.env.Frame.Inner()))
	for i := range a.Waiting {
		lines = append(lines, d.waiting(&a.Waiting[i])...)
	}
	for _, q := range a.Quarantined {
		entries := w.Count(w.Exchange.SetApart, q.Entries)
		text := fmt.Sprintf(w.Exchange.Aside, entries, d.name(q.Desk), w.Exchange.Why.Reason(q.Reason))
		lines = append(lines, d.signed(theme.Bad, text)...)
	}
	return lines
}

// totals counts the entries that wait, and those that were set aside.
func (d *Desks) totals() string {
	w, a := d.env.Words, &d.known.aside
	waiting, apart := 0, 0
	for i := range a.Waiting {
		waiting += a.Waiting[i].Entries()
	}
	for _, q := range a.Quarantined {
		apart += q.Entries
	}
	var said []string
	if waiting > 0 {
		said = append(said, w.Count(w.Desks.Waiting, waiting))
	}
	if apart > 0 {
		said = append(said, w.Count(w.Desks.SetApart, apart))
	}
	return strings.Join(said, ", ")
}

// waiting says what a piece waits for: a word of trust, or what comes before.
func (d *Desks) waiting(p *journal.Piece) []string {
	w := d.env.Words
	tone, text := theme.Question, w.Count(w.Desks.Unknown, p.Entries())
	if missing := p.Missing(); missing > 0 {
		tone, text = theme.Warning, fmt.Sprintf(w.Desks.Early, w.Count(w.Desks.Waiting, p.Entries()), w.Number(missing))
	}
	return d.signed(tone, fmt.Sprintf(w.Desks.From, d.name(p.By.Desk), text))
}

// signed is a text of as many lines as it needs, behind the sign of its tone.
func (d *Desks) signed(tone theme.Tone, text string) []string {
	lines := widget.Wrap(text, d.env.Frame.Inner()-4)
	for i, line := range lines {
		sign := tone.Sign()
		if i > 0 {
			sign = " "
		}
		lines[i] = d.env.Theme.Tone(tone).Render("  " + sign + " " + line)
	}
	return lines
}
