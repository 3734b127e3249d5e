package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"runtime"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/nearby"
	"opale/db"
	"opale/tui/screen"
)

// meetHub makes this desk one of the relay's at an address: both are of one
// event, and prove it.
func (p *program) meetHub(ctx context.Context, store *db.Store, address string) (*hub.Membership, error) {
	event, err := store.Event()
	if err != nil {
		return nil, err
	}
	m, err := p.member(event.ID)
	if err != nil {
		return nil, err
	}
	if m == nil {
		return nil, aboutTheHub(checkin.Errorf(checkin.CodeApart, "meet hub", "no identity"))
	}
	actor, err := p.clerk(store, seat{})
	if err != nil {
		return nil, err
	}
	key, err := p.deviceKey()
	if err != nil {
		return nil, err
	}
	meeting := hub.Meeting{Address: address, Event: event.ID, Secret: m.Secret, Desk: actor.Desk, Venue: actor.Venue}
	met, err := hub.Meet(ctx, meeting, key, hub.Options{Program: version()})
	if err != nil {
		return nil, aboutTheHub(err)
	}
	return &met, keepMembership(store, &met)
}

// beside is the store of a desk as the relay in its process has it: with a bell
// of its own.
type beside struct {
	*db.Store
	moved <-chan struct{}
}

func (b beside) Changed() <-chan struct{} { return b.moved }

// canHost prepares this desk to be the relay. Who it is is asked when it becomes
// one: the desk may have moved, and been given its identity.
func (u *uplink) canHost(store *db.Store, moved <-chan struct{}, log *slog.Logger) {
	u.relay = &hub.Relay{Listen: u.p.listen, Config: hub.Config{Store: beside{store, moved}, Log: log}}
}

// Host makes this desk the relay.
func (u *uplink) Host() error {
	u.turn.Lock()
	defer u.turn.Unlock()
	if u.ended || u.relay == nil || u.relay.Address() != "" {
		return nil
	}
	event, err := u.store.Event()
	if err != nil {
		return err
	}
	m, err := u.p.member(event.ID)
	if err != nil {
		return err
	}
	if m == nil {
		return aboutTheHub(checkin.Errorf(checkin.CodeApart, "open relay", "no identity"))
	}
	actor, err := u.p.clerk(u.store, seat{})
	if err != nil {
		return err
	}
	c := &u.relay.Config
	if c.Identity, err = json.Marshal(m); err != nil {
		return err
	}
	if c.Sign, err = u.p.deviceKey(); err != nil {
		return err
	}
	c.Secret, c.Name, c.Venue = m.Secret, actor.Desk, actor.Venue
	if err := u.relay.Open(context.WithoutCancel(u.ctx)); err != nil {
		return aboutTheHub(err)
	}
	if u.around != nil {
		u.around.Answer()
	}
	u.tell(hub.State{})
	return nil
}

// Unhost ends that.
func (u *uplink) Unhost() {
	u.turn.Lock()
	defer u.turn.Unlock()
	if u.relay != nil {
		u.relay.Close()
		if u.around != nil && !nearby.Unasked(runtime.GOOS) {
			u.around.Mute()
		}
		u.tell(hub.State{})
	}
}

// Hosting is how it stands with that.
func (u *uplink) Hosting() screen.Hosting {
	if u.relay == nil {
		return screen.Hosting{}
	}
	return screen.Hosting{Address: hub.ShortAddress(u.relay.Address()), Guests: u.relay.Guests()}
}
