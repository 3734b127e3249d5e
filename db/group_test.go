package db_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// Exchanges that wait for the file are committed together. Where that commit
// fails, each is tried by itself, and none is lost; where the caller of one has
// gone, the others do not mind.
func TestExchangesThatWaitShareACommit(t *testing.T) {
	for _, plan := range []fault{noFault, commitFailed, commitUnclear} {
		t.Run(string("a commit: "+plan), func(t *testing.T) {
			disk := &frail{path: filepath.Join(t.TempDir(), "opale.db")}
			store := open(t, disk.path, db.Options{Secret: secret}.Through(disk.connector))
			var all sync.WaitGroup
			gone, cancel := context.WithCancel(context.Background())
			want := journal.Vector{}
			errs := make([]error, 5)
			err := store.Write(context.Background(), storetest.Actor, func(checkin.Tx) error {
				for i := range errs {
					ctx := context.Background()
					strands := of(t, fmt.Sprint("CA-", i))
					if i == 0 {
						ctx = gone
					} else {
						want.Include(strands)
					}
					all.Go(func() { _, errs[i] = store.Apply(ctx, strands) })
				}
				for end := time.Now().Add(time.Minute); store.Waiting() < len(errs) && time.Now().Before(end); {
					time.Sleep(time.Millisecond)
				}
				cancel()
				if plan != noFault {
					disk.fail(1, plan, 0)
				}
				return errBoom // so that the next commit is theirs
			})
			if !errors.Is(err, errBoom) {
				t.Fatal(err)
			}
			all.Wait()
			if !errors.Is(errs[0], context.Canceled) {
				t.Errorf("whose caller has gone: %v", errs[0])
			}
			if err := errors.Join(errs[1:]...); err != nil {
				t.Error(err)
			}
			if v, err := store.Have(); err != nil || !v.Equal(want) {
				t.Errorf("held: %v, want %v, %v", v, want, err)
			}
			if happened, _ := disk.mend(); happened != plan {
				t.Errorf("what happened: %q", happened)
			}
		})
	}
}

var errBoom = errors.New("boom")

// of is what a desk writes about one person.
func of(t *testing.T, code string) []journal.Strand {
	t.Helper()
	desk := journal.NewMemory(checkin.Fabriques(2026), (&storetest.Clock{At: storetest.Start}).Now)
	desk.Know(secret)
	storetest.Append(t, desk, storetest.Actor, storetest.Registered(checkin.CodedID("fabriques-numeriques", "", code), checkin.Fields{checkin.FieldCode: code}))
	strands, err := desk.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	return strands
}
