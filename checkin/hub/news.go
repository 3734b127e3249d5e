package hub

import (
	"context"
	"crypto/sha256"
	"log/slog"
	"sync"
	"time"
)

// gatherFor is how long after a wake-up the next one waits for more news: ten
// a second are enough for people, and bearable with a thousand desks.
const gatherFor = 100 * time.Millisecond

// news tells who waits that the store holds more. One goroutine watches the
// store, however many wait.
type news struct {
	store Store
	poked chan struct{} // receives what this process knows before the store says so

	mu      sync.Mutex
	digest  [sha256.Size]byte
	known   bool
	turned  chan struct{} // closed when the digest is another
	bells   []chan struct{}
	waiting int
}

func newNews(store Store) *news {
	return &news{store: store, poked: make(chan struct{}, 1), turned: make(chan struct{})}
}

// run watches the store until the context ends.
func (n *news) run(ctx context.Context, log *slog.Logger) {
	pause := time.NewTimer(gatherFor)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-n.store.Changed():
		case <-n.poked:
		}
		before, _ := n.now()
		digest, err := n.look()
		if err != nil {
			log.Error("the store cannot be read", "error", err.Error())
		} else if digest == before {
			continue // a second signal for the same
		}
		pause.Reset(gatherFor)
		select {
		case <-ctx.Done():
			return
		case <-pause.C:
		}
	}
}

// look reads the store's digest, and wakes who waits where it is another.
func (n *news) look() ([sha256.Size]byte, error) {
	have, err := n.store.Have()
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	digest := have.Digest()
	n.mu.Lock()
	defer n.mu.Unlock()
	if !n.known || digest != n.digest {
		n.digest, n.known = digest, true
		close(n.turned)
		n.turned = make(chan struct{})
		for _, bell := range n.bells {
			ring(bell)
		}
	}
	return digest, nil
}

// now is the digest as last seen, and what is closed when it is another.
func (n *news) now() ([sha256.Size]byte, <-chan struct{}) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.digest, n.turned
}

// subscribe makes a channel that receives when there is news.
func (n *news) subscribe() <-chan struct{} {
	bell := make(chan struct{}, 1)
	n.mu.Lock()
	defer n.mu.Unlock()
	n.bells = append(n.bells, bell)
	return bell
}

// enter counts one who waits; the function it returns ends that.
func (n *news) enter() (leave func()) {
	n.add(1)
	return func() { n.add(-1) }
}

func (n *news) add(d int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.waiting += d
}

func (n *news) count() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.waiting
}
