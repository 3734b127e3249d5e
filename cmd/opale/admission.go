package main

import (
	"context"
	"time"

	"opale/checkin/bundle"
	"opale/db"
)

// lookEvery is how often an open desk looks for the event's identity.
var lookEvery = time.Second

// admission makes a desk that is open a member of the event, as soon as a
// command or a kit has given this laptop the event's identity.
type admission struct {
	stop context.CancelFunc
	done chan struct{}
}

func (p *program) awaitIdentity(ctx context.Context, store *db.Store, courier *bundle.Courier) *admission {
	ctx, stop := context.WithCancel(ctx)
	a := &admission{stop, make(chan struct{})}
	go func() {
		defer close(a.done)
		every := time.NewTicker(lookEvery)
		defer every.Stop()
		for !p.admitted(ctx, store, courier) {
			select {
			case <-ctx.Done():
				return
			case <-every.C:
			}
		}
	}()
	return a
}

func (a *admission) end() {
	a.stop()
	<-a.done
}

// admitted reports whether the desk is a member by now. What cannot be read is
// looked at again.
func (p *program) admitted(ctx context.Context, store *db.Store, courier *bundle.Courier) bool {
	event, err := store.Event()
	if err != nil || len(courier.Seal) > 0 {
		return err == nil // it opened as one
	}
	m, err := p.member(event.ID)
	if m == nil || err != nil {
		return false
	}
	keys, err := p.members(event.ID)
	if err != nil {
		return false
	}
	// What this desk wrote before the identity was seen needs its word.
	actor, err := p.clerk(store, seat{})
	if err != nil || enter(ctx, store, actor, m) != nil {
		return false
	}
	courier.Renew(keys)
	return true
}
