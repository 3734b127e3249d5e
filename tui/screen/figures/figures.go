// Package figures is the dashboard: how the day goes, at this desk's session,
// at all venues, for the census, and what is read out over the telephone. It
// only reads. Each number carries the word of what it counts.
package figures

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/widget"
	"opale/tui/worker"
)

// How often the dashboard is read anew while it is open: counts, and what reads
// everybody.
const (
	countEvery  = 4 * time.Second
	surveyEvery = time.Minute
)

// page is one of the pages that Left and Right turn.
type page int

const (
	pageNow page = iota
	pageVenues
	pageCensus
	pageDictation
	numPages
)

// Figures is the screen.
type Figures struct {
	env    *screen.Env
	page   page
	scroll [numPages]int

	counting  worker.Ticket // of the last reading
	surveying worker.Ticket
	known     *count  // nil before the first reading
	survey    *survey // nil before everybody was read
	err       error
	memo      screen.Memo

	businesses []string // room for the lines of the census
}

var (
	_ screen.Screen  = (*Figures)(nil)
	_ screen.Opener  = (*Figures)(nil)
	_ screen.Passing = (*Figures)(nil)
)

// New makes the screen; its Open counts.
func New(env *screen.Env) *Figures { return &Figures{env: env} }

// Passing says that nobody types into the dashboard: a letter is the next
// person's name.
func (f *Figures) Passing() bool { return true }

// Open is the command that counts.
func (f *Figures) Open() tea.Cmd { return tea.Batch(f.count(), f.readAll()) }

// Update handles a message.
func (f *Figures) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		f.memo.Forget()
		return f.press(f.env.Keys.Action(msg))
	case screen.Changed:
		return f.count()
	case countDue:
		if msg.ticket == f.counting {
			return f.count()
		}
	case surveyDue:
		if msg.ticket == f.surveying {
			return f.readAll()
		}
	case counted:
		return f.counted(msg)
	case surveyed:
		return f.surveyed(msg)
	}
	return nil
}

func (f *Figures) press(action keymap.Action) tea.Cmd {
	switch action {
	case keymap.Right, keymap.Bar:
		f.page = (f.page + 1) % numPages
	case keymap.Left:
		f.page = (f.page + numPages - 1) % numPages
	case keymap.Down:
		f.read(+1)
	case keymap.Up:
		f.read(-1)
	case keymap.PageDown:
		f.read(f.env.Frame.Body / 2)
	case keymap.PageUp:
		f.read(-f.env.Frame.Body / 2)
	case keymap.Confirm:
		if f.takesDown() {
			return f.env.Send(screen.OpenTakeDown{})
		}
		return f.env.Send(screen.Close{})
	case keymap.Cancel, keymap.Figures:
		return f.env.Send(screen.Close{})
	}
	return nil
}

// takesDown reports whether Enter takes down what another desk reads out: on
// the pages where that is shown, or read out.
func (f *Figures) takesDown() bool {
	return f.env.Settings != nil && (f.page == pageVenues || f.page == pageDictation)
}

func (f *Figures) read(lines int) {
	sheet := widget.Sheet{Lines: f.lines(), Focus: widget.NoFocus}
	f.scroll[f.page] = min(max(f.scroll[f.page]+lines, 0), sheet.Last(f.env.Frame))
}
