package person

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/theme"
	"opale/tui/worker"
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

func decisionChoice(h *checkin.Happening) choice {
	return choice{any: true, entry: h.Entry, decision: true}
}

// askAgain asks whether a decision is to be taken back.
func (p *Page) askAgain() {
	w, entry := &p.env.Words.Conflicts, p.chosen.entry
	p.ask(theme.Question, w.Reopen, "", w.ReopenWhy, []string{w.Again}, func(string) tea.Cmd { return p.reopen(entry) })
}

func (p *Page) reopen(entry checkin.EntryID) tea.Cmd {
	w := &p.env.Words.Conflicts
	asked, desk, id, reason, done := worker.NewTicket(), p.env.Desk, p.id, w.ReasonAgain, w.Reopened
	p.writes = asked
	p.env.Queue.Do(func(ctx context.Context) tea.Msg {
		return tookBack{asked, done, desk.Reopen(ctx, id, entry, reason)}
	})
	return nil
}
