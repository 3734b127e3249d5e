// Package prepare is the evening before on the coordinator's computer, step by
// step: the list, the venues and their desks, the passphrase, the starting
// sticks one after another, the papers. Each step says what is done and what is
// left; what was done stays done when the program is closed.
//
// It decides nothing itself: what is done, [screen.Preparer] does.
package prepare

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin/plan"
	"opale/tui/keymap"
	"opale/tui/screen"
	"opale/tui/widget/form"
	"opale/tui/worker"
	"opale/tui/zone"
)

// step is one line of the evening.
type step int

const (
	listStep step = iota
	venueStep
	trickyStep
	phraseStep
	stickStep
	paperStep
	steps
)

// again is how long what was read is left alone.
const again = 2 * time.Second

// Prepare is the screen.
type Prepare struct {
	env    *screen.Env
	by     screen.Preparer
	at     step
	moved  bool             // the operator chose a step: what is read no longer does
	known  *screen.Prepared // nil before it was read
	asked  worker.Ticket    // of the reading under way, or the pause behind it; 0 for none
	stale  bool             // something was written since
	err    error            // of the last reading
	venues *form.Form       // while the desks are counted
	other  bool             // of the passphrase: another one
	drives drives
	work   work
	notice notice
	memo   screen.Memo
}

var (
	_ screen.Screen = (*Prepare)(nil)
	_ screen.Opener = (*Prepare)(nil)
)

type (
	// read is how far everything is.
	read struct {
		asked worker.Ticket
		known screen.Prepared
		err   error
	}
	// readDue says that the pause behind a reading is over.
	readDue struct{ asked worker.Ticket }
	// did is what came of a step.
	did struct {
		asked worker.Ticket
		path  string // of what was written for somebody to look at
		err   error
	}
	// moved says that it is to be drawn how far something is.
	moved struct{ asked worker.Ticket }
)

// New makes the screen; its Open reads how far everything is.
func New(env *screen.Env) *Prepare { return &Prepare{env: env, by: env.Preparer} }

// Open is the command that reads, and that looks for sticks.
func (p *Prepare) Open() tea.Cmd { return tea.Batch(p.read(), p.look()) }

// read is the command that reads how far everything is; nil where one is under
// way, which is then followed by another: it counts everybody.
func (p *Prepare) read() tea.Cmd {
	if p.asked != 0 {
		p.stale = true
		return nil
	}
	p.asked, p.stale = worker.NewTicket(), false
	asked, by := p.asked, p.by
	return func() tea.Msg {
		known, err := by.Prepared(context.Background())
		return read{asked, known, err}
	}
}

// Update handles a message.
func (p *Prepare) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p.memo.Forget()
		return p.press(msg)
	case zone.Click:
		p.memo.Forget()
		p.click(msg.Target)
	case screen.Changed:
		return p.read()
	case read, readDue:
		p.memo.Forget()
		return p.takeIn(msg)
	case plugged, plugDue:
		return p.plugged(msg)
	case did:
		if msg.asked == p.work.asked {
			p.memo.Forget()
			return p.finish(msg)
		}
	case moved:
		if msg.asked == p.work.asked && p.work.asked != 0 {
			p.memo.Forget()
			return p.env.Progress(msg)
		}
	}
	return nil
}

func (p *Prepare) takeIn(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case read:
		if msg.asked != p.asked {
			return nil
		}
		if p.err = msg.err; msg.err == nil {
			p.known = &msg.known
		}
		if !p.moved && p.known != nil {
			p.at = p.next()
		}
		p.chooseDesk()
		return p.env.Later(again, readDue{p.asked})
	case readDue:
		if msg.asked != p.asked {
			return nil
		}
		p.asked = 0
		if p.stale {
			return p.read()
		}
	}
	return nil
}

