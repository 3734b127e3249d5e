package person

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
)

// deafFor is how long a question that nothing undoes does not hear Enter: it may
// have been the coordinator's PIN's, or pressed twice.
const deafFor = 700 * time.Millisecond

// awake ends a question's deafness.
type awake struct{ ticket worker.Ticket }

// askErase asks why the person is to be erased, which is the last word before
// they are: nothing is chosen, and each choice says that it erases.
func (p *Page) askErase() tea.Cmd {
	w := &p.env.Words.Person
	choices := make([]widget.Choice, len(checkin.Grounds))
	for i, g := range checkin.Grounds {
		choices[i].Text = w.Grounds[g]
	}
	p.question(theme.Bad, w.EraseTitle, "", w.EraseWhy, choices, func(chosen int) tea.Cmd {
		return p.erase(checkin.Grounds[chosen])
	})
	p.why.panel.Notes = w.EraseWhat[:]
	p.why.deaf = worker.NewTicket()
	return p.env.Later(deafFor, awake{p.why.deaf})
}

// mayErase opens the question for which the coordinator's PIN was given, where
// there is one.
func (p *Page) mayErase(msg screen.Erase) tea.Cmd {
	if msg.ID != p.id || !p.ready || p.page.Registration.Erased || p.writes != 0 {
		return nil
	}
	p.edit = nil
	return p.askErase()
}

// erased is what came of erasing somebody.
type erased struct{ written }

func (p *Page) erase(ground checkin.Ground) tea.Cmd {
	asked, desk, id, done := worker.NewTicket(), p.env.Desk, p.id, p.env.Words.Person.EraseDone
	p.writes = asked
	p.env.Queue.Do(func(ctx context.Context) tea.Msg {
		_, err := desk.Erase(ctx, id, ground)
		return erased{written{asked, done, err}}
	})
	return nil
}

// gone says that they are erased, here and to the screens below, which may still
// name them.
func (p *Page) gone(msg erased) tea.Cmd {
	if msg.asked == p.writes && msg.err == nil {
		return tea.Batch(p.wrote(msg.written), p.env.Send(screen.Erased{}))
	}
	return p.wrote(msg.written)
}

// wake has the question hear Enter.
func (p *Page) wake(msg awake) {
	if p.why != nil && p.why.deaf == msg.ticket {
		p.why.deaf = 0
	}
}

// whatIsLeft says of somebody who was erased where they may still be.
func (p *Page) whatIsLeft() []string {
	lines := widget.Wrap(p.env.Words.Person.EraseLeft, p.env.Frame.Inner())
	if p.env.Frame.Class == layout.Narrow {
		return lines
	}
	return append([]string{""}, lines...)
}
