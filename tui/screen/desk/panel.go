package desk

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/widget"
	"opale/tui/worker"
)

// How long a panel does not hear Enter: it may have been pressed for something
// else, or twice.
const (
	deafFor        = 700 * time.Millisecond
	confirmDeafFor = 300 * time.Millisecond // where the person is only to be looked at
)

// panel is one thing said large, over the list.
type panel struct {
	who     checkin.Registration
	ticket  worker.Ticket // of its own questions and timers
	deaf    bool
	chosen  int
	compose func(*Desk) content // in the language and with what is known now
	onEnter func(*Desk) tea.Cmd // where no choice is to be made, or nil
	keeps   bool                // Esc goes back to the list with the text that led here
	turn    func(by int)        // hears Left and Right, or nil

	welcomes bool   // who was just let in
	survey   survey // how they sell
	waits    bool   // who is not in, and may be put aside
	text     string // of who is not known: what was read

	takeSuspects func([]checkin.Row) // hears who was probably meant, or nil
}

// content is what a panel says, and what its choices do.
type content struct {
	widget.Panel
	choices  []choice
	escape   string // what Esc does; empty: go back
	enter    string // what Enter does where nothing is chosen; empty: it notes who is shown
	undoable bool   // Ctrl+Z takes back what the panel says
}

type choice struct {
	text, aside string
	do          func(*Desk) tea.Cmd
}

// awake ends a panel's deafness.
type awake struct{ ticket worker.Ticket }

// open shows a panel.
func (d *Desk) open(p *panel) {
	p.ticket, p.chosen = worker.NewTicket(), widget.NoChoice
	d.panel, d.brief, d.bar = p, brief{}, noAction
}

// openDeaf shows a panel that does not hear Enter at first.
func (d *Desk) openDeaf(p *panel, long time.Duration) tea.Cmd {
	d.open(p)
	p.deaf = true
	return d.env.Later(long, awake{p.ticket})
}

func (d *Desk) wake(msg awake) bool {
	if d.panel == nil || d.panel.ticket != msg.ticket {
		return false
	}
	d.panel.deaf = false
	return true
}

// enterPanel is Enter over a panel: the choice, once an arrow has made one.
func (d *Desk) enterPanel() tea.Cmd {
	p := d.panel
	if p.deaf {
		return nil
	}
	choices := p.compose(d).choices
	if p.chosen >= 0 && p.chosen < len(choices) {
		return choices[p.chosen].do(d)
	}
	if p.onEnter != nil {
		return p.onEnter(d)
	}
	return nil
}

// dismiss is Esc over a panel.
func (d *Desk) dismiss() tea.Cmd {
	p := d.panel
	if p.survey.isChoosing() {
		p.survey.at = widget.NoChoice
		return nil
	}
	d.panel = nil
	d.env.Left(p.who.ID)
	if d.query.spent && !p.keeps {
		return d.clear()
	}
	d.query.spent = false
	return d.askAgain()
}

// move moves in the panel, else in the list. An arrow in a panel that only
// shows somebody goes back to the list.
func (d *Desk) move(by int) {
	d.bar = noAction
	if d.panel == nil {
		if !d.query.spent {
			d.list.move(by)
		}
		return
	}
	n := len(d.panel.compose(d).choices)
	switch {
	case d.panel.survey.isChoosing():
		d.panel.survey.turn(by)
	case n > 0 && d.panel.chosen < 0 && by < 0:
		d.panel.chosen = n - 1
	case n > 0:
		d.panel.chosen = min(max(d.panel.chosen+by, 0), n-1)
	case d.panel.keeps:
		d.panel, d.query.spent = nil, false
		d.list.move(by)
	}
}

// brief is the panel in one line.
func (p *panel) brief(d *Desk) brief {
	c := p.compose(d)
	name := strings.TrimSpace(d.env.Words.SpokenName(&p.who))
	if p.who.ID.IsZero() {
		name = c.First // a code, or nothing
	}
	return brief{c.Tone, strings.TrimSpace(c.Title + "  " + name)}
}

// draw is the panel as the widget draws it.
func (p *panel) draw(d *Desk) widget.Panel {
	c := p.compose(d)
	c.Chosen = p.chosen
	p.survey.draw(d.env.Words, &c)
	for _, o := range c.choices {
		c.Choices = append(c.Choices, widget.Choice{Text: o.text, Aside: o.aside})
	}
	return c.Panel
}

// person fills in who a panel is about, with as much of the address and the
// telephone as tells two people apart.
func person(env *screen.Env, p *widget.Panel, r *checkin.Registration) {
	p.First, p.Surname = i18n.GivenName(r.FirstName()), i18n.Surname(r)
	if !r.ID.IsZero() && p.First+p.Surname == "" {
		p.First = env.Words.Desk.Nameless
	}
	p.About = append([]string{checkin.Clean(r.Company()), checkin.Clean(r.Town())}, env.Contact(r)...)
}

// about joins what is known of somebody, the empty parts left out.
func about(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, " · ")
}

// confirmPanel shows somebody large whom the text may or may not mean: the
// second Enter lets them in.
func (d *Desk) confirmPanel(row checkin.Row) *panel {
	p := &panel{
		who: row.Registration, keeps: true, waits: row.Outcome != checkin.OutcomeAlreadyIn,
		onEnter: func(d *Desk) tea.Cmd { return d.admit(&row) },
	}
	p.compose = func(d *Desk) content {
		tone, said := d.standing(&row)
		c := content{Panel: widget.Panel{Tone: tone, Title: d.env.Words.Desk.Confirm, Aside: said}}
		person(d.env, &c.Panel, &row.Registration)
		return c
	}
	return p
}
