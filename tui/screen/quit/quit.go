// Package quit is the closing slip: before the program ends it says what this
// desk has done, what is nowhere else yet and to whom it is to be carried, and
// whether the copies stand. Enter leaves, once it had time to be read; Esc stays.
package quit

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/widget"
	"opale/tui/worker"
)

// deafFor is how long Enter does nothing: it may have been the last guest's.
const deafFor = 700 * time.Millisecond

// Slip is the screen.
type Slip struct {
	env   *screen.Env
	asked worker.Ticket
	deaf  bool
	read  *account // nil until it is
	err   error
	memo  screen.Memo
}

var (
	_ screen.Screen  = (*Slip)(nil)
	_ screen.Opener  = (*Slip)(nil)
	_ screen.Passing = (*Slip)(nil)
)

// account is what is read for the slip.
type account struct {
	noted   int      // arrivals, by this desk, today
	written int      // entries since the desk was opened
	lacking []string // desks that by their last word lack something
	known   bool     // of other desks anything is
}

type (
	counted struct {
		ticket worker.Ticket
		account
		err error
	}
	awake struct{ ticket worker.Ticket }
)

// Passing says that nobody types into the slip, and that it followed nothing.
func (s *Slip) Passing() bool { return false }

// New makes the slip.
func New(env *screen.Env) *Slip { return &Slip{env: env, deaf: true} }

// Open counts.
func (s *Slip) Open() tea.Cmd {
	s.asked = worker.NewTicket()
	ticket, desk, replica, began := s.asked, s.env.Desk, s.env.Replica, s.env.Began
	count := func() tea.Msg {
		a, err := countUp(desk, replica, began)
		return counted{ticket, a, err}
	}
	return tea.Batch(count, s.env.Later(deafFor, awake{ticket}))
}

func countUp(desk *checkin.Desk, replica screen.Replica, began int) (a account, err error) {
	if a.noted, err = desk.NotedToday(); err != nil || replica == nil {
		return a, err
	}
	held, err := screen.Written(replica)
	if err != nil {
		return a, err
	}
	a.written = max(held-began, 0)
	have, err := replica.Have()
	if err != nil {
		return a, err
	}
	peers, err := replica.Peers()
	for i := range peers {
		a.known = true
		if name := checkin.Clean(peers[i].Desk); name != "" && peers[i].Lacks(have) {
			a.lacking = append(a.lacking, name)
		}
	}
	return a, err
}

// Update hears a key, or what was counted.
func (s *Slip) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case counted:
		if msg.ticket == s.asked {
			s.read, s.err = &msg.account, msg.err
			s.memo.Forget()
		}
	case awake:
		if msg.ticket == s.asked {
			s.deaf = false
			s.memo.Forget()
		}
	case tea.KeyPressMsg:
		switch s.env.Keys.Action(msg) {
		case keymap.Cancel:
			return s.env.Send(screen.Close{})
		case keymap.Confirm:
			if !s.deaf {
				return s.env.Send(screen.Leave{})
			}
		}
	}
	return nil
}

// View draws the slip.
func (s *Slip) View() string {
	return s.memo.View(s.env, func() string {
		w, t, f := s.env.Words, s.env.Theme, s.env.Frame
		sheet := widget.Sheet{Title: w.Quit.Title, Focus: widget.NoFocus, Lines: s.lines()}
		if !s.deaf {
			sheet.Foot = []widget.Hint{{Key: w.Keys.Enter, Does: w.Quit.Leave}}
		}
		sheet.Foot = append(sheet.Foot, widget.Hint{Key: w.Keys.Escape, Does: w.Quit.Stay})
		return sheet.Draw(t, f)
	})
}

func (s *Slip) lines() []string {
	w, o := s.env.Words, &s.env.Overview
	p := paragraphs{theme: s.env.Theme, width: s.env.Frame.Inner()}
	switch {
	case o.Event.ID.IsRehearsal(): // there is nobody to carry anywhere
		p.add(theme.Good, w.Head.Rehearsal+"\u00a0: "+w.Head.Invented)
		return p.lines
	case s.err != nil:
		p.add(theme.Warning, w.Quit.Unread)
	case s.read == nil:
		p.add(theme.Plain, w.Quit.Reading)
	default:
		p.add(theme.Good, w.Count(w.Quit.Noted, s.read.noted))
		p.add(theme.Plain, w.Count(w.Quit.Written, s.read.written))
		p.add(s.unshared(o.OnlyHere))
	}
	s.copies(&p)
	p.add(theme.Plain, w.Quit.Safe)
	if tone, said := screen.RetentionWhole(s.env); said != "" {
		p.add(tone, said)
	}
	return p.lines
}

// unshared says what is only here, and where to carry it.
func (s *Slip) unshared(n int) (theme.Tone, string) {
	w := s.env.Words
	if n == 0 {
		return theme.Good, w.Quit.Shared
	}
	said := w.Count(w.Quit.Alone, n)
	if len(s.read.lacking) > 0 {
		return theme.Warning, said + " " + fmt.Sprintf(w.Quit.Carry, w.Enumerate(s.read.lacking))
	}
	return theme.Warning, said + " " + w.Quit.Meet
}

// copies says whether the last backup and the last copy on the stick stand.
func (s *Slip) copies(p *paragraphs) {
	w := s.env.Words
	if s.env.Upkeep == nil {
		return
	}
	u := s.env.Upkeep.Upkeep()
	clock := func(t time.Time) string { return w.Clock(s.env.Local(t)) }
	switch {
	case u.BackupFailed:
		p.add(theme.Bad, w.Quit.Failed)
	case u.Backup.IsZero():
		p.add(theme.Good, w.Quit.NoCopy)
	default:
		p.add(theme.Good, fmt.Sprintf(w.Quit.Backup, clock(u.Backup)))
	}
	switch {
	case !u.HasStick:
		p.add(theme.Plain, w.Quit.NoStick)
	case u.StickFailed || u.Stick.IsZero():
		p.add(theme.Bad, w.Quit.StickTo)
	default:
		p.add(theme.Good, fmt.Sprintf(w.Quit.Stick, clock(u.Stick)))
	}
}

// paragraphs are sentences behind the signs of their tones.
type paragraphs struct {
	theme *theme.Theme
	width int
	lines []string
}

func (p *paragraphs) add(tone theme.Tone, said string) {
	sign := p.theme.Tone(tone).Render(tone.Sign())
	for _, part := range widget.Wrap(said, p.width-2) {
		p.lines = append(p.lines, sign+" "+p.theme.Text.Render(part))
		sign = " "
	}
}
