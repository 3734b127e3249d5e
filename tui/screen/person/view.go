package person

import (
	"fmt"
	"strings"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
)

// View draws the page, or the question for a reason.
func (p *Page) View() string { return p.memo.View(p.env, p.draw) }

func (p *Page) draw() string {
	f, t := p.env.Frame, p.env.Theme
	if p.edit != nil {
		return p.drawEditor()
	}
	if p.why != nil {
		lines := p.why.panel.Draw(t, f.Inner(), f.Body-1)
		for len(lines) < f.Body-1 {
			lines = append(lines, "")
		}
		lines = append(lines, widget.Hints(t, f.Inner(), p.foot()...))
		return widget.Stack(widget.Indent(lines, f.Margin), f.Body)
	}
	sheet := p.sheet()
	return sheet.Draw(t, f)
}

// lines is the whole page, and the line of what is chosen.
func (p *Page) lines() (lines []string, focus int) {
	w, t, width := p.env.Words, p.env.Theme, p.env.Frame.Inner()
	if p.notice.text != "" {
		lines = append(lines, t.Loud(p.notice.tone).Render(" "+p.notice.tone.Sign()+" "+p.notice.text+" "))
	}
	if !p.ready {
		return append(lines, t.Faint.Render(w.Person.Reading)), widget.NoFocus
	}
	lines = append(lines, p.head()...)
	lines = append(lines, p.facts()...)
	if p.page.Registration.Erased {
		lines = append(lines, p.whatIsLeft()...)
	}
	l := &lister{p: p, width: width, lines: p.part(lines, w.Person.Arrivals), at: widget.NoFocus}
	l.arrivals()
	if !p.page.Registration.Erased {
		l.lines = p.part(l.lines, w.Person.Act)
		l.corrections()
	}
	return append(p.part(l.lines, w.History.Title), p.history(width)...), l.at
}

// part begins a part of the page.
func (p *Page) part(lines []string, title string) []string {
	t := p.env.Theme
	if p.env.Frame.Class != layout.Narrow {
		lines = append(lines, "")
	}
	return append(lines, widget.Rule(t.Rule, t.Faint, title, p.env.Frame.Inner()))
}

// head is the name, large, how the person stands at this session, and where
// they come from.
func (p *Page) head() []string {
	w, t, r, width := p.env.Words, p.env.Theme, &p.page.Registration, p.env.Frame.Inner()
	state := p.state()
	name := w.SpokenName(r)
	if family := surname(r); family != "" && p.env.Frame.Class != layout.Narrow {
		first := i18n.GivenName(r.FirstName())
		name = strings.TrimSpace(first + "  " + widget.Spaced(family, width*3/5))
	}
	lines := []string{widget.Ends(t.Strong.Render(name), "  "+state, width)}
	if poster, ok := widget.Poster(surname(r), width); ok && t.Blocks && p.env.Frame.Large {
		lines = append([]string{widget.Ends(t.Strong.Render(i18n.GivenName(r.FirstName())), "  "+state, width)}, poster...)
	}
	if p.env.Frame.Class == layout.Narrow {
		lines = []string{t.Strong.Render(widget.Cut(name, width)), widget.Cut(state, width)}
	}
	if about := join(" · ", checkin.Clean(r.Company()), checkin.Clean(r.Town())); about != "" {
		lines = append(lines, t.Text.Render(widget.Cut(about, width)))
	}
	if said := p.listSays(); said != "" {
		lines = append(lines, t.Faint.Render(widget.Cut(said, width)))
	}
	if show := checkin.Clean(r.Show()); show != "" {
		lines = append(lines, t.Highlight.Render(widget.Cut(theme.SignShow+" "+show, width)))
	}
	if p.env.Frame.Class != layout.Narrow {
		lines = append(lines, "")
	}
	return lines
}

// state is in short what the door would answer.
func (p *Page) state() string {
	place := &p.env.Overview.Place
	if p.page.Registration.Erased && p.outcome() != checkin.OutcomeAlreadyIn {
		return "" // nobody of that name can come
	}
	tone, said := screen.Standing(p.env, &checkin.Row{
		Registration: p.page.Registration, Outcome: p.outcome(),
		Previous: checkin.First(p.page.Arrivals, place.Session.ID),
	})
	return p.env.Theme.Tone(tone).Render(strings.TrimSpace(tone.Sign() + " " + said))
}

// ref is how the organiser's list calls the registration.
func (p *Page) ref() string { return checkin.Clean(p.page.Registration.Code()) }

func (p *Page) foot() []widget.Hint {
	w := p.env.Words
	arrows := w.Keys.Down + " " + w.Keys.Up
	back := widget.Hint{Key: w.Keys.Escape, Does: w.Person.Back}
	switch {
	case p.why != nil && (p.why.panel.Chosen == widget.NoChoice || p.why.deaf != 0):
		return []widget.Hint{{Key: arrows, Does: w.Person.Choose}, back}
	case p.why != nil:
		return []widget.Hint{{Key: w.Keys.Enter, Does: w.Desk.EnterChoose}, {Key: arrows, Does: w.Person.Choose}, back}
	case p.index() >= 0:
		return []widget.Hint{{Key: w.Keys.Enter, Does: p.does()}, back}
	case len(p.choices()) > 0 && p.scroll == 0:
		return []widget.Hint{{Key: arrows, Does: w.Person.Choose}, back}
	}
	return []widget.Hint{{Key: arrows, Does: w.Person.Scroll, Scrolls: true}, back}
}

// does is what Enter does with what is chosen.
func (p *Page) does() string {
	w, name := p.env.Words, p.env.Words.SpokenName(&p.page.Registration)
	switch p.chosen.act {
	case noteHere:
		return fmt.Sprintf(w.Desk.EnterNotes, name)
	case leave:
		return w.Fill(w.Person.LeaveName, name)
	case undoArrival:
		return w.Person.TakeBack
	case undoDeparture:
		return w.Person.UndoLeft
	case reopen:
		return fmt.Sprintf(w.Conflicts.TakeBack, name)
	}
	return w.Desk.EnterChoose
}

func surname(r *checkin.Registration) string { return i18n.Surname(r) }

func join(between string, parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, between)
}
