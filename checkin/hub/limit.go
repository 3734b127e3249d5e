package hub

import (
	"net/netip"
	"sync"

	"golang.org/x/time/rate"
)

// maxAddresses bounds what a limiter remembers. Where more addresses than that
// come at once, it begins anew.
const maxAddresses = 8192

// limiter lets each address do something so often and no more.
type limiter struct {
	mu    sync.Mutex
	every rate.Limit
	burst int
	known map[netip.Addr]*rate.Limiter
}

func newLimiter(every rate.Limit, burst int) *limiter {
	return &limiter{every: every, burst: burst, known: make(map[netip.Addr]*rate.Limiter)}
}

// allow takes one turn of an address. An IPv6 network counts as one address,
// since whoever has one has them all.
func (l *limiter) allow(a netip.Addr) bool {
	if a = a.Unmap(); a.Is6() {
		if network, err := a.WithZone("").Prefix(64); err == nil {
			a = network.Addr()
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	known, ok := l.known[a]
	if !ok {
		if len(l.known) >= maxAddresses {
			clear(l.known)
		}
		known = rate.NewLimiter(l.every, l.burst)
		l.known[a] = known
	}
	return known.Allow()
}
