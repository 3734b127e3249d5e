// Package person is somebody's page: what is known of them, their arrivals by
// session, and their whole history in words. From here an arrival is noted, at
// this session or at another, and a departure where the session wants them; any
// of these is taken back, with a reason; what is known is corrected, and added
// to. They are erased from here, too. Nothing is chosen until an arrow came.
//
// By topic: choice.go (what can be done), question.go, arrival.go, edit.go with
// correct.go, flag.go and note.go (what is filled in), erase.go, write.go;
// facts.go, history.go and view.go draw.
package person

import (
	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
	"opale/tui/zone"
)

// Page is the screen.
type Page struct {
	env *screen.Env
	id  checkin.RegistrationID

	asked  worker.Ticket // of the last reading
	page   checkin.Page
	ready  bool
	writes worker.Ticket     // of the write under way; 0 for none
	ahead  []tea.KeyPressMsg // letters typed meanwhile

	chosen  choice // noChoice until an arrow came
	scroll  int
	why     *question // over the page, or nil
	edit    *editor   // the same
	granted bool      // the coordinator's PIN was given for this page
	notice  notice
	memo    screen.Memo
}

var (
	_ screen.Screen  = (*Page)(nil)
	_ screen.Passing = (*Page)(nil)
)

// Passing says that nobody types into the page.
func (p *Page) Passing() bool { return true }

// notice is what came of the last thing done, or what went wrong.
type notice struct {
	tone theme.Tone
	text string
}

// read is the page as the store has it.
type read struct {
	asked worker.Ticket
	page  checkin.Page
	err   error
}

// New makes the screen; its Open reads the page.
func New(env *screen.Env, id checkin.RegistrationID) *Page { return &Page{env: env, id: id} }

// Open is the command that reads the page.
func (p *Page) Open() tea.Cmd {
	p.asked = worker.NewTicket()
	asked, desk, id := p.asked, p.env.Desk, p.id
	return func() tea.Msg {
		page, err := desk.Page(id)
		return read{asked, page, err}
	}
}

// Update handles a message.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	p.memo.Forget()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.press(msg)
	case zone.Click:
		p.click(msg.Target)
	case tea.PasteMsg:
		p.paste(msg.Content)
	case screen.Reveal:
		return p.reveal(msg)
	case screen.Erase:
		return p.mayErase(msg)
	case awake:
		p.wake(msg)
	case screen.Changed:
		return p.Open()
	case read:
		p.take(msg)
	case written:
		return p.wrote(msg)
	case erased:
		return p.gone(msg)
	case letIn:
		return p.letIn(msg)
	}
	return nil
}

func (p *Page) take(msg read) {
	if msg.asked != p.asked {
		return
	}
	if msg.err != nil {
		p.notice = notice{theme.Bad, p.env.Words.Explain(msg.err).What}
		return
	}
	p.page, p.ready = msg.page, true
	if p.index() < 0 {
		p.chosen = noChoice
	}
}

// reveal goes on with the correction for which the coordinator's PIN was given.
func (p *Page) reveal(msg screen.Reveal) tea.Cmd {
	if msg.ID != p.id {
		return nil
	}
	p.granted = true
	return p.openCorrection()
}

func (p *Page) press(key tea.KeyPressMsg) tea.Cmd {
	action := p.env.Keys.Action(key)
	switch {
	case p.writes != 0:
		if key.Key().Text != "" {
			p.ahead = append(p.ahead, key)
		}
		return nil
	case p.edit != nil:
		return p.edits(key)
	case action == keymap.None:
		return nil
	}
	p.notice = notice{}
	if p.why != nil {
		return p.answer(action)
	}
	switch action {
	case keymap.Down, keymap.Bar:
		p.down()
	case keymap.Up:
		p.up()
	case keymap.PageDown:
		p.read(p.env.Frame.Body / 2)
	case keymap.PageUp:
		p.read(-p.env.Frame.Body / 2)
	case keymap.Confirm:
		return p.confirm()
	case keymap.Cancel:
		return p.env.Send(screen.Close{})
	}
	return nil
}

// click chooses what was clicked, in what lies on top.
func (p *Page) click(on zone.Target) {
	switch choices := p.choices(); {
	case p.writes != 0:
	case p.edit != nil:
		p.edit.form.Click(on)
	case p.why != nil && on.At < len(p.why.panel.Choices):
		p.why.panel.Chosen = on.At
	case p.why == nil && on.At >= 0 && on.At < len(choices):
		p.chosen = choices[on.At]
	}
}

// down goes to the next thing that can be chosen; behind the last, it reads on.
func (p *Page) down() {
	choices, at := p.choices(), p.index()
	switch {
	case at+1 < len(choices) && (at >= 0 || p.scroll == 0):
		p.chosen = choices[at+1]
	default:
		p.read(1)
	}
}

func (p *Page) up() {
	choices, at := p.choices(), p.index()
	switch {
	case at > 0:
		p.chosen = choices[at-1]
	case at == 0:
		p.chosen, p.scroll = noChoice, 0
	default:
		p.read(-1)
	}
}

// read scrolls, and lets go of what was chosen: Enter only ever acts on what
// is seen.
func (p *Page) read(lines int) {
	sheet := p.sheet()
	from := sheet.First(p.env.Frame)
	to := min(max(from+lines, 0), sheet.Last(p.env.Frame))
	if to != from {
		p.chosen, p.scroll = noChoice, to
	}
}

// sheet is the page as it is drawn.
func (p *Page) sheet() widget.Sheet {
	w := p.env.Words
	lines, focus := p.lines()
	return widget.Sheet{Title: w.Person.Title, Aside: p.ref(), Lines: lines, Focus: focus, Scroll: p.scroll, Foot: p.foot()}
}
