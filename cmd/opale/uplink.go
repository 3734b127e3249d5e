package main

import (
	"context"
	"log/slog"
	"sync"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/nearby"
	"opale/db"
	"opale/tui/screen"
)

// uplink keeps a database in step with the hub that was joined, in the
// background: a desk's, or that of a hub which is itself joined to another.
type uplink struct {
	p       *program
	store   *db.Store       // this computer's; nil: what is kept in step is a database that hubs share
	replica journal.Replica // what is kept in step
	moved   <-chan struct{} // receives when it came to hold more
	log     *slog.Logger
	news    chan struct{}

	turn  sync.Mutex // held while one sync gives way to another: that waits for a network
	ctx   context.Context
	stop  func() // ends the sync under way, and waits for that
	ended bool

	around *nearby.Watch // nil: nobody is looked for, nor answered

	mu      sync.Mutex // of what the screen reads, never held for long
	sync    *hub.Sync
	address string
	left    screen.Exclusion
	relay   *hub.Relay // nil: this desk cannot be one
}

var _ screen.Hub = (*uplink)(nil)

func newUplink(p *program, store *db.Store, moved <-chan struct{}, log *slog.Logger) *uplink {
	return &uplink{p: p, store: store, replica: store, moved: moved, log: log, news: make(chan struct{}, 1)}
}

// start keeps in step with the hub that was joined, if any, until end. A
// membership that cannot be read is one that has to be joined again: the desk
// opens.
func (u *uplink) start(ctx context.Context) error {
	u.turn.Lock()
	defer u.turn.Unlock()
	u.ctx = ctx
	u.beFound(ctx)
	left, err := excluded(u.store)
	if err != nil {
		u.log.Error("the exclusion cannot be read", "error", err.Error())
	}
	u.set(func() { u.left = left })
	m, err := membership(u.store)
	if err != nil {
		u.log.Error("the hub that was joined cannot be read", "error", err.Error())
	}
	if err != nil || m == nil {
		return nil
	}
	return u.follow(m)
}

// startWith keeps in step with a hub until end.
func (u *uplink) startWith(ctx context.Context, m *hub.Membership) error {
	u.turn.Lock()
	defer u.turn.Unlock()
	u.ctx = ctx
	return u.follow(m)
}

// set changes what the screen reads.
func (u *uplink) set(change func()) {
	u.mu.Lock()
	defer u.mu.Unlock()
	change()
}

// follow begins with a hub, and ends with the one before; turn is held.
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
	revoked := func(done hub.Exchanged) { u.revoked(m.Event, done) }
	following := &hub.Sync{Hub: client, Replica: u.replica, News: u.moved, Tell: u.tell, Revoked: revoked}
	u.set(func() { u.address, u.sync = m.Address, following })
	var running sync.WaitGroup
	running.Go(func() {
		defer client.Close()
		if err := following.Run(ctx); ctx.Err() == nil {
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

// revoked wipes what the desk knows of people: it is no longer one. A database
// that hubs share is whole without the hub above them, and stays.
func (u *uplink) revoked(event checkin.EventID, done hub.Exchanged) {
	if u.store == nil {
		return
	}
	left, err := exclude(u.ctx, u.store, event, &done)
	if err != nil {
		u.log.Error("not everything was wiped", "code", string(checkin.ErrorCode(err)))
	}
	u.set(func() { u.left = left })
	u.tell(hub.State{})
}

// Excluded is what is known of this desk's exclusion.
func (u *uplink) Excluded() screen.Exclusion {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.left
}

// end leaves the hub in peace.
func (u *uplink) end() {
	u.turn.Lock()
	defer u.turn.Unlock()
	u.ended = true
	if u.around != nil {
		u.around.Close()
	}
	if u.relay != nil {
		u.relay.Close()
	}
	if u.stop != nil {
		u.stop()
	}
}

// Join takes up an invitation, and keeps in step with its hub from then on. The
// first exchange brings the event, whose venue the desk then sits at; where it
// fails, those that follow are told of it.
func (u *uplink) Join(ctx context.Context, link string) error {
	m, err := u.admitted(ctx, link)
	if err != nil {
		return err
	}
	if _, err := u.p.exchangeOnce(ctx, u.store, m); err != nil {
		u.log.Info("the first exchange failed", "code", string(checkin.ErrorCode(err)))
	}
	u.turn.Lock()
	defer u.turn.Unlock()
	if u.ended {
		return nil // the next start follows it
	}
	u.set(func() { u.left = screen.Exclusion{} })
	return u.follow(m)
}

// admitted joins the hub of an invitation, or meets the one at an address.
func (u *uplink) admitted(ctx context.Context, text string) (*hub.Membership, error) {
	if _, err := hub.ParseLink(text); err == nil {
		return u.p.joinHub(ctx, u.store, text)
	}
	address, err := hub.ParseAddress(text)
	if err != nil {
		return nil, aboutTheHub(err)
	}
	return u.p.meetHub(ctx, u.store, address)
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
