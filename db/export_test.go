package db

import (
	"context"
	"database/sql/driver"
	"fmt"
	"os"
	"slices"
	"testing"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/journal"
)

// LimitPages makes the file as full as it can be until lift is called.
func (s *Store) LimitPages(t *testing.T) (lift func()) {
	t.Helper()
	set := func(n int) {
		var limit, pages int
		if err := s.conn.QueryRowContext(context.Background(), `PRAGMA page_count`).Scan(&pages); err != nil {
			t.Fatal(err)
		}
		if err := s.conn.QueryRowContext(context.Background(), fmt.Sprintf(`PRAGMA max_page_count = %d`, max(n, pages))).Scan(&limit); err != nil {
			t.Fatal(err)
		}
	}
	set(0)
	return func() { set(1 << 30) }
}

// Through puts a driver between the store and SQLite's.
func (o Options) Through(connector func(dsn string) driver.Connector) Options {
	o.through = connector
	return o
}

// CopyTo copies the file as it stands.
func (s *Store) CopyTo(path string) error {
	sound := Store{path: s.path, disk: disk.Computer{}, pool: new(Options).pool}
	return sound.copyTo(context.Background(), path)
}

// DSN is under what name, and so with what pragmas, a store writes its file.
func DSN(path string) string { return dsn(path, false) }

// Sound checks that the projections are what the journal folds to, and that
// made again they are the same.
func (s *Store) Sound(t *testing.T) {
	t.Helper()
	before, err := s.Verify(t.Context())
	if err != nil || len(before.Faults) > 0 {
		t.Errorf("verified: %+v, %v", before, err)
	}
	wants, err := s.Wants()
	if err != nil {
		t.Error(err)
	}
	if err := s.Rebuild(t.Context()); err != nil {
		t.Error(err)
	}
	after, err := s.Verify(t.Context())
	if err != nil || after.StateHash != before.StateHash || len(after.Faults) > 0 {
		t.Errorf("rebuilt: %+v, %v, before: %+v", after, err, before)
	}
	if again, err := s.Wants(); err != nil || !slices.Equal(again, wants) {
		t.Errorf("rebuilt, it wants %v, before %v (%v)", again, wants, err)
	}
}

// Waiting counts the exchanges that wait for the file.
func (s *Store) Waiting() int {
	s.group.mu.Lock()
	defer s.group.mu.Unlock()
	return len(s.group.waiting)
}

// Everything is all that is in the file, and in the log beside it, once it was
// scrubbed.
func (s *Store) Everything(t *testing.T) []byte {
	t.Helper()
	if err := s.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, name := range []string{s.path, s.path + "-wal"} {
		text, err := os.ReadFile(name)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	return all
}

// Acknowledge has the witness say that a stream goes to a number.
func (s *Store) Acknowledge(seq uint64) error {
	s.witness.acknowledge(map[checkin.StreamID]journal.Head{{1}: {Seq: seq}}, nil)
	return s.witness.broken()
}
