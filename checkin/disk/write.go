package disk

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// ErrOtherwise is that of a disk which gives back other bytes than it was given.
var ErrOtherwise = errors.New("what was written reads otherwise")

// Modes of the files that are written: for this user, for whoever has the stick
// or the folder, and for programs.
const (
	Private fs.FileMode = 0o600
	Public  fs.FileMode = 0o644
	Program fs.FileMode = 0o755
)

// Write puts what is written to its writer under a name, whole or not at all:
// beside it first, synced, read back, then renamed. Whatever fails, the name has
// what it had. What a run that was killed has left beside it goes, once it is old.
func Write(d Disk, path string, mode fs.FileMode, write func(io.Writer) error) error {
	temp, err := beside(d, path, mode, write)
	if err != nil {
		return err
	}
	if err := d.Rename(temp, path); err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	sweepBeside(d, path)
	return d.SyncFolder(filepath.Dir(path)) // only then can a stick be pulled out
}

// Replace is [Write] of some bytes.
func Replace(d Disk, path string, mode fs.FileMode, content []byte) error {
	return Write(d, path, mode, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// Once writes a file for this user that is not there yet, as [Write] does. Where
// another process was first, its file stays.
func Once(d Disk, path string, content []byte) error {
	temp, err := beside(d, path, Private, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
	if err != nil {
		return err
	}
	// A link fails where the file exists, which a rename does not; where links
	// do not exist (FAT), a rename is the best there is.
	if err := d.Link(temp, path); err != nil && !errors.Is(err, fs.ErrExist) {
		if err := d.Rename(temp, path); err != nil {
			return errors.Join(err, d.Remove(temp))
		}
		return d.SyncFolder(filepath.Dir(path))
	}
	err = d.Remove(temp)
	sweepBeside(d, path)
	return errors.Join(err, d.SyncFolder(filepath.Dir(path)))
}

// beside writes a file beside a name, and says which.
func beside(d Disk, path string, mode fs.FileMode, write func(io.Writer) error) (temp string, err error) {
	f, err := d.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, d.Remove(f.Name()))
		}
	}()
	_ = f.Chmod(mode) // the file system of a stick may know no modes
	sum := sha256.New()
	buffered := bufio.NewWriterSize(named{f}, 64<<10)
	if err = write(io.MultiWriter(buffered, sum)); err == nil {
		err = buffered.Flush()
	}
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", err
	}
	return f.Name(), readBack(d, f.Name(), sum)
}

// named is a file whose errors say which it is, a short write's too.
type named struct{ File }

func (f named) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	if errors.Is(err, io.ErrShortWrite) {
		err = &fs.PathError{Op: "write", Path: f.Name(), Err: err}
	}
	return n, err
}

// readBack compares what a disk says it holds with what it was given.
func readBack(d Disk, path string, given hash.Hash) error {
	f, err := d.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	read := sha256.New()
	if _, err := io.Copy(read, f); err != nil {
		return err
	}
	if !bytes.Equal(read.Sum(nil), given.Sum(nil)) {
		return &fs.PathError{Op: "read back", Path: path, Err: ErrOtherwise}
	}
	return nil
}

// Stale is how long what lies beside a file is left alone: somebody else may be
// writing it.
const Stale = 10 * time.Minute

// sweepBeside removes what was left beside a file by those who were killed while
// they wrote it. By the file system's own clock, which is the one of a file just
// written: no other one counts on a stick. What stays is tried again.
func sweepBeside(d Disk, path string) {
	written, err := d.Stat(path)
	if err != nil {
		return
	}
	Sweep(d, filepath.Dir(path), written.ModTime(), func(name string) bool { return IsBeside(name, filepath.Base(path)) })
}

// IsBeside reports whether a file lies beside one of that name while it is written;
// beside any file for an empty name.
func IsBeside(name, of string) bool {
	end := strings.LastIndexByte(name, '.')
	if end < 2 || name[0] != '.' || end == len(name)-1 || strings.Trim(name[end+1:], "0123456789") != "" {
		return false
	}
	return of == "" || name[1:end] == of
}

// Sweep removes the files and folders with such names that were stale at a time.
func Sweep(d Disk, folder string, now time.Time, isLeft func(name string) bool) {
	entries, err := d.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !isLeft(e.Name()) {
			continue
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) >= Stale {
			_ = d.RemoveAll(filepath.Join(folder, e.Name()))
		}
	}
}
