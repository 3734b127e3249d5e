package hub

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

var (
	eventSecret = bytes.Repeat([]byte{7}, 32)
	identity    = json.RawMessage(`{"sealed":"nobody looks inside"}`)
)

func event() checkin.Event { return checkin.Fabriques(2026) }

// house is a hub that serves on this machine, and what a test knows of it.
type house struct {
	*Server
	store   *Memory
	address string
	logged  *record
	clock   *clock
	stop    func() // ends serving; can be called twice
}

// clock is one that a test sets.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// record is a log that can be read while it is written.
type record struct {
	mu   sync.Mutex
	text strings.Builder
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// openHouse starts a hub on a store, a new one where that is nil.
func openHouse(t testing.TB, store *Memory) *house {
	t.Helper()
	h := &house{store: store, logged: &record{}, clock: newClock()}
	if store == nil {
		h.store = NewMemory(event(), h.clock.Now)
		h.store.Know(eventSecret)
	}
	h.serve(t, "127.0.0.1:0")
	return h
}

func (h *house) serve(t testing.TB, address string) {
	t.Helper()
	server, err := NewServer(t.Context(), Config{
		Store: h.store, Secret: eventSecret, Identity: identity, Name: "Relais", Venue: "calais",
		Log: slog.New(slog.NewTextHandler(h.logged, &slog.HandlerOptions{Level: slog.LevelDebug})), Now: h.clock.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, l) }()
	h.Server, h.address = server, l.Addr().String()
	h.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the hub ended: %v", err)
		}
	})
	t.Cleanup(h.stop)
}

// invite makes the link for one more desk.
func (h *house) invite(t testing.TB, desk string) Link {
	t.Helper()
	token, _, err := Invite(t.Context(), h.store, h.event, "calais", desk, h.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return Link{Address: h.address, Pin: h.Pin(), Token: token, Event: h.event}
}

// laptop is a desk: a store, a key, and the way to the hub once it has joined.
type laptop struct {
	*journal.Memory
	*Client
	key   ed25519.PrivateKey
	actor checkin.Actor
}

func newLaptop(t testing.TB, name string) *laptop {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	l := &laptop{Memory: journal.NewMemory(event(), newClock().Now), key: key, actor: checkin.Actor{Desk: name, Venue: "calais", Operator: "Testine"}}
	l.Memory.Bear(key)
	l.Know(eventSecret)
	return l
}

// desk is a laptop that has joined.
func (h *house) desk(t testing.TB, name string) *laptop {
	t.Helper()
	l := newLaptop(t, name)
	m, _, err := Join(t.Context(), h.invite(t, name), l.key, Options{Now: h.clock.Now, Program: "opale test"})
	if err != nil {
		t.Fatal(err)
	}
	l.Client = NewClient(m, l.key, Options{Now: h.clock.Now, Program: "opale test"})
	t.Cleanup(l.Close)
	return l
}

// register writes n people.
func (l *laptop) register(t testing.TB, n int) {
	t.Helper()
	l.write(t, n, checkin.Fields{checkin.FieldLastName: "Testard"})
}

// fill writes more than a batch holds, or two.
func (l *laptop) fill(t testing.TB, batches int) {
	t.Helper()
	const long = 8 << 10 // of 256 up to a mark, two megabytes
	l.write(t, batches*maxBatch/long+300, checkin.Fields{checkin.FieldLastName: "Testard", checkin.FieldNote: strings.Repeat("un long mot ", long/12)})
}

func (l *laptop) write(t testing.TB, n int, fields checkin.Fields) {
	t.Helper()
	err := l.Write(t.Context(), l.actor, func(tx checkin.Tx) error {
		for range n {
			id := checkin.RegistrationID(checkin.NewStreamID())
			if _, err := tx.Append(checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Personal: checkin.Personal{Fields: fields}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (l *laptop) exchange(t testing.TB) Exchanged {
	t.Helper()
	done, err := l.Exchange(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func vectorOf(t testing.TB, r journal.Replica) journal.Vector {
	t.Helper()
	have, err := r.Have()
	if err != nil {
		t.Fatal(err)
	}
	return have
}

// same fails the test unless all stores hold the same, and fold it the same.
func same(t testing.TB, first journal.Replica, others ...journal.Replica) {
	t.Helper()
	type hashing interface {
		StateHash(context.Context) (string, error)
	}
	want, err := first.(hashing).StateHash(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, other := range others {
		if !vectorOf(t, other).Equal(vectorOf(t, first)) {
			t.Errorf("store %d holds something else", i+1)
		}
		if got, err := other.(hashing).StateHash(t.Context()); err != nil || got != want {
			t.Errorf("store %d is in another state: %v", i+1, err)
		}
	}
}

func wantCode(t testing.TB, err error, want checkin.Code) {
	t.Helper()
	if checkin.ErrorCode(err) != want {
		t.Errorf("the error is %v, want %s", err, want)
	}
}

// eventually waits for what another goroutine brings about.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("not so: %s", what)
		}
	}
}
