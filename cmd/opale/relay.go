package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/netip"
	"runtime"
	"strconv"

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

// findOff is what --find says where nobody is to be looked for.
const findOff = "off"

// canFind prepares this desk to find others on its network, and to be found.
func (u *uplink) canFind() error {
	if u.p.find == findOff {
		return nil
	}
	port, err := strconv.ParseUint(hub.DefaultPort, 10, 16)
	if err != nil {
		return err
	}
	network := nearby.Broadcast{Port: uint16(port)}
	if u.p.find != "" {
		if network, err = nearby.ParseBroadcast(u.p.find, network.Port); err != nil {
			return aboutTheHub(checkin.Errorf(checkin.CodeInvalid, "find desks", "%s", u.p.find))
		}
	}
	u.around = &nearby.Watch{Network: network, Who: u.who, Now: u.p.clock.Now, Log: u.log}
	return nil
}

// beFound begins with that, where answering asks the user nothing.
func (u *uplink) beFound(ctx context.Context) {
	if u.around == nil {
		return
	}
	u.around.Open(ctx)
	if nearby.Unasked(runtime.GOOS) {
		u.around.Answer()
	}
}

// who is this desk, to those on its network; ok is false where it has not the
// event's identity, or is believed no longer.
func (u *uplink) who() (self nearby.Self, ok bool) {
	event, err := u.store.Event()
	if err != nil || u.Excluded().Excluded {
		return self, false
	}
	m, err := u.p.member(event.ID)
	if err != nil || m == nil {
		return self, false
	}
	actor, err := u.p.clerk(u.store, seat{})
	if err != nil {
		return self, false
	}
	revoked, err := u.store.Revoked()
	if err != nil {
		return self, false
	}
	self = nearby.Self{Event: event.ID, Secret: m.Secret, Apart: revoked}
	self.Device, self.Name, self.Relay = u.store.Device(), actor.Desk, u.meetingPlace()
	return self, true
}

// meetingPlace is where this desk is the relay; zero where it is none. Where it
// listens on every address, the one depends on who asks.
func (u *uplink) meetingPlace() netip.AddrPort {
	at, err := netip.ParseAddrPort(u.relay.Address())
	if err != nil {
		return netip.AddrPort{}
	}
	if listening, err := netip.ParseAddrPort(u.p.listen); err != nil || listening.Addr().IsUnspecified() {
		return netip.AddrPortFrom(netip.IPv4Unspecified(), at.Port())
	}
	return at
}
