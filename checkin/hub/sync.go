package hub

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// How long to wait after a failure: twice as long after each, with a jitter.
const (
	firstPause = time.Second
	lastPause  = 30 * time.Second
)

// Remote is a hub as [Sync] needs it.
type Remote interface {
	Exchange(ctx context.Context, r journal.Replica) (Exchanged, error)
	// Wait returns when there may be news, or with false after a while.
	Wait(ctx context.Context) (bool, error)
}

var _ Remote = (*Client)(nil)

// Sync keeps a store and a hub equal, in the background: at once when there is
// news on either side, and with patience when the hub cannot be reached. It
// holds nobody up, and being offline is no error of it.
type Sync struct {
	Hub     Remote
	Replica journal.Replica
	News    <-chan struct{}  // receives when the store came to hold more
	Now     func() time.Time // nil: the machine's clock
	Tell    func(State)      // called after each change, never twice at once; may be nil
	Revoked func(Exchanged)  // called last where this device is revoked; may be nil

	telling sync.Mutex
	mu      sync.Mutex
	state   State
	once    sync.Once
	bell    chan struct{} // the hub has news, or somebody asks to try
}

// State is the present one.
func (s *Sync) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// Try asks for an exchange now, however long the pause still is.
func (s *Sync) Try() { ring(s.nudge()) }

func (s *Sync) nudge() chan struct{} {
	s.once.Do(func() { s.bell = make(chan struct{}, 1) })
	return s.bell
}

// Run exchanges until the context ends, or until the hub says that this device
// is revoked: then our own entries were taken, and the error has CodeRevoked.
func (s *Sync) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	var listening sync.WaitGroup
	defer listening.Wait()
	defer cancel()
	listen := sync.OnceFunc(func() { listening.Go(func() { s.listen(ctx) }) })
	for failures := 0; ; {
		done, err := s.Hub.Exchange(ctx, s.Replica)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		s.note(&done, err)
		if checkin.ErrorCode(err) == checkin.CodeRevoked {
			if s.Revoked != nil {
				s.Revoked(done)
			}
			return err
		}
		if err != nil {
			failures++
			s.rest(ctx, failures)
			continue
		}
		failures = 0
		listen()
		s.await(ctx, done.Have)
	}
}

// await returns when there is something to exchange. That the store came to
// hold what the hub just gave is no news.
func (s *Sync) await(ctx context.Context, exchanged journal.Vector) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.nudge():
			return
		case <-s.News:
			if have, err := s.Replica.Have(); err != nil || !have.Equal(exchanged) {
				return
			}
		}
	}
}

// listen waits at the hub, again and again. Where waiting fails, an exchange
// finds out what is the matter; a hub that cannot be waited at is asked now and
// then.
func (s *Sync) listen(ctx context.Context) {
	for failures := 0; ctx.Err() == nil; {
		news, err := s.Hub.Wait(ctx)
		switch {
		case err != nil:
			failures++
			sleep(ctx, pause(failures))
			s.Try()
		case news:
			failures = 0
			s.Try()
		default:
			failures = 0
			s.confirm()
		}
	}
}

// rest pauses after a failure. News only counts meanwhile: it travels with what
// came before it.
func (s *Sync) rest(ctx context.Context, failures int) {
	end := time.NewTimer(pause(failures))
	defer end.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-end.C:
			return
		case <-s.nudge():
			return
		case <-s.News:
			s.recount()
		}
	}
}

// pause is between a half and the whole of what so many failures call for.
func pause(failures int) time.Duration {
	whole := lastPause
	if failures < 6 {
		whole = min(lastPause, firstPause<<(failures-1))
	}
	return whole/2 + rand.N(whole/2)
}

func sleep(ctx context.Context, d time.Duration) {
	end := time.NewTimer(d)
	defer end.Stop()
	select {
	case <-ctx.Done():
	case <-end.C:
	}
}
