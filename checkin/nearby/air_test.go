package nearby

import (
	"errors"
	"log/slog"
	"maps"
	"net"
	"net/netip"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"opale/checkin"
)

// air is a network that a test plays: who sends to everybody is heard by all who
// listen, and everything that was sent is kept.
type air struct {
	mu        sync.Mutex
	sockets   map[netip.AddrPort]*socket
	listening []netip.AddrPort
	sent      []datagram
	next      uint16
	silent    bool // nothing arrives
	barred    bool // nobody may listen
	apart     bool // no computer is on it
}

type datagram struct {
	data     []byte
	from, to netip.AddrPort
}

// everybody is the address at which all who listen hear.
var everybody = netip.MustParseAddrPort("10.0.0.255:7474")

func newAir() *air { return &air{sockets: make(map[netip.AddrPort]*socket)} }

// station is one computer's part of it.
type station struct {
	*air
	at netip.Addr
}

func (s station) open(port uint16) *socket {
	s.mu.Lock()
	defer s.mu.Unlock()
	if port == 0 {
		s.next++
		port = 50000 + s.next
	}
	c := &socket{air: s.air, at: netip.AddrPortFrom(s.at, port), in: make(chan datagram, 1000), gone: make(chan struct{})}
	s.sockets[c.at] = c
	return c
}

func (s station) Listen() (net.PacketConn, error) {
	if s.barred {
		return nil, errors.New("barred")
	}
	c := s.open(everybody.Port())
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listening = append(s.listening, c.at)
	return c, nil
}

func (s station) Ask() (net.PacketConn, error) { return s.open(0), nil }

func (s station) All() []net.Addr {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.apart {
		return nil
	}
	return []net.Addr{net.UDPAddrFromAddrPort(everybody)}
}

// part has no computer be on the network, or all of them again.
func (a *air) part(apart bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.apart = apart
}

func (s station) Here(net.Addr) netip.Addr { return s.at }

// throw has a packet arrive, whoever sent it.
func (a *air) throw(d datagram) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sent = append(a.sent, d)
	if a.silent {
		return
	}
	to := []netip.AddrPort{d.to}
	if d.to == everybody {
		to = a.listening
	}
	for _, at := range to {
		if c := a.sockets[at]; c != nil {
			select {
			case c.in <- d:
			default: // as a system does
			}
		}
	}
}

// packets are those that were sent so far.
func (a *air) packets() []datagram {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.sent)
}

// everywhere is where a packet can arrive.
func (a *air) everywhere() []netip.AddrPort {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Collect(maps.Keys(a.sockets))
}

// socket is one of it.
type socket struct {
	air  *air
	at   netip.AddrPort
	in   chan datagram
	gone chan struct{}
	once sync.Once
}

func (c *socket) ReadFrom(data []byte) (int, net.Addr, error) {
	select {
	case d := <-c.in:
		return copy(data, d.data), net.UDPAddrFromAddrPort(d.from), nil
	case <-c.gone:
		return 0, nil, net.ErrClosed
	}
}

func (c *socket) WriteTo(data []byte, to net.Addr) (int, error) {
	c.air.throw(datagram{slices.Clone(data), c.at, netip.MustParseAddrPort(to.String())})
	return len(data), nil
}

func (c *socket) Close() error {
	c.once.Do(func() { close(c.gone) })
	return nil
}

func (c *socket) LocalAddr() net.Addr              { return net.UDPAddrFromAddrPort(c.at) }
func (c *socket) SetDeadline(time.Time) error      { return os.ErrNoDeadline }
func (c *socket) SetReadDeadline(time.Time) error  { return nil }
func (c *socket) SetWriteDeadline(time.Time) error { return nil }

// played is the time of a test.
type played struct {
	mu sync.Mutex
	at time.Time
}

func newPlayed() *played {
	return &played{at: time.Date(2026, time.November, 27, 19, 5, 0, 0, time.UTC)}
}

func (p *played) now() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at
}

func (p *played) pass(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at = p.at.Add(d)
}

// place is a desk of a test.
type place struct {
	*Watch
	mu   sync.Mutex
	self Self
}

func (p *place) who() (Self, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.self, len(p.self.Secret) > 0
}

func (p *place) change(how func(*Self)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	how(&p.self)
}

var secret = []byte("a secret of thirty-two characters")

// sit sits a desk somewhere on the network.
func sit(t *testing.T, on Network, clock *played, name string) *place {
	t.Helper()
	p := &place{self: Self{Event: "fabriques-numeriques", Secret: secret, Desk: Desk{Name: name}}}
	copy(p.self.Device[:], name)
	p.Watch = &Watch{Network: on, Who: p.who, Now: clock.now, Log: slog.New(slog.DiscardHandler)}
	p.Open(t.Context())
	t.Cleanup(p.Close)
	return p
}

// patience is how many milliseconds, at least, a test waits for another goroutine
// before it gives up: never a measure of anything.
const patience = 100_000

// finds waits until a desk has found others, asking as a page does.
func (p *place) finds(t *testing.T, clock *played, want ...Desk) {
	t.Helper()
	var got []Desk
	for range patience / 20 {
		p.Seek()
		for range 20 {
			if got = p.Found(); slices.Equal(got, want) {
				return
			}
			time.Sleep(time.Millisecond)
		}
		clock.pass(askEvery)
	}
	t.Fatalf("found %+v, want %+v", got, want)
}

func device(name string) (d checkin.DeviceID) {
	copy(d[:], name)
	return d
}
