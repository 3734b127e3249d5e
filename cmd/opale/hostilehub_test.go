package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"net"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/hostile"
	"opale/checkin/hub"
	"opale/checkin/hub/live"
	"opale/checkin/journal"
)

// hostileHub is a hub that cleans nothing: its own name, those of sites and desks,
// and every entry that it holds are hostile. A peer like itself has joined it.
type hostileHub struct {
	t      *testing.T
	store  *hub.Memory
	server *hub.Server
	link   hub.Link
	mu     sync.Mutex
	logged bytes.Buffer
}

func (h *hostileHub) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.logged.Write(p)
}

func openHostileHub(t *testing.T, next func() string) *hostileHub {
	t.Helper()
	event := checkin.Fabriques(time.Now().Year())
	id, err := bundle.NewIdentity(event.ID)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := id.Seal("phrase de passe inventee")
	if err != nil {
		t.Fatal(err)
	}
	identity, err := json.Marshal(member{*id, sealed})
	if err != nil {
		t.Fatal(err)
	}
	h := &hostileHub{t: t, store: hub.NewMemory(event, nil)}
	h.store.Know(id.Secret)
	for range 2 {
		if err := writeHostile(t.Context(), h.store.Write, &event, next); err != nil {
			t.Fatal(err)
		}
	}
	if h.server, err = hub.NewServer(t.Context(), hub.Config{
		Store: h.store, Secret: id.Secret, Identity: identity, Name: next(), Venue: checkin.VenueID(next()), Log: slog.New(slog.NewTextHandler(h, nil)),
	}); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- h.server.Serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		h.server.Close()
	})
	h.link = hub.Link{Address: listener.Addr().String(), Pin: h.server.Pin(), Event: event.ID}
	return h
}

func writeHostile(ctx context.Context, write func(context.Context, checkin.Actor, func(checkin.Tx) error) error, event *checkin.Event, next func() string) error {
	return write(ctx, checkin.Actor{Desk: next(), Venue: "calais", Operator: next()}, func(tx checkin.Tx) error {
		for _, fact := range hostile.Facts(event, next) {
			if _, err := tx.Append(fact); err != nil {
				return err
			}
		}
		return nil
	})
}

// invite makes a link for a desk of any name.
func (h *hostileHub) invite(desk string) hub.Link {
	h.t.Helper()
	token, _, err := hub.Invite(h.t.Context(), h.store, h.link.Event, "calais", desk, time.Now())
	if err != nil {
		h.t.Fatal(err)
	}
	link := h.link
	link.Token = token
	return link
}

// peer joins, and brings a journal of its own, with names of peers that it heard of.
func (h *hostileHub) peer(next func() string) {
	h.t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		h.t.Fatal(err)
	}
	o := hub.Options{Program: "pirate\u202e\u009b31m"} // a header holds no more
	m, identity, err := hub.Join(h.t.Context(), h.invite(next()), key, o)
	if err != nil {
		h.t.Fatal(err)
	}
	var given member
	if err := json.Unmarshal(identity, &given); err != nil {
		h.t.Fatal(err)
	}
	event := checkin.Fabriques(time.Now().Year())
	store := journal.NewMemory(event, nil)
	store.Know(given.Secret)
	if err := writeHostile(h.t.Context(), store.Write, &event, next); err != nil {
		h.t.Fatal(err)
	}
	client := hub.NewClient(m, key, o)
	defer client.Close()
	if _, err := client.Exchange(h.t.Context(), store); err != nil {
		h.t.Fatal(err)
	}
}

// page is the page of figures, and what it is told afterwards.
func (h *hostileHub) page() string {
	h.t.Helper()
	path, err := live.Open(h.store)
	if err != nil {
		h.t.Fatal(err)
	}
	page := live.New(live.Config{Source: h.store, Settings: h.store, Members: h.store.Members, Now: time.Now})
	w := httptest.NewRecorder()
	page.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	if w.Code != 200 {
		h.t.Fatalf("the page: %d", w.Code)
	}
	return w.Body.String()
}

// TestAHostileHubIsHarmless: a laptop joins a hub that cleans nothing, by an
// invitation that names it so, among peers that clean nothing either; what is then
// said of hub, desks, sites and people is only text, and so are the hub's own log and
// its page.
func TestAHostileHubIsHarmless(t *testing.T) {
	const turns = 3
	for turn := range turns {
		at := turn * len(hostile.Texts) / turns
		next := func() string { at++; return hostile.Texts[at%len(hostile.Texts)] }
		h := openHostileHub(t, next)
		h.peer(next)
		b := besiege(t)
		joined := b.says("", "join", h.invite(next()).String())
		if joined == "" {
			t.Fatal("it did not join")
		}
		b.says("", "sync")
		b.says("", "sync", "--json")
		b.says("", "hub", "devices")
		b.atThePlainDesk(hostile.Texts[:4])
		b.looksAround()
		page := h.page()
		isInertPage(t, page[:strings.Index(page, "<script nonce")])
		if err := hostile.InText(strings.ReplaceAll(page, "\t", "")); err != nil {
			t.Errorf("the page of figures: %v", err)
		}
		h.mu.Lock()
		if err := hostile.InText(h.logged.String()); err != nil {
			t.Errorf("the hub's log: %v", err)
		}
		h.mu.Unlock()
	}
}
