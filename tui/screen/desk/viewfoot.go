package desk

import (
	"fmt"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// drawFoot says first what Enter will do, with the person's name; then the
// other keys.
func (d *Desk) drawFoot(rows int) []string {
	t, w, width := d.env.Theme, d.env.Words, d.env.Frame.Inner()
	hints := d.hints()
	if d.noting != "" {
		hints = append([]widget.Hint{{Key: "…", Does: fmt.Sprintf(w.Desk.Noting, d.noting)}}, hints...)
	}
	if rows == 1 || len(hints) == 0 || hints[0].Key != w.Keys.Enter {
		return []string{widget.Hints(t, width, hints...)}
	}
	return []string{widget.Hints(t, width, hints[0]), widget.Hints(t, width, hints[1:]...)}
}

// hints is the keys that do something now, the first one first.
func (d *Desk) hints() []widget.Hint {
	w := d.env.Words
	k, s := &w.Keys, &w.Desk
	updown := k.Down + " " + k.Up
	switch {
	case d.bar != noAction:
		return []widget.Hint{
			{Key: k.Enter, Does: d.env.Keys.Binding(d.action()).Does},
			{Key: k.Left + " " + k.Right, Does: s.Choose}, {Key: k.Escape, Does: s.Back},
		}
	case d.panel != nil:
		return d.panelHints()
	case d.query.spent:
		return nil
	case d.query.field.Value() == "":
		return d.idleHints()
	case d.query.settled && len(d.list.rows) == 0:
		return []widget.Hint{
			{Key: k.Enter, Does: fmt.Sprintf(s.EnterNew, d.query.field.Value())},
			{Key: k.Escape, Does: s.Clear},
		}
	}
	row := d.list.current()
	if row == nil && d.query.settled {
		return []widget.Hint{{Key: updown, Does: s.EnterTwins}, {Key: k.Escape, Does: s.Clear}}
	}
	hints := []widget.Hint{{Key: updown, Does: s.ChooseOther}, {Key: k.Escape, Does: s.Clear}}
	if row != nil {
		hints = append([]widget.Hint{{Key: k.Enter, Does: d.promise(row)}}, hints...)
	}
	return hints
}

// promise is what Enter will do with the row under the bar.
func (d *Desk) promise(row *checkin.Row) string {
	w, r := d.env.Words, &row.Registration
	name := w.SpokenName(r)
	if company := checkin.Clean(r.Company()); company != "" && d.env.Frame.Class != layout.Narrow {
		name += ", " + company
	}
	form := w.Desk.EnterShows
	if d.list.chosen || d.query.answer.Verdict == checkin.VerdictSure {
		form = w.Desk.EnterOpens
		if row.Outcome == checkin.OutcomeAdmitted {
			form = w.Desk.EnterNotes
		}
	}
	return fmt.Sprintf(form, name)
}

func (d *Desk) panelHints() []widget.Hint {
	w := d.env.Words
	k, s := &w.Keys, &w.Desk
	switch p := d.panel; {
	case len(p.compose(d).choices) > 0 && p.chosen >= 0:
		return []widget.Hint{{Key: k.Enter, Does: s.EnterChoose}, {Key: k.Down + " " + k.Up, Does: s.Choose}, {Key: k.Escape, Does: s.Back}}
	case len(p.compose(d).choices) > 0:
		return []widget.Hint{{Key: k.Down, Does: s.Choose}, {Key: k.Escape, Does: s.Back}, {Key: k.Tab, Does: s.PageHistory}}
	case p.onEnter != nil:
		return []widget.Hint{
			{Key: k.Enter, Does: fmt.Sprintf(s.EnterNotes, w.SpokenName(&p.who))},
			{Key: k.Down + " " + k.Up, Does: s.ChooseOther}, {Key: k.Escape, Does: s.Back},
		}
	}
	undo := widget.Hint{Key: d.env.Keys.Shown(keymap.Undo), Does: s.NotThem}
	return []widget.Hint{undo, {Key: k.Escape, Does: s.Back}}
}

// idleHints is for an empty field: whose arrival could be taken back.
func (d *Desk) idleHints() []widget.Hint {
	w := d.env.Words
	if len(d.recent.passages) == 0 {
		return nil
	}
	return []widget.Hint{{Key: d.env.Keys.Shown(keymap.Undo), Does: w.Actions.Undo}}
}

// drawRecent draws the last arrivals in two columns, under their title.
func (d *Desk) drawRecent(rows int) []string {
	if rows < 2 {
		return nil
	}
	t, w, width := d.env.Theme, d.env.Words, d.env.Frame.Inner()
	drawn := []string{widget.Rule(t.Rule, t.Faint, w.Desk.Recent, width)}
	lines := d.recent.lines(2*(rows-1), d.env.Overview.Session.ID)
	down := (len(lines) + 1) / 2
	for i := range down {
		left, right := d.drawPassage(lines[i], (width-2)/2), ""
		if i+down < len(lines) {
			right = d.drawPassage(lines[i+down], (width-2)/2)
		}
		drawn = append(drawn, left+"  "+right)
	}
	return drawn
}

func (d *Desk) drawPassage(l line, width int) string {
	t, w := d.env.Theme, d.env.Words
	at := fmt.Sprintf("%5s  ", w.Clock(d.env.Local(l.at)))
	tone, sign, name, said := theme.Good, theme.SignIn, w.ListName(l.who), checkin.Clean(l.who.Company())
	if l.who.WalkIn {
		sign = theme.SignNew
	}
	if l.refusal != nil {
		tone, said = screen.Verdict(w, d.env.Overview.Event, *l.refusal)
		sign = tone.Sign()
		if l.who.ID.IsZero() {
			name, said = said, ""
		}
	}
	room := width - len(at) - 2
	first := min(room, max(room*3/5, 16))
	text := widget.Fit(name, first) + " " + widget.Cut(said, room-first-1)
	return t.Faint.Render(at) + t.Tone(tone).Render(sign) + " " + t.Text.Render(widget.Fit(text, room))
}
