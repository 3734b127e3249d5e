package listing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// preview draws the list as it was understood.
func (l *Listing) preview() (lines []string, focus int) {
	w, t, p := l.env.Words, l.env.Theme, l.shown
	lines, focus = l.head(), widget.NoFocus
	rows := p.rows(l.env)
	before := takePart
	for i := range rows {
		r := &rows[i]
		if r.part != before {
			lines = append(l.gap(lines), widget.Rule(t.Rule, t.Title, r.part.title(w), l.env.Frame.Inner()))
			before = r.part
		}
		here := r.id == p.focus
		if here {
			focus = len(lines)
		}
		for _, line := range l.row(r, here) {
			lines = append(lines, zone.OfRow(i, line))
		}
		if here && p.open {
			choices, at := l.choices(r)
			focus += 1 + at
			lines = append(lines, choices...)
		}
	}
	return lines, focus
}

// head says what sort of file it is, who is in it, what taking it in would do,
// and what stands in the way.
func (l *Listing) head() []string {
	w, t, p := l.env.Words, l.env.Theme, l.shown
	read := w.Count(w.Roster.Read, p.seen.Read)
	lines := l.flow(t.Text, "", w.ListFormat(&p.seen.Format)+" · "+read)
	switch {
	case p.err != nil:
		said := l.explain(p.err, p.path)
		lines = append(lines, l.paragraph(theme.Bad, t.Strong, said.What)...)
		lines = append(lines, l.flow(t.Text, "  ", said.Press)...)
	case l.work.ticket != 0 && !l.work.weighs:
		lines = append(lines, t.Faint.Render(w.Listing.Again))
	case p.intake == nil:
		said := fmt.Sprintf(w.Listing.Weighing, 100*l.work.done/max(l.work.of, 1))
		lines = append(lines, l.flow(t.Faint, "", said)...)
	default:
		lines = append(lines, l.effect(p.intake)...)
	}
	if words, people := p.unanswered(); words > 0 {
		said := w.Count(w.Listing.Cannot, words) + w.Listing.Colon + w.Count(w.Listing.Stopped, people)
		lines = append(lines, l.paragraph(theme.Question, t.Text, said)...)
	}
	return l.gap(lines)
}

// effect says what taking the list in would do.
func (l *Listing) effect(in *checkin.Intake) []string {
	w, t := l.env.Words, l.env.Theme
	said := w.Preview.WouldNothing
	if counts := w.ListCounts(in); counts != "" {
		said = fmt.Sprintf(w.Preview.Would, counts)
	}
	lines := append(l.paragraph(theme.Good, t.Strong, said), l.consequences(in)...)
	if in.Added+in.Updated > large {
		lines = append(lines, l.paragraph(theme.Warning, t.Text, w.Listing.Large)...)
	}
	return lines
}

// row draws what the bar can stand on.
func (l *Listing) row(r *row, here bool) []string {
	t, width := l.env.Theme, l.env.Frame.Inner()
	sign, style := " ", t.Text
	if here {
		sign, style = theme.SignBar, t.Bar
	}
	switch r.kind {
	case takeRow:
		if !here {
			sign = theme.SignChoice
		}
		if !l.shown.ready() && !here {
			style = t.Faint
		}
		said := l.env.Words.Listing.Take
		if r.withdraw {
			said = l.env.Words.Count(l.env.Words.Listing.TakeAll, l.shown.intake.Asked)
		}
		return []string{style.Render(widget.Whole(widget.Fit(sign+" "+said, width)))}
	case sheetRow:
		return []string{l.sheetLine(here, sign, style)}
	case wordRow:
		return []string{l.word(r, here, sign, style)}
	case columnRow:
		return []string{l.column(r, here, sign, style)}
	case personRow:
		return []string{style.Render(widget.Whole(widget.Fit(sign+" "+l.person(&r.person), width)))}
	}
	return l.remark(r, here, style)
}

// remark is a sentence, on as many lines as it needs.
func (l *Listing) remark(r *row, here bool, style theme.Style) []string {
	width := l.env.Frame.Inner()
	var lines []string
	first := l.env.Theme.Tone(r.tone).Render(r.tone.Sign()) + " "
	if here {
		first = style.Render(theme.SignBar + " ")
	}
	for _, part := range widget.Wrap(r.text, width-2) {
		if here {
			part = widget.Whole(widget.Fit(part, width-2))
		}
		lines = append(lines, first+style.Render(part))
		first = style.Render("  ")
	}
	return lines
}

// word is a word for a status: how many people have it, and what it means.
func (l *Listing) word(r *row, here bool, sign string, style theme.Style) string {
	w, s := l.env.Words, r.word
	status, now := l.shown.answers.words[s.Word]
	if !now {
		status = s.Status
	}
	means, ground := w.Preview.Means[status], ""
	switch {
	case status == "" || !s.Known && !now:
		means = w.Listing.NotYet
	case now:
		ground = w.Preview.Evidence[roster.EvidenceTold]
	case !s.Since.IsZero():
		ground = w.Answered(s.Since, l.env.Overview.Event.Location())
	}
	if !s.Known && sign == " " {
		sign = theme.SignQuestion
	}
	count := w.Count(w.Preview.People1, s.Count)
	if l.narrow() {
		count = w.Number(s.Count)
	}
	return l.meaning(sign, checkin.Clean(s.Word)+"  "+count, means, ground, here, style)
}

