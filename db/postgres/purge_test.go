package postgres_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/hub/hubtest"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
	"opale/db/seal/sealtest"
)

var figures = checkin.Counts{
	People: 400, Sessions: []checkin.SessionCounts{{ID: "calais-j1", Venue: "calais", Expected: 300, In: 120, WalkIns: 7}},
	Profiles: map[checkin.Profile]int{"p1": 12},
}

// files is a folder with the files of a database's tables, as they lie on the server.
func files(t *testing.T, url string) string {
	t.Helper()
	exec(t, url, `CHECKPOINT`)
	return filepath.Join(query[string](t, url, `SHOW data_directory`), filepath.Dir(query[string](t, url, `SELECT pg_relation_filepath('entry')`)))
}

// A purged database has nobody's data: in no column, nor in what lies of its tables on
// the disk, whether it was sealed or not. The figures stay, and every chain.
func TestAPurgedHubDatabaseNamesNobody(t *testing.T) {
	url := pgtest.Database(t)
	store := openAs(t, url, postgres.Options{Secret: hubtest.Secret})                                             // in the open, so that there is something to find
	words := slices.DeleteFunc(crowded(t, store, crowd), func(word string) bool { return word == "Xylophonard" }) // a setting: those of hubs stay
	exec(t, url, `ANALYZE`)                                                                                       // the server takes samples of its own
	const heads = `SELECT string_agg(id::text || seq::text || encode(hash, 'hex'), ' ' ORDER BY id) FROM stream WHERE seq > 0`
	before := query[string](t, url, heads)
	empty := pgtest.Database(t)
	crowded(t, openAs(t, empty, postgres.Options{Secret: hubtest.Secret}), 0)
	needles := sealtest.NewNeedles(words)
	clean, _ := dump(t, empty)
	needles = needles.Without(needles.Find(t, clean)).Without(needles.Find(t, files(t, empty)))
	if found := needles.Find(t, files(t, url)); len(found) < crowd*2 {
		t.Fatalf("of %d words, %d are found before", needles.Len(), len(found))
	}

	if err := store.Purge(ctx, figures); err != nil {
		t.Fatal(err)
	}
	columns, _ := dump(t, url)
	for place, folder := range map[string]string{"columns": columns, "files": files(t, url)} {
		for word, where := range needles.Find(t, folder) {
			t.Errorf("%q stands in %s: %v", word, place, where)
		}
	}
	if after := query[string](t, url, heads); after != before {
		t.Errorf("the journal goes to %s, and went to %s", after, before)
	}
	reader := newDesk()
	strands, err := store.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if receipt, err := reader.Apply(ctx, strands); err != nil || len(receipt.Quarantined) > 0 || receipt.Fresh == 0 {
		t.Errorf("%+v, %v", receipt, err)
	}

	// Said again, by whoever opens it, it changes nothing.
	again := openAs(t, url, postgres.Options{Secret: hubtest.Secret})
	if err := again.Purge(ctx, checkin.Counts{}); err != nil {
		t.Fatal(err)
	}
	left, err := again.Purged(ctx)
	if err != nil || left == nil || left.Device != store.Device() {
		t.Fatal(left, err)
	}
	if diff := cmp.Diff(figures, left.Counts); diff != "" {
		t.Error(diff)
	}
}

