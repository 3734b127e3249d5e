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
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// arrivals lists this session, where an arrival can be noted, and every
// arrival; at is the line of what is chosen, -1 for none.
func (p *Page) arrivals(width int) (lines []string, at int) {
	w, t := p.env.Words, p.env.Theme
	at = -1
	choices := p.choices()
	option := func(c choice, text string) {
		style, sign := t.Text, theme.SignChoice
		if c == p.chosen {
			style, sign, at = t.Bar, theme.SignBar, len(lines)
		}
		lines = append(lines, style.Render(widget.Whole(widget.Fit(sign+" "+text, width))))
	}
	if slices.Contains(choices, hereChoice) {
		words := w.Person.NoteHere
		if p.outcome() != checkin.OutcomeAdmitted {
			words = w.Person.NoteStill
		}
		option(hereChoice, fmt.Sprintf(words, p.session(p.env.Overview.Session.ID)))
	}
	if len(p.page.Arrivals) == 0 {
		lines = append(lines, t.Faint.Render(widget.Cut("  "+w.Person.NoArrival, width)))
	}
	for i := range p.page.Arrivals {
		a := &p.page.Arrivals[i]
		text := p.passage(a)
		if a.InForce() {
			option(arrivalChoice(a), theme.SignIn+" "+text)
			continue
		}
		u := a.Undone
		lines = append(lines, t.Faint.Render(widget.Cut("  "+theme.SignNo+" "+text, width)))
		back := fmt.Sprintf(w.Person.TakenBack, w.Clock(p.env.Local(u.Time)), who(u.Desk, u.Operator), checkin.Clean(u.Reason))
		lines = append(lines, t.Faint.Render(widget.Cut("    "+back, width)))
	}
	for _, h := range p.decisions() {
		option(decisionChoice(h), theme.SignIn+" "+join("  ", p.moment(h.Time), w.History.Decided, who(h.Desk, h.Operator)))
	}
	if slices.Contains(choices, profileChoice) {
		option(profileChoice, fmt.Sprintf(w.Survey.Change, p.profile()))
	}
	return lines, at
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

// tell says one entry in words.
func (p *Page) tell(h *checkin.Happening) string {
	w := &p.env.Words.History
	switch h.Kind {
	case checkin.KindRegistered:
		switch list := checkin.Clean(h.Body.List); {
		case h.Body.WalkIn:
			return w.AtDesk
		case list != "":
			return fmt.Sprintf(w.Registered, list)
		}
		return w.FromList
	case checkin.KindAmended:
		if list := checkin.Clean(h.Body.List); list != "" {
			return fmt.Sprintf(w.ListChange, list, p.fields(h))
		}
		return fmt.Sprintf(w.Amended, p.fields(h))
	case checkin.KindArrived:
		return p.tellArrival(h)
	case checkin.KindUndone:
		if h.Body.Swapped {
			return join(" · ", w.UndoneSwap, p.reason(h))
		}
		return join(" · ", w.Undone, p.reason(h))
	case checkin.KindAnswered:
		profile := checkin.Profile(h.Personal.Fields[checkin.FieldProfile])
		return fmt.Sprintf(w.Answered, p.env.Words.Facts.Profile(profile))
	case checkin.KindNoted:
		return fmt.Sprintf(w.Noted, checkin.Clean(h.Personal.Note))
	}
	if said, ok := map[checkin.Kind]string{
		checkin.KindWithdrawn: w.Withdrawn, checkin.KindLeft: w.Left, checkin.KindJoined: w.Joined,
		checkin.KindDecided: w.Decided, checkin.KindErased: w.Erased,
	}[h.Kind]; ok {
		return said
	}
	return fmt.Sprintf(w.Other, checkin.Clean(string(h.Kind)))
}

func (p *Page) tellArrival(h *checkin.Happening) string {
	words := p.env.Words
	w, session := &words.History, p.session(h.Session)
	said := fmt.Sprintf(w.Arrived, session)
	if h.Body.At != 0 {
		said = fmt.Sprintf(w.ArrivedAt, session, words.Clock(p.env.Local(time.UnixMilli(h.Body.At))))
	}
	despite := ""
	if h.Body.Override != "" {
		despite = fmt.Sprintf(w.Despite, p.refused(h.Body.Override))
	}
	swapped := ""
	if h.Body.Swapped {
		swapped = w.Swapped
	}
	return join(" · ", said, despite, swapped, p.reason(h))
}

// refused is the refusal that was set aside, in a word.
func (p *Page) refused(o checkin.Outcome) string {
	w := p.env.Words
	switch o {
	case checkin.OutcomeUnpaid:
		return cmp.Or(screen.OwnWord(&p.page.Registration), w.Door.Unpaid)
	case checkin.OutcomeCancelled:
		return w.Door.Cancelled
	case checkin.OutcomeBlocked:
		return w.Door.Blocked
	case checkin.OutcomeAlreadyIn:
		return w.History.AlreadyIn
	}
	return w.History.Elsewhere
}

func (p *Page) reason(h *checkin.Happening) string {
	if reason := checkin.Clean(h.Personal.Reason); reason != "" {
		return fmt.Sprintf(p.env.Words.History.Reason, reason)
	}
	return ""
}

// fields names what an amendment changed, in the order of the fields.
func (p *Page) fields(h *checkin.Happening) string {
	var names []string
	for f := range checkin.NumFields {
		if _, changed := h.Personal.Fields[f]; changed {
			names = append(names, strings.ToLower(p.env.Words.Facts.Fields[f]))
		}
	}
	return strings.Join(names, ", ")
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
