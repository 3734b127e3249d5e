package storetest

import (
	"math"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
)

// lastTick: whoever writes the highest tick there is stops nobody from writing.
func lastTick(t *testing.T, open Open) {
	store := open(t, &Clock{At: Start}).(Machine)
	malice := newGuest()
	malice.tick = math.MaxInt64 - 4
	one, fields := person("CA-1", "Ada", "Testard")
	malice.write(t, Registered(one, fields))
	malice.tick = math.MaxInt64 - 2
	malice.write(t, arrived(one))
	Append(t, store, Actor, journal.Vouch(malice.run.Device()))
	if r := must[journal.Receipt](t, "apply")(store.Apply(t.Context(), []journal.Strand{malice.strand})); r.Fresh != 3 {
		t.Fatalf("%+v", r)
	}
	two, fields2 := person("CA-2", "Bob", "Essai")
	Append(t, store, Actor, Registered(two, fields2))
	Append(t, store, Actor, arrived(two))
	if in := must[checkin.Tally](t, "tally")(store.Tally("calais-j1", Start)).In; in != 2 {
		t.Errorf("%d in", in)
	}
}
