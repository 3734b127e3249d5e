package prepare

import (
	"context"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin/plan"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/worker"
)

// lookEvery is how often it is looked what is plugged in.
const lookEvery = time.Second

// drives is the sticks that are plugged in, and for whom the next one is.
type drives struct {
	asked worker.Ticket
	seen  bool // it has been looked once
	found []screen.PluggedStick
	at    string // the folder of the one that is to be written
	spent string // the folder of the one just written, until it is taken out
	desk  int    // for whom, among those of Prepare.sticks
	named bool   // the operator chose the desk
}

type (
	plugged struct {
		asked worker.Ticket
		found []screen.PluggedStick
	}
	plugDue struct{ asked worker.Ticket }
)

func (p *Prepare) look() tea.Cmd {
	p.drives.asked = worker.NewTicket()
	asked, by := p.drives.asked, p.by
	return func() tea.Msg { return plugged{asked, by.Plugged()} }
}

func (p *Prepare) plugged(msg tea.Msg) tea.Cmd {
	d := &p.drives
	switch msg := msg.(type) {
	case plugDue:
		if msg.asked == d.asked {
			return p.look()
		}
	case plugged:
		if msg.asked != d.asked {
			return nil
		}
		p.takePlugged(msg.found)
		return p.env.Later(lookEvery, plugDue{d.asked})
	}
	return nil
}

// takePlugged takes in what is plugged in. What has just come is meant; a stick
// that has a name is for the desk of that name.
func (p *Prepare) takePlugged(found []screen.PluggedStick) {
	d := &p.drives
	same := func(a, b screen.PluggedStick) bool {
		return a.Folder == b.Folder && a.IsKit == b.IsKit && a.Label.Written.Equal(b.Label.Written)
	}
	if d.seen && slices.EqualFunc(d.found, found, same) {
		return
	}
	p.memo.Forget()
	before := d.found
	d.found, d.seen = found, true
	has := func(list []screen.PluggedStick, folder string) bool {
		return slices.ContainsFunc(list, func(s screen.PluggedStick) bool { return s.Folder == folder })
	}
	if !has(found, d.spent) {
		d.spent = ""
	}
	if !has(found, d.at) {
		d.at = ""
	}
	for _, s := range found {
		if came := !has(before, s.Folder); came || d.at == "" {
			d.at = s.Folder
			if came && p.work.asked == 0 {
				d.named = false
				p.notice = notice{}
			}
		}
	}
	p.chooseDesk()
}

// drive is the stick that is to be written.
func (p *Prepare) drive() (screen.PluggedStick, bool) {
	i := slices.IndexFunc(p.drives.found, func(s screen.PluggedStick) bool { return s.Folder == p.drives.at })
	if i < 0 {
		return screen.PluggedStick{}, false
	}
	return p.drives.found[i], true
}

// nextDrive means another one of those that are plugged in.
func (p *Prepare) nextDrive() {
	d := &p.drives
	if n := len(d.found); n > 1 && p.at == stickStep {
		i := slices.IndexFunc(d.found, func(s screen.PluggedStick) bool { return s.Folder == d.at })
		d.at, d.named = d.found[(i+1)%n].Folder, false
		p.chooseDesk()
	}
}

// sticks are those that can be written: one for each desk, and the one that goes
// round, last.
func (p *Prepare) sticks() []string {
	var names []string
	if p.known != nil {
		for _, d := range p.known.Plan.Desks(&p.env.Overview.Event) {
			names = append(names, d.Name)
		}
	}
	return append(names, plan.Round)
}

// firstToWrite is the first desk without a stick that is as it should be; -1
// where there is none.
func (p *Prepare) firstToWrite() int {
	return slices.IndexFunc(p.sticks(), func(desk string) bool {
		return desk != plan.Round && p.stand(desk) != plan.Written
	})
}

// choose means the stick of a desk.
func (p *Prepare) choose(at int) {
	p.drives.desk, p.drives.named = min(max(at, 0), len(p.sticks())-1), true
}

// chooseDesk means, unless the operator has chosen, the desk whose name the stick
// has, else the first one that is left to do.
func (p *Prepare) chooseDesk() {
	if p.drives.named || p.known == nil || p.work.asked != 0 {
		p.drives.desk = min(p.drives.desk, len(p.sticks())-1)
		return
	}
	sticks := p.sticks()
	if s, ok := p.drive(); ok && s.Folder != p.drives.spent && s.IsKit && !s.Alien {
		if i := slices.Index(sticks, labelled(&s)); i >= 0 && len(s.Label.Desks) > 0 {
			p.drives.desk = i
			return
		}
	}
	p.drives.desk = max(p.firstToWrite(), 0)
}

// labelled is for whom a stick was written.
func labelled(s *screen.PluggedStick) string {
	if len(s.Label.Desks) == 1 {
		return s.Label.Desks[0].Desk
	}
	return plan.Round
}

// write writes the stick, where there is one and a passphrase to open it with.
func (p *Prepare) write() tea.Cmd {
	w := &p.env.Words.Prepare
	s, ok := p.drive()
	switch {
	case p.known.Identity == "":
		return p.refuse(p.noPhrase())
	case !ok:
		return p.refuse(w.NoStick)
	case s.Alien:
		return p.refuse(w.IsAlien)
	case s.Folder == p.drives.spent:
		return p.refuse(p.afterStick())
	}
	name := p.sticks()[p.drives.desk]
	order := screen.StickOrder{Desk: name}
	for _, d := range p.known.Plan.Desks(&p.env.Overview.Event) {
		if name == plan.Round || d.Name == name {
			order.Desks = append(order.Desks, d)
		}
	}
	p.drives.named = false
	by, meter := p.by, &meter{}
	return p.begin(working{desk: name, folder: s.Folder, meter: meter}, quietly(func(ctx context.Context) error {
		return by.WriteStick(ctx, s.Folder, order, meter.set)
	}))
}

// afterStick is what to do once a stick is written.
func (p *Prepare) afterStick() string {
	w := &p.env.Words.Prepare
	if next := p.firstToWrite(); next >= 0 {
		return fmt.Sprintf(w.Next, p.sticks()[next])
	}
	return w.AllWritten
}

// noPhrase says what comes first.
func (p *Prepare) noPhrase() string {
	return fmt.Sprintf(p.env.Words.Prepare.NoPhraseYet, p.env.Words.Number(int(phraseStep)+1))
}

func (p *Prepare) refuse(why string) tea.Cmd {
	p.notice = notice{theme.Warning, []string{why}}
	return p.env.Ring()
}
