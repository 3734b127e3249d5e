package bundle

import (
	"io"
	"io/fs"
	"os"
)

// Disk is a file system as bundles are written to it and read from it. Where
// none is named, it is the computer's; tests have one that fails.
type Disk interface {
	// CreateTemp makes a new file, as [os.CreateTemp] does.
	CreateTemp(folder, pattern string) (File, error)
	// Open opens a file for reading.
	Open(path string) (io.ReadCloser, error)
	// ReadDir lists a folder.
	ReadDir(folder string) ([]fs.DirEntry, error)
	// Rename gives a file another name, in the place of whatever has it.
	Rename(from, to string) error
	// Remove removes a file.
	Remove(path string) error
}

// File is a file that is being written.
type File interface {
	io.WriteCloser
	Name() string
	Chmod(fs.FileMode) error
	// Sync returns when what was written would outlive a power cut.
	Sync() error
}

// computer is the computer's own disk.
type computer struct{}

var _ Disk = computer{}

func (computer) CreateTemp(folder, pattern string) (File, error) {
	return os.CreateTemp(folder, pattern)
}
func (computer) Open(path string) (io.ReadCloser, error)      { return os.Open(path) }
func (computer) ReadDir(folder string) ([]fs.DirEntry, error) { return os.ReadDir(folder) }
func (computer) Rename(from, to string) error                 { return os.Rename(from, to) }
func (computer) Remove(path string) error                     { return os.Remove(path) }
