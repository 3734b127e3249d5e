package hub

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"flag"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"testing/cryptotest"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/bundle/bundletest"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

var (
	replay = flag.Uint64("seed", 0, "replay one seed of the simulation")
	seeds  = flag.Uint64("seeds", storetest.Seeds(200), "how many seeds the simulation plays")
)

// network is a hub and the way to it, which fails in the ways of networks: a
// carrier of the simulation like a stick.
type network struct {
	t       testing.TB
	secret  []byte // the event's
	clock   *storetest.Clock
	store   *Memory
	older   *journal.Memory // a copy of the hub's file, nil for none
	server  *Server
	clients map[string]*Client // by desk
	breaks  breakage
	after   int // requests before it breaks; 0: it does not
	cut     uint64
	struck  breakage
	seen    map[breakage]int
}

// breakage is one way in which a network, or the hub on it, fails.
type breakage string

const (
	noAnswer   breakage = "nobody answers"
	lostAnswer breakage = "the answer is lost"
	cutAnswer  breakage = "the answer is cut"
	onlyProxy  breakage = "a proxy answers for a hub that is not there"
	entrance   breakage = "a Wi-Fi's entrance page answers"
	hubDies    breakage = "the hub dies under a request and comes back"
	hubOlder   breakage = "the hub is put back from an older copy"
)

var breakages = []breakage{noAnswer, lostAnswer, cutAnswer, onlyProxy, entrance, hubDies, hubOlder}

func newNetwork(t testing.TB, secret []byte) *network {
	n := &network{t: t, secret: secret, clock: &storetest.Clock{At: storetest.Start}, clients: map[string]*Client{}, seen: map[breakage]int{}}
	n.store = NewMemory(event(), n.clock.Now)
	n.store.Know(secret)
	n.open()
	return n
}

func (n *network) open() {
	n.t.Helper()
	var err error
	n.server, err = NewServer(n.t.Context(), Config{Store: n.store, Secret: n.secret, Identity: identity, Name: "Relais", BehindProxy: true, Now: n.clock.Now})
	if err != nil {
		n.t.Fatal(err)
	}
}

// again is the hub after its process died, on its own file or on another.
func (n *network) again(file *journal.Memory) {
	n.server.Close()
	n.store = &Memory{Memory: file.Clone(n.clock.Now), memoryRegistry: n.store.memoryRegistry, changed: make(chan struct{}, 1)}
	n.open()
}

// client is the way of one desk: it was let in when it first came.
func (n *network) client(h storetest.Holder) *Client {
	n.t.Helper()
	if c := n.clients[h.Actor.Desk]; c != nil {
		return c
	}
	public, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		n.t.Fatal(err)
	}
	token, _, err := Invite(n.t.Context(), n.store, event().ID, "calais", h.Actor.Desk, n.clock.Now())
	if err == nil {
		_, err = n.store.Redeem(n.t.Context(), token.Hash(), Device{ID: journal.Device(public), Key: public, Joined: n.clock.Now()})
	}
	if err != nil {
		n.t.Fatal(err)
	}
	c := NewClient(Membership{Address: "hub.test:443", Event: event().ID, Hub: n.server.keys.sign.Public().(ed25519.PublicKey)}, key,
		Options{Now: h.Now, Transport: n})
	n.clients[h.Actor.Desk] = c
	return c
}

// Exchange has the holder and the hub learn from each other.
func (n *network) Exchange(ctx context.Context, h storetest.Holder) (storetest.Haul, error) {
	n.clock.At = n.clock.At.Add(time.Second)
	done, err := n.client(h).Exchange(ctx, h.Machine)
	return storetest.Haul{Receipt: done.Receipt}, err
}

// Save is the same: a network has no other way.
func (n *network) Save(ctx context.Context, h storetest.Holder) error {
	_, err := n.Exchange(ctx, h)
	return err
}

// Fail has one of the next requests fail, as the dice say.
func (n *network) Fail(dice *rand.Rand) {
	n.breaks, n.after, n.cut, n.struck = breakages[dice.IntN(len(breakages))], 1+dice.IntN(3), dice.Uint64(), ""
	if dice.IntN(4) == 0 {
		n.older = n.store.Memory.Clone(n.clock.Now)
	}
}

// Mend says what failed since.
func (n *network) Mend() string {
	n.after = 0
	struck := n.struck
	n.struck = ""
	return string(struck)
}

