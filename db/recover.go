package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/disk"
)

// Kept is a copy of a database that [Store.Backup] made.
type Kept struct {
	Path string
	Made time.Time
	Size int64 // bytes
}

// KeptOf lists the backups of a database in a folder, the latest first.
func KeptOf(path, folder string) ([]Kept, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	prefix := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + "-"
	var all []Kept
	for _, e := range entries {
		stamp := strings.TrimSuffix(strings.TrimPrefix(e.Name(), prefix), ".db")
		made, parseErr := time.Parse(backupStamp, stamp)
		if info, err := e.Info(); parseErr == nil && err == nil && prefix+stamp+".db" == e.Name() {
			all = append(all, Kept{filepath.Join(folder, e.Name()), made, info.Size()})
		}
	}
	slices.SortFunc(all, func(a, b Kept) int { return b.Made.Compare(a.Made) })
	return all, failed("list backups", err)
}

// asidePrefix begins the names of folders with files as they were before a
// repair.
const asidePrefix = "before-repair-"

// PutAside copies a database and what lies beside it, byte for byte, into a new
// folder below one. No desk may have it open: the error has CodeHeld.
func PutAside(path, folder string, now time.Time) (aside string, err error) {
	held, err := hold(disk.Computer{}, path, "opale doctor")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, held.release()) }()
	aside = filepath.Join(folder, asidePrefix+now.UTC().Format(backupStamp))
	if err := os.MkdirAll(aside, 0o700); err != nil {
		return "", failed("put aside", err)
	}
	for _, suffix := range []string{"", "-wal", HeadsSuffix} {
		if err := copyWhole(path+suffix, filepath.Join(aside, filepath.Base(path)+suffix)); err != nil {
			return "", failed("put aside", err)
		}
	}
	return aside, nil
}

// removeAsides removes what was put aside, in which somebody is who was erased.
func removeAsides(folder string) error {
	found, err := filepath.Glob(filepath.Join(folder, asidePrefix+"*"))
	for _, aside := range found {
		err = errors.Join(err, disk.RemoveAll(aside))
	}
	return err
}

// copyWhole copies a file, if there is one, and waits until it is on the disk.
func copyWhole(from, to string) error {
	text, err := os.ReadFile(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// local are the tables that no journal can give back: this laptop's own.
var local = []string{"slot", "setting", "peer", "invitation", "member", "spent", "secret", "inbox", "quarantine", "branch", "disputed"}

// Recover puts a database in the place of one that is damaged or gone, of what
// can be read in copies of it: what is local from the first that has it, entries
// from all. Its heads stay, so that what could not be had again is still missed.
// The caller has put the files aside. It returns how many entries there are.
func Recover(ctx context.Context, path string, o Options, copies ...*Store) (entries int, err error) {
	anew := path + ".recovered"
	defer removeAll(anew)
	removeAll(anew)
	if err := transplant(ctx, anew, copies); err != nil {
		return 0, failed("recover", err)
	}
	o.Sole, o.ReadOnly = false, false
	if entries, err = fill(ctx, anew, o, copies); err != nil {
		return 0, failed("recover", err)
	}
	// Without its log first: it would be taken for that of the new one.
	for _, suffix := range []string{"-wal", "-shm"} {
		if err := disk.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, failed("recover", err)
		}
	}
	return entries, failed("recover", disk.Rename(anew, path))
}

func removeAll(path string) {
	for _, suffix := range []string{"", "-wal", "-shm", HeadsSuffix} {
		_ = disk.Remove(path + suffix)
	}
}

// transplant makes a database with the local tables of copies.
func transplant(ctx context.Context, path string, copies []*Store) error {
	if err := makePrivate(path); err != nil {
		return err
	}
	to, err := sql.Open("sqlite", dsn(path, false))
	if err != nil {
		return err
	}
	defer to.Close()
	to.SetMaxOpenConns(1)
	if err := migrate(ctx, to, false); err != nil {
		return err
	}
	for _, from := range copies {
		for _, table := range local {
			if !from.key.Equal(copies[0].key) {
				break // of another file, begun anew: the key of this one does not open its rows
			}
			if err := copyRows(ctx, to, from.reader, table); err != nil {
				return err
			}
		}
		event, err := from.eventID(&from.read)
		if err != nil {
			continue
		}
		if _, err := to.ExecContext(ctx, `INSERT OR IGNORE INTO meta VALUES ('event', ?)`, event); err != nil {
			return err
		}
	}
	return nil
}

// copyRows copies the rows that can be read, and that are not there.
func copyRows(ctx context.Context, to, from *sql.DB, table string) error {
	rows, err := from.QueryContext(ctx, `SELECT * FROM `+table)
	if err != nil {
		return nil // another copy has it
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil
	}
	insert := `INSERT OR IGNORE INTO ` + table + ` VALUES (?` + strings.Repeat(`, ?`, len(columns)-1) + `)`
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if rows.Scan(into...) != nil {
			return nil
		}
		if _, err := to.ExecContext(ctx, insert, values...); err != nil && codeOf(err) == checkin.CodeDiskFull {
			return err
		}
	}
	return nil
}

// fill gives a database the entries of copies, and leaves it closed and whole.
func fill(ctx context.Context, path string, o Options, copies []*Store) (entries int, err error) {
	s, err := Open(ctx, path, o)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	for more := true; more; { // what one has may join on to what another one had
		more = false
		for _, from := range copies {
			fresh, err := s.TakeFrom(ctx, from)
			if ctx.Err() != nil || checkin.ErrorCode(err) == checkin.CodeDiskFull {
				return 0, err
			}
			more = more || fresh > 0
		}
	}
	if err := s.Rebuild(ctx); err != nil {
		return 0, err
	}
	report, err := s.Verify(ctx)
	if err == nil && len(report.Faults) > 0 {
		err = fmt.Errorf("what was recovered is not sound: %+v", report.Faults[0])
	}
	if err != nil {
		return 0, err
	}
	_, err = s.conn.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return report.Entries, err
}
