package db

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"opale/checkin"
)

// Status is what a coordinator wants to know of a file.
type Status struct {
	Registrations int       `json:"registrations"`
	Entries       int       `json:"entries"`
	Streams       int       `json:"streams"`
	Unsent        int       `json:"unsent"`    // made at a desk and on no other machine
	Conflicts     int       `json:"conflicts"` // people about whom there is something to look at
	LastEntry     time.Time `json:"last_entry,omitzero"`
	Writers       []Writer  `json:"desks"`
}

// Writer is a desk that the journal has heard of.
type Writer struct {
	Device    checkin.DeviceID `json:"-"`
	Desk      string           `json:"desk"`
	Venue     checkin.VenueID  `json:"venue"`
	Entries   int              `json:"entries"`
	LastEntry time.Time        `json:"last_entry"`
}

// Status counts. Unlike Tally, it reads the whole journal.
func (s *Store) Status(ctx context.Context) (Status, error) {
	var st Status
	err := s.snapshot(ctx, func(q *statements) error {
		for text, into := range map[string]*int{
			`SELECT coalesce(sum(people), 0) FROM audience`:               &st.Registrations,
			`SELECT count(*) FROM entry`:                                  &st.Entries,
			`SELECT count(*) FROM stream WHERE seq > 0`:                   &st.Streams,
			`SELECT coalesce(sum(n), 0) FROM counter WHERE name = 'door'`: &st.Unsent,
			`SELECT count(*) FROM conflict`:                               &st.Conflicts,
		} {
			if _, err := q.row(text, nil, []any{into}); err != nil {
				return err
			}
		}
		return q.each(ctx, `
			SELECT coalesce(stream.device, x''), coalesce(seat.desk, ''), coalesce(seat.venue, ''), sum(stream.seq),
			       max((SELECT json_extract(CAST(bytes AS TEXT), '$.w') FROM entry WHERE entry.stream = stream.no AND entry.seq = stream.seq))
			FROM stream LEFT JOIN seat ON seat.stream = stream.no AND seat.seat = 1
			WHERE stream.seq > 0 GROUP BY 1, 2, 3 ORDER BY 2, 3`, nil, func(scan func(...any) error) error {
			var w Writer
			var device []byte
			var last int64
			err := scan(&device, &w.Desk, &w.Venue, &w.Entries, &last)
			copy(w.Device[:], device)
			w.LastEntry = time.UnixMilli(last)
			if w.LastEntry.After(st.LastEntry) {
				st.LastEntry = w.LastEntry
			}
			st.Writers = append(st.Writers, w)
			return err
		})
	})
	return st, failed("read status", err)
}

// CheckFile runs SQLite's quick_check. The error has CodeDamaged where the
// file's pages are not sound.
func (s *Store) CheckFile(ctx context.Context) error {
	return quickCheck(ctx, s.reader)
}

func quickCheck(ctx context.Context, db *sql.DB) error {
	var answer string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&answer); err != nil {
		return failed("check file", err)
	}
	if answer != "ok" {
		return checkin.Errorf(checkin.CodeDamaged, "check file", "%s", answer)
	}
	return nil
}

// keepBackups is how many backups stay in a folder.
const keepBackups = 5

// Backup writes a copy of the file into a folder, checks it, and removes all
// but the last five. It returns the copy's path.
func (s *Store) Backup(ctx context.Context, folder string) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", failed("backup", err)
	}
	name := filepath.Join(folder, "opale-"+s.now().UTC().Format("20060102-150405.000")+".db")
	partial := name + ".partial"
	if err := s.copyTo(ctx, partial); err != nil {
		return "", errors.Join(failed("backup", err), os.Remove(partial))
	}
	if err := os.Rename(partial, name); err != nil {
		return "", failed("backup", err)
	}
	return name, failed("backup", prune(folder))
}

func (s *Store) copyTo(ctx context.Context, path string) error {
	source, err := sql.Open("sqlite", dsn(s.path, false))
	if err != nil {
		return err
	}
	defer source.Close()
	if _, err := source.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return err
	}
	written, err := sql.Open("sqlite", dsn(path, true))
	if err != nil {
		return err
	}
	defer written.Close()
	if err := quickCheck(ctx, written); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func prune(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	var backups []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "opale-") && strings.HasSuffix(e.Name(), ".db") {
			backups = append(backups, e.Name())
		}
	}
	slices.Sort(backups)
	var errs []error
	for _, name := range backups[:max(0, len(backups)-keepBackups)] {
		errs = append(errs, os.Remove(filepath.Join(folder, name)))
	}
	return errors.Join(errs...)
}
