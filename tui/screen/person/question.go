package person

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
)

// question is a choice over the page: of a reason, an answer, a session. Nothing
// in it is chosen at first.
type question struct {
	panel widget.Panel
	do    func(chosen int) tea.Cmd
	deaf  worker.Ticket // of the timer until which Enter is not heard; 0: it is
}

// ask asks for one of some texts.
func (p *Page) ask(tone theme.Tone, title, about, text string, answers []string, do func(string) tea.Cmd) {
	choices := make([]widget.Choice, len(answers))
	for i, a := range answers {
		choices[i].Text = a
	}
	p.question(tone, title, about, text, choices, func(chosen int) tea.Cmd { return do(answers[chosen]) })
}

// question asks for one of some choices.
func (p *Page) question(tone theme.Tone, title, about, text string, choices []widget.Choice, do func(int) tea.Cmd) {
	r := &p.page.Registration
	p.why = &question{do: do, panel: widget.Panel{
		Tone: tone, Title: title, About: []string{about}, Question: text, Choices: choices, Chosen: widget.NoChoice,
		First: i18n.GivenName(r.FirstName()), Surname: surname(r),
	}}
}

// answer hears a key while something is asked.
func (p *Page) answer(action keymap.Action) tea.Cmd {
	q := p.why
	switch action {
	case keymap.Down, keymap.Bar, keymap.Right:
		q.panel.Chosen = min(q.panel.Chosen+1, len(q.panel.Choices)-1)
	case keymap.Up, keymap.Left:
		q.panel.Chosen = max(q.panel.Chosen-1, 0)
	case keymap.Cancel:
		p.why = nil
	case keymap.Confirm:
		if q.panel.Chosen != widget.NoChoice && q.deaf == 0 {
			p.why = nil
			return q.do(q.panel.Chosen)
		}
	}
	return nil
}
