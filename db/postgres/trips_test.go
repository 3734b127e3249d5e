package postgres_test

import (
	"bytes"
	"slices"
	"testing"

	"opale/checkin/hub/hubtest"
	"opale/checkin/journal"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
)

// However many streams come at once, they take two round trips.
func TestStreamsThatComeAtOnceShareTheirRoundTrips(t *testing.T) {
	direct := pgtest.Database(t)
	w, through := tap(t, direct)
	store := open(t, through+quiet, postgres.Options{Secret: hubtest.Secret})
	desks := make([]*journal.Memory, 5)
	gather := func(n int) (all []journal.Strand) {
		for i := range desks {
			if desks[i] == nil {
				desks[i] = newDesk()
			}
			before, err := desks[i].Have()
			if err != nil {
				t.Fatal(err)
			}
			arrive(t, desks[i], string(rune('A'+i))+string(rune('0'+n)))
			strands, err := desks[i].Since(before)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, strands...)
		}
		return all
	}
	for n := range 3 { // at their first use, statements are described
		take(t, store, gather(n), 5)
	}
	before := w.trips.Load()
	take(t, store, gather(3), 5)
	if n := w.trips.Load() - before; n > 2 {
		t.Errorf("%d round trips", n)
	}
}

func take(t *testing.T, store *postgres.Store, strands []journal.Strand, streams int) {
	t.Helper()
	fresh := 0
	for i := range strands {
		fresh += len(strands[i].Entries)
	}
	receipt, err := store.Apply(ctx, strands)
	if err != nil || receipt.Fresh != fresh || len(strands) != streams {
		t.Fatalf("%d streams with %d entries: %+v, %v", len(strands), fresh, receipt, err)
	}
}

// What was taken for a forgery leaves quarantine when its true writer is known,
// and nothing of the stream is looked for there any more.
func TestWhatIsAcquittedLeavesQuarantine(t *testing.T) {
	url := pgtest.Database(t)
	one, two := open(t, url, postgres.Options{Secret: hubtest.Secret}), open(t, url, postgres.Options{Secret: hubtest.Secret})
	desk := newDesk()
	arrive(t, desk, "CA-1")
	deliver(t, one, desk)
	held, err := one.Have()
	if err != nil {
		t.Fatal(err)
	}
	arrive(t, desk, "CA-2")
	strands, err := desk.Since(held)
	if err != nil {
		t.Fatal(err)
	}
	unsigned := strands[0]
	unsigned.Marks = nil
	receipt, err := one.Apply(ctx, []journal.Strand{unsigned})
	if err != nil || len(receipt.Quarantined) != len(unsigned.Entries) {
		t.Fatalf("%+v, %v", receipt, err)
	}
	if !query[bool](t, url, `SELECT aside FROM stream WHERE id = $1`, [16]byte(unsigned.Stream)) {
		t.Error("it is not known that something is aside")
	}
	take(t, two, strands, 1)
	if n := query[int](t, url, `SELECT count(*) FROM quarantine`); n != 0 {
		t.Errorf("%d entries are still in quarantine", n)
	}
	if query[bool](t, url, `SELECT aside FROM stream WHERE id = $1`, [16]byte(unsigned.Stream)) {
		t.Error("it is looked for for ever")
	}
	after, err := two.Since(held)
	if err != nil || len(after) != 1 || !slices.EqualFunc(after[0].Entries, strands[0].Entries, sameBytes) {
		t.Errorf("%+v, %v", after, err)
	}
}

func sameBytes(a, b journal.Entry) bool { return bytes.Equal(a.Bytes, b.Bytes) }
