package postgres_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/hub/hubtest"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
)

var ctx = context.Background()

// await waits until something holds, as long as it takes.
func await(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("in vain: %s", what)
		}
	}
}

func stateHash(t testing.TB, m *journal.Memory) string {
	t.Helper()
	h, err := m.StateHash(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// arrive writes a person and an arrival.
func arrive(t testing.TB, desk *journal.Memory, code string) {
	t.Helper()
	id := checkin.CodedID("fabriques-numeriques", "", code)
	storetest.Append(t, desk, storetest.Actor, storetest.Registered(id, checkin.Fields{checkin.FieldCode: code, checkin.FieldLastName: "Testard"}),
		checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
}

func newDesk() *journal.Memory {
	desk := journal.NewMemory(checkin.Fabriques(2026), (&storetest.Clock{At: storetest.Start}).Now)
	desk.Know(hubtest.Secret)
	return desk
}

// What a process folds is what the desks hold, whoever took it in, with and
// without notifications.
func TestTheFoldedStateFollows(t *testing.T) {
	for _, notify := range []string{"on", "off"} {
		t.Run("notifications "+notify, func(t *testing.T) {
			url := pgtest.Database(t) + "&opale_notify=" + notify
			now := (&storetest.Clock{At: storetest.Start}).Now
			one := open(t, url, postgres.Options{Secret: hubtest.Secret, Now: now})
			two := open(t, url, postgres.Options{Now: now}) // whose own entries no desk would trust
			desk, all := newDesk(), newDesk()
			for i := range 30 {
				arrive(t, desk, fmt.Sprint("CA-", i))
			}
			deliver(t, one, desk)
			if err := two.Append(ctx, storetest.Actor, checkin.Fact{Kind: checkin.KindNoted, Subject: checkin.CodedID("fabriques-numeriques", "", "CA-1"), Personal: checkin.Personal{Note: "note"}}); err != nil {
				t.Fatal(err)
			}
			folded, err := one.Folded(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for i := range 5 {
				arrive(t, desk, fmt.Sprint("CB-", i))
				deliver(t, two, desk)
				strands, err := one.Since(nil)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := all.Take(ctx, strands); err != nil {
					t.Fatal(err)
				}
				await(t, "the folded state", func() bool { return stateHash(t, folded) == stateHash(t, all) })
			}
			if again, _ := one.Folded(ctx); again != folded {
				t.Error("folded twice")
			}
			tally, err := folded.Tally("calais-j1", storetest.Start)
			if err != nil || tally.In != 35 {
				t.Errorf("%d are in, %v", tally.In, err)
			}
		})
	}
}

func deliver(t testing.TB, store *postgres.Store, desk *journal.Memory) {
	t.Helper()
	v, err := store.Have()
	if err != nil {
		t.Fatal(err)
	}
	strands, err := desk.Since(v)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(ctx, strands); err != nil {
		t.Fatal(err)
	}
}
