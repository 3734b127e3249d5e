package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"opale/db"
	"opale/db/postgres/pgtest"
	"opale/db/seal"
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

// TestAHubsPostgreSQLIsPurged has a hub's database purged at the end of an event: not while
// its entries are nowhere else, nor before a day that was set; then for good. A hub that
// starts again on it, with its list beside it, brings nobody back.
func TestAHubsPostgreSQLIsPurged(t *testing.T) {
	store := []string{"--store", pgtest.Database(t)}
	f := newFleet(t)
	f.codes = f.codes[:3]
	f.address = freeAddress(t)
	hub, desk := f.post("relais"), f.post("Calais 1")
	hub.prepare()
	serving := hub.serve(f.address, store...)
	purge := append([]string{"purge", "fabriques-numeriques"}, store...)
	if said := hub.refuses(purge...); !strings.Contains(said, "no desk that is admitted has said to have them") {
		t.Errorf("said: %s", said)
	}
	desk.join(hub, store...)
	desk.run("check-in", f.codes[0], "--session", "calais-j1")
	var fact purgeFact
	for began := time.Now(); ; { // a hub notes every two seconds what desks said that they hold
		desk.run("sync")
		if hub.fact(&fact, append([]string{"purge"}, store...)...); fact.Unsent == 0 {
			break
		}
		if time.Since(began) > 2*time.Minute {
			t.Fatalf("%+v", fact)
		}
	}
	if said := hub.refuses(purge...); !strings.Contains(said, "No day is set") {
		t.Errorf("said: %s", said)
	}
	if fact.Counts.People != 3 || fact.Purged || fact.Unsent != 0 || fact.Store == "" {
		t.Errorf("%+v", fact)
	}
	slip := filepath.Join(t.TempDir(), "slip.json")
	if said := hub.run(append(purge, "--force", "-o", slip)...); !strings.Contains(string(said), "no hub puts anybody back") {
		t.Errorf("said: %s", said)
	}
	if said := desk.run("purge", "--verify", slip); !strings.Contains(string(said), "which hubs share") {
		t.Errorf("said: %s", said)
	}

	// The process that was there, one that starts anew, and the desk, which knows them all.
	desk.run("sync")
	serving.end()
	defer hub.serve(f.address, store...).end()
	desk.run("sync")
	late := f.post("Calais 2")
	late.join(hub, store...)
	late.run("sync")
	if names, _ := late.known(); len(names) > 0 {
		t.Errorf("who comes later is told of %v", names)
	}
	if names, _ := desk.known(); len(names) != 3 {
		t.Errorf("the desk's own: %v", names)
	}
	hub.fact(&fact, append([]string{"purge"}, store...)...)
	if fact.Counts.People != 3 || !fact.Purged {
		t.Errorf("%+v", fact)
	}
}

// guard sets a laptop's coordinator's PIN.
func (p *post) guard(digits string) {
	p.t.Helper()
	key, err := db.NewKey()
	if err != nil {
		p.t.Fatal(err)
	}
	file := seal.File{Path: filepath.Join(p.home, "opale", testKeyFile)}
	store, err := db.Open(p.t.Context(), p.database(), db.Options{Key: key, Ring: &seal.Ring{Open: []seal.Keeper{file}}})
	if err != nil {
		p.t.Fatal(err)
	}
	err = setCoordinator(store, digits)
	if closing(store, &err); err != nil {
		p.t.Fatal(err)
	}
}

// TestASharedDatabaseIsNotPurgedWithoutThePIN has a hub's computer with a coordinator's PIN
// purge the database: a command asks for it here too.
func TestASharedDatabaseIsNotPurgedWithoutThePIN(t *testing.T) {
	store := []string{"--store", pgtest.Database(t)}
	f := newFleet(t)
	f.codes = f.codes[:3]
	f.address = freeAddress(t)
	hub := f.post("relais")
	hub.prepare()
	hub.serve(f.address, store...).end()
	hub.guard("4711")
	purge := append([]string{"purge", "fabriques-numeriques", "--force", "-o", filepath.Join(t.TempDir(), "slip.json")}, store...)
	if said := hub.refuses(purge...); !strings.Contains(said, "--pin") {
		t.Errorf("said: %s", said)
	}
	if said := hub.refuses(append(purge, "--pin", "1234")...); !strings.Contains(said, "not the coordinator's PIN") {
		t.Errorf("said: %s", said)
	}
	var fact purgeFact
	if hub.fact(&fact, append([]string{"purge"}, store...)...); fact.Purged {
		t.Fatal("it is purged")
	}
	hub.run(append(purge, "--pin", "4711")...)
	if hub.fact(&fact, append([]string{"purge"}, store...)...); !fact.Purged {
		t.Error("with the PIN it is not purged")
	}
}
