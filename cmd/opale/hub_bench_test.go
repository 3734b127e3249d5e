package main

import (
	"context"
	"crypto/ed25519"
	"net"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/db"
)

var benchSecret = []byte("the secret of an invented event.")

func openBench(b *testing.B, key ed25519.PrivateKey) *db.Store {
	b.Helper()
	store, err := db.Open(b.Context(), filepath.Join(b.TempDir(), "opale.db"), db.Options{Key: key, Secret: benchSecret, Program: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	return store
}

// benchHub serves on SQLite, and returns what a desk that joins by it is.
func benchHub(b *testing.B) (join func() (*db.Store, *hub.Client)) {
	b.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		b.Fatal(err)
	}
	store := openBench(b, key)
	server, err := hub.NewServer(b.Context(), hub.Config{Store: store, Secret: benchSecret, Identity: []byte(`{}`), Name: "Relais"})
	if err != nil {
		b.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var serving sync.WaitGroup
	serving.Go(func() { _ = server.Serve(ctx, listener) })
	b.Cleanup(func() {
		cancel()
		serving.Wait()
	})
	return func() (*db.Store, *hub.Client) {
		_, key, err := ed25519.GenerateKey(nil)
		if err != nil {
			b.Fatal(err)
		}
		event := checkin.Fabriques(time.Now().Year()).ID
		token, _, err := hub.Invite(b.Context(), store, event, "calais", "Calais", time.Now())
		if err != nil {
			b.Fatal(err)
		}
		m, _, err := hub.Join(b.Context(), hub.Link{Address: listener.Addr().String(), Pin: server.Pin(), Token: token, Event: event}, key, hub.Options{})
		if err != nil {
			b.Fatal(err)
		}
		return openBench(b, key), hub.NewClient(m, key, hub.Options{})
	}
}

// arriving is a desk that says when an entry has come and is folded: from then
// on it can be shown.
type arriving struct {
	*db.Store
	came chan struct{}
}

func (a *arriving) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	receipt, err := a.Store.Apply(ctx, strands)
	if receipt.Fresh > 0 {
		a.came <- struct{}{}
	}
	return receipt, err
}

// BenchmarkDeskToDesk is how long an arrival takes from its commit at one desk
// to its commit at another, through a hub, all on SQLite and on this machine.
func BenchmarkDeskToDesk(b *testing.B) {
	join := benchHub(b)
	from, up := join()
	store, down := join()
	to := &arriving{store, make(chan struct{}, 16)}
	ctx, cancel := context.WithCancel(b.Context())
	var running sync.WaitGroup
	running.Go(func() { _ = (&hub.Sync{Hub: up, Replica: from, News: from.Changed()}).Run(ctx) })
	running.Go(func() { _ = (&hub.Sync{Hub: down, Replica: to, News: to.Changed()}).Run(ctx) })
	took := make([]time.Duration, 0, b.N)
	for b.Loop() {
		arrival := checkin.Fact{Kind: checkin.KindArrived, Subject: checkin.RegistrationID(checkin.NewStreamID()), Session: "calais-j1"}
		if err := from.Append(ctx, checkin.Actor{Desk: "Calais 1"}, arrival); err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		for {
			<-to.came
			if found, err := to.Arrivals(arrival.Subject); err != nil || len(found) > 0 {
				break
			}
		}
		took = append(took, time.Since(began))
	}
	cancel()
	running.Wait()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
