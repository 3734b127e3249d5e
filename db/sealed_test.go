package db_test

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/storetest"
	"opale/db"
	"opale/db/seal"
)

// ring is what a laptop has at hand: a key file, and whatever else is given.
func ring(t testing.TB, more ...seal.Keeper) *seal.Ring {
	file := seal.File{Path: filepath.Join(t.TempDir(), "database.key"), Make: func(path string, text []byte) error { return os.WriteFile(path, text, 0o600) }}
	return &seal.Ring{Open: append([]seal.Keeper{file}, more...), New: file}
}

// both runs a test on a file that is open and on one that is sealed.
func both(t *testing.T, test func(t *testing.T, keys *seal.Ring)) {
	t.Run("open", func(t *testing.T) { test(t, nil) })
	t.Run("sealed", func(t *testing.T) { test(t, ring(t)) })
}

// What is sealed is another way of writing the same state.
func TestSealedAndOpenHaveOneState(t *testing.T) {
	clock := &storetest.Clock{At: storetest.Start}
	key, _ := db.NewKey()
	from := open(t, filepath.Join(t.TempDir(), "opale.db"), db.Options{Key: key, Secret: secret, Now: clock.Now})
	to := open(t, filepath.Join(t.TempDir(), "opale.db"), db.Options{Key: key, Secret: secret, Now: clock.Now, Ring: ring(t)})
	crowded(t, from, 20)
	strands, err := from.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Apply(context.Background(), strands); err != nil {
		t.Fatal(err)
	}
	one, err := from.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	two, err := to.Verify(context.Background())
	if diff := cmp.Diff(one, two); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	to.Sound(t)
}

// change alters a file behind the store's back.
func change(t *testing.T, path string, texts ...string) {
	t.Helper()
	file, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, text := range texts {
		if _, err := file.Exec(text); err != nil {
			t.Fatal(text, err)
		}
	}
}

// Values that were put in each other's place, or changed, are not believed: what
// reads them says that the file is damaged, and nothing is written.
func TestNothingIsReadInAnotherPlace(t *testing.T) {
	ctx := context.Background()
	rows := func(table, column, id string) string {
		return fmt.Sprintf(`UPDATE %[1]s SET %[2]s = CASE %[3]s WHEN (SELECT min(%[3]s) FROM %[1]s) THEN (SELECT %[2]s FROM %[1]s ORDER BY %[3]s DESC LIMIT 1)
			ELSE (SELECT %[2]s FROM %[1]s ORDER BY %[3]s LIMIT 1) END WHERE %[3]s IN ((SELECT min(%[3]s) FROM %[1]s), (SELECT max(%[3]s) FROM %[1]s))`, table, column, id)
	}
	everybody := func(s *db.Store) error {
		return s.People(ctx, func(*checkin.Registration) bool { return true })
	}
	for name, c := range map[string]struct {
		do    string
		reads func(*db.Store) error
		kind  db.FaultKind
	}{
		"registrations swapped": {rows("registration", "personal", "id"), everybody, db.FaultState},
		"a registration altered": {`UPDATE registration SET personal = CAST(substr(personal, 1, length(personal) - 1) || x'00' AS BLOB)
			WHERE id = (SELECT min(id) FROM registration)`, everybody, db.FaultState},
		"another's cells":   {rows("cells", "cells", "no"), func(s *db.Store) error { _, err := s.Cells(checkinIDs(t, s)...); return err }, db.FaultState},
		"entries swapped":   {`UPDATE entry SET personal = (SELECT personal FROM entry WHERE seq = 4) WHERE seq = 3`, func(s *db.Store) error { _, err := s.Since(nil); return err }, db.FaultPersonal},
		"a setting swapped": {rows("setting", "value", "key"), func(s *db.Store) error { _, err := s.Remembered("operator"); return err }, ""},
		"a code of another": {rows("code", "code", "bare"), func(s *db.Store) error {
			for i := range 10 {
				if _, err := s.Holders(checkin.CodeExact, fmt.Sprintf("T-%04d", i)); err != nil {
					return err
				}
			}
			return nil
		}, db.FaultState},
	} {
		t.Run(name, func(t *testing.T) {
			path, keys := filepath.Join(t.TempDir(), "opale.db"), ring(t)
			store := open(t, path, db.Options{Ring: keys})
			var facts []checkin.Fact
			for i := range 10 {
				code := fmt.Sprintf("T-%04d", i)
				facts = append(facts, storetest.Registered(checkin.CodedID("fabriques-numeriques", "", code), checkin.Fields{checkin.FieldCode: code, checkin.FieldLastName: "Testard", checkin.FieldCells: code}))
			}
			storetest.Append(t, store, storetest.Actor, facts...)
			for _, key := range []string{"operator", "venue"} {
				if err := store.Remember(key, key); err != nil {
					t.Fatal(err)
				}
			}
			store.Close()
			change(t, path, c.do)
			store = open(t, path, db.Options{Ring: keys})
			before := entries(t, store)
			if err := c.reads(store); checkin.ErrorCode(err) != checkin.CodeDamaged {
				t.Errorf("read: %v", err)
			}
			report, err := store.Verify(ctx)
			if found := len(report.Faults) > 0 && report.Faults[0].Kind == c.kind; err != nil || found != (c.kind != "") {
				t.Errorf("verified: %+v %v", report, err)
			}
			if after := entries(t, store); after != before {
				t.Errorf("there were %d entries, and are %d", before, after)
			}
		})
	}
}

