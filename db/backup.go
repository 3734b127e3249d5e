package db

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"opale/checkin/disk"
)

// Backups stay by age: the last few whatever they are, since opening and
// closing a desk makes one each time, and then the last one of each hour.
const (
	keepLast  = 3
	keepHours = 6
)

const (
	backupStamp = "20060102-150405.000" // UTC; its first hourDigits say the hour
	hourDigits  = len("20060102-15")
)

// partialSuffix ends the name of a copy that is being made.
const partialSuffix = ".partial"

// Backup writes a copy of the file into a folder, checks it, and thins out the
// older copies of the same file: where somebody was erased since, who is in
// these, it takes the place of them all. It returns the copy's path.
func (s *Store) Backup(ctx context.Context, folder string) (string, error) {
	erased, err := s.Remembered(settingErased)
	if err != nil {
		return "", failed("backup", err)
	}
	if erased != "" && s.conn != nil {
		_ = s.Scrub(ctx) // the copy is made anew in any case; the next one tries again
	}
	if err := s.disk.MakeFolder(folder); err != nil {
		return "", failed("backup", err)
	}
	prefix := strings.TrimSuffix(filepath.Base(s.path), filepath.Ext(s.path)) + "-"
	name := filepath.Join(folder, prefix+s.now().UTC().Format(backupStamp)+".db")
	partial := name + partialSuffix
	if err := s.copyTo(ctx, partial); err != nil {
		return "", errors.Join(failed("backup", err), s.disk.Remove(partial))
	}
	if err := s.disk.Rename(partial, name); err != nil {
		return "", errors.Join(failed("backup", err), s.disk.Remove(partial))
	}
	made, err := s.disk.Stat(name)
	if err != nil {
		return name, failed("backup", err)
	}
	// One that a killed run has left is no copy of anything, and somebody may be in it.
	disk.Sweep(s.disk, folder, made.ModTime(), func(name string) bool {
		return strings.HasPrefix(name, prefix) && strings.HasSuffix(name, partialSuffix)
	})
	if erased == "" || s.conn == nil {
		// While something is missing, an older copy may have it.
		if gaps, err := s.Gaps(ctx); err != nil || len(gaps) > 0 {
			return name, failed("backup", err)
		}
		return name, failed("backup", s.thin(folder, prefix, keepLast, keepHours))
	}
	if err := errors.Join(s.thin(folder, prefix, 1, 0), removeAsides(folder)); err != nil {
		return name, failed("backup", err)
	}
	return name, failed("backup", s.backedUp(erased))
}

func (s *Store) copyTo(ctx context.Context, path string) error {
	source, err := s.pool(dsn(s.path, false))
	if err != nil {
		return err
	}
	defer source.Close()
	// Made before SQLite would, so that nobody else may read it.
	if err := s.touch(path, disk.File.Close); err != nil {
		return err
	}
	if _, err := source.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return err
	}
	written, err := s.pool(dsn(path, true))
	if err != nil {
		return err
	}
	defer written.Close()
	if err := checkPages(ctx, written, `PRAGMA quick_check(1)`); err != nil {
		return err
	}
	return s.touch(path, func(f disk.File) error { return errors.Join(f.Sync(), f.Close()) })
}

// touch opens a file, and makes it where there is none.
func (s *Store) touch(path string, end func(disk.File) error) error {
	f, err := s.disk.Append(path)
	if err != nil {
		return err
	}
	return end(f)
}

// thin removes the backups of a file that are not among the last, nor the last
// of one of the last hours that have any.
func (s *Store) thin(folder, prefix string, last, inHours int) error {
	entries, err := s.disk.ReadDir(folder)
	if err != nil {
		return err
	}
	var backups []string // latest first
	for _, e := range entries {
		stamp := strings.TrimSuffix(strings.TrimPrefix(e.Name(), prefix), ".db")
		if len(stamp) == len(backupStamp) && prefix+stamp+".db" == e.Name() {
			backups = append(backups, e.Name())
		}
	}
	slices.Sort(backups)
	slices.Reverse(backups)
	var errs []error
	hours := map[string]bool{}
	for i, name := range backups {
		hour := name[:len(prefix)+hourDigits]
		if i < last || !hours[hour] && len(hours) < inHours {
			hours[hour] = true
			continue
		}
		errs = append(errs, s.disk.Remove(filepath.Join(folder, name)))
	}
	return errors.Join(errs...)
}
