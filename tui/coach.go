package tui

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/training"
	"opale/tui/layout"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
)

// Training is a course that is played at this desk.
type Training struct {
	Course *training.Course
	Read   func() (training.Facts, error) // who is in: it reads the store
	Pause  time.Duration                  // before a ticket is read; zero: two seconds
}

// readAfter is how long a visitor takes to find the ticket.
const readAfter = 2 * time.Second

// coach lets the visitors of a training come one after the other: a strip under
// the header says what they say, and then how they were received. It looks at
// what is in the store, as the coordinator would, and never touches a key.
type coach struct {
	*Training
	at       int // the step that is played; all of them: it is over
	was, now training.Facts
	known    bool // the first facts are read
	passed   bool // the desk has said that the visitor is in already, and was left so
	verdict  training.Judgement
	stumbled []training.Case // that went wrong first
	right    int             // steps that did not
	err      error
	began    time.Time
	took     time.Duration
	asked    worker.Ticket
}

type (
	coached struct {
		ticket worker.Ticket
		facts  training.Facts
		err    error
	}
	ticketRead struct{ step int } // the scanner reads the visitor's ticket
)

// coachWith begins a training, where there is one.
func (r *root) coachWith(t *Training) {
	if t == nil {
		return
	}
	r.coach = &coach{Training: t, began: r.now()}
	r.env.Observe = r.coach.observe
}

// observe hears whom the operator has looked at and left, between two messages.
func (c *coach) observe(id checkin.RegistrationID) {
	s := c.step()
	if s == nil || id != s.Who.ID || s.Case != training.AlreadyIn {
		return
	}
	c.passed = true // what was shown of them was left again
}

// step is what is played; nil once all is.
func (c *coach) step() *training.Step {
	if c.at >= len(c.Course.Steps) {
		return nil
	}
	return &c.Course.Steps[c.at]
}

// look asks who is in.
func (r *root) look() tea.Cmd {
	c := r.coach
	if c == nil || c.step() == nil {
		return nil
	}
	c.asked = worker.NewTicket()
	ticket, read := c.asked, c.Read
	return func() tea.Msg {
		facts, err := read()
		return coached{ticket, facts, err}
	}
}

// heedCoach looks at once where the desk was left by Esc: nothing is written then.
func (r *root) heedCoach() tea.Cmd {
	if c := r.coach; c == nil || !c.passed || c.step() == nil || c.step().Case != training.AlreadyIn {
		return nil
	}
	return r.look()
}

// learn takes in who is in, and goes on to the next visitor where all is right.
func (r *root) learn(msg coached) tea.Cmd {
	c := r.coach
	if msg.ticket != c.asked || c.step() == nil {
		return nil
	}
	r.touch()
	if c.err = msg.err; msg.err != nil {
		return nil
	}
	if !c.known {
		c.known, c.was = true, msg.facts
	}
	c.now = msg.facts
	before := c.verdict.Slip
	c.verdict = c.step().Judge(c.was, c.now, c.passed)
	if slip := c.verdict.Slip; slip != "" && before == "" {
		c.stumble()
	}
	if !c.verdict.Done {
		return nil
	}
	return r.advance()
}

// stumble notes once that a step went wrong.
func (c *coach) stumble() {
	if n := len(c.stumbled); n == 0 || c.stumbled[n-1] != c.step().Case {
		c.stumbled = append(c.stumbled, c.step().Case)
	}
}

// advance goes on to the next step.
func (r *root) advance() tea.Cmd {
	c := r.coach
	if n := len(c.stumbled); n == 0 || c.stumbled[n-1] != c.step().Case {
		c.right++
	}
	c.at++
	c.was, c.passed = c.now, false
	s := c.step()
	if s == nil {
		c.took = r.now().Sub(c.began)
		return nil
	}
	if s.Code == "" {
		return nil
	}
	pause := c.Pause
	if pause == 0 {
		pause = readAfter
	}
	return r.env.Later(pause, ticketRead{c.at})
}

// readTicket is the scanner that reads what the visitor shows.
func (r *root) readTicket(msg ticketRead) tea.Cmd {
	if s := r.coach.step(); s != nil && msg.step == r.coach.at {
		return r.scan(s.Code)
	}
	return nil
}

