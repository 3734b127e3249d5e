package db_test

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/db"
)

// TestBetweenFindsWhatAScanFinds asks for every beginning that a registration
// or an arrival could be asked by, and compares with looking at all of them.
func TestBetweenFindsWhatAScanFinds(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "opale.db")
	var ids []checkin.RegistrationID
	var arrivals []checkin.EntryID
	clock := &storetest.Clock{At: storetest.Start}
	var store *db.Store
	for i := range 8 { // a stream each
		store = open(t, path, db.Options{Now: clock.Now})
		id := checkin.RegistrationID{0xa0, 1, 2, 3, 4, byte(i / 4), byte(i)}
		err := store.Write(ctx, checkin.Actor{}, func(tx checkin.Tx) error {
			if _, err := tx.Append(checkin.Fact{Kind: checkin.KindRegistered, Subject: id}); err != nil {
				return err
			}
			entry, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
			arrivals = append(arrivals, entry)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	for _, length := range []int{8, 9, 10, 12, 26} {
		for i := range ids {
			low, high, ok := checkin.IDPrefix(ids[i].String()[:1+length], "r")
			want := slices.DeleteFunc(slices.Clone(ids), func(id checkin.RegistrationID) bool { return !between(id[:], low, high) })
			got, err := store.RegistrationsBetween(low, high, 10)
			if diff := cmp.Diff(want, got); !ok || err != nil || diff != "" {
				t.Errorf("%d characters of %s: %v %v\n%s", length, ids[i], ok, err, diff)
			}
			low, high, ok = checkin.IDPrefix(arrivals[i].Stream.String()[:length], "")
			found, err := store.ArrivalsBetween(low, high, arrivals[i].Seq, 10)
			if diff := cmp.Diff(arrivals[i:i+1], found); !ok || err != nil || diff != "" {
				t.Errorf("%d characters of %s: %v %v\n%s", length, arrivals[i], ok, err, diff)
			}
			// The entry before it, of the same stream, is no arrival.
			found, err = store.ArrivalsBetween(low, high, arrivals[i].Seq-1, 10)
			if diff := cmp.Diff([]checkin.EntryID{}, found, cmpopts.EquateEmpty()); err != nil || diff != "" {
				t.Errorf("no arrival: %v\n%s", err, diff)
			}
		}
	}
	low, high, _ := checkin.IDPrefix(ids[0].String()[:9], "r")
	if got, err := store.RegistrationsBetween(low, high, 2); err != nil || len(got) != 2 {
		t.Errorf("of %d, the first 2 are %v (%v)", len(ids), got, err)
	}
}

func between(id []byte, low, high [16]byte) bool {
	return bytes.Compare(id, low[:]) >= 0 && bytes.Compare(id, high[:]) <= 0
}
