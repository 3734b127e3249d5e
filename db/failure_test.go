package db_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/db"
)

// codes is what a failure is called further up.
var codes = map[fault]checkin.Code{
	ioBefore: checkin.CodeInternal, ioAfter: checkin.CodeInternal, rowLost: checkin.CodeInternal,
	busy: checkin.CodeBusy, full: checkin.CodeDiskFull, fullAndBack: checkin.CodeDiskFull,
	commitFailed: checkin.CodeInternal, commitUnclear: checkin.CodeInternal, commitTorn: checkin.CodeInternal,
	killedBefore: checkin.CodeInternal, killedAfter: checkin.CodeInternal,
}

// Each call that letting somebody in makes to the database fails, in each way.
// What is acknowledged is there; what is not, is there whole or not at all; and
// whoever presses the key again, here or in the next process, lets them in once.
func TestWhateverFailsNobodyIsLostNorInTwice(t *testing.T) {
	template := filepath.Join(t.TempDir(), "opale.db")
	first := open(t, template, db.Options{})
	who := enrol(t, first, 1)[0]
	first.Close()
	for plan, code := range codes {
		for n, happened := 1, plan; happened != noFault; n++ {
			t.Run(fmt.Sprint(plan, " at call ", n), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "opale.db")
				if err := copyFile(template, path); err != nil {
					t.Fatal(err)
				}
				disk := &frail{path: path}
				store := open(t, path, db.Options{}.Through(disk.connector))
				let(t, store, who) // prepares all statements, and is taken back
				disk.fail(n, plan, 1234)
				visit, err := enter(store, who)
				var dead bool
				if happened, dead = disk.mend(); happened != noFault && err != nil && checkin.ErrorCode(err) != code {
					t.Errorf("the error is %v", err)
				}
				if !dead {
					again(t, store, who, visit, err)
				}
				store.Close()
				if dead {
					path = disk.remains()
				}
				again(t, open(t, path, db.Options{}), who, visit, err)
			})
		}
	}
}

func enter(store checkin.Store, who checkin.RegistrationID) (checkin.Visit, error) {
	desk, err := checkin.NewDesk(checkin.Config{Store: store, Finder: noFinder{}, Actor: storetest.Actor, Session: "calais-j1"})
	if err != nil {
		return checkin.Visit{}, err
	}
	return desk.CheckIn(context.Background(), checkin.Entrance{ID: who})
}

// let lets somebody in and takes it back.
func let(t *testing.T, store checkin.Store, who checkin.RegistrationID) {
	t.Helper()
	visit, err := enter(store, who)
	if err != nil || visit.Outcome != checkin.OutcomeAdmitted {
		t.Fatal(visit.Outcome, err)
	}
	storetest.Append(t, store, storetest.Actor, checkin.Fact{
		Kind: checkin.KindUndone, Subject: who, Session: "calais-j1", Body: checkin.Body{Entry: visit.Entry},
	})
}

// again has somebody pressed the key once more, after an attempt that ended so.
func again(t *testing.T, store *db.Store, who checkin.RegistrationID, before checkin.Visit, failed error) {
	t.Helper()
	visit, err := enter(store, who)
	if err != nil {
		t.Fatalf("afterwards nobody gets in: %v", err)
	}
	if failed == nil && (visit.Outcome != checkin.OutcomeAlreadyIn || visit.Previous.Entry != before.Entry) {
		t.Errorf("what was acknowledged is not there: %s", visit.Outcome)
	}
	arrivals, err := store.Arrivals(who)
	if err != nil {
		t.Fatal(err)
	}
	in := 0
	for i := range arrivals {
		if arrivals[i].InForce() {
			in++
		}
	}
	if in != 1 {
		t.Errorf("in %d times", in)
	}
	if report, err := store.Verify(context.Background()); err != nil || len(report.Faults) > 0 {
		t.Errorf("%+v %v", report.Faults, err)
	}
}
