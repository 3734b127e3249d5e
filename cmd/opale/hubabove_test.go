package main

import (
	"testing"

	"opale/db/postgres/pgtest"
)

// TestAHubOnPostgreSQLBringsItsListAndJoinsAnother has a site's hub on a
// PostgreSQL, which a central hub stands above, and a desk at each.
func TestAHubOnPostgreSQLBringsItsListAndJoinsAnother(t *testing.T) {
	store := []string{"--store", pgtest.Database(t)}
	f := newFleet(t)
	f.codes = f.codes[:3]
	central, site := f.post("central"), f.post("site")

	// The list is imported at the site; the central hub has none.
	f.address = freeAddress(t)
	site.prepare()
	evening := site.serve(f.address)
	central.join(site)
	evening.end()

	f.address = freeAddress(t)
	defer central.serve(f.address).end()
	site.join(central)
	above := f.post("Calais 1")
	above.join(central)

	f.address = freeAddress(t)
	defer site.serve(f.address, store...).end()
	below := f.post("Calais 2")
	below.join(site, store...)

	for _, way := range []struct{ from, to *post }{{below, above}, {above, below}} {
		way.from.run("check-in", f.codes[0], "--session", "calais-j1")
		f.codes = f.codes[1:]
		way.from.run("sync")
		// A hub that lost the one above looks for it again after half a minute at most.
		alike := eventually(func() bool {
			if string(way.to.run("state-hash")) == string(way.from.run("state-hash")) {
				return true
			}
			way.to.run("sync")
			way.from.run("sync") // entries of the hubs' own, too
			return false
		})
		if !alike {
			t.Fatalf("%s never knows what %s does", way.to.name, way.from.name)
		}
	}
}
