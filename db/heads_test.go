package db_test

import (
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// A store remembers how far streams go, and still learns what another process
// writes: a little to a stream that it knows, much to one that it does not.
func TestWhatIsHeldKeepsUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "opale.db")
	watching := open(t, path, db.Options{})
	arrived := checkin.Fact{Kind: checkin.KindArrived, Subject: checkin.RegistrationID{1}, Session: "calais-j1"}
	for range 2 {
		writing := open(t, path, db.Options{})
		for _, entries := range []int{1, 30, 1} {
			for range entries {
				storetest.Append(t, writing, storetest.Actor, arrived)
			}
			had, err := watching.Have()
			if err != nil {
				t.Fatal(err)
			}
			has, err := open(t, path, db.Options{}).Have()
			if err != nil || !had.Equal(has) || len(has) == 0 {
				t.Errorf("%v, where a store opened by now has %v, %v", had, has, err)
			}
			lacking := journal.Vector{}
			lacking.Join(has)
			for stream := range lacking {
				lacking[stream]--
			}
			strands, err := watching.Since(lacking)
			if err != nil || len(strands) != len(has) {
				t.Errorf("%d strands of %d, %v", len(strands), len(has), err)
			}
		}
	}
}
