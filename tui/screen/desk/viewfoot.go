package desk

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

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
			{Key: k.Enter, Does: d.barDoes()},
			{Key: k.Left + " " + k.Right, Does: s.Choose}, {Key: k.Escape, Does: s.Back},
		}
	case d.panel != nil:
		return d.panelHints()
	case d.query.spent:
		return nil
	case d.query.field.Value() == "":
		return d.idleHints()
	case d.query.settled && len(d.list.rows) == 0 && d.env.Loading:
		return []widget.Hint{{Key: k.Escape, Does: s.Clear}}
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

// barDoes is what Enter does with the action under the bar.
func (d *Desk) barDoes() string {
	if d.action() == keymap.Others {
		return d.env.Words.Desk.ShowOthers
	}
	return d.env.Keys.Binding(d.action()).Does
}

// promise is what Enter will do with the row under the bar.
func (d *Desk) promise(row *checkin.Row) string {
	w, r := d.env.Words, &row.Registration
	name, company := w.SpokenName(r), checkin.Clean(r.Company())
	form := forms{w.Desk.EnterShows, w.Desk.ShowsShort}
	if d.list.chosen || d.query.answer.Verdict == checkin.VerdictSure {
		switch row.Outcome {
		case checkin.OutcomeAdmitted:
			form = forms{w.Desk.EnterNotes, w.Desk.NotesShort}
		case checkin.OutcomeAlreadyIn:
			form = forms{w.Desk.EnterSees, w.Desk.ShowsShort}
		default:
			form = forms{w.Desk.EnterOpens, w.Desk.OpensShort}
		}
	}
	room := d.env.Frame.Inner() - ansi.StringWidth(w.Keys.Enter) - 2
	if said := d.say(form, name+", "+company); company != "" && d.env.Frame.Class != layout.Narrow && ansi.StringWidth(said) <= room {
		return said
	}
	return d.say(form, name)
}

// forms is a sentence about somebody at two lengths.
type forms struct{ long, short string }

func (d *Desk) say(f forms, name string) string {
	if d.env.Frame.Class == layout.Narrow {
		return fmt.Sprintf(f.short, name)
	}
	return fmt.Sprintf(f.long, name)
}

func (d *Desk) panelHints() []widget.Hint {
	w := d.env.Words
	k, s := &w.Keys, &w.Desk
	p, c := d.panel, d.panel.compose(d)
	escape := widget.Hint{Key: k.Escape, Does: s.Back}
	if c.escape != "" {
		escape.Does = c.escape
	}
	switch {
	case len(c.choices) > 0 && p.chosen >= 0:
		return []widget.Hint{{Key: k.Enter, Does: s.EnterChoose}, {Key: k.Down + " " + k.Up, Does: s.Choose}, escape}
	case p.onEnter != nil && len(c.choices) > 0:
		return []widget.Hint{{Key: k.Enter, Does: c.enter}, {Key: k.Down, Does: s.Choose}, escape}
	case p.waits && len(c.choices) > 0:
		return []widget.Hint{{Key: k.Down, Does: s.Choose}, {Key: d.env.Keys.Shown(keymap.Aside), Does: w.Aside.Hint}, escape}
	case len(c.choices) > 0 && !p.who.ID.IsZero():
		return []widget.Hint{{Key: k.Down, Does: s.Choose}, escape, {Key: d.env.Keys.Shown(keymap.Page), Does: s.PageHistory}}
	case len(c.choices) > 0:
		return []widget.Hint{{Key: k.Down, Does: s.Choose}, escape}
	case c.enter != "":
		return []widget.Hint{{Key: k.Enter, Does: c.enter}, escape}
	case p.onEnter != nil && !p.welcomes:
		return []widget.Hint{
			{Key: k.Enter, Does: d.say(forms{s.EnterNotes, s.NotesShort}, w.SpokenName(&p.who))},
			{Key: k.Down + " " + k.Up, Does: s.ChooseOther}, escape,
		}
	case c.undoable && p.who.ID.IsZero():
		return []widget.Hint{{Key: d.env.Keys.Shown(keymap.Undo), Does: w.Group.Undo}, escape}
	case c.undoable:
		return p.survey.hints(d,
			widget.Hint{Key: d.env.Keys.Shown(keymap.Undo), Does: s.NotThem},
			widget.Hint{Key: d.env.Keys.Shown(keymap.Count), Does: w.Counting.Another}, escape)
	}
	return []widget.Hint{escape}
}

// idleHints is for an empty field: whose arrival could be taken back.
func (d *Desk) idleHints() []widget.Hint {
	w := d.env.Words
	if d.env.Frame.Class == layout.Narrow { // which has no line for the action bar
		return []widget.Hint{{Key: w.Keys.Tab, Does: w.Actions.Bar}}
	}
	figures := widget.Hint{Key: d.env.Keys.Shown(keymap.Figures), Does: strings.ToLower(w.Actions.Figures)}
	for i := range d.recent.passages {
		if d.env.Kiosk {
			break // nobody reads who came last
		}
		p := &d.recent.passages[i]
		if p.Arrival.Desk == d.env.Overview.Actor.Desk {
			takeBack := w.Fill(w.Desk.TakeBack, w.ListName(&p.Registration))
			return []widget.Hint{{Key: d.env.Keys.Shown(keymap.Undo), Does: takeBack}, figures}
		}
	}
	return []widget.Hint{figures}
}

// drawRecent draws the last arrivals in two columns, under their title.
func (d *Desk) drawRecent(rows int) []string {
	if rows < 2 || d.env.Kiosk { // the next in the queue has no business with who came
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

// namesOnly is the width below which a last arrival is a name, without its
// company.
const namesOnly = 34

func (d *Desk) drawPassage(l line, width int) string {
	t, w := d.env.Theme, d.env.Words
	at := fmt.Sprintf("%5s  ", w.Clock(d.env.Local(l.at)))
	room := width - len(at) - 2
	tone, sign, name, said := theme.Good, theme.SignIn, w.ListName(l.who), checkin.Clean(l.who.Company())
	switch {
	case l.refusal != nil && l.who.ID.IsZero():
		tone, name = screen.Verdict(w, d.env.Overview.Event, *l.refusal)
		sign, said = tone.Sign(), ""
	case l.refusal != nil:
		tone, said = screen.StandingShort(d.env, &checkin.Row{Registration: *l.who, Outcome: l.refusal.Outcome})
		sign = tone.Sign()
	case l.who.WalkIn:
		sign = theme.SignNew
	case room < namesOnly:
		said = ""
	}
	text := widget.Fit(name, room)
	if said != "" {
		first := room * 3 / 5
		if l.refusal != nil {
			first = max(room-ansi.StringWidth(said)-1, room/2)
		}
		text = widget.Fit(name, first) + " " + widget.Cut(said, room-first-1)
	}
	return t.Faint.Render(at) + t.Tone(tone).Render(sign) + " " + t.Text.Render(widget.Fit(text, room))
}
