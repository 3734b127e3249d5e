package postgres_test

import (
	"context"
	"crypto/ed25519"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"opale/checkin"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
)

func newKey(t testing.TB) ed25519.PrivateKey {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func exec(t testing.TB, url, text string, args ...any) {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, text, args...); err != nil {
		t.Fatal(err)
	}
}

func query[T any](t testing.TB, url, text string, args ...any) (value T) {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if err := conn.QueryRow(ctx, text, args...).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestSeveralProcessesMakeTheSchemaAtOnce(t *testing.T) {
	url := pgtest.Database(t)
	event := checkin.Fabriques(2026)
	event.ID, event.Name = "autre", "Autre"
	errs := make([]error, 5)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			store, err := postgres.Open(context.Background(), url, postgres.Options{Key: newKey(t), Seal: sealing, Event: &event})
			if errs[i] = err; err == nil {
				errs[i] = store.Close()
			}
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	if n := query[int](t, url, `SELECT count(*) FROM goose_db_version WHERE version_id = $1`, postgres.SchemaVersion); n != 1 {
		t.Errorf("the schema was made %d times", n)
	}
	defined, err := open(t, url, postgres.Options{}).Event()
	if err != nil || defined.ID != "autre" {
		t.Errorf("the event is %q, %v", defined.ID, err)
	}
	other := checkin.Fabriques(2026)
	_, err = postgres.Open(context.Background(), url, postgres.Options{Key: newKey(t), Seal: sealing, Event: &other})
	if checkin.ErrorCode(err) != checkin.CodeInvalid {
		t.Errorf("two events in one database: %v", err)
	}
}

func TestTheSchemaIsAsNewAsTheMigrations(t *testing.T) {
	url := pgtest.Database(t)
	open(t, url, postgres.Options{})
	if n := query[int64](t, url, `SELECT max(version_id) FROM goose_db_version`); n != postgres.SchemaVersion {
		t.Errorf("the migrations lead to %d, the program knows %d", n, postgres.SchemaVersion)
	}
	exec(t, url, `INSERT INTO goose_db_version (version_id, is_applied) VALUES ($1, true)`, postgres.SchemaVersion+1)
	_, err := postgres.Open(context.Background(), url, postgres.Options{Key: newKey(t)})
	if checkin.ErrorCode(err) != checkin.CodeNewer {
		t.Errorf("a newer schema: %v", err)
	}
}

func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	url := pgtest.Database(t)
	exec(t, url, `DO $$ BEGIN CREATE ROLE reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`) // the server's, not the database's
	base, parameters, _ := strings.Cut(url, "?")
	for name, test := range map[string]struct {
		url  string
		code checkin.Code
	}{
		"no such database": {base + "_not?" + parameters, checkin.CodeMissing},
		"no such user":     {strings.Replace(url, "opale@", "nobody@", 1), checkin.CodeLocked},
		"no right to":      {strings.Replace(url, "opale@", "reader@", 1), checkin.CodeReadOnly},
		"nobody listens":   {"postgres://opale@/x?host=" + t.TempDir(), checkin.CodeOffline},
		"no URL":           {"postgres://%zz", checkin.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			store, err := postgres.Open(context.Background(), test.url, postgres.Options{Key: newKey(t)})
			if checkin.ErrorCode(err) != test.code {
				t.Errorf("%v, want code %q", err, test.code)
			}
			if err == nil {
				store.Close()
			}
		})
	}
}
