package main

import (
	"context"
	"log/slog"
	"sync"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/db"
	"opale/tui/screen"
)

// uplink keeps a database in step with the hub that was joined, in the
// background: a desk's, or that of a hub which is itself joined to another.
type uplink struct {
	p     *program
	store *db.Store
	moved <-chan struct{} // receives when the database came to hold more
	log   *slog.Logger
	news  chan struct{}

	mu      sync.Mutex
	ctx     context.Context
	stop    func() // ends the sync under way, and waits for that
	sync    *hub.Sync
	address string
	event   checkin.EventID

	telling sync.Mutex // apart from mu, which is held while a sync ends
	left    screen.Exclusion
}

var _ screen.Hub = (*uplink)(nil)

func newUplink(p *program, store *db.Store, moved <-chan struct{}, log *slog.Logger) *uplink {
	return &uplink{p: p, store: store, moved: moved, log: log, news: make(chan struct{}, 1)}
}

// start keeps in step with the hub that was joined, if any, until end.
func (u *uplink) start(ctx context.Context) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.ctx = ctx
	m, err := membership(u.store)
	if err != nil || m == nil {
		return err
	}
	return u.follow(m)
}

// follow begins with a hub, and ends with the one before.
func (u *uplink) follow(m *hub.Membership) error {
	key, err := u.p.deviceKey()
	if err != nil {
		return err
	}
	if u.stop != nil {
		u.stop()
	}
	ctx, cancel := context.WithCancel(u.ctx)
	client := hub.NewClient(*m, key, hub.Options{Program: version()})
	u.address, u.event = m.Address, m.Event
	u.sync = &hub.Sync{Hub: client, Replica: u.store, News: u.moved, Tell: u.tell, Revoked: u.revoked}
	var running sync.WaitGroup
	running.Go(func() {
		defer client.Close()
		if err := u.sync.Run(ctx); ctx.Err() == nil {
			u.log.Warn("the hub was left", "code", string(checkin.ErrorCode(err)))
		}
	})
	u.stop = func() {
		cancel()
		running.Wait()
	}
	return nil
}

// tell notes in the log what changed, and rings.
func (u *uplink) tell(s hub.State) {
	if s.Trouble != "" {
		u.log.Info("the hub is not in step", "code", string(s.Trouble), "only_here", s.OnlyHere)
	}
	select {
	case u.news <- struct{}{}:
	default:
	}
}

// revoked wipes what the desk knows of people: it is no longer one.
func (u *uplink) revoked(done hub.Exchanged) {
	err := wipe(u.ctx, u.store, u.event, &done)
	if err != nil {
		u.log.Error("the roster was not wiped", "code", string(checkin.ErrorCode(err)))
	}
	u.telling.Lock()
	u.left = screen.Exclusion{Excluded: true, Held: done.Untaken, Left: screen.Remnant{List: err != nil}}
	u.telling.Unlock()
	u.tell(hub.State{})
}

// Excluded is what is known of this desk's exclusion.
func (u *uplink) Excluded() screen.Exclusion {
	u.telling.Lock()
	defer u.telling.Unlock()
	return u.left
}

// end leaves the hub in peace.
func (u *uplink) end() {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.stop != nil {
		u.stop()
	}
}

// Join takes up an invitation, and keeps in step with its hub from then on.
func (u *uplink) Join(ctx context.Context, link string) error {
	m, err := u.p.joinHub(ctx, u.store, link)
	if err != nil {
		return err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.follow(m)
}

// Address is the hub's that was joined; empty for none.
func (u *uplink) Address() string {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.address
}

// State is how it stands with the hub.
func (u *uplink) State() hub.State {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.sync == nil {
		return hub.State{}
	}
	return u.sync.State()
}

// Try asks for an exchange now.
func (u *uplink) Try() {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.sync != nil {
		u.sync.Try()
	}
}

// News receives when entries have come, or the state has changed.
func (u *uplink) News() <-chan struct{} { return u.news }
