package db_test

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// peer is the other end of a laptop's hub exchanges, which does not fail: a hub
// where the laptop is a desk, a desk where the laptop is the hub. It outlives the
// laptop's processes.
type peer struct {
	store  *hub.Memory
	key    ed25519.PrivateKey // of the desk
	joined *hub.Membership    // nil: it has not yet
	all    *journal.Memory    // what both held before
}

func newPeer(l *laptop) *peer {
	now := func() time.Time { return storetest.Start }
	p := &peer{store: hub.NewMemory(checkin.Fabriques(2026), now), all: journal.NewMemory(checkin.Fabriques(2026), now)}
	_, p.key, _ = ed25519.GenerateKey(nil)
	p.store.Know(secret)
	p.all.Know(secret)
	for i := range 5 {
		code := fmt.Sprintf("P-%d", i)
		id := checkin.CodedID("fabriques-numeriques", "", code)
		must(0, p.store.Append(background, storetest.Actor,
			storetest.Registered(id, checkin.Fields{checkin.FieldCode: code, checkin.FieldLastName: "Autre"}),
			checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"}))
	}
	for _, strands := range [][]journal.Strand{must(p.store.Since(nil)), l.begun} {
		must(p.all.Apply(background, strands))
	}
	return p
}

// with is the laptop's peer; its first act makes it.
func (l *laptop) with() *peer {
	if *l.peer == nil {
		*l.peer = newPeer(l)
	}
	return *l.peer
}

// wired carries requests to a hub in the same process.
type wired struct{ hub *hub.Server }

func (w wired) RoundTrip(r *http.Request) (*http.Response, error) {
	answer := httptest.NewRecorder()
	r.RemoteAddr = "192.0.2.1:1234"
	w.hub.ServeHTTP(answer, r)
	got := answer.Result()
	got.Request = r
	return got, nil
}

// exchange has a desk join a hub, once, and exchange with it: the hub serves for
// so long.
func (p *peer) exchange(on hub.Store, replica journal.Replica) error {
	now := func() time.Time { return storetest.Start }
	server, err := hub.NewServer(background, hub.Config{Store: on, Secret: secret, Identity: []byte(`{}`), Name: "Relais", BehindProxy: true, Now: now})
	if err != nil {
		return err
	}
	defer server.Close()
	o := hub.Options{Now: now, Transport: wired{server}}
	if p.joined == nil {
		token, _, err := hub.Invite(background, on, "fabriques-numeriques", "calais", "Calais 3", now())
		if err != nil {
			return err
		}
		link := hub.Link{Address: "hub.test:443", Pin: server.Pin(), Token: token, Event: "fabriques-numeriques"}
		m, _, err := hub.Join(background, link, p.key, o)
		if err != nil {
			return err
		}
		p.joined = &m
	}
	c := hub.NewClient(*p.joined, p.key, o)
	defer c.Close()
	_, err = c.Exchange(background, replica)
	return err
}

// equalTo wants a laptop and its peer to hold the same: all that both had, once,
// and nothing else of anybody. That the desk was vouched for stands beside it.
func equalTo(l *laptop) error {
	p := l.with()
	want := must(p.all.Have())
	if one, two := must(l.Have()), must(p.store.Have()); !one.Equal(two) {
		return fmt.Errorf("one holds %v, the other %v", one, two)
	}
	one, oneErr := l.StateHash(background)
	two, twoErr := p.store.StateHash(background)
	if err := errors.Join(oneErr, twoErr); err != nil || one != two {
		return fmt.Errorf("they hold the same, and are in the states %s and %s: %w", one, two, err)
	}
	have := must(l.Have())
	for stream, seq := range want {
		if have[stream] < seq {
			return fmt.Errorf("of %s both hold %d of %d entries", stream, have[stream], seq)
		}
	}
	said, saidBefore := told(l), told(p.all)
	if !maps.Equal(said, saidBefore) {
		return fmt.Errorf("both tell %v, and each had told %v", said, saidBefore)
	}
	return nil
}

// told counts what entries say of people.
func told(by journal.Replica) map[checkin.Kind]int {
	count := map[checkin.Kind]int{}
	for _, s := range must(by.Since(nil)) {
		for i := range s.Entries {
			if content := must(s.Entries[i].Content()); content.Kind != checkin.KindVouched && content.Kind != checkin.KindDeskOpened {
				count[content.Kind]++
			}
		}
	}
	return count
}

var hubScenarios = []scenario{
	{"a desk exchanges with a hub", func(l *laptop) error {
		p := l.with()
		return p.exchange(p.store, l.Store)
	}, equalTo},
	{"a hub takes in and gives", func(l *laptop) error {
		p := l.with()
		return p.exchange(l.Store, p.store)
	}, equalTo},
}
