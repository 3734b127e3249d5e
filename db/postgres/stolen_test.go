package postgres_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
	"opale/checkin/hub/hubtest"
	"opale/checkin/journal"
	"opale/checkin/rehearsal"
	"opale/checkin/storetest"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
	"opale/db/seal"
	"opale/db/seal/sealtest"
)

const crowd = 400

// sure is how long a word is at least of which one place is enough to find it; one that
// is shorter might be there by accident.
const sure = 6

// dump writes every column of every table of a database into files, as a thief would
// have them; which tables there are, the database says. It returns the tables that
// have rows.
func dump(t *testing.T, url string) (folder string, filled map[string]bool) {
	t.Helper()
	folder, filled = t.TempDir(), map[string]bool{}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	found, err := conn.Query(ctx, `SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns WHERE table_schema = 'public'`)
	if err != nil {
		t.Fatal(err)
	}
	type column struct{ Table, Name, Type string }
	columns, err := pgx.CollectRows(found, pgx.RowToStructByPos[column])
	if err != nil || len(columns) < 50 {
		t.Fatalf("only %d columns, %v", len(columns), err)
	}
	for _, c := range columns {
		read := fmt.Sprintf(`SELECT convert_to(%q::text, 'UTF8') FROM %q`, c.Name, c.Table)
		if c.Type == "bytea" {
			read = fmt.Sprintf(`SELECT %q FROM %q`, c.Name, c.Table)
		}
		found, err := conn.Query(ctx, read)
		if err != nil {
			t.Fatal(err)
		}
		values, err := pgx.CollectRows(found, pgx.RowTo[[]byte])
		if err != nil {
			t.Fatal(c, err)
		}
		filled[c.Table] = filled[c.Table] || len(values) > 0
		if err := os.WriteFile(filepath.Join(folder, c.Table+"."+c.Name), bytes.Join(values, []byte("\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder, filled
}

func named(name string) checkin.Fact {
	return storetest.Registered(checkin.CodedID("fabriques-numeriques", "", name), checkin.Fields{checkin.FieldLastName: name, checkin.FieldCode: "OC-" + name})
}

// crowded has a hub take in what may name somebody, wherever it may come to lie, and
// returns the words that nobody may read.
func crowded(t *testing.T, store *postgres.Store, people int) []string {
	t.Helper()
	event, desk := checkin.Fabriques(2026), newDesk()
	list := checkin.Listing{Name: "essai"}
	var words []string
	for r := range rehearsal.People(&event, 8, people) {
		fields := checkin.Fields{}
		for f := range checkin.NumFields {
			if r.Values[f] != "" {
				fields[f] = r.Values[f]
			}
		}
		fields[checkin.FieldCells] = strings.Join(r.Values[:], "\t")
		list.Rows = append(list.Rows, checkin.ListedRow{Line: len(list.Rows) + 2, Fields: fields})
		words = append(words, sealtest.Words(&r)...)
	}
	if people == 0 {
		deliver(t, store, desk)
		return nil
	}
	actor := checkin.Actor{Desk: "Poste 1", Venue: "calais", Operator: "Zébuline"}
	if _, err := checkin.Import(ctx, desk, actor, list, false); err != nil {
		t.Fatal(err)
	}
	deliver(t, store, desk)
	storetest.Append(t, desk, actor, named("Flageolette"), checkin.Fact{Kind: checkin.KindNoted, Personal: checkin.Personal{Note: "Cornemusard"}})
	deliver(t, store, desk) // goes on where it ended
	if err := store.Append(ctx, actor, checkin.Fact{Kind: checkin.KindNoted, Personal: checkin.Personal{Note: "Balafonnier"}}); err != nil {
		t.Fatal(err)
	}
	if err := store.Remember("aside", "Xylophonard"); err != nil {
		t.Fatal(err)
	}
	apart(t, store, desk)
	forked(t, store)
	return append(words, "Zébuline", "Flageolette", "OC-Flageolette", "Cornemusard", "Balafonnier", "Xylophonard",
		"Ocarinette", "Trombonard", "Hautboisson", "Clavecinet")
}

// apart has a hub hold what waits, and what it does not believe.
func apart(t *testing.T, store *postgres.Store, desk *journal.Memory) {
	t.Helper()
	stranger := journal.NewMemory(checkin.Fabriques(2026), time.Now)
	storetest.Append(t, stranger, storetest.Actor, named("Ocarinette"))
	strands, err := stranger.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if receipt, err := store.Apply(ctx, strands); err != nil || len(receipt.Strangers) == 0 {
		t.Fatalf("nothing waits: %+v %v", receipt, err)
	}
	before := held(t, desk)
	storetest.Append(t, desk, storetest.Actor, named("Trombonard"))
	if strands, err = desk.Since(before); err != nil {
		t.Fatal(err)
	}
	strands[0].Marks = nil // nobody signed it
	if receipt, err := store.Apply(ctx, strands); err != nil || len(receipt.Quarantined) == 0 {
		t.Fatalf("nothing is in quarantine: %+v %v", receipt, err)
	}
}

// forked has a hub hold two branches of one stream.
func forked(t *testing.T, store *postgres.Store) {
	t.Helper()
	run := journal.NewRun("fabriques-numeriques", newKey(t), "")
	run.Know(hubtest.Secret)
	branch := func(facts ...checkin.Fact) (journal.Strand, *journal.Batch) {
		batch := run.Batch()
		var s journal.Strand
		for i, f := range facts {
			written, err := batch.Add(f, storetest.Actor, int64(i+1), storetest.Start)
			if err != nil {
				t.Fatal(err)
			}
			for j := range written {
				s.Entries = append(s.Entries, written[j].Entry)
			}
		}
		s.Stream, s.First, s.Marks = s.Entries[0].ID.Stream, s.Entries[0].ID.Seq, batch.Marks()
		return s, batch
	}
	root, batch := branch(checkin.Fact{Kind: checkin.KindNoted, Personal: checkin.Personal{Note: "Zébuline"}})
	run.Keep(batch)
	left, _ := branch(named("Hautboisson"))
	right, _ := branch(named("Clavecinet"))
	for _, s := range [][]journal.Strand{{root, left}, {right}} {
		if _, err := store.Apply(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
}

// A thief has the server, or a dump of it. The test sees what it looks for: it finds
// everybody in a database that is left open. It asks the database for its tables, so
// that none is forgotten that somebody adds.
func TestAStolenHubDatabaseShowsNothing(t *testing.T) {
	key, err := postgres.KeyOf(hubtest.Secret)
	if err != nil {
		t.Fatal(err)
	}
	stolen := func(key *seal.Key, people int) (string, []string) {
		url := pgtest.Database(t)
		store := openAs(t, url, postgres.Options{Secret: hubtest.Secret, Seal: key})
		words := crowded(t, store, people)
		folder, filled := dump(t, url)
		for _, table := range []string{"entry", "inbox", "branch", "quarantine", "setting"} {
			if people > 0 && !filled[table] {
				t.Errorf("nothing is in %s", table)
			}
		}
		return folder, words
	}
	sealed, words := stolen(key, crowd)
	nobody, _ := stolen(key, 0)
	needles := sealtest.NewNeedles(words)
	known := needles.Find(t, nobody)
	needles = needles.Without(known)
	for word, columns := range needles.Find(t, sealed) {
		t.Errorf("%q stands in %v", word, columns)
	}
	unsealed, _ := stolen(nil, crowd)
	found := needles.Find(t, unsealed)
	for _, word := range words {
		if len(word) >= sure && found[word] == nil && known[word] == nil {
			t.Errorf("%q is not found where nothing is sealed", word)
		}
	}
	if len(found) < crowd*4 {
		t.Errorf("of %d words, %d are found where nothing is sealed", needles.Len(), len(found))
	}
}
