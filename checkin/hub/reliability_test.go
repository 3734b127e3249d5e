package hub

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// every is the distance between the fault points that are tried: 1 for all.
var every = flag.Int("every", 13, "break each n-th call only (1: each one)")

// snap is a way in which a connection dies.
type snap string

const (
	snapNone   snap = ""
	snapBefore snap = "before"
	snapAfter  snap = "after"
	snapHalf   snap = "in the middle of"
)

var snaps = []snap{snapBefore, snapAfter, snapHalf}

// wires are the connections of one side, whose reads and writes are counted, and
// one of which dies.
type wires struct {
	mu       sync.Mutex
	plan     snap
	left     int
	happened bool
}

var errSnapped = &net.OpError{Op: "test", Net: "tcp", Err: errors.New("the connection was reset")}

// fail has the n-th of the next calls end its connection, counted from 1.
func (w *wires) fail(n int, plan snap) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.plan, w.left, w.happened = plan, n, false
}

// mend has none die any more, and says whether one did.
func (w *wires) mend() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.plan = snapNone
	return w.happened
}

func (w *wires) next() snap {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.plan == snapNone {
		return snapNone
	}
	if w.left--; w.left > 0 {
		return snapNone
	}
	plan := w.plan
	w.plan, w.happened = snapNone, true
	return plan
}

// wire is one connection.
type wire struct {
	net.Conn
	of *wires
}

// call makes one call. Of a read in the middle nothing is given on: what came is
// lost with the connection.
func (w wire) call(p []byte, do func([]byte) (int, error)) (int, error) {
	plan := w.of.next()
	if plan == snapNone {
		return do(p)
	}
	n := 0
	switch plan {
	case snapAfter:
		n, _ = do(p)
	case snapHalf:
		n, _ = do(p[:(len(p)+1)/2])
	}
	if tcp, ok := w.Conn.(*net.TCPConn); ok && plan == snapBefore {
		_ = tcp.SetLinger(0) // what is under way is lost, too
	}
	_ = w.Close()
	return n, errSnapped
}

// Read reads, or loses the connection.
func (w wire) Read(p []byte) (int, error) { return w.call(p, w.Conn.Read) }

// Write writes, or loses the connection.
func (w wire) Write(p []byte) (int, error) { return w.call(p, w.Conn.Write) }

// listener is the hub's side of wires.
type listener struct {
	net.Listener
	of *wires
}

// Accept takes a connection.
func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return wire{c, l.of}, nil
}

// line is a hub and two desks that have joined it, each with entries that the
// others lack, and the connections between the first desk and the hub.
type line struct {
	hub    *Memory
	a, b   *laptop
	server *Server
	near   *wires // the desk's side
	far    *wires // the hub's
}

// base is what every run begins from.
type base struct {
	hub, a, b *journal.Memory
	registry  *memoryRegistry
	keys      [2]*laptop
	union     *journal.Memory // all that was acknowledged anywhere
}

func newBase(t *testing.T) *base {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	a.fill(t, 1)
	a.register(t, 3)
	b.register(t, 4)
	b.exchange(t)
	b.register(t, 2)
	union := journal.NewMemory(event(), newClock().Now)
	union.Know(eventSecret)
	for _, of := range []journal.Replica{h.store, a, b} {
		strands, err := of.Since(nil)
		if err == nil {
			_, err = union.Apply(t.Context(), strands)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	h.stop()
	return &base{
		hub: h.store.Memory, a: a.Memory, b: b.Memory, registry: h.store.memoryRegistry, keys: [2]*laptop{a, b}, union: union,
	}
}

// lay begins a run. end ends it.
func (s *base) lay(t *testing.T) (l *line, end func()) {
	t.Helper()
	clock := newClock()
	l = &line{near: &wires{}, far: &wires{}}
	l.hub = &Memory{Memory: s.hub.Clone(clock.Now), memoryRegistry: s.registry, changed: make(chan struct{}, 1)}
	var err error
	l.server, err = NewServer(context.Background(), Config{Store: l.hub, Secret: eventSecret, Identity: identity, Name: "Relais", Now: clock.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	at, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- l.server.Serve(ctx, listener{at, l.far}) }()
	l.a, l.b = s.desk(l, 0, s.a.Clone(clock.Now), at, clock), s.desk(l, 1, s.b.Clone(clock.Now), at, clock)
	return l, func() {
		l.a.Close()
		l.b.Close()
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the hub ended: %v", err)
		}
	}
}

func (s *base) desk(l *line, n int, m *journal.Memory, at net.Listener, clock *clock) *laptop {
	of := s.keys[n]
	joined := of.Membership
	joined.Address = at.Addr().String()
	c := NewClient(joined, of.key, Options{Now: clock.Now})
	if n == 0 {
		through := c.hub.http.Transport.(*http.Transport)
		dial := through.DialContext
		through.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dial(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return wire{conn, l.near}, nil
		}
	}
	return &laptop{Memory: m, Client: c, key: of.key, actor: of.actor}
}

// TestReliabilityTheConnectionDies has the connection die at each read and each
// write of an exchange, at the desk's side and at the hub's, before it, after it
// and in its middle. The next exchanges then make desks and hub equal: all that
// any of them had acknowledged is there, once, and nothing else is.
func TestReliabilityTheConnectionDies(t *testing.T) {
	s := newBase(t)
	count, ended := 0, 0
	for _, side := range []string{"desk", "hub"} {
		for i, plan := range snaps {
			for n := 1 + i*3%*every; ; n += *every {
				happened, failed := s.play(t, side, plan, n)
				if t.Failed() {
					t.Fatalf("%s call %d of the %s's", plan, n, side)
				}
				if !happened {
					break
				}
				count++
				if failed {
					ended++
				}
			}
		}
	}
	t.Logf("reliability | the connection between a desk and its hub dies at the n-th read or write, before it, after it or in its middle, at either side | %d, of which %d ended the exchange | nothing: the next exchange made all equal", count, ended)
}

func (s *base) play(t *testing.T, side string, plan snap, n int) (happened, failed bool) {
	t.Helper()
	l, end := s.lay(t)
	defer end()
	broken := l.near
	if side == "hub" {
		broken = l.far
	}
	broken.fail(n, plan)
	_, err := l.a.Exchange(t.Context(), l.a)
	happened = broken.mend()
	if err != nil && (!happened || checkin.ErrorCode(err) != checkin.CodeOffline) {
		t.Errorf("it ends with %v", err)
	}
	if err == nil {
		s.holds(t, l.hub, vectorOf(t, l.a))
	}
	for _, desk := range []*laptop{l.a, l.b, l.a} {
		desk.exchange(t)
	}
	same(t, s.union, l.hub, l.a, l.b)
	return happened, err != nil
}

// holds wants a store to hold what a vector says.
func (s *base) holds(t *testing.T, store journal.Replica, want journal.Vector) {
	t.Helper()
	have := vectorOf(t, store)
	for stream, seq := range want {
		if have[stream] < seq {
			t.Errorf("it was said to be exchanged: %d of %d entries of %s", have[stream], seq, stream)
		}
	}
}
