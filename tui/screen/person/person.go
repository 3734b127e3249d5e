// Package person is somebody's page: what is known of them, their arrivals by
// session, and their whole history in words. From here any arrival in force is
// taken back, with a reason, and an arrival is noted at this session. Nothing
// is chosen until an arrow came.
package person

import (
	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
)

// Page is the screen.
type Page struct {
	env *screen.Env
	id  checkin.RegistrationID

	asked  worker.Ticket // of the last reading
	page   checkin.Page
	ready  bool
	writes worker.Ticket // of the write under way; 0 for none

	chosen choice // noChoice until an arrow came
	scroll int
	why    *question
	notice notice
	memo   screen.Memo
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
		return p.press(p.env.Keys.Action(msg))
	case screen.Changed:
		return p.Open()
	case read:
		p.take(msg)
	case tookBack:
		return p.tookBack(msg)
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

func (p *Page) press(action keymap.Action) tea.Cmd {
	if action == keymap.None || p.writes != 0 {
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
