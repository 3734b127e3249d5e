package db_test

import (
	"path/filepath"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// What a vector knows of this laptop's own entries is dated by its own clock,
// whoever else's it knows.
func TestShownIsTheLastOwnEntryThatAVectorCovers(t *testing.T) {
	dir, clock := t.TempDir(), &storetest.Clock{At: storetest.Start}
	secret := []byte("the event's secret")
	here := open(t, filepath.Join(dir, "here.db"), db.Options{Secret: secret, Now: clock.Now})
	other := open(t, filepath.Join(dir, "other.db"), db.Options{Secret: secret})
	storetest.Append(t, other, checkin.Actor{Desk: "Calais 2"}, walkIn("Testut"))
	strands, err := other.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := here.Apply(t.Context(), strands); err != nil {
		t.Fatal(err)
	}
	shown := func(v journal.Vector) time.Time {
		at, err := here.Shown(v)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	theirs, err := here.Have()
	if err != nil {
		t.Fatal(err)
	}
	if at := shown(theirs); !at.IsZero() {
		t.Errorf("of ours it knows nothing, and %v", at)
	}
	storetest.Append(t, here, checkin.Actor{Desk: "Calais 1"}, walkIn("Testard"))
	first, err := here.Have()
	if err != nil {
		t.Fatal(err)
	}
	before := shown(first)
	clock.At = before.Add(time.Hour)
	storetest.Append(t, here, checkin.Actor{Desk: "Calais 1"}, walkIn("Testine"))
	if at := shown(first); !at.Equal(before) || before.IsZero() {
		t.Errorf("%v, want %v", at, before)
	}
	for stream := range first {
		first[stream] += 100 // more than was ever written
	}
	if at := shown(first); !at.Equal(before.Add(time.Hour)) {
		t.Errorf("%v, want %v", at, before.Add(time.Hour))
	}
}