var errCut = errors.New("connection reset")

// RoundTrip carries one request to the hub, or not.
func (n *network) RoundTrip(r *http.Request) (*http.Response, error) {
	if n.after--; n.after != 0 {
		return n.serve(r), nil
	}
	n.struck = n.breaks
	n.seen[n.breaks]++
	switch n.breaks {
	case noAnswer:
		return nil, errCut
	case onlyProxy:
		return said(http.StatusBadGateway, "no such backend"), nil
	case entrance:
		return said(http.StatusOK, "<html>Bienvenue ! Acceptez les conditions."), nil
	case hubDies, hubOlder:
		if n.cut%2 == 0 {
			n.serve(r) // it died after its commit
		}
		file := n.store.Memory
		if n.breaks == hubOlder && n.older != nil {
			file = n.older
		}
		n.again(file)
		return nil, errCut
	}
	answer := n.serve(r)
	if n.breaks == lostAnswer {
		return nil, errCut
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil || len(body) == 0 {
		return nil, errCut
	}
	part := bytes.NewReader(body[:n.cut%uint64(len(body))])
	answer.Body = io.NopCloser(io.MultiReader(part, broken{}))
	return answer, nil
}

// broken is the end of a cut connection.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func (n *network) serve(r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	r.RemoteAddr = "192.0.2.1:1234"
	n.server.ServeHTTP(w, r)
	answer := w.Result()
	answer.Request = r
	return answer
}

func said(status int, text string) *http.Response {
	return &http.Response{StatusCode: status, Status: http.StatusText(status), Header: http.Header{}, Body: io.NopCloser(bytes.NewBufferString(text))}
}

// TestSimulation plays the fleet's days with a hub among the carriers. What its
// desks hold at the end, it holds too. One seed again: go test ./checkin/hub
// -run 'Simulation$' -seed N.
func TestSimulation(t *testing.T) {
	seen := map[breakage]int{}
	var all storetest.Summary
	first, last := uint64(1), *seeds
	if *replay != 0 {
		first, last = *replay, *replay
	}
	for seed := first; seed <= last; seed++ {
		all.Add(simulateHub(t, seed, seen))
	}
	t.Log(all)
	if *replay != 0 || *seeds < 100 {
		return
	}
	if missing := slices.DeleteFunc(slices.Clone(breakages), func(b breakage) bool { return seen[b] > 0 }); len(missing) > 0 {
		t.Errorf("never happened: %q, of %v", missing, slices.Collect(maps.Keys(seen)))
	}
}

func simulateHub(t *testing.T, seed uint64, seen map[breakage]int) storetest.Summary {
	cryptotest.SetGlobalRandom(t, seed)
	id, err := bundle.NewIdentity(event().ID)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := id.Keys()
	if err != nil {
		t.Fatal(err)
	}
	open := func(clock *storetest.Clock) storetest.Machine {
		m := journal.NewMemory(event(), clock.Now)
		m.Know(id.Secret)
		return m
	}
	again := func(of storetest.Machine, clock *storetest.Clock) storetest.Machine {
		return of.(*journal.Memory).Clone(clock.Now)
	}
	n := newNetwork(t, id.Secret)
	defer n.server.Close()
	sticks := 0
	var told storetest.Machine // the last that is opened: it is told everything at the end
	summary := storetest.Simulate(t, seed, storetest.Fleet{
		Package: "./checkin/hub", Open: open, Copy: again, Again: again,
		Other: func(clock *storetest.Clock) storetest.Machine { told = open(clock); return told },
		Stick: func() storetest.Stick { // what goes around is the network; what stays in a laptop is a stick
			if sticks++; sticks <= 2 {
				return n
			}
			return bundletest.NewStick(keys)
		},
	})
	n.Mend()
	clock := &storetest.Clock{At: storetest.Start}
	if _, err := n.Exchange(t.Context(), storetest.Holder{Machine: told, Clock: clock, Actor: checkin.Actor{Desk: "le soir", Venue: "calais"}}); err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	same(t, told.(*journal.Memory), n.store)
	maps.Copy(seen, merged(seen, n.seen))
	return summary
}

func merged(a, b map[breakage]int) map[breakage]int {
	sum := maps.Clone(a)
	for k, v := range b {
		sum[k] += v
	}
	return sum
}
