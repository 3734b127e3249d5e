package prepare

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/plan"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/theme"
	"opale/tui/worker"
)

// working is what is being done.
type working struct {
	phrase, noting, papers, venues, tricky bool
	desk                                   string // of the stick; with folder
	folder                                 string
	meter                                  *meter
}

// work is what is under way; asked is 0 where nothing is.
type work struct {
	working
	asked  worker.Ticket
	cancel context.CancelFunc
}

// stop ends it, as soon as it can be ended.
func (w *work) stop() {
	if w.cancel != nil {
		w.cancel()
	}
}

// meter is how far something is, written by whoever does it.
type meter struct {
	mu       sync.Mutex
	part     screen.StickPart
	done, of int
}

func (m *meter) set(part screen.StickPart, done, of int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.part, m.done, m.of = part, done, of
}

func (m *meter) get() (part screen.StickPart, done, of int) {
	if m == nil {
		return 0, 0, 0
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.part, m.done, m.of
}

// notice is what is to be said of the step under the bar.
type notice struct {
	tone  theme.Tone
	lines []string
}

// begin begins something. A stick takes a minute: it is not in the queue of
// those who are noted at the door.
func (p *Prepare) begin(what working, do func(context.Context) (path string, err error)) tea.Cmd {
	ctx, cancel := context.WithCancel(context.Background())
	p.work = work{working: what, asked: worker.NewTicket(), cancel: cancel}
	asked := p.work.asked
	work := func() tea.Msg {
		defer cancel()
		path, err := do(ctx)
		return did{asked, path, err}
	}
	if what.meter == nil {
		return work
	}
	return tea.Batch(work, p.env.Progress(moved{asked}))
}

// quietly is what writes nothing for somebody to look at.
func quietly(do func(context.Context) error) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) { return "", do(ctx) }
}

// finish says what came of it.
func (p *Prepare) finish(came did) tea.Cmd {
	err := came.err
	done, w := p.work.working, &p.env.Words.Prepare
	p.work = work{}
	switch {
	case errors.Is(err, context.Canceled):
		p.notice = notice{theme.Warning, []string{w.Stopped}}
	case err != nil:
		said := p.env.Words.Explain(err)
		if done.folder != "" {
			said = p.stickFault(err)
		}
		p.notice = notice{theme.Bad, []string{said.What, said.Safe + " " + said.Press}}
	case done.folder != "":
		p.drives.spent = done.folder
		p.notice = notice{theme.Good, []string{fmt.Sprintf(w.Done, p.stickName(done.desk))}}
	case done.tricky:
		p.notice = notice{theme.Good, []string{fmt.Sprintf(w.TrickyIn, clean(came.path))}}
	case done.papers && p.known.ListWords != "":
		p.notice = notice{theme.Good, []string{fmt.Sprintf(w.ListsOpen, p.known.ListWords)}}
	case done.noting || done.venues:
		p.step(+1)
		p.moved = false
	}
	// What was read before it is old, also where a reading is under way.
	p.asked = 0
	return tea.Batch(p.read(), p.look())
}

// stickFault says why a stick could not be written.
func (p *Prepare) stickFault(err error) i18n.Sentence {
	faults := p.env.Words.Prepare.Faults
	if said, ok := faults[checkin.ErrorCode(err)]; ok {
		return said
	}
	return faults[checkin.CodeInternal]
}

// stickName is how the stick of a desk is called.
func (p *Prepare) stickName(desk string) string {
	if desk == plan.Round {
		return p.env.Words.Prepare.RoundName
	}
	return desk
}

// behind names the sticks that stand somehow; the one that goes round once, by
// its own name.
func (p *Prepare) behind(standing plan.Standing) string {
	var names []string
	for _, s := range p.known.Plan.Sticks {
		if p.stand(s.Desk) == standing {
			names = append(names, strings.ReplaceAll(p.stickName(s.Desk), " ", "\u00a0")) // not torn apart
		}
	}
	return strings.Join(names, ", ")
}
