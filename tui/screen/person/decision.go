package person

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/theme"
)

// decisions is the decisions about the person that nobody has taken back,
// wherever they were made.
func (p *Page) decisions() []*checkin.Happening {
	var standing []*checkin.Happening
	for i := range p.page.History {
		if h := &p.page.History[i]; h.Kind == checkin.KindDecided && !h.Undone {
			standing = append(standing, h)
		}
	}
	return standing
}

// askAgain asks whether a decision is to be taken back.
func (p *Page) askAgain() {
	w, entry := &p.env.Words.Conflicts, p.chosen.entry
	p.ask(theme.Question, w.Reopen, "", w.ReopenWhy, []string{w.Again}, func(string) tea.Cmd { return p.reopen(entry) })
}

func (p *Page) reopen(entry checkin.EntryID) tea.Cmd {
	w, id := &p.env.Words.Conflicts, p.id
	reason := w.ReasonAgain
	return p.write(w.Reopened, func(ctx context.Context, desk *checkin.Desk) error {
		return desk.Reopen(ctx, id, entry, reason)
	})
}
