package hub

import (
	"context"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

func TestTwoDesksKnowTheSameThroughAHub(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	a.register(t, 5)
	b.register(t, 3)
	if done := a.exchange(t); done.Sent != 6 { // the opening counts
		t.Errorf("the first desk sent %d entries, want 6", done.Sent)
	}
	if done := b.exchange(t); done.Sent != 4 || done.Fresh < 6 {
		t.Errorf("the second desk sent %d and received %d", done.Sent, done.Fresh)
	}
	a.exchange(t)
	same(t, h.store, a, b)
	if done := a.exchange(t); done.Sent+done.Fresh != 0 {
		t.Errorf("an exchange of equals moved %+v", done)
	}
}

func TestABatchIsBounded(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	a.fill(t, 2)
	done := a.exchange(t)
	if got := b.exchange(t); got.Fresh < done.Sent || done.Sent < 500 {
		t.Errorf("sent %d, received %d", done.Sent, got.Fresh)
	}
	a.exchange(t)
	same(t, h.store, a, b)
}

func TestThousandsOfStreamsAreComparedByTheirParts(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	for i := range 2 * (maxWhole + 100) { // many short runs, as commands make
		to, run := a, newLaptop(t, "Calais 9")
		if i%2 == 0 {
			to = b
		}
		run.register(t, 1)
		strands, err := run.Since(nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Apply(t.Context(), strands); err != nil {
			t.Fatal(err)
		}
	}
	a.exchange(t)
	b.exchange(t)
	a.exchange(t)
	same(t, h.store, a, b)
	a.register(t, 1)
	if done := a.exchange(t); done.Sent != 2 || done.Fresh != 0 {
		t.Errorf("one arrival more moved %+v", done)
	}
	same(t, h.store, a)
}

func TestAHubRestoredFromAnOlderBackupGetsAllAgain(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	a.register(t, 10)
	a.exchange(t)
	backup := &Memory{Memory: h.store.Clone(h.clock.Now), memoryRegistry: h.store.memoryRegistry, changed: make(chan struct{}, 1)}
	a.register(t, 10)
	a.exchange(t)
	a.register(t, 10)
	a.exchange(t)
	h.stop()
	h.store = backup
	h.serve(t, h.address)
	a.exchange(t)
	b.exchange(t)
	same(t, h.store, a, b)
}

func TestWhatWasCutOffGoesOn(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	a.fill(t, 2)
	sent := a.exchange(t).Sent
	ctx, cancel := context.WithCancel(t.Context())
	cut := &cutting{laptop: b, after: 1, cut: cancel}
	if _, err := b.Exchange(ctx, cut); err == nil {
		t.Fatal("the exchange was not cut")
	}
	held := vectorOf(t, b)
	if len(held) == 0 {
		t.Fatal("nothing had come")
	}
	done := b.exchange(t)
	if done.Fresh >= sent {
		t.Errorf("%d entries came again", done.Fresh)
	}
	a.exchange(t)
	same(t, h.store, a, b)
}

// cutting is a desk whose network goes down after so many batches.
type cutting struct {
	*laptop
	after int
	cut   func()
}

func (c *cutting) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	receipt, err := c.laptop.Apply(context.WithoutCancel(ctx), strands)
	if c.after--; c.after == 0 {
		c.cut()
	}
	return receipt, err
}

func TestTheHubKnowsWhoWasHereAndWhatTheyHold(t *testing.T) {
	h := openHouse(t, nil)
	a := h.desk(t, "Calais 1")
	late := newClock()
	late.pass(20 * time.Minute)
	a.hub.now = late.Now
	a.register(t, 2)
	if done := a.exchange(t); done.Ahead != -20*time.Minute {
		t.Errorf("the hub is said to be %v ahead", done.Ahead)
	}
	h.clerk.write(t.Context())
	members, err := h.store.Members(t.Context())
	if err != nil || len(members) != 1 {
		t.Fatal(members, err)
	}
	c := members[0].Contact
	if c.Ahead != 20*time.Minute || c.Unsent != 0 || c.Program != "opale test" || !c.At.Equal(h.clock.Now()) {
		t.Errorf("the contact is %+v", c)
	}
	peers, err := h.store.Peers()
	if err != nil || len(peers) != 1 || !peers[0].Have.Equal(vectorOf(t, a)) || peers[0].Desk != "Calais 1" {
		t.Errorf("the hub's peers are %+v: %v", peers, err)
	}
	peers, err = a.Peers()
	if err != nil || len(peers) != 1 || !peers[0].Have.Equal(vectorOf(t, h.store)) || peers[0].Desk != "Relais" {
		t.Errorf("the desk's peers are %+v: %v", peers, err)
	}
	if peers[0].Ahead != -20*time.Minute {
		t.Errorf("the hub is %v ahead", peers[0].Ahead)
	}
}

func TestADeskThatWaitsIsHere(t *testing.T) {
	h := openHouse(t, nil)
	a := h.desk(t, "Calais 1")
	a.exchange(t)
	h.clerk.write(t.Context())
	h.clock.pass(5 * time.Minute)
	a.hear(make([]byte, 32), 0) // of nothing: it is answered at once
	if _, err := a.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.clerk.write(t.Context())
	members, err := h.store.Members(t.Context())
	if err != nil || len(members) != 1 {
		t.Fatal(members, err)
	}
	if c := members[0].Contact; !c.At.Equal(h.clock.Now()) || c.Program != "opale test" {
		t.Errorf("the contact is %+v", c)
	}
}

func TestARevokedDeviceGivesItsOwnAndReadsNothing(t *testing.T) {
	h := openHouse(t, nil)
	a, b := h.desk(t, "Calais 1"), h.desk(t, "Calais 2")
	a.exchange(t)
	b.exchange(t)
	a.register(t, 4)
	b.register(t, 7)
	stranger := newLaptop(t, "Calais 9")
	stranger.register(t, 1)
	strands, err := stranger.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Apply(t.Context(), strands); err != nil {
		t.Fatal(err)
	}
	b.exchange(t)
	if err := h.store.Revoke(t.Context(), a.device(), h.clock.Now()); err != nil {
		t.Fatal(err)
	}
	before := vectorOf(t, a)
	done, err := a.Exchange(t.Context(), a)
	wantCode(t, err, checkin.CodeRevoked)
	if done.Sent != 5 || done.Fresh != 0 || done.Untaken != 0 || !vectorOf(t, a).Equal(before) {
		t.Errorf("sent %d, received %d", done.Sent, done.Fresh)
	}
	if vectorOf(t, h.store)[strands[0].Stream] != 0 {
		t.Error("a revoked device brought in another")
	}
	_, err = a.Wait(t.Context())
	wantCode(t, err, checkin.CodeRevoked)
}

func TestAHubCanBeJoinedToAHub(t *testing.T) {
	central, venue := openHouse(t, nil), openHouse(t, nil)
	a, b := venue.desk(t, "Calais 1"), central.desk(t, "Boulogne 1")
	up := newLaptop(t, "Relais de Calais") // the key of the venue's hub
	m, _, err := Join(t.Context(), central.invite(t, "Relais de Calais"), up.key, Options{Now: central.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	client := NewClient(m, up.key, Options{Now: central.clock.Now})
	t.Cleanup(client.Close)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	link := &Sync{Hub: client, Replica: venue.store, News: venue.News()}
	ended := make(chan error, 1)
	go func() { ended <- link.Run(ctx) }()
	a.register(t, 3)
	a.exchange(t)
	eventually(t, "the central hub has what a desk at the venue wrote", func() bool {
		return beyond(vectorOf(t, a), vectorOf(t, central.store)) == 0
	})
	b.register(t, 2)
	b.exchange(t)
	eventually(t, "the venue's hub has what was written elsewhere", func() bool {
		return beyond(vectorOf(t, b), vectorOf(t, venue.store)) == 0
	})
	cancel()
	<-ended
}
