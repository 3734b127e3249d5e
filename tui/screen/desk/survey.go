package desk

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/widget"
	"opale/tui/worker"
)

// survey is the question of the census, under a welcome. Nobody has to answer:
// the next name goes on. The zero value is not asked.
type survey struct {
	asked   bool
	at      int // the answer under the bar, or widget.NoChoice
	writing bool
	answer  checkin.Profile // as it was noted
}

// surveyDue says that somebody who was just let in is to be asked.
type surveyDue struct{ ticket worker.Ticket }

// surveyed is what came of writing an answer.
type surveyed struct {
	ticket worker.Ticket
	who    checkin.Registration
	answer checkin.Profile
	err    error
}

// considerSurvey finds out whether to ask whom the panel welcomes. Where it
// cannot be found out, nobody is asked: the queue matters more.
func (d *Desk) considerSurvey(p *panel) tea.Cmd {
	if d.panel != p || d.env.Choices.NoCensus {
		return nil
	}
	ticket, desk, id := p.ticket, d.env.Desk, p.who.ID
	return func() tea.Msg {
		if desk.Rush() {
			return nil
		}
		if asks, err := desk.AsksProfile(id); err != nil || !asks {
			return nil
		}
		return surveyDue{ticket}
	}
}

// askSurvey shows the question, unless the operator has gone on.
func (d *Desk) askSurvey(msg surveyDue) bool {
	p := d.panel
	if p == nil || p.ticket != msg.ticket {
		return false
	}
	p.survey = survey{asked: true, at: widget.NoChoice}
	p.turn = func(by int) { p.survey.turn(by) }
	p.onEnter = func(d *Desk) tea.Cmd { return d.answerSurvey(p) }
	return true
}

// turn moves the bar among the answers; the first Right goes to them.
func (s *survey) turn(by int) {
	switch {
	case s.writing, s.at == widget.NoChoice && by < 0:
	default:
		s.at = min(max(s.at+by, 0), len(checkin.Profiles)-1)
	}
}

// point puts the bar on an answer.
func (s *survey) point(at int) {
	if s.isChoosing() && !s.writing {
		s.at = min(at, len(checkin.Profiles)-1)
	}
}

// isChoosing reports whether the bar is among the answers.
func (s *survey) isChoosing() bool { return s.asked && s.at != widget.NoChoice }

func (d *Desk) answerSurvey(p *panel) tea.Cmd {
	s := &p.survey
	if !s.isChoosing() || s.writing {
		return nil
	}
	s.writing = true
	ticket, desk, who, answer := p.ticket, d.env.Desk, p.who, checkin.Profiles[s.at]
	d.env.Queue.Do(func(ctx context.Context) tea.Msg {
		_, err := desk.Answer(ctx, who.ID, answer)
		return surveyed{ticket, who, answer, err}
	})
	return nil
}

// tookSurvey says that an answer was noted, if its panel is still there.
func (d *Desk) tookSurvey(msg surveyed) tea.Cmd {
	if msg.err != nil {
		return d.trouble(checkin.Visit{Registration: msg.who}, msg.err)
	}
	if p := d.panel; p != nil && p.ticket == msg.ticket {
		p.survey = survey{answer: msg.answer}
		p.turn, p.onEnter = nil, nil
	}
	return nil
}

// draw adds the question, or the answer, to a welcome.
func (s *survey) draw(w *i18n.Words, c *content) {
	switch {
	case s.answer != "":
		c.Notes = append(c.Notes, fmt.Sprintf(w.History.Answered, w.Facts.Profile(s.answer)))
	case s.asked:
		c.Survey = &widget.Survey{
			Question: w.Survey.Question, At: s.at, Hint: widget.Hint{Key: w.Keys.Right, Does: w.Survey.How},
		}
		for _, p := range checkin.Profiles {
			c.Survey.Answers = append(c.Survey.Answers, w.Facts.Profile(p))
		}
	}
}

// hints is the keys of the question, before those of the panel.
func (s *survey) hints(d *Desk, others ...widget.Hint) []widget.Hint {
	w := d.env.Words
	switch {
	case s.writing:
		return others
	case s.isChoosing():
		return []widget.Hint{
			{Key: w.Keys.Enter, Does: w.Survey.Answer}, {Key: w.Keys.Right + " " + w.Keys.Left, Does: w.Desk.Choose},
			{Key: w.Keys.Escape, Does: w.Survey.Leave},
		}
	case s.asked:
		return append([]widget.Hint{{Key: d.env.Keys.Shown(keymap.Right), Does: w.Survey.Short}}, others...)
	}
	return others
}
