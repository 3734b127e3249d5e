package nearby

import (
	"context"
	"net"
	"net/netip"
	"slices"
	"time"

	"golang.org/x/time/rate"

	"opale/checkin"
)

const (
	// perSecond is how many packets are looked at; what comes above that, the
	// system drops.
	perSecond = 200
	// answersPerSecond is how many are sent, in all.
	answersPerSecond = 20
	// fresh is how far the clock of whoever asks may be from ours. Whoever wrote
	// a question down in the room learns by it later nothing.
	fresh = time.Hour
	// maxHeard is how many questions are remembered, so that each is answered
	// once.
	maxHeard = 4096
	// whoFor is how long it is believed who this desk is.
	whoFor = 2 * time.Second
	// maxDatagram is the longest packet there is: none is cut to the size of ours.
	maxDatagram = 1 << 16
)

func newLimiter() *rate.Limiter { return rate.NewLimiter(answersPerSecond, answersPerSecond) }

func newPace() pace { return rate.NewLimiter(perSecond, perSecond) }

// Answer has this desk be found, until Mute or Close. Where the system does not
// let it, or it has not the event's identity yet, it is not; the next call tries
// again.
func (w *Watch) Answer() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ctx == nil || w.mute != nil {
		return
	}
	if _, ok := w.Who(); !ok {
		return
	}
	socket, err := w.Network.Listen()
	if err != nil {
		w.Log.Info("desks nearby are not answered", "error", err.Error())
		return
	}
	a := &answering{w: w, socket: socket, sent: newLimiter()}
	w.mute = func() { socket.Close() }
	w.doing.Go(func() { w.hear(socket, newPace(), a.take) })
}

// Mute ends that.
func (w *Watch) Mute() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.end()
}

// end is Mute where mu is held.
func (w *Watch) end() {
	if w.mute != nil {
		w.mute()
		w.mute = nil
	}
}

// pace bounds how much is done: [rate.Limiter] is one.
type pace interface {
	Wait(ctx context.Context) error
}

// hear reads packets until the socket is closed or its time is over. Whatever is
// sent, so many a second are looked at: a flood costs the rest. Where reading
// fails otherwise (Windows says so of a packet of ours that nobody took), it goes
// on at that pace.
func (w *Watch) hear(socket net.PacketConn, looks pace, take func(data []byte, from net.Addr)) {
	defer socket.Close()
	data := make([]byte, maxDatagram)
	for ctx := w.context(); ctx != nil; {
		if looks.Wait(ctx) != nil {
			return
		}
		n, from, err := socket.ReadFrom(data)
		switch {
		case isOver(err):
			return
		case err == nil && n == packetSize:
			take(data[:n], from)
		}
	}
}

// answering is the side that is asked.
type answering struct {
	w      *Watch
	socket net.PacketConn
	sent   *rate.Limiter

	self  Self
	key   key
	ok    bool
	asked time.Time // when it was asked who this desk is

	heard map[nonce]bool
	order []nonce // as they came
	next  int     // of order, the oldest, once it is full
}

// take answers a question of somebody of the event, once.
func (a *answering) take(data []byte, from net.Addr) {
	now := a.w.Now()
	a.learn(now)
	if !a.ok {
		return
	}
	p, n, ok := a.key.open(data)
	if !ok || p.kind != asks || p.desk.Device == a.self.Device || p.at.Sub(now).Abs() > fresh || a.self.isApart(p.desk.Device) {
		return
	}
	if !a.first(n) || !a.sent.Allow() {
		return
	}
	desk := a.self.Desk
	if at := desk.Relay; at.Port() != 0 && (!at.Addr().IsValid() || at.Addr().IsUnspecified()) {
		desk.Relay = netip.AddrPortFrom(a.w.Network.Here(from), at.Port())
	}
	answer, _ := a.key.seal(packet{kind: answers, desk: desk, at: now, to: n})
	_, _ = a.socket.WriteTo(answer, from) // it asks again
}

// learn asks who this desk is, now and then: it may have moved, or become the
// relay.
func (a *answering) learn(now time.Time) {
	if age := now.Sub(a.asked); !a.asked.IsZero() && age >= 0 && age < whoFor {
		return
	}
	a.asked = now
	if a.self, a.ok = a.w.Who(); a.ok {
		var err error
		a.key, err = newKey(&a.self)
		a.ok = err == nil
	}
}

// first reports whether a question has not been heard yet.
func (a *answering) first(n nonce) bool {
	if a.heard[n] {
		return false
	}
	if a.heard == nil {
		a.heard = make(map[nonce]bool)
	}
	if len(a.order) < maxHeard {
		a.order = append(a.order, n)
	} else {
		delete(a.heard, a.order[a.next])
		a.order[a.next] = n
		a.next = (a.next + 1) % maxHeard
	}
	a.heard[n] = true
	return true
}

// isApart reports whether a device is believed no longer.
func (s *Self) isApart(d checkin.DeviceID) bool { return slices.Contains(s.Apart, d) }
