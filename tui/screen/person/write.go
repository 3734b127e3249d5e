package person

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/worker"
)

// written and letIn are what came of the writes.
type (
	written struct {
		asked worker.Ticket
		done  string // what was done
		err   error
	}
	letIn struct {
		asked worker.Ticket
		visit checkin.Visit
		err   error
	}
)

// write does something about the person, behind the writes that wait, and then
// says that it is done.
func (p *Page) write(done string, do func(context.Context, *checkin.Desk) error) tea.Cmd {
	asked, desk := worker.NewTicket(), p.env.Desk
	p.writes = asked
	p.env.Queue.Do(func(ctx context.Context) tea.Msg { return written{asked, done, do(ctx, desk)} })
	return nil
}

func (p *Page) takeBack(entry checkin.EntryID, reason, done string) tea.Cmd {
	return p.write(done, func(ctx context.Context, desk *checkin.Desk) error {
		_, err := desk.Undo(ctx, entry, reason)
		return err
	})
}

func (p *Page) leave() tea.Cmd {
	id := p.id
	return p.write(p.env.Words.Person.LeaveDone, func(ctx context.Context, desk *checkin.Desk) error {
		_, err := desk.Leave(ctx, id)
		return err
	})
}

func (p *Page) amend(done string, fields checkin.Fields) tea.Cmd {
	id := p.id
	return p.write(done, func(ctx context.Context, desk *checkin.Desk) error {
		_, err := desk.Amend(ctx, id, fields)
		return err
	})
}

// wrote says what came of a write. What was being filled in stays where it could
// not be kept.
func (p *Page) wrote(msg written) tea.Cmd {
	if msg.asked != p.writes {
		return nil
	}
	p.writes = 0
	if msg.err != nil {
		said := p.env.Words.Explain(msg.err)
		p.notice = notice{theme.Bad, said.What}
		if p.edit != nil {
			p.edit.notice = notice{theme.Bad, said.What + " " + said.Press}
		}
		return tea.Batch(p.env.Ring(), p.Open())
	}
	p.chosen, p.edit = noChoice, nil
	p.notice = notice{theme.Good, msg.done}
	return tea.Batch(p.Open(), p.heardMeanwhile())
}

// heardMeanwhile gives back the letters that were typed while something was
// written: they are the next person's.
func (p *Page) heardMeanwhile() tea.Cmd {
	ahead := make([]tea.Cmd, len(p.ahead))
	for i, key := range p.ahead {
		ahead[i] = screen.Send(key)
	}
	p.ahead = nil
	return tea.Sequence(ahead...)
}

func (p *Page) checkIn(e checkin.Entrance) tea.Cmd {
	asked, desk := worker.NewTicket(), p.env.Desk
	p.writes = asked
	p.env.Queue.Do(func(ctx context.Context) tea.Msg {
		visit, err := desk.CheckIn(ctx, e)
		return letIn{asked, visit, err}
	})
	return nil
}

// letIn goes to the desk, which shows the visit; an arrival at another session
// is said here.
func (p *Page) letIn(msg letIn) tea.Cmd {
	if msg.asked != p.writes {
		return nil
	}
	p.writes = 0
	w := p.env.Words
	switch {
	case msg.err != nil:
		p.notice = notice{theme.Bad, w.Explain(msg.err).What}
	case msg.visit.Outcome != checkin.OutcomeAdmitted: // somebody else was quicker
		tone, title := screen.Verdict(w, p.env.Overview.Event, msg.visit)
		p.notice = notice{tone, title}
	case msg.visit.Session.ID == p.env.Overview.Session.ID:
		return tea.Batch(p.env.Send(screen.Noted{Visit: msg.visit}), p.heardMeanwhile())
	default:
		p.chosen = noChoice
		p.notice = notice{theme.Good, w.Fill(w.Person.NotedAt, p.session(msg.visit.Session.ID))}
	}
	return tea.Batch(p.Open(), p.heardMeanwhile())
}
