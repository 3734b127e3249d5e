package person

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/theme"
)

// profile is how the person sells, or that nobody has asked.
func (p *Page) profile() string {
	w := &p.env.Words.Facts
	if profile := p.page.Registration.Profile(); profile != "" {
		return w.Profile(profile)
	}
	return w.NotAsked
}

// askProfile asks for the answer; what it was before stays in the history.
func (p *Page) askProfile() {
	w := p.env.Words
	answers := make([]string, len(checkin.Profiles))
	for i, profile := range checkin.Profiles {
		answers[i] = w.Facts.Profile(profile)
	}
	p.ask(theme.Question, w.Facts.HowSell, p.profile(), w.Survey.Why, answers, func(said string) tea.Cmd {
		return p.answerProfile(checkin.Profiles[slices.Index(answers, said)])
	})
}

func (p *Page) answerProfile(answer checkin.Profile) tea.Cmd {
	id := p.id
	return p.write(p.env.Words.Survey.Changed, func(ctx context.Context, desk *checkin.Desk) error {
		_, err := desk.Answer(ctx, id, answer)
		return err
	})
}