// column is a column: what it is called, what it was taken for, and why.
func (l *Listing) column(r *row, here bool, sign string, style theme.Style) string {
	w, c := l.env.Words, *r.column
	ground := w.ColumnGround(&c, l.env.Overview.Event.Location())
	if use, now := l.shown.answers.columns[c.Label]; now && use != guess {
		c.Use = use
		ground = w.Preview.Evidence[roster.EvidenceTold]
	}
	if !here && (c.Use == "" || c.Use == roster.UseNothing) {
		style = l.env.Theme.Faint
	}
	return l.meaning(sign, checkin.Clean(c.Label), w.ColumnUse(&c), ground, here, style)
}

// meaning sets what is understood beside what the file says.
func (l *Listing) meaning(sign, says, means, ground string, here bool, style theme.Style) string {
	width := l.env.Frame.Inner()
	left := min(max(width*2/5, 14), 44)
	if here {
		means = "← " + means + " →"
	} else {
		means = "  " + means
	}
	line := sign + " " + widget.Fit(says, left-3) + " " + means
	if ground != "" && !l.narrow() {
		return style.Render(widget.Ends(line, "  "+ground, width))
	}
	return style.Render(widget.Whole(widget.Fit(line, width)))
}

// person is somebody as the desk will show them.
func (l *Listing) person(r *checkin.Registration) string {
	name, wide := l.env.Words.ListName(r), l.env.Frame.Inner()/3
	if l.narrow() {
		return strings.Join(nonEmpty(name, checkin.Clean(r.Company())), " · ")
	}
	about := nonEmpty(checkin.Clean(r.Company()), checkin.Clean(r.Town()), checkin.HalfEmail(r.Email()), checkin.Clean(r.Code()))
	return widget.Fit(name, wide) + "  " + strings.Join(about, " · ")
}

func nonEmpty(all ...string) (some []string) {
	for _, text := range all {
		if text != "" {
			some = append(some, text)
		}
	}
	return some
}

// Meanings that are seen at once: few enough to leave in sight of what they are.
const (
	meaningsSeen   = 7
	meaningsNarrow = 3
)

// choices draws the meanings of what is under the bar around the one that Enter
// keeps, and says which line that is.
func (l *Listing) choices(r *row) (lines []string, at int) {
	w, t, seen := l.env.Words, l.env.Theme, meaningsSeen
	if l.narrow() {
		seen = meaningsNarrow
	}
	seen = min(seen, l.shown.choices(r))
	from := min(max(l.shown.choice-seen/2, 0), l.shown.choices(r)-seen)
	for i := from; i < from+seen; i++ {
		said := w.Listing.Guess
		switch {
		case r.kind == sheetRow && i > 0:
			said = l.shown.sheets()[i]
		case r.kind == wordRow && i == 0:
			said = w.Listing.NotYet
		case r.kind == wordRow:
			said = w.Preview.Means[meanings[i]]
		case i > 0:
			said = w.Preview.Uses[uses[i]]
		}
		style, sign := t.Text, theme.SignChoice
		if i == l.shown.choice {
			style, sign = t.Choice, theme.SignBar
		}
		lines = append(lines, "    "+zone.OfItem(0, i, style.Render(widget.Fit(sign+" "+said, min(l.env.Frame.Inner()-4, 40)))))
	}
	return lines, l.shown.choice - from
}

// foot says what the keys do now.
func (l *Listing) foot() []widget.Hint {
	w := l.env.Words
	s, k := &w.Listing, &w.Keys
	arrows := widget.Hint{Key: k.Down + " " + k.Up, Does: s.Choose}
	back := widget.Hint{Key: k.Escape, Does: s.Back}
	switch {
	case l.end != nil:
		return []widget.Hint{{Key: k.Enter, Does: l.next(s)}}
	case l.work.stopping:
		return nil
	case l.work.writes:
		return []widget.Hint{{Key: k.Escape, Does: s.NoTrace}}
	case l.work.ticket != 0 && l.shown == nil:
		return []widget.Hint{{Key: k.Escape, Does: s.Stop}}
	case l.shown != nil:
		return l.previewFoot(arrows, back)
	case l.files.current() == "":
		return []widget.Hint{{Key: "…", Does: s.Type}, arrows.Among(1 + len(l.files.found)), back}
	}
	reads := fmt.Sprintf(s.ReadIt, widget.Cut(fileName(l.files.current()), max(l.env.Frame.Inner()-ansi.StringWidth(s.ReadIt)-40, 12)))
	return []widget.Hint{{Key: k.Enter, Does: reads}, arrows, back}
}

func (l *Listing) previewFoot(arrows, back widget.Hint) []widget.Hint {
	s, k, p := &l.env.Words.Listing, &l.env.Words.Keys, l.shown
	r := p.current(p.rows(l.env))
	var sheets []widget.Hint
	if p.turnsSheet(r) {
		sheets = []widget.Hint{{Key: k.Left + " " + k.Right, Does: s.OtherSheet}}
	}
	switch {
	case p.open:
		return []widget.Hint{{Key: k.Enter, Does: s.KeepIt}, arrows, back}
	case r == nil:
		return slices.Concat([]widget.Hint{{Key: arrows.Key, Does: s.NoChoice}}, sheets, []widget.Hint{back})
	case r.kind == takeRow && p.ready() && l.work.ticket == 0:
		return slices.Concat([]widget.Hint{{Key: k.Enter, Does: s.TakeIt}}, sheets, []widget.Hint{{Key: arrows.Key, Does: s.Look}, {Key: k.Tab, Does: s.NextPart}, back})
	case r.hasMeanings():
		return []widget.Hint{{Key: k.Left + " " + k.Right, Does: s.Change}, {Key: k.Enter, Does: s.Meanings}, {Key: k.Tab, Does: s.NextPart}, back}
	}
	return []widget.Hint{{Key: arrows.Key, Does: s.Look}, {Key: k.Tab, Does: s.NextPart}, back}
}
