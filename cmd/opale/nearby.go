package main

import (
	"context"
	"net/netip"
	"runtime"
	"strconv"

	"github.com/spf13/pflag"

	"opale/checkin/hub"
	"opale/checkin/nearby"
)

// findOff is what --find says where nobody is to be looked for.
const findOff = "off"

// search is where other desks are looked for: what --find says. The zero value
// is every network of this computer.
type search struct {
	said string
	off  bool
	at   netip.AddrPort
}

var _ pflag.Value = (*search)(nil)

// Set takes what was said.
func (s *search) Set(text string) error {
	*s = search{said: text}
	if s.off = text == findOff; s.off {
		return nil
	}
	at, err := nearby.ParseBroadcast(text, findPort)
	s.at = netip.AddrPortFrom(at.At, at.Port)
	return err
}

// String is what was said.
func (s *search) String() string { return s.said }

// Type names what is said.
func (s *search) Type() string { return "address" }

// findPort is where questions go: that of hubs, by UDP.
var findPort = func() uint16 {
	port, _ := strconv.ParseUint(hub.DefaultPort, 10, 16) // a constant
	return uint16(port)
}()

// network is what is looked at.
func (s *search) network() nearby.Broadcast {
	if !s.at.IsValid() {
		return nearby.Broadcast{Port: findPort}
	}
	return nearby.Broadcast{Port: s.at.Port(), At: s.at.Addr()}
}

// canFind prepares this desk to find others on its network, and to be found.
func (u *uplink) canFind() {
	if !u.p.find.off {
		u.around = &nearby.Watch{Network: u.p.find.network(), Who: u.who, Now: u.p.clock.Now, Log: u.log}
	}
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