// strips is how many rows the visitor takes of a window.
func (r *root) strips() int {
	switch {
	case r.coach == nil:
		return 0
	case r.env.Frame.Class == layout.Narrow:
		return 1
	}
	return 3
}

// strip draws them: how the last visitor was received, what this one says, what
// to do.
func (r *root) strip() []string {
	c, t, w := r.coach, r.env.Theme, &r.env.Words.Training
	if c == nil {
		return nil
	}
	width := r.env.Frame.Inner()
	tone, judged := r.judged()
	first := t.Tone(tone).Render(widget.Cut(strings.TrimSpace(tone.Sign()+" "+judged), width))
	s := c.step()
	if r.strips() == 1 {
		if s == nil || tone == theme.Warning || tone == theme.Bad {
			return []string{widget.Fit(first, width)}
		}
		return []string{t.Strong.Render(widget.Fit(r.says(s), width))}
	}
	if s == nil {
		reviewed := w.First
		if names := r.reviewed(); names != "" {
			reviewed = fmt.Sprintf(w.Review, names)
		}
		return []string{widget.Fit(first, width), t.Strong.Render(widget.Cut(reviewed, width)), t.Faint.Render(widget.Cut(w.Leave, width))}
	}
	which := fmt.Sprintf(w.Visitor, r.env.Words.Number(s.Visitor+1), r.env.Words.Number(c.Course.Visitors))
	said := t.Title.Render(which) + "  " + t.Strong.Render(r.says(s))
	return []string{widget.Fit(first, width), widget.Fit(said, width), t.Faint.Render(widget.Cut(r.hint(s), width))}
}

// judged is how the last step, or this one, went.
func (r *root) judged() (theme.Tone, string) {
	c, words := r.coach, r.env.Words
	w := &words.Training
	switch {
	case c.err != nil:
		return theme.Bad, w.Trouble
	case c.step() == nil:
		n := words.Number(c.Course.Visitors)
		return theme.Good, fmt.Sprintf(w.Done, n, n, words.Took(c.took), words.Number(c.right), words.Number(len(c.Course.Steps)))
	case c.verdict.Slip != "" && !c.verdict.Done:
		return theme.Warning, words.Fill(w.Slips[c.verdict.Slip], r.whom(&c.verdict.Who))
	case c.step().Case == training.Group && c.verdict.Left > 0 && c.verdict.Left < len(c.step().All):
		return theme.Plain, words.Count(w.Left, c.verdict.Left)
	case c.at == 0:
		return theme.Plain, w.Begin
	}
	last := &c.Course.Steps[c.at-1]
	right := w.Right[last.Case]
	if strings.Contains(right, "%s") {
		right = words.Fill(right, words.SpokenName(&last.Who))
	}
	return theme.Good, right
}

// whom names somebody, with the company or the town where the visitor has the
// same name.
func (r *root) whom(who *checkin.Registration) string {
	name := r.env.Words.SpokenName(who)
	about := cmp.Or(checkin.Clean(who.Company()), checkin.Clean(who.Town()))
	if about == "" || r.coach.verdict.Slip != training.SlipOther || name != r.env.Words.SpokenName(&r.coach.step().Who) {
		return name
	}
	return name + " (" + about + ")"
}

// says is what the visitor says.
func (r *root) says(s *training.Step) string {
	said := r.env.Words.Training.Says[s.Case]
	if s.Case == training.Group {
		return filled(said, checkin.Clean(s.Who.Company()))
	}
	return filled(said, s.Heard, checkin.Clean(s.Who.Town()))
}

func (r *root) hint(s *training.Step) string {
	place := s.Place
	if s.Case == training.Twins {
		place = checkin.Clean(s.Who.Town())
	}
	return filled(r.env.Words.Training.Hint[s.Case], place)
}

// filled is a sentence with as many of the values as it has places for.
func filled(form string, values ...any) string {
	return fmt.Sprintf(form, values[:min(strings.Count(form, "%s"), len(values))]...)
}

// reviewed names what went wrong first, each once.
func (r *root) reviewed() string {
	var names []string
	seen := map[string]bool{}
	for _, c := range r.coach.stumbled {
		if name := r.env.Words.Training.Names[c]; !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
