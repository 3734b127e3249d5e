package postgres_test

import (
	"sync"
	"testing"

	"opale/checkin"
	"opale/checkin/hub/hubtest"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
)

// two processes on one database, of which the first remembers a desk's stream.
func two(t *testing.T) (url string, one, other *postgres.Store, desk *journal.Memory) {
	t.Helper()
	url = pgtest.Database(t)
	one, other = open(t, url, postgres.Options{Secret: hubtest.Secret}), open(t, url, postgres.Options{Secret: hubtest.Secret})
	desk = newDesk()
	for _, code := range []string{"CA-1", "CA-2"} { // the first one fixes the event
		take(t, one, news(t, desk, code))
	}
	return url, one, other, desk
}

// What another process took in meanwhile is a repeat, and what comes behind it
// is not lost.
func TestAStreamThatAnotherProcessMoved(t *testing.T) {
	_, one, other, desk := two(t)
	strands := news(t, desk, "CA-3")
	take(t, other, strands)
	if receipt, err := one.Apply(ctx, strands); err != nil || receipt.Fresh != 0 || len(receipt.Quarantined) > 0 {
		t.Errorf("%+v, %v", receipt, err)
	}
	take(t, one, news(t, desk, "CA-4"))
	take(t, one, news(t, desk, "CA-5"))
	if v := held(t, other); v[strands[0].Stream] != held(t, desk)[strands[0].Stream] {
		t.Errorf("held: %v", v)
	}
}

// One exchange brought to all processes at once, by many carriers, is new once.
func TestOneExchangeByManyCarriers(t *testing.T) {
	url, one, other, desk := two(t)
	take(t, other, news(t, desk, "CA-3"))
	for _, code := range []string{"CA-4", "CA-5", "CA-6"} {
		strands := news(t, desk, code)
		receipts, errs := make([]journal.Receipt, 8), make([]error, 8)
		var all sync.WaitGroup
		for i := range receipts {
			all.Go(func() { receipts[i], errs[i] = []*postgres.Store{one, other}[i%2].Apply(ctx, strands) })
		}
		all.Wait()
		fresh := 0
		for i, r := range receipts {
			if fresh += r.Fresh; errs[i] != nil || len(r.Quarantined)+r.Waiting > 0 {
				t.Errorf("%+v, %v", r, errs[i])
			}
		}
		if fresh != len(strands[0].Entries) {
			t.Errorf("%d of %d entries were new", fresh, len(strands[0].Entries))
		}
	}
	for _, n := range held(t, desk) { // its one stream
		if stored := query[uint64](t, url, `SELECT count(*) FROM entry`); stored != n {
			t.Errorf("%d entries of %d", stored, n)
		}
	}
}

// Of an exchange with two streams one has moved: nothing is lost.
func TestAStreamThatMovedBesideOneThatDidNot(t *testing.T) {
	_, one, other, desk := two(t)
	second := newDesk()
	take(t, one, news(t, second, "CB-1"))
	moved := news(t, desk, "CA-3")
	take(t, other, moved)
	strands := append(news(t, second, "CB-2"), moved...)
	receipt, err := one.Apply(ctx, strands)
	if err != nil || receipt.Fresh != len(strands[0].Entries) {
		t.Errorf("%+v, %v", receipt, err)
	}
}

// What was taken for a forgery by one process leaves quarantine where another
// one, which remembers the stream, takes in what its device has signed. After
// that nothing of the stream is looked for there.
func TestWhatIsAcquittedLeavesQuarantine(t *testing.T) {
	url, one, other, desk := two(t)
	strands := news(t, desk, "CA-3")
	unsigned := strands[0]
	unsigned.Marks = nil
	receipt, err := other.Apply(ctx, []journal.Strand{unsigned})
	if err != nil || len(receipt.Quarantined) != len(unsigned.Entries) {
		t.Fatalf("%+v, %v", receipt, err)
	}
	aside := func() bool {
		return query[bool](t, url, `SELECT aside FROM stream WHERE id = $1`, [16]byte(unsigned.Stream))
	}
	if !aside() {
		t.Error("it is not known that something is aside")
	}
	take(t, one, strands)
	if n := query[int](t, url, `SELECT count(*) FROM quarantine`); n != 0 || aside() {
		t.Errorf("%d entries are still in quarantine, or looked for: %v", n, aside())
	}
}

// A forgery behind a remembered head goes to quarantine, like any.
func TestAForgeryBehindARememberedHead(t *testing.T) {
	url, one, _, desk := two(t)
	strands := news(t, desk, "CA-3")
	unsigned := strands[0]
	unsigned.Marks = nil
	receipt, err := one.Apply(ctx, []journal.Strand{unsigned})
	if err != nil || receipt.Fresh > 0 || len(receipt.Quarantined) != len(unsigned.Entries) {
		t.Errorf("%+v, %v", receipt, err)
	}
	if n := query[int](t, url, `SELECT count(*) FROM quarantine`); n != len(unsigned.Entries) {
		t.Errorf("%d are in quarantine", n)
	}
}

// A word that vouches is heeded, though it comes from a desk that goes on.
func TestARememberedDeskVouches(t *testing.T) {
	_, one, other, desk := two(t)
	stranger := journal.NewMemory(checkin.Fabriques(2026), (&storetest.Clock{At: storetest.Start}).Now)
	waiting := news(t, stranger, "CS-1")
	if receipt, err := other.Apply(ctx, waiting); err != nil || len(receipt.Strangers) != 1 {
		t.Fatalf("%+v, %v", receipt, err)
	}
	before := held(t, desk)
	storetest.Append(t, desk, storetest.Actor, journal.Vouch(stranger.Device()))
	strands, err := desk.Since(before)
	if err != nil {
		t.Fatal(err)
	}
	if receipt, err := one.Apply(ctx, strands); err != nil || receipt.Fresh != len(strands[0].Entries)+len(waiting[0].Entries) {
		t.Errorf("%+v, %v", receipt, err)
	}
}
