package nearby

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"testing"

	"opale/checkin"
)

// turns lets so many packets be looked at, and no more.
type turns struct{ left int }

func (t *turns) Wait(context.Context) error {
	if t.left--; t.left < 0 {
		return errors.New("no turn is left")
	}
	return nil
}

// flood is a socket on which somebody sends without end.
type flood struct {
	*socket
	packets func(n int) []byte
	read    int
}

func (f *flood) ReadFrom(data []byte) (int, net.Addr, error) {
	f.read++
	from := netip.AddrPortFrom(netip.AddrFrom4([4]byte{10, byte(f.read >> 16), byte(f.read >> 8), byte(f.read)}), 7474)
	if f.read%10 == 0 {
		return 0, nil, errors.New("connection reset") // as Windows says
	}
	return copy(data, f.packets(f.read)), net.UDPAddrFromAddrPort(from), nil
}

// Whoever sends without end, from thousands of addresses, has packets ignored:
// no more of them are looked at than there are turns, nothing is kept of them,
// and nothing is sent.
func TestAFloodCostsNothing(t *testing.T) {
	clock, on := newPlayed(), newAir()
	desk := sit(t, station{on, one}, clock, "Calais 1")
	stranger, err := newKey(&Self{Event: "fabriques-numeriques", Secret: []byte("guessed")})
	if err != nil {
		t.Fatal(err)
	}
	forged, _ := stranger.seal(packet{kind: asks, at: clock.now()})
	huge := make([]byte, maxDatagram)
	for name, packets := range map[string]func(n int) []byte{
		"garbage": func(int) []byte { b := make([]byte, packetSize); _, _ = rand.Read(b); return b },
		"empty":   func(int) []byte { return nil },
		"huge":    func(int) []byte { return huge },
		"sizes":   func(n int) []byte { return huge[:n%(2*packetSize)] },
		"forged":  func(int) []byte { return forged },
	} {
		t.Run(name, func(t *testing.T) {
			const turnsLeft = 20000
			before := len(on.packets())
			f := &flood{socket: station{on, one}.open(0), packets: packets}
			a := &answering{w: desk.Watch, socket: f, sent: newLimiter()}
			desk.hear(f, &turns{turnsLeft}, a.take)
			asking := &asking{socket: f, nonces: []nonce{{1}}}
			asking.self, _ = desk.who()
			asking.key, _ = newKey(&asking.self)
			desk.hear(f, &turns{turnsLeft}, func(data []byte, _ net.Addr) { desk.answered(asking, data) })
			if f.read != 2*turnsLeft {
				t.Errorf("%d packets were read in %d turns", f.read, 2*turnsLeft)
			}
			if len(a.heard) > 0 || len(a.order) > 0 || len(desk.Found()) > 0 || len(on.packets()) > before {
				t.Errorf("%d questions and %d desks are remembered, %d packets were sent", len(a.heard), len(desk.Found()), len(on.packets())-before)
			}
		})
	}
}

// Who has the event's secret and means harm is bounded, too.
func TestAMemberWhoMeansHarmIsBounded(t *testing.T) {
	clock, on := newPlayed(), newAir()
	desk := sit(t, station{on, one}, clock, "Calais 1")
	self, _ := desk.who()
	key, err := newKey(&self)
	if err != nil {
		t.Fatal(err)
	}
	to := net.UDPAddrFromAddrPort(netip.AddrPortFrom(two, 40000))
	a := &answering{w: desk.Watch, socket: station{on, one}.open(0), sent: newLimiter()}
	for range maxHeard + 1000 {
		question, _ := key.seal(packet{kind: asks, at: clock.now(), desk: Desk{Device: device("Calais 2")}})
		a.take(question, to)
	}
	if len(a.heard) != maxHeard || len(a.order) != maxHeard {
		t.Errorf("%d and %d questions are remembered", len(a.heard), len(a.order))
	}
	if sent := len(on.packets()); sent == 0 || sent > maxHeard/10 {
		t.Errorf("%d answers were sent", sent)
	}
	asked := nonce{1}
	asking := &asking{self: self, key: key, nonces: []nonce{asked}}
	for i := range 1000 {
		answer, _ := key.seal(packet{kind: answers, at: clock.now(), to: asked, desk: Desk{Device: device(fmt.Sprint(i)), Name: "\x1b[2J" + strings.Repeat("é", 100)}})
		desk.answered(asking, answer)
	}
	found := desk.Found()
	if len(found) != maxDesks {
		t.Errorf("%d desks are remembered", len(found))
	}
	for _, d := range found {
		if d.Name != checkin.Clean(d.Name) || len(d.Name) > nameSize {
			t.Fatalf("a name is %q", d.Name)
		}
	}
}

// FuzzOpen: what comes from the network opens only where it was sealed.
func FuzzOpen(f *testing.F) {
	self := Self{Event: "fabriques-numeriques", Secret: secret}
	k, err := newKey(&self)
	if err != nil {
		f.Fatal(err)
	}
	sealed, _ := k.seal(packet{kind: answers, at: newPlayed().now(), desk: Desk{Name: "Calais 1"}})
	f.Add(sealed[1:])
	f.Add(make([]byte, packetSize))
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, _, ok := k.open(data); ok {
			t.Error("it opens")
		}
	})
}

// FuzzRead: what a member has sealed, whatever it is, is read whole or not at
// all, and harms nobody.
func FuzzRead(f *testing.F) {
	self := Self{Event: "fabriques-numeriques", Secret: secret}
	k, err := newKey(&self)
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range []packet{
		{kind: asks}, {kind: answers, desk: Desk{device("Calais 1"), "Calais 1", netip.MustParseAddrPort("10.0.0.1:7474")}},
		{kind: answers, desk: Desk{Name: strings.Repeat("é", 100), Relay: netip.MustParseAddrPort("224.0.0.1:1")}},
	} {
		p.at = newPlayed().now()
		sealed, n := k.seal(p)
		plain, err := k.Open(nil, n[:], sealed[nonceSize:], nil)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(plain)
	}
	f.Fuzz(func(t *testing.T, plain []byte) {
		p, ok := read(plain)
		if !ok {
			return
		}
		if d := p.desk; d.Name != checkin.Clean(d.Name) || len(d.Name) > 3*nameSize || d.IsRelay() && (d.Relay.Port() == 0 || !isMachine(d.Relay.Addr())) {
			t.Errorf("%+v", p)
		}
		again, _, ok := k.open(first(k.seal(p)))
		if !ok || again != p {
			t.Errorf("%+v is read as %+v", p, again)
		}
	})
}

func first(data []byte, _ nonce) []byte { return data }
