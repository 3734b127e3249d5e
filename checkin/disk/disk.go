// Package disk is the file system as Opale's own files are written to it: the
// heads beside a database, bundles, backups, lists and exports. Whoever writes
// one is given a [Disk], so that a test can have any of its calls fail. It knows
// nothing of what is in the files; SQLite's own are none of its business.
package disk

import (
	"io"
	"io/fs"
	"math"
	"os"
)

// Disk is a file system. Where none is named, it is [Computer].
type Disk interface {
	// CreateTemp makes a new file, as [os.CreateTemp] does.
	CreateTemp(folder, pattern string) (File, error)
	// MakeTemp makes a new folder, for this user only, as [os.MkdirTemp] does.
	MakeTemp(folder, pattern string) (string, error)
	// Append opens a file to write behind its end, and makes it where there is
	// none, for this user only.
	Append(path string) (File, error)
	// Open opens a file for reading.
	Open(path string) (io.ReadCloser, error)
	// Stat describes a file.
	Stat(path string) (fs.FileInfo, error)
	// ReadDir lists a folder.
	ReadDir(folder string) ([]fs.DirEntry, error)
	// MakeFolder makes a folder and those above it, for this user only.
	MakeFolder(path string) error
	// MakeLast makes a folder in one that is there, for all to read; one that is
	// there already is an [fs.ErrExist].
	MakeLast(path string) error
	// Link gives a file a second name, which nothing may have.
	Link(from, to string) error
	// Rename gives a file another name, in the place of whatever has it.
	Rename(from, to string) error
	// Remove removes a file.
	Remove(path string) error
	// RemoveAll removes a file, or a folder with all that is in it.
	RemoveAll(path string) error
	// SyncFolder returns when the names in a folder would outlive a power cut, or
	// a stick that is pulled out.
	SyncFolder(path string) error
}

// File is a file that is being written.
type File interface {
	io.WriteCloser
	Name() string
	Chmod(fs.FileMode) error
	// Sync returns when what was written would outlive a power cut.
	Sync() error
}

// Computer is the computer's own disk.
type Computer struct{}

var _ Disk = Computer{}

// CreateTemp, like the methods below, is as [Disk] says.
func (Computer) CreateTemp(folder, pattern string) (File, error) {
	return os.CreateTemp(folder, pattern)
}

// MakeTemp makes a new folder.
func (Computer) MakeTemp(folder, pattern string) (string, error) {
	return os.MkdirTemp(folder, pattern)
}

// Append opens a file to write behind its end.
func (Computer) Append(path string) (File, error) {
	return os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
}

// Open opens a file for reading.
func (Computer) Open(path string) (io.ReadCloser, error) { return os.Open(path) }

// Stat describes a file.
func (Computer) Stat(path string) (fs.FileInfo, error) { return os.Stat(path) }

// ReadDir lists a folder.
func (Computer) ReadDir(folder string) ([]fs.DirEntry, error) { return os.ReadDir(folder) }

// MakeFolder makes a folder.
func (Computer) MakeFolder(path string) error { return os.MkdirAll(path, 0o700) }

// MakeLast makes a folder in one that is there.
func (Computer) MakeLast(path string) error { return os.Mkdir(path, 0o755) }

// Link gives a file a second name.
func (Computer) Link(from, to string) error { return os.Link(from, to) }

// Rename gives a file another name.
func (Computer) Rename(from, to string) error { return Rename(from, to) }

// Remove removes a file.
func (Computer) Remove(path string) error { return Remove(path) }

// RemoveAll removes a folder with all that is in it.
func (Computer) RemoveAll(path string) error { return RemoveAll(path) }

// SyncFolder waits for the names.
func (Computer) SyncFolder(path string) error { return syncFolder(path) }

// ReadFile reads a file whole.
func ReadFile(d Disk, path string) ([]byte, error) { return ReadStart(d, path, math.MaxInt64) }

// ReadStart reads a file that somebody else may have written, and no more of it
// than a number of bytes.
func ReadStart(d Disk, path string, limit int64) ([]byte, error) {
	f, err := d.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}