// Processes that go on bring nothing back: neither what was judged ahead, nor what was
// asked for, nor what waits, is not believed or forks; and they go on working.
func TestRunningHubsBringNothingBack(t *testing.T) {
	url, one, other, desk := two(t)
	wanting := held(t, desk)
	if err := other.Purge(ctx, figures); err != nil {
		t.Fatal(err)
	}
	next := news(t, desk, "CA-3") // which its process would judge ahead
	receipt, err := one.Apply(ctx, next)
	if err != nil || receipt.Fresh != len(next[0].Entries) || receipt.Unnamed == 0 {
		t.Errorf("%+v, %v", receipt, err)
	}
	all, err := desk.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, store := range []*postgres.Store{one, other} {
		if _, err := store.Apply(ctx, all); err != nil { // every part of it again
			t.Fatal(err)
		}
		if wants, err := store.Wants(); err != nil || len(wants) > 0 {
			t.Errorf("asks for %v, %v", wants, err)
		}
	}
	apart(t, one, desk)
	forked(t, other)
	if err := one.Append(ctx, storetest.Actor, checkin.Fact{Kind: checkin.KindNoted, Personal: checkin.Personal{Note: "Balafonnier"}}); err != nil {
		t.Fatal(err)
	}
	if named := query[int](t, url, `SELECT count(*) FROM entry WHERE salt IS NOT NULL OR personal IS NOT NULL`); named != 0 {
		t.Errorf("%d entries say something", named)
	}
	if named := query[int](t, url, `SELECT count(*) FROM quarantine WHERE salt IS NOT NULL OR personal IS NOT NULL`); named != 0 {
		t.Errorf("%d entries in quarantine say something", named)
	}
	if sealing == nil {
		columns, _ := dump(t, url)
		for word, where := range sealtest.NewNeedles([]string{"Ocarinette", "Trombonard", "Hautboisson", "Clavecinet", "Balafonnier", "Testard"}).Find(t, columns) {
			t.Errorf("%q stands in %v", word, where)
		}
	}
	if v := held(t, one); v[next[0].Stream] <= wanting[next[0].Stream] {
		t.Error("nothing was taken in behind it")
	}
}

// Entries about people come in at every process while one purges.
func TestAPurgeWhileOthersWrite(t *testing.T) {
	url, one, other, _ := two(t)
	const desks, each = 4, 12
	var pieces [desks][][]journal.Strand
	for i := range pieces {
		desk := newDesk()
		for n := range each {
			pieces[i] = append(pieces[i], news(t, desk, fmt.Sprint("CP-", i, "-", n)))
		}
	}
	errs := make([]error, desks+1)
	var all sync.WaitGroup
	for i := range desks {
		all.Go(func() {
			for _, piece := range pieces[i] {
				if _, err := []*postgres.Store{one, other}[i%2].Apply(ctx, piece); err != nil {
					errs[i] = err
				}
			}
		})
	}
	all.Go(func() { errs[desks] = other.Purge(ctx, figures) })
	all.Wait()
	for _, err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if n := query[int](t, url, `SELECT count(*) FROM entry WHERE salt IS NOT NULL OR personal IS NOT NULL`); n > 0 {
		t.Errorf("%d entries say something", n)
	}
	taken := 0
	for i := range pieces {
		if held(t, one)[pieces[i][0][0].Stream] == pieces[i][each-1][0].Last() {
			taken++
		}
	}
	if taken != desks {
		t.Errorf("of %d desks, %d are held whole", desks, taken)
	}
}

// Nobody may purge what is nowhere else: what counts are the words of those who are
// still let in, and not this process's own.
func TestWhatIsNowhereElseIsCounted(t *testing.T) {
	_, store, _, desk := two(t)
	unsent := func() int {
		t.Helper()
		n, err := store.Unsent(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := unsent(); n != 4 { // two people, two arrivals
		t.Errorf("%d entries are nowhere else", n)
	}
	heard := func(device checkin.DeviceID) {
		t.Helper()
		if err := store.Heard(journal.Peer{Device: device, Desk: "Poste 1", Have: held(t, store), Heard: storetest.Start}); err != nil {
			t.Fatal(err)
		}
	}
	heard(store.Device())
	if n := unsent(); n != 4 {
		t.Errorf("%d, by its own word", n)
	}
	invitation := hub.Invitation{Token: hub.Hash{1}, Event: "fabriques-numeriques", Desk: "Poste 1", Expires: storetest.Start.AddDate(1, 0, 0)}
	if err := store.Invite(ctx, invitation); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Redeem(ctx, invitation.Token, hub.Device{ID: desk.Device(), Key: make([]byte, 32), Joined: storetest.Start}); err != nil {
		t.Fatal(err)
	}
	heard(desk.Device())
	if n := unsent(); n != 0 {
		t.Errorf("%d, though the desk holds them", n)
	}
	if err := store.Revoke(ctx, desk.Device(), storetest.Start); err != nil {
		t.Fatal(err)
	}
	if n := unsent(); n != 4 {
		t.Errorf("%d, by the word of a desk that is shut out", n)
	}
	if last, err := store.LastEntry(ctx); err != nil || last.IsZero() {
		t.Errorf("the last entry is of %v, %v", last, err)
	}
}
