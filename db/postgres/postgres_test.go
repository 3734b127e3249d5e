package postgres_test

import (
	"context"
	"crypto/ed25519"
	"flag"
	"os"
	"testing"
	"time"

	"opale/checkin/hub"
	"opale/checkin/hub/hubtest"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
	"opale/db/seal"
)

// sealing is the key of the stores that tests open.
var sealing *seal.Key

// All tests run on sealed databases and on such as are left open; a benchmark
// says itself which it measures.
func TestMain(m *testing.M) {
	flag.Parse()
	key, err := postgres.KeyOf(hubtest.Secret)
	if err != nil {
		panic(err) // of a label that is too long, and it is not
	}
	ways := []pgtest.Way{
		{Name: "sealed", Go: func() { sealing = key }},
		{Name: "left open", Go: func() { sealing = nil }},
	}
	if flag.Lookup("test.bench").Value.String() != "" {
		ways = ways[:1]
	}
	os.Exit(pgtest.Run(m, ways...))
}

// open opens a store, sealed where the run of the tests is.
func open(t testing.TB, url string, o postgres.Options) *postgres.Store {
	t.Helper()
	o.Seal = sealing
	return openAs(t, url, o)
}

// openAs opens a store with the key that the options name.
func openAs(t testing.TB, url string, o postgres.Options) *postgres.Store {
	t.Helper()
	if o.Key == nil {
		_, key, err := ed25519.GenerateKey(nil)
		if err != nil {
			t.Fatal(err)
		}
		o.Key = key
	}
	store, err := postgres.Open(context.Background(), url, o)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func TestPostgresIsAHubsStore(t *testing.T) {
	hubtest.Run(t, func(t testing.TB, now func() time.Time) func() hub.Store {
		url := pgtest.Database(t)
		return func() hub.Store {
			return open(t, url, postgres.Options{Secret: hubtest.Secret, Now: now})
		}
	})
}
