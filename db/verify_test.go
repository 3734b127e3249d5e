package db_test

import (
	"context"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

// Two desks, one of which takes back an arrival that the other noted: of the
// first, nothing has come here yet.
func TestVerifyKnowsOfAStreamOnlyByAnUndo(t *testing.T) {
	ctx, secret := context.Background(), []byte("the secret of an invented event.")
	desk := func() *journal.Memory {
		m := journal.NewMemory(checkin.Fabriques(2026), (&storetest.Clock{At: storetest.Start}).Now)
		m.Know(secret)
		return m
	}
	carry := func(from *journal.Memory, to journal.Replica, has journal.Vector) {
		t.Helper()
		strands, err := from.Since(has)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Apply(ctx, strands); err != nil {
			t.Fatal(err)
		}
	}
	one, two := desk(), desk()
	who := checkin.CodedID("fabriques-numeriques", "", "T-1")
	arrival := storetest.Append(t, one, storetest.Actor, checkin.Fact{Kind: checkin.KindArrived, Subject: who, Session: "calais-j1"})[0]
	carry(one, two, nil)
	storetest.Append(t, two, storetest.Actor, checkin.Fact{Kind: checkin.KindUndone, Subject: who, Session: "calais-j1", Body: checkin.Body{Entry: arrival}})
	first, err := one.Have()
	if err != nil {
		t.Fatal(err)
	}
	here := open(t, filepath.Join(t.TempDir(), "opale.db"), db.Options{Secret: secret})
	carry(two, here, first)
	if report, err := here.Verify(ctx); err != nil || len(report.Faults) > 0 || report.Entries != 2 {
		t.Errorf("%+v %v", report, err)
	}
	carry(one, here, nil)
	if report, err := here.Verify(ctx); err != nil || len(report.Faults) > 0 || report.Entries != 4 {
		t.Errorf("once it has come: %+v %v", report, err)
	}
}
