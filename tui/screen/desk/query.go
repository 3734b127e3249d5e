package desk

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/widget/field"
	"opale/tui/worker"
)

// query is what is typed, and what was asked for it.
type query struct {
	field   field.Field
	before  moment // as it was before the last key, for a letter that a scanner typed
	spent   bool   // the text was acted upon: the next letter begins another
	asked   worker.Ticket
	answer  checkin.Answer
	settled bool // answer is the one to the text as it stands
	entered []entered
	then    keymap.Action // asked for before the answer to the text: about whom, it says
}

// moment is what a letter of a scanner must not have changed.
type moment struct {
	field   field.Field
	answer  checkin.Answer
	settled bool
	list    list
}

// entered is an Enter that came before the answer to its text.
type entered struct {
	ticket worker.Ticket
	text   string
}

// answered is the answer to a question.
type answered struct {
	ticket worker.Ticket
	answer checkin.Answer
	again  bool // the same text, asked again because something was written
	err    error
}

// typed lets a key or a paste change the text. Over a text that was acted upon
// it begins the next search; over a panel that came while the next person was
// being typed, it goes on with them.
func (d *Desk) typed(change func(*field.Field) bool) tea.Cmd {
	d.query.then = keymap.None
	before, next := d.query.field, d.query.field
	d.query.before = moment{before, d.query.answer, d.query.settled, d.list}
	if d.query.spent {
		next.Clear()
	}
	if !change(&next) {
		return nil
	}
	if d.panel == nil && !d.query.spent && next.Text() == before.Text() {
		d.query.field = next // only the cursor has moved
		return nil
	}
	d.fold()
	d.bar = noAction
	d.query.field, d.query.spent = next, false
	return d.ask()
}

// fold makes one line of the panel, so that what it said can still be read.
func (d *Desk) fold() {
	if d.panel == nil {
		return
	}
	d.brief = d.panel.brief(d)
	d.panel = nil
}

// retract takes the last letter back: a scanner typed it. Text, answer and
// choice are as they were, and are asked about anew: the answer to the letter
// must not be taken for theirs.
func (d *Desk) retract() tea.Cmd {
	was := d.query.before
	d.query.field, d.query.answer, d.query.settled, d.list = was.field, was.answer, was.settled, was.list
	if was.settled && was.field.Value() != "" {
		return d.askAgain()
	}
	return d.ask()
}

// clear empties the field.
func (d *Desk) clear() tea.Cmd {
	d.query.field.Clear()
	d.query.spent, d.query.then = false, keymap.None
	d.brief = brief{}
	return d.ask()
}

// ask asks who is meant by the text as it stands.
func (d *Desk) ask() tea.Cmd {
	q := &d.query
	q.asked, q.settled = worker.NewTicket(), false
	d.list.unchoose()
	if q.field.Value() == "" {
		q.answer, q.settled = checkin.Answer{}, true
		d.list = list{}
		return nil
	}
	return d.search(q.asked, q.field.Value(), false)
}

// askAgain asks for the same text once more, because the answer may have
// changed. Nothing on the screen moves by it.
func (d *Desk) askAgain() tea.Cmd {
	if d.query.field.Value() == "" || !d.query.settled {
		return nil
	}
	d.query.asked = worker.NewTicket()
	return d.search(d.query.asked, d.query.field.Value(), true)
}

func (d *Desk) search(ticket worker.Ticket, text string, again bool) tea.Cmd {
	desk, front := d.env.Desk, d.env.Kiosk
	return func() tea.Msg {
		answer, err := desk.Search(text)
		if front {
			answer = screen.Front(answer)
		}
		return answered{ticket, answer, again, err}
	}
}

// answer takes in an answer: to an Enter that waits for it, to the text as it
// stands, or to nothing any more.
func (d *Desk) answer(msg answered) tea.Cmd {
	if d.env.Loading && msg.answer.Verdict == checkin.VerdictSure {
		msg.answer.Verdict = checkin.VerdictLikely // the one person so far
	}
	waiting, ok := d.takeEntered(msg.ticket)
	if msg.ticket == d.query.asked {
		d.settle(msg)
	}
	if then := d.query.then; then != keymap.None && msg.ticket == d.query.asked && msg.err == nil {
		d.query.then = keymap.None
		return d.act(then)
	}
	if !ok {
		return nil
	}
	if msg.err != nil {
		return d.trouble(checkin.Visit{}, msg.err)
	}
	return d.late(waiting, msg)
}

// settle shows an answer.
func (d *Desk) settle(msg answered) {
	if msg.err != nil {
		said := d.env.Words.Explain(msg.err)
		d.brief = brief{tone: theme.Bad, text: said.What + " " + said.Press}
		return
	}
	if msg.again && len(d.list.rows) > 0 {
		d.list.renew(msg.answer.Rows)
		// Whoever is first on the screen need not be first in this answer:
		// then Enter is not to be sure of anything.
		if len(d.list.rows) > 0 && msg.answer.Verdict == checkin.VerdictSure &&
			d.list.rows[0].Registration.ID != msg.answer.Rows[0].Registration.ID {
			msg.answer.Verdict = checkin.VerdictLikely
		}
	} else {
		d.list.replace(msg.answer)
	}
	d.query.answer, d.query.settled = msg.answer, true
}

func (d *Desk) takeEntered(ticket worker.Ticket) (entered, bool) {
	for i, e := range d.query.entered {
		if e.ticket == ticket {
			d.query.entered = append(d.query.entered[:i:i], d.query.entered[i+1:]...)
			return e, true
		}
	}
	return entered{}, false
}

// late does what an Enter asked for whose answer has come only now. Where the
// answer is not sure and the operator has typed on, nothing is done but said.
func (d *Desk) late(e entered, msg answered) tea.Cmd {
	if msg.ticket == d.query.asked {
		d.query.spent = false
		return d.confirm()
	}
	if msg.answer.Verdict == checkin.VerdictSure {
		return d.admit(&msg.answer.Rows[0])
	}
	text := fmt.Sprintf(d.env.Words.Desk.Dropped, checkin.Clean(strings.TrimSpace(e.text)))
	d.brief = brief{tone: theme.Warning, text: text}
	return d.env.Ring()
}

// brief is one line about what was shown large before.
type brief struct {
	tone theme.Tone
	text string
}

func (b brief) draw(t *theme.Theme, width int) string {
	return t.Tone(b.tone).Render(widget.Fit(b.tone.Sign()+" "+b.text, width))
}
