// Package start is what a laptop shows once, when it was made a desk from a
// starter stick: what is done, date and time, the first name, and what is tried
// before the doors open. Nothing of it blocks: the last line opens the desk.
package start

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin/journal"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/screen/setup"
	"opale/tui/screen/trial"
	"opale/tui/widget/field"
	"opale/tui/worker"
	"opale/tui/zone"
)

// row is a line that can be in focus.
type row int

const (
	clockRow row = iota
	nameRow
	scannerRow
	keysRow
	soundRow
	stickRow
	readyRow
	rows
)

// lookEvery is how often it is looked what is plugged in.
const lookEvery = 2 * time.Second

const nameLimit = 40

// Start is the screen.
type Start struct {
	env     *screen.Env
	known   setup.Known
	tried   screen.Start
	at      row
	name    field.Field
	scanner trial.Scanner
	turn    worker.Ticket // of the wait for silence
	rung    int           // sounds that have gone out, of the last try
	bell    worker.Ticket
	asks    bool // whether both were heard
	drives  drives
	about   about
	asked   worker.Ticket // of the reading under way
	saving  worker.Ticket // 0 for none
	notice  string
	err     error
	memo    screen.Memo
}

// drives is what may become the safety stick.
type drives struct {
	asked   worker.Ticket
	folder  string        // the first that is plugged in
	writing worker.Ticket // 0 for none
	failed  bool
}

// about is what is known of the others.
type about struct {
	said   string             // word and digit of what is held here
	same   []string           // desks with the same list
	unseen []journal.LastWord // desks of which only entries were seen
}

var (
	_ screen.Screen  = (*Start)(nil)
	_ screen.Opener  = (*Start)(nil)
	_ screen.Raw     = (*Start)(nil)
	_ screen.Trying  = (*Start)(nil)
	_ screen.Unready = (*Start)(nil)
	_ screen.Seeking = (*Start)(nil)
)

type (
	read struct {
		asked worker.Ticket
		about about
	}
	looked struct {
		asked  worker.Ticket
		folder string
	}
	lookDue struct{ asked worker.Ticket }
	silent  struct{ turn worker.Ticket }
	again   struct{ bell worker.Ticket }
	used    struct {
		asked worker.Ticket
		err   error
	}
	kept    struct{}
	settled struct {
		asked worker.Ticket
		err   error
	}
)

// New makes the screen from what is remembered and what the kit's opening did.
func New(env *screen.Env, known setup.Known, tried screen.Start) *Start {
	s := &Start{env: env, known: known, tried: tried, name: field.New(field.Limit(nameLimit)), at: nameRow}
	s.name.SetText(known.Operator)
	if known.Operator != "" {
		s.at = readyRow
	}
	return s
}

// Open is the command that reads what others have, and looks for sticks.
func (s *Start) Open() tea.Cmd { return tea.Batch(s.read(), s.look()) }

func (s *Start) read() tea.Cmd {
	if s.env.Replica == nil {
		return nil
	}
	s.asked = worker.NewTicket()
	asked, store := s.asked, s.env.Replica
	return func() tea.Msg { return read{asked, learn(store)} }
}

// Seeking says that the others on this network are shown.
func (s *Start) Seeking() {}

// Trying says that a code is tried, unless the name is being typed.
func (s *Start) Trying() bool { return s.at != nameRow }

// ScannedEarly says that a code cannot be tried while the name is typed.
func (s *Start) ScannedEarly() tea.Cmd {
	s.memo.Forget()
	s.notice = s.env.Words.Setup.Early
	return s.env.Ring()
}

// Heard takes down a key as it came.
func (s *Start) Heard(msg tea.Msg, at time.Time) tea.Cmd {
	if !s.scanner.Heard(s.env.Words, msg, at) {
		return nil
	}
	s.turn = worker.NewTicket()
	return s.env.Later(trial.Quiet, silent{s.turn})
}

// Probed takes in what the desk would have taken a burst for.
func (s *Start) Probed(p screen.Probe) { s.scanner.Probed(p) }

// Update handles a message.
func (s *Start) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		s.memo.Forget()
		return s.press(msg)
	case tea.PasteMsg:
		s.memo.Forget()
		if s.at == nameRow {
			s.name.Insert(msg.Content)
		}
	case zone.Click:
		s.memo.Forget()
		if msg.At >= 0 && msg.At < int(rows) && s.saving == 0 {
			s.at, s.notice = row(msg.At), ""
		}
	case screen.Changed:
		s.memo.Forget()
		return s.read()
	case read:
		if msg.asked == s.asked {
			s.memo.Forget()
			s.about = msg.about
		}
	case looked, lookDue, used:
		return s.stick(msg)
	case silent:
		if msg.turn == s.turn && s.scanner.Silent() {
			return s.scanned()
		}
	case again:
		if msg.bell == s.bell {
			s.memo.Forget()
			s.rung, s.asks = 2, true
			return s.env.Ring()
		}
	case settled:
		if msg.asked == s.saving {
			s.memo.Forget()
			s.saving, s.err = 0, msg.err
			if msg.err == nil {
				return s.env.Send(screen.Seated{})
			}
		}
	}
	return nil
}

