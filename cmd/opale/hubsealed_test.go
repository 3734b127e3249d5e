package main

import (
	"strings"
	"testing"

	"opale/db/postgres/pgtest"
)

// TestAHubsPostgreSQLIsItsEventsOnly has a hub begin a database, which is sealed from its
// first entry; one of another identity, and one of a rehearsal, are refused, and say why.
func TestAHubsPostgreSQLIsItsEventsOnly(t *testing.T) {
	url := pgtest.Database(t)
	store := []string{"--store", url}
	f := newFleet(t)
	f.codes = f.codes[:3]
	f.address = freeAddress(t)
	hub := f.post("relais")
	hub.prepare()
	hub.serve(f.address, store...).end()

	stranger := f.post("autre identité")
	stranger.prepare()
	if said := stranger.refuses(append([]string{"hub", "devices"}, store...)...); !strings.Contains(said, "sealed under another identity") || strings.Contains(said, url) {
		t.Errorf("said: %s", said)
	}
	hub.run(append([]string{"hub", "devices"}, store...)...)
}
