package db_test

import (
	"path/filepath"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/db"
)

// The desk was opened again behind a clock that had been ahead, and by a command
// beside it: the last gesture of the laptop is the one that was written last.
func TestTheLastArrivalOutlivesTheProgramAndItsClock(t *testing.T) {
	clock := &storetest.Clock{At: storetest.Start}
	key, err := db.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "opale.db")
	codes := []string{"CA-1", "CA-2", "CA-3"}
	for i, ahead := range []time.Duration{100 * time.Minute, -50 * time.Minute, 0} {
		store := open(t, path, db.Options{Key: key, Now: clock.Now})
		id := checkin.CodedID("fabriques-numeriques", "", codes[i])
		clock.At = storetest.Start.Add(ahead)
		storetest.Append(t, store, storetest.Actor, storetest.Registered(id, checkin.Fields{checkin.FieldCode: codes[i], checkin.FieldLastName: "Testard"}))
		desk, err := checkin.NewDesk(checkin.Config{Store: store, Finder: storetest.Blind{}, Actor: storetest.Actor, Session: "calais-j1", Now: clock.Now})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := desk.CheckIn(t.Context(), checkin.Entrance{ID: id}); err != nil {
			t.Fatal(err)
		}
		if _, r, ok, err := desk.Last(); err != nil || !ok || r.Code() != codes[i] {
			t.Errorf("at %v the last is %q %v", ahead, r.Code(), err)
		}
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
