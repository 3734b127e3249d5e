package start

import (
	tea "charm.land/bubbletea/v2"

	"opale/tui/worker"
)

func (s *Start) look() tea.Cmd {
	if s.env.Exchange == nil || s.env.Safety == nil {
		return nil
	}
	s.drives.asked = worker.NewTicket()
	asked, exchange := s.drives.asked, s.env.Exchange
	return func() tea.Msg {
		folder := ""
		if found := exchange.Drives(); len(found) > 0 {
			folder = found[0]
		}
		return looked{asked, folder}
	}
}

// stick hears what is plugged in, and what came of writing on it.
func (s *Start) stick(msg tea.Msg) tea.Cmd {
	d := &s.drives
	switch msg := msg.(type) {
	case lookDue:
		if msg.asked == d.asked {
			return s.look()
		}
	case looked:
		if msg.asked == d.asked {
			if msg.folder != d.folder {
				s.memo.Forget()
				d.folder, d.failed = msg.folder, false
			}
			return s.env.Later(lookEvery, lookDue{d.asked})
		}
	case used:
		if msg.asked == d.writing {
			s.memo.Forget()
			d.writing, d.failed = 0, msg.err != nil
		}
	}
	return nil
}

func (s *Start) useStick(folder string) tea.Cmd {
	s.drives.writing, s.drives.failed = worker.NewTicket(), false
	asked, safety := s.drives.writing, s.env.Safety
	return func() tea.Msg { return used{asked, safety.UseStick(folder)} }
}

// hasStick reports whether a safety stick holds everything.
func (s *Start) hasStick() bool {
	if s.env.Upkeep == nil {
		return false
	}
	up := s.env.Upkeep.Upkeep()
	return up.HasStick && !up.Stick.IsZero() && !up.StickFailed
}
