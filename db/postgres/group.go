package postgres

import (
	"context"
	"sync"

	"opale/checkin/journal"
)

// group is the exchanges that wait to be taken in. Whoever has a lane takes all
// of them, in one transaction: two round trips and one wait for the disk.
type group struct {
	lanes   chan struct{}
	mu      sync.Mutex
	waiting []*exchange
}

const (
	lanes       = 1  // transactions at once that take exchanges in: with two, groups are smaller, and nothing was faster
	groupAtMost = 32 // exchanges in one of them
)

// exchange is what one caller of Apply brings, and gets when it is done.
type exchange struct {
	ctx     context.Context
	strands []journal.Strand
	done    chan struct{}
	receipt journal.Receipt
	err     error
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
	x := &exchange{ctx: ctx, strands: strands, done: make(chan struct{})}
	s.group.add(x)
	for {
		select {
		case <-x.done:
			return x.receipt, x.err
		case s.group.lanes <- struct{}{}:
			s.takeIn(s.group.take())
			<-s.group.lanes
		}
	}
}

// takeIn takes exchanges in, unless their callers have gone.
func (s *Store) takeIn(all []*exchange) {
	var together []*exchange
	for _, x := range all {
		if x.err = x.ctx.Err(); x.err == nil {
			together = append(together, x)
		}
	}
	if len(together) > 0 {
		s.mergeAll(together)
	}
	for _, x := range all {
		if x.err != nil {
			x.receipt = journal.Receipt{}
		}
		close(x.done)
	}
}

func (s *Store) mergeAll(together []*exchange) {
	if len(together) == 1 {
		together[0].err = s.merge(together[0].ctx, together)
		return
	}
	if s.merge(context.Background(), together) == nil {
		return
	}
	for _, x := range together {
		x.err = s.merge(x.ctx, []*exchange{x})
	}
}
