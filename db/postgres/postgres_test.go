package postgres_test

import (
	"context"
	"crypto/ed25519"
	"os"
	"testing"
	"time"

	"opale/checkin/hub"
	"opale/checkin/hub/hubtest"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

func open(t testing.TB, url string, o postgres.Options) *postgres.Store {
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
