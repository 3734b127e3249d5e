package desks

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/tui/worker"
)

// printPause is how long the fingerprint is let alone behind a reading.
const printPause = 2 * time.Second

// fingerprint is what two volunteers compare. It takes reading everybody, so that in a rush one
// reading is made at a time, and then a pause.
type fingerprint struct {
	said  string // the same, shorter: a word and a digit
	code  string // empty: not of what is known now
	err   error
	asked worker.Ticket // of the reading under way, or the pause behind it; 0 for none
	stale bool          // something was written since it was asked for
}

type (
	printed struct {
		asked worker.Ticket
		code  string
		said  string
		err   error
	}
	printDue struct{ asked worker.Ticket }
)

// readPrint is the command that reads the fingerprint; nil where one is under
// way, which is then followed by another.
func (d *Desks) readPrint() tea.Cmd {
	p := &d.hash
	p.code = ""
	if p.asked != 0 {
		p.stale = true
		return nil
	}
	p.asked, p.stale = worker.NewTicket(), false
	asked, store := p.asked, d.env.Replica
	return func() tea.Msg {
		hash, err := store.StateHash(context.Background())
		return printed{asked, journal.Fingerprint(hash), bundle.Said(hash), err}
	}
}

func (d *Desks) printed(msg tea.Msg) tea.Cmd {
	p := &d.hash
	switch msg := msg.(type) {
	case printed:
		if msg.asked != p.asked {
			return nil
		}
		if p.err = msg.err; !p.stale {
			p.code, p.said = msg.code, msg.said
		}
		return d.env.Later(printPause, printDue{p.asked})
	case printDue:
		if msg.asked != p.asked {
			return nil
		}
		p.asked = 0
		if p.stale {
			return d.readPrint()
		}
	}
	return nil
}
