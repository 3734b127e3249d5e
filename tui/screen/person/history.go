package person

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/zone"
)

// lister gathers the lines of the page, and where the chosen one is.
type lister struct {
	p     *Page
	width int
	lines []string
	at    int // widget.NoFocus for none
}

// option is a line that can be chosen.
func (l *lister) option(c choice, text string) {
	t := l.p.env.Theme
	style, sign := t.Text, theme.SignChoice
	if c == l.p.chosen {
		style, sign, l.at = t.Bar, theme.SignBar, len(l.lines)
	}
	at := slices.Index(l.p.choices(), c)
	l.lines = append(l.lines, zone.OfRow(at, style.Render(widget.Whole(widget.Fit(sign+" "+text, l.width)))))
}

func (l *lister) faint(text string) {
	l.lines = append(l.lines, l.p.env.Theme.Faint.Render(widget.Cut(text, l.width)))
}

// arrivals lists this session, where an arrival or a departure can be noted,
// then every arrival with what became of it.
func (l *lister) arrivals() {
	p, w := l.p, l.p.env.Words
	choices, here := p.choices(), p.session(p.env.Overview.Session.ID)
	if c := (choice{act: noteHere}); slices.Contains(choices, c) {
		l.option(c, fmt.Sprintf(p.hereWords(), here))
	}
	if c := (choice{act: leave}); slices.Contains(choices, c) {
		l.option(c, fmt.Sprintf(w.Person.Leave, here))
	}
	if len(p.page.Arrivals) == 0 {
		l.faint("  " + w.Person.NoArrival)
	}
	for i := range p.page.Arrivals {
		a := &p.page.Arrivals[i]
		text := p.passage(a)
		if !a.InForce() {
			u := a.Undone
			l.faint("  " + theme.SignNo + " " + text)
			l.faint("    " + fmt.Sprintf(w.Person.TakenBack, w.Clock(p.env.Local(u.Time)), who(u.Desk, u.Operator), checkin.Clean(u.Reason)))
			continue
		}
		l.option(choice{undoArrival, a.Entry}, theme.SignIn+" "+text)
		if out := a.Left; out != nil {
			l.option(choice{undoDeparture, out.Entry}, "  "+fmt.Sprintf(w.Person.OutAt, w.Clock(p.env.Local(out.Time)), who(out.Desk, out.Operator)))
		}
	}
	for _, h := range p.decisions() {
		l.option(choice{reopen, h.Entry}, theme.SignIn+" "+join("  ", p.moment(h.Time), w.History.Decided, who(h.Desk, h.Operator)))
	}
}

func (p *Page) hereWords() string {
	w := &p.env.Words.Person
	switch {
	case p.outcome() != checkin.OutcomeAdmitted:
		return w.NoteStill
	case p.isBack():
		return w.NoteBack
	}
	return w.NoteHere
}

// corrections lists what can be done to what is known.
func (l *lister) corrections() {
	p, w := l.p, l.p.env.Words
	for _, c := range p.corrections() {
		l.option(c, map[act]string{
			answer: fmt.Sprintf(w.Survey.Change, p.profile()), correct: w.Person.Correct,
			flag: fmt.Sprintf(w.Person.Flag, cmp.Or(checkin.Clean(p.page.Registration.Show()), w.Person.NoFlag)),
			note: w.Person.Note, elsewhere: w.Person.Elsewhere,
			asListed: fmt.Sprintf(w.Person.Back2List, p.correctedNames()), erasure: w.Person.Erase,
		}[c.act])
	}
}

// passage is one arrival: of which session, when, at whose hands. The day is the
// session's; that of the clock is only said where it is another.
func (p *Page) passage(a *checkin.Arrival) string {
	w, by := p.env.Words, who(a.Desk, a.Operator)
	at := w.Clock(p.env.Local(a.Time))
	day, name := p.when(a.Session)
	if day != w.Date(p.env.Local(a.Time)) {
		at = fmt.Sprintf(w.Person.OnDay, p.moment(a.Time))
	}
	if p.env.Frame.Class == layout.Narrow {
		return join("  ", day, at, name, by)
	}
	return join("  ", p.session(a.Session), at, by)
}

// noted says when and by whom the arrival of an entry was noted.
func (p *Page) noted(entry checkin.EntryID) string {
	for i := range p.page.Arrivals {
		if a := &p.page.Arrivals[i]; a.Entry == entry {
			return p.passage(a)
		}
	}
	return ""
}

// The columns of the history, where there is room for columns.
const (
	whenWidth = 20
	byWidth   = 20
)

// history tells everything that happened, oldest first.
func (p *Page) history(width int) []string {
	t := p.env.Theme
	var lines []string
	for i := range p.page.History {
		h := &p.page.History[i]
		when, by := p.moment(h.Time), who(h.Desk, h.Operator)
		if p.env.Frame.Class == layout.Narrow {
			lines = append(lines, t.Faint.Render(widget.Cut(when+"  "+by, width)))
			lines = append(lines, p.wrap("  ", p.tell(h), width)...)
			continue
		}
		head := widget.Fit(when, whenWidth) + widget.Fit(by, byWidth)
		for _, line := range p.wrap("", p.tell(h), width-whenWidth-byWidth) {
			lines = append(lines, t.Faint.Render(head)+line)
			head = strings.Repeat(" ", whenWidth+byWidth)
		}
	}
	return lines
}

func (p *Page) wrap(indent, text string, width int) []string {
	var lines []string
	for _, line := range strings.Split(ansi.Wordwrap(text, max(width-len(indent), 10), ""), "\n") {
		lines = append(lines, p.env.Theme.Text.Render(indent+widget.Cut(line, width-len(indent))))
	}
	return lines
}

func who(desk, operator string) string {
	return join(", ", checkin.Clean(desk), checkin.Clean(operator))
}

func (p *Page) moment(at time.Time) string {
	w, local := p.env.Words, p.env.Local(at)
	return w.Date(local) + " " + w.Clock(local)
}

// session is a session's name and its day: the sessions of one venue may share
// the name.
func (p *Page) session(id checkin.SessionID) string {
	day, name := p.when(id)
	return join(", ", name, strings.ReplaceAll(day, " ", "\u00a0")) // a date is not torn apart
}

// when is a session's day and its name. The day is empty for one that the event
// does not, or no longer, have.
func (p *Page) when(id checkin.SessionID) (day, name string) {
	s, ok := p.env.Overview.Event.Session(id)
	if !ok {
		return "", checkin.Clean(string(id))
	}
	return p.env.Words.Date(p.env.Local(s.Opens)), checkin.Clean(s.Name)
}
