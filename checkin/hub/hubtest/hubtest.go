// Package hubtest is what every [hub.Store] must do, as tests: the one in
// memory, the one on SQLite and the one on PostgreSQL run it.
package hubtest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// Secret is that of the event of these tests, which every store under test is
// opened with.
var Secret = []byte("the secret of an invented event.")

// New makes an empty place for checkin.Fabriques(2026) and returns what opens a
// store on it, as one more process does. A place for one process only gives the
// same store each time. What was opened is closed when the test ends.
type New func(t testing.TB, now func() time.Time) (open func() hub.Store)

// Run runs all of it.
func Run(t *testing.T, make New) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, func() hub.Store)
	}{
		{"a merge is a union", union},
		{"the same and overlapping strands at once", crowd},
		{"a piece waits for the one before it", gap},
		{"a stranger waits for trust", stranger},
		{"trust comes from elsewhere", trustArrives},
		{"what was not written so is refused", forged},
		{"a fork", fork},
		{"two branches of a fork at once", forkRace},
		{"forks, in any order", forkTravels},
		{"a process goes on under its own stream", ownFork},
		{"what is missing is asked for", wants},
		{"what was erased is not asked for", wantsNobodyErased},
		{"somebody erased", erased},
		{"somebody erased while others write", erasedAtOnce},
		{"somebody erased by a revoked device", heldErasure},
		{"a revoked device's word", revokedVouches},
		{"in batches", batches},
		{"nothing is taken in for somebody who has gone", cancelled},
		{"what others said that they hold", peers},
		{"facts of the hub's own", own},
		{"facts of several processes at once", ownAtOnce},
		{"a fact that cannot be written", refusedFact},
		{"the event is as last defined", defined},
		{"news is told to every process", news},
		{"an invitation lets one in", invitation},
		{"an invitation, redeemed by many at once", redeemRace},
		{"devices by venue and desk", members},
		{"a contact", contact},
		{"revoked, twice", revoke},
		{"something that is spent", spend},
		{"a secret of its own", secret},
		{"what processes remember together", settings},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.run(t, make(t, func() time.Time { return storetest.Start }))
		})
	}
}

// processes is how many of them share a place in these tests.
const processes = 3

// several opens a place so often.
func several(open func() hub.Store) []hub.Store {
	stores := make([]hub.Store, processes)
	for i := range stores {
		stores[i] = open()
	}
	return stores
}

// failer is a test, or one run of rapid's.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

func ok(t failer, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v", err)
	}
}

func apply(t failer, store hub.Store, strands ...journal.Strand) journal.Receipt {
	t.Helper()
	receipt, err := store.Apply(context.Background(), strands)
	ok(t, err)
	return receipt
}

func have(t failer, store journal.Replica) journal.Vector {
	t.Helper()
	v, err := store.Have()
	ok(t, err)
	return v
}

func since(t failer, store journal.Replica, v journal.Vector) []journal.Strand {
	t.Helper()
	strands, err := store.Since(v)
	ok(t, err)
	return strands
}

func wantCode(t failer, err error, code checkin.Code) {
	t.Helper()
	if checkin.ErrorCode(err) != code {
		t.Errorf("%v, want code %q", err, code)
	}
}

// atOnce runs fn n times at once and returns the first error.
func atOnce(n int, fn func(i int) error) error {
	errs := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { errs[i] = fn(i) })
	}
	all.Wait()
	return errors.Join(errs...)
}