func checkinIDs(t *testing.T, s *db.Store) []checkin.RegistrationID {
	ids, err := s.RegistrationsBetween([16]byte{}, [16]byte{0: 0xff, 15: 0xff}, 100)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func entries(t *testing.T, s *db.Store) checkin.Position {
	t.Helper()
	n, err := s.Position()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Without its key, a file stays as it is, and says what would open it.
func TestAFileWithoutItsKeyIsLeftAlone(t *testing.T) {
	path, keys := filepath.Join(t.TempDir(), "opale.db"), ring(t)
	store := open(t, path, db.Options{Ring: keys})
	crowded(t, store, 5)
	if err := store.Share(context.Background(), seal.Passphrase{Ask: func() (string, error) { return "cinq mots", nil }}); err != nil {
		t.Fatal(err)
	}
	store.Close()
	before := content(t, path)
	wrong := seal.Passphrase{Ask: func() (string, error) { return "six mots", nil }}
	for name, o := range map[string]db.Options{
		"no key at all":      {},
		"another key file":   {Ring: ring(t)},
		"a wrong passphrase": {Ring: &seal.Ring{Open: []seal.Keeper{wrong}, New: wrong}},
	} {
		o.Key, _ = db.NewKey()
		_, err := db.Open(context.Background(), path, o)
		if checkin.ErrorCode(err) != checkin.CodeSealed || checkin.ErrorDetail(err) != "key-file passphrase" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if diff := cmp.Diff(before, content(t, path)); diff != "" {
		t.Error("the file was changed")
	}
	right := seal.Passphrase{Ask: func() (string, error) { return "cinq mots", nil }}
	laptop := ring(t, right)
	open(t, path, db.Options{Ring: laptop}).Close()
	open(t, path, db.Options{Ring: &seal.Ring{Open: laptop.Open[:1]}}) // which is asked for once on each laptop
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A backup, put on another laptop, opens for any member of the event, and for
// nobody else.
func TestAMemberOpensACopy(t *testing.T) {
	identity, err := bundle.NewIdentity("fabriques-numeriques")
	if err != nil {
		t.Fatal(err)
	}
	member := func(key string) seal.Event {
		return seal.Event{Name: "fabriques-numeriques", Key: func(string) (string, error) { return key, nil }}
	}
	ctx, dir := context.Background(), t.TempDir()
	store := open(t, filepath.Join(dir, "opale.db"), db.Options{Ring: ring(t)})
	crowded(t, store, 5)
	for range 2 {
		if err := store.Share(ctx, member(identity.Key)); err != nil {
			t.Fatal(err)
		}
	}
	hash, err := store.StateHash(ctx)
	if err != nil {
		t.Fatal(err)
	}
	backup, err := store.Backup(ctx, filepath.Join(dir, "backups"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Open(ctx, backup, db.Options{Ring: ring(t, member(""))}); checkin.ErrorCode(err) != checkin.CodeSealed {
		t.Errorf("a stranger: %v", err)
	}
	other := open(t, backup, db.Options{Ring: ring(t, member(identity.Key))})
	if again, err := other.StateHash(ctx); err != nil || again != hash {
		t.Errorf("%s, and was %s: %v", again, hash, err)
	}
	if diff := cmp.Diff([]seal.Kind{seal.KindEvent, seal.KindFile}, other.Sealed()); diff != "" {
		t.Error(diff)
	}
}

// A rehearsal's file stays open, whatever opens it later.
func TestWhatIsNotSealedStaysOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "opale.db")
	store := open(t, path, db.Options{})
	crowded(t, store, 5)
	store.Close()
	store = open(t, path, db.Options{Ring: ring(t)})
	if kinds := store.Sealed(); len(kinds) != 0 {
		t.Errorf("sealed with %v", kinds)
	}
	if report, err := store.Verify(context.Background()); err != nil || len(report.Faults) > 0 {
		t.Errorf("%+v %v", report, err)
	}
}

// A file that is made again of copies takes over its own rows only: those of a file
// with another key would be boxes that nothing opens.
func TestRecoveringKeepsKeysApart(t *testing.T) {
	ctx, dir, keys := context.Background(), t.TempDir(), ring(t)
	key, _ := db.NewKey()
	var copies []*db.Store
	for i, name := range []string{"new.db", "old.db"} {
		path := filepath.Join(dir, name)
		store := open(t, path, db.Options{Key: key, Secret: secret, Ring: keys})
		storetest.Append(t, store, storetest.Actor, storetest.Registered(checkin.RegistrationID{byte(i + 1)}, checkin.Fields{checkin.FieldLastName: "Testard"}))
		if err := store.Remember("operator", name); err != nil {
			t.Fatal(err)
		}
		if err := store.Remember("only "+name, name); err != nil {
			t.Fatal(err)
		}
		store.Close()
		c, err := db.OpenCopy(ctx, path, db.Options{Ring: keys})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		copies = append(copies, c)
	}
	path := filepath.Join(dir, "opale.db")
	if _, err := db.Recover(ctx, path, db.Options{Key: key, Secret: secret, Ring: keys}, copies...); err != nil {
		t.Fatal(err)
	}
	store := open(t, path, db.Options{Key: key, Ring: keys})
	for key, want := range map[string]string{"operator": "new.db", "only new.db": "new.db", "only old.db": ""} {
		if got, err := store.Remembered(key); err != nil || got != want {
			t.Errorf("%s: %q, %v", key, got, err)
		}
	}
	if found, err := store.Registrations(checkin.RegistrationID{1}, checkin.RegistrationID{2}); err != nil || len(found) != 2 {
		t.Errorf("%d of both, %v", len(found), err)
	}
	store.Sound(t)
}
