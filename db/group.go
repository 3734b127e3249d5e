package db

import (
	"context"
	"sync"

	"opale/checkin"
	"opale/checkin/journal"
)

// group is the exchanges that wait for the file. Whoever comes to write takes
// all of them in, in one transaction and with one wait for the disk.
type group struct {
	mu      sync.Mutex
	waiting []*exchange
}

// exchange is what one caller of Apply brings, and gets.
type exchange struct {
	ctx     context.Context
	strands []journal.Strand
	done    bool // the rest says how it went; all of it is guarded by Store.mu
	receipt journal.Receipt
	err     error
}

// groupAtMost bounds what one transaction takes in, in exchanges.
const groupAtMost = 32

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
// that come at once share it; where it fails, each is tried by itself.
func (s *Store) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	if s.run == nil {
		return journal.Receipt{}, checkin.Errorf(checkin.CodeReadOnly, "take entries in", "no device key")
	}
	if err := ctx.Err(); err != nil {
		return journal.Receipt{}, err
	}
	x := &exchange{ctx: ctx, strands: strands}
	s.group.add(x)
	s.mu.Lock()
	defer s.mu.Unlock()
	for !x.done {
		s.takeIn(s.group.take())
	}
	if x.err != nil {
		return journal.Receipt{}, failed("take entries in", x.err)
	}
	return x.receipt, nil
}

// takeIn takes exchanges in, unless their callers have gone.
func (s *Store) takeIn(all []*exchange) {
	var together []*exchange
	for _, x := range all {
		if x.done = true; x.ctx.Err() != nil {
			x.err = x.ctx.Err()
		} else {
			together = append(together, x)
		}
	}
	err := s.merge(together)
	for _, x := range together {
		if x.err = err; err != nil && len(together) > 1 {
			x.err = s.merge([]*exchange{x})
		}
	}
	s.seats.forget()
}
