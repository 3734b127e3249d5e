package postgres

import (
	"context"
	"errors"
	"sync"

	"opale/checkin/journal"
)

// group is the exchanges that wait to be taken in. Whoever has a lane takes all
// of them, in one transaction: few round trips and one wait for the disk.
type group struct {
	lanes   chan struct{}
	takeIn  func(context.Context, []*exchange) error // all or none
	mu      sync.Mutex
	waiting []*exchange
}

const (
	lanes       = 1  // transactions of one group at once: with two, groups are smaller, and an exchange of one entry took half as much work again
	groupAtMost = 32 // exchanges in one of them
)

// exchange is what one caller of Apply brings, and gets when it is done.
type exchange struct {
	ctx     context.Context
	strands []journal.Strand
	ahead   *ahead // nil where it was not judged
	done    chan struct{}
	receipt journal.Receipt
	err     error
}

func newGroup(takeIn func(context.Context, []*exchange) error) group {
	return group{lanes: make(chan struct{}, lanes), takeIn: takeIn}
}

func (g *group) add(x *exchange) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting = append(g.waiting, x)
}

// take takes out those that have waited longest.
func (g *group) take() []*exchange {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := min(len(g.waiting), groupAtMost)
	taken := g.waiting[:n:n]
	g.waiting = g.waiting[n:]
	return taken
}

// Apply takes strands in, in one transaction: see [journal.Merge]. Exchanges
// that come at once share it; where it fails, each is tried by itself. The
// receipt speaks of these strands, and of those waiting ones that they concern.
func (s *Store) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	if a := s.judge(strands); a != nil {
		receipt, err := s.going.apply(&exchange{ctx: ctx, strands: strands, ahead: a})
		if !errors.Is(err, errMoved) {
			return receipt, err
		}
	}
	return s.merging.apply(&exchange{ctx: ctx, strands: strands})
}

func (g *group) apply(x *exchange) (journal.Receipt, error) {
	x.done = make(chan struct{})
	g.add(x)
	for {
		select {
		case <-x.done:
			return x.receipt, x.err
		case g.lanes <- struct{}{}:
			g.run(g.take())
			<-g.lanes
		}
	}
}

// run takes exchanges in, unless their callers have gone.
func (g *group) run(all []*exchange) {
	var together []*exchange
	for _, x := range all {
		if x.err = x.ctx.Err(); x.err == nil {
			together = append(together, x)
		}
	}
	if len(together) > 0 {
		g.together(together)
	}
	for _, x := range all {
		if x.err != nil {
			x.receipt = journal.Receipt{}
		}
		close(x.done)
	}
}

func (g *group) together(together []*exchange) {
	if len(together) == 1 {
		together[0].err = g.takeIn(together[0].ctx, together)
		return
	}
	if g.takeIn(context.Background(), together) == nil {
		return
	}
	for _, x := range together {
		x.err = g.takeIn(x.ctx, []*exchange{x})
	}
}