// scanned keeps what the last code said.
func (s *Start) scanned() tea.Cmd {
	s.memo.Forget()
	if tone, said, ok := s.scanner.Verdict(s.env.Words); ok {
		s.tried.Scanner = tone.Sign() + " " + said
		s.keep()
	}
	return nil
}

// keep writes down what was tried, behind the writes that wait.
func (s *Start) keep() {
	tried, settings := s.tried, s.env.Settings
	s.env.Queue.Do(func(context.Context) tea.Msg {
		_ = tried.Keep(settings) // it is tried again
		return kept{}
	})
}

func (s *Start) press(key tea.KeyPressMsg) tea.Cmd {
	if s.saving != 0 {
		return nil
	}
	s.notice, s.err = "", nil
	if key.Code == tea.KeyF2 {
		return s.functionKey()
	}
	action := s.env.Keys.Action(key)
	if s.at == nameRow && s.name.Press(key) {
		return nil
	}
	switch action {
	case keymap.Bar:
		if s.env.Trains {
			s.train()
		}
	case keymap.Down:
		if s.at == soundRow && s.asks {
			s.hear(screen.TriedBadly)
		}
		s.at = min(s.at+1, rows-1)
	case keymap.Up:
		s.at = max(s.at-1, 0)
	case keymap.Confirm:
		return s.confirm()
	case keymap.Left:
		if s.at == keysRow {
			s.tried.Keys = screen.TriedBadly
			s.keep()
			return s.env.Send(screen.Choose{Key: screen.SettingFunctionKeys, Value: screen.SettingOff})
		}
	case keymap.None:
		if key.Text != "" && s.name.IsEmpty() { // a first name is typed, wherever one is
			s.at = nameRow
			s.name.Press(key)
		}
	}
	return nil
}

// train leaves for a training; the first name is there when it ends.
func (s *Start) train() {
	name, settings := s.name.Value(), s.env.Settings
	s.env.Queue.Do(func(context.Context) tea.Msg {
		if name != "" {
			_ = setup.RememberOperator(settings, name) // it is typed again
		}
		return screen.Train{}
	})
}

// functionKey notes that F2 arrives.
func (s *Start) functionKey() tea.Cmd {
	s.tried.Keys = screen.TriedWell
	s.keep()
	if s.env.Choices.NoFKeys {
		return s.env.Send(screen.Choose{Key: screen.SettingFunctionKeys})
	}
	return nil
}

func (s *Start) hear(t screen.Tried) {
	s.tried.Sound, s.asks = t, false
	s.keep()
}

// confirm does what Enter does in the line in focus.
func (s *Start) confirm() tea.Cmd {
	switch s.at {
	case clockRow:
		if s.env.Timepiece != nil {
			return s.env.Send(screen.OpenClock{})
		}
	case soundRow:
		if s.asks {
			s.hear(screen.TriedWell)
			break
		}
		if s.tried.Sound == "" && !s.env.Choices.Silent {
			s.rung, s.bell = 1, worker.NewTicket()
			return tea.Batch(s.env.Ring(), s.env.Later(trial.Second, again{s.bell}))
		}
	case stickRow:
		if folder := s.drives.folder; folder != "" && s.drives.writing == 0 && !s.hasStick() {
			return s.useStick(folder)
		}
	case readyRow:
		return s.save()
	}
	s.at++
	return nil
}

// save takes the seat, and this screen does not come again.
func (s *Start) save() tea.Cmd {
	known := s.known
	known.Operator, known.Day = s.name.Value(), setup.Day(s.env.Clock())
	if !known.Complete() {
		s.at, s.notice = nameRow, s.env.Words.Setup.Lacks
		return s.env.Ring()
	}
	s.saving = worker.NewTicket()
	asked, desk, settings := s.saving, s.env.Desk, s.env.Settings
	s.env.Queue.Do(func(context.Context) tea.Msg {
		err := setup.Take(desk, settings, known, true)
		if err == nil {
			err = settings.Remember(screen.SettingStart, screen.SettingDone)
		}
		return settled{asked, err}
	})
	return nil
}