// next is the first step at which something is left to do.
func (p *Prepare) next() step {
	k := p.known
	switch {
	case k.Edition.IsZero():
		return listStep
	case len(k.Plan.Venues) == 0:
		return venueStep
	case k.Identity == "" || k.Plan.Noted != k.Identity:
		return phraseStep
	case p.firstToWrite() >= 0:
		return stickStep
	}
	return paperStep
}

// stand is how a desk's stick stands.
func (p *Prepare) stand(desk string) plan.Standing {
	return p.known.Plan.Stand(desk, p.known.Edition, p.known.Identity)
}

func (p *Prepare) press(key tea.KeyPressMsg) tea.Cmd {
	action := p.env.Keys.Action(key)
	switch {
	case p.work.asked != 0:
		if action == keymap.Cancel {
			p.work.stop()
		}
		return nil
	case p.venues != nil:
		return p.count(key, action)
	}
	p.notice = notice{}
	switch action {
	case keymap.Down, keymap.Bar:
		p.step(+1)
	case keymap.Up:
		p.step(-1)
	case keymap.Left:
		p.turn(-1)
	case keymap.Right:
		p.turn(+1)
	case keymap.PageDown, keymap.PageUp:
		p.nextDrive()
	case keymap.Confirm:
		return p.do()
	case keymap.Cancel:
		return p.env.Send(screen.Close{})
	}
	return nil
}

func (p *Prepare) step(by step) {
	p.at, p.moved, p.other = min(max(p.at+by, 0), steps-1), true, false
}

// turn chooses within a step.
func (p *Prepare) turn(by int) {
	switch p.at {
	case phraseStep:
		p.other = by > 0 && p.known != nil && p.known.Identity != ""
	case stickStep:
		p.choose(p.drives.desk + by)
	}
}

func (p *Prepare) click(on zone.Target) {
	if p.work.asked != 0 || p.venues != nil && !p.clickVenue(on) {
		return
	}
	if p.venues == nil && 0 <= on.At && on.At < int(steps) {
		p.at, p.moved, p.other, p.notice = step(on.At), true, false, notice{}
		if on.Kind == zone.Item && p.at == stickStep {
			p.choose(on.Item)
		}
	}
}

// do does the step under the bar.
func (p *Prepare) do() tea.Cmd {
	if p.known == nil {
		return p.read()
	}
	switch p.at {
	case listStep:
		if p.env.Lists != nil {
			return p.env.Send(screen.OpenListing{Preparing: true})
		}
	case venueStep:
		p.beginCount()
	case trickyStep:
		return p.printTricky()
	case phraseStep:
		return p.phrase()
	case stickStep:
		return p.write()
	case paperStep:
		return p.print()
	}
	return nil
}

// phrase draws the passphrase, or notes that somebody has it on paper.
func (p *Prepare) phrase() tea.Cmd {
	by, renew := p.by, p.other
	if p.known.Identity == "" || renew {
		p.other = false
		return p.begin(working{phrase: true}, quietly(func(ctx context.Context) error { return by.Passphrase(ctx, renew) }))
	}
	if p.known.Plan.Noted == p.known.Identity {
		p.step(+1)
		return nil
	}
	return p.begin(working{noting: true}, quietly(func(context.Context) error { return by.NotePassphrase() }))
}

// printTricky writes the names that will hold up the queue.
func (p *Prepare) printTricky() tea.Cmd {
	if p.known.Tricky.All() == 0 {
		p.step(+1)
		return nil
	}
	by := p.by
	return p.begin(working{tricky: true}, func(ctx context.Context) (string, error) { return by.WriteTricky(ctx) })
}

// print writes the papers.
func (p *Prepare) print() tea.Cmd {
	by, meter := p.by, &meter{}
	if p.known.Identity == "" {
		return p.refuse(p.noPhrase())
	}
	return p.begin(working{papers: true, meter: meter}, quietly(func(ctx context.Context) error {
		return by.WritePapers(ctx, func(done, of int) { meter.set(screen.StickList, done, of) })
	}))
}
