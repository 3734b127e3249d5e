// Package disktest is a disk of which one call fails: for tests of whatever
// writes files of ours beside those of others, which need a real folder. Only
// tests import it. A stick in memory is in checkin/bundle/bundletest.
package disktest

import (
	"errors"
	"io"
	"io/fs"
	"sync"
	"syscall"

	"opale/checkin/disk"
)

// Fault is a way in which a call fails.
type Fault string

// The faults.
const (
	None         Fault = ""
	Refused      Fault = "a file's call refused"
	Full         Fault = "disk full, half of a file written"
	Short        Fault = "short write of a file"
	KilledBefore Fault = "killed before a file's call"
	KilledAfter  Fault = "killed after a file's call"
)

// Faults lists them.
var Faults = []Fault{Refused, Full, Short, KilledBefore, KilledAfter}

// Disk is a disk whose calls are counted, and one of which can be made to fail.
type Disk struct {
	disk.Disk
	Die func() // called when the process is killed by a fault

	mu       sync.Mutex
	plan     Fault
	left     int
	happened Fault
	dead     bool
}

var _ disk.Disk = (*Disk)(nil)

// New makes one of a disk that does not fail.
func New(sound disk.Disk) *Disk { return &Disk{Disk: sound} }

// Fail has the n-th of the next calls fail that can fail so, counted from 1.
func (d *Disk) Fail(n int, plan Fault) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.plan, d.left, d.happened = plan, n, None
}

// Mend has no call fail any more, and says which fault there was, and whether the
// process is dead of it.
func (d *Disk) Mend() (happened Fault, dead bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	happened, d.plan, d.happened = d.happened, None, None
	return happened, d.dead
}

// Kill has every call fail from now on: the process died of something else.
func (d *Disk) Kill() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dead = true
}

// ErrDead is what every call says once the process was killed.
var ErrDead = errors.New("disktest: the process is dead")

// call makes one call about a file, or has it fail. Some of what is written is,
// where half is not nil and the fault is one of writing.
func (d *Disk) call(path string, half, whole func() error) error {
	failed := func(err error) error { return &fs.PathError{Op: "disktest", Path: path, Err: err} }
	plan, err := d.next(half != nil)
	if err != nil {
		return failed(err)
	}
	switch plan {
	case Refused:
		return failed(syscall.EIO)
	case Full, Short:
		err = failed(syscall.ENOSPC)
		if plan == Short {
			err = io.ErrShortWrite
		}
		if failed := half(); failed != nil {
			return failed
		}
		return err
	case KilledBefore:
		d.die()
		return failed(ErrDead)
	case KilledAfter:
		_ = whole()
		d.die()
		return failed(ErrDead)
	}
	return whole()
}

func (d *Disk) next(writes bool) (Fault, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return None, ErrDead
	}
	if d.plan == None || !writes && (d.plan == Full || d.plan == Short) {
		return None, nil
	}
	if d.left--; d.left > 0 {
		return None, nil
	}
	plan := d.plan
	d.plan, d.happened = None, plan
	return plan, nil
}

func (d *Disk) die() {
	d.Kill()
	if d.Die != nil {
		d.Die()
	}
}

// CreateTemp, like the methods below, is as [disk.Disk] says.
func (d *Disk) CreateTemp(folder, pattern string) (f disk.File, err error) {
	return d.file(folder, func() (disk.File, error) { return d.Disk.CreateTemp(folder, pattern) })
}

// Append opens a file to write behind its end.
func (d *Disk) Append(path string) (disk.File, error) {
	return d.file(path, func() (disk.File, error) { return d.Disk.Append(path) })
}

func (d *Disk) file(path string, open func() (disk.File, error)) (disk.File, error) {
	var f disk.File
	err := d.call(path, nil, func() (err error) {
		f, err = open()
		return err
	})
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		return nil, err
	}
	return &file{f, d}, nil
}

// Open opens a file for reading.
func (d *Disk) Open(path string) (r io.ReadCloser, err error) {
	err = d.call(path, nil, func() (err error) {
		r, err = d.Disk.Open(path)
		return err
	})
	if err != nil && r != nil {
		_ = r.Close()
		return nil, err
	}
	return r, err
}

// Stat describes a file.
func (d *Disk) Stat(path string) (info fs.FileInfo, err error) {
	err = d.call(path, nil, func() (err error) {
		info, err = d.Disk.Stat(path)
		return err
	})
	return info, err
}

// ReadDir lists a folder.
func (d *Disk) ReadDir(folder string) (entries []fs.DirEntry, err error) {
	err = d.call(folder, nil, func() (err error) {
		entries, err = d.Disk.ReadDir(folder)
		return err
	})
	return entries, err
}

// MakeFolder makes a folder.
func (d *Disk) MakeFolder(path string) error {
	return d.call(path, nil, func() error { return d.Disk.MakeFolder(path) })
}

// MakeTemp makes a new folder.
func (d *Disk) MakeTemp(folder, pattern string) (path string, err error) {
	err = d.call(folder, nil, func() (err error) {
		path, err = d.Disk.MakeTemp(folder, pattern)
		return err
	})
	return path, err
}

// MakeLast makes a folder in one that is there.
func (d *Disk) MakeLast(path string) error {
	return d.call(path, nil, func() error { return d.Disk.MakeLast(path) })
}

// Link gives a file a second name.
func (d *Disk) Link(from, to string) error {
	return d.call(from, nil, func() error { return d.Disk.Link(from, to) })
}

// SyncFolder waits for the names in a folder.
func (d *Disk) SyncFolder(path string) error {
	return d.call(path, nil, func() error { return d.Disk.SyncFolder(path) })
}

// RemoveAll removes a folder with all that is in it.
func (d *Disk) RemoveAll(path string) error {
	return d.call(path, nil, func() error { return d.Disk.RemoveAll(path) })
}

// Rename gives a file another name.
func (d *Disk) Rename(from, to string) error {
	return d.call(from, nil, func() error { return d.Disk.Rename(from, to) })
}

// Remove removes a file.
func (d *Disk) Remove(path string) error {
	return d.call(path, nil, func() error { return d.Disk.Remove(path) })
}

// file is one being written.
type file struct {
	disk.File
	on *Disk
}

// Write writes, or half of it.
func (f *file) Write(p []byte) (n int, err error) {
	err = f.on.call(f.Name(), func() (err error) {
		n, err = f.File.Write(p[:len(p)/2])
		return err
	}, func() (err error) {
		n, err = f.File.Write(p)
		return err
	})
	return n, err
}

// Sync waits for the disk.
func (f *file) Sync() error { return f.on.call(f.Name(), nil, f.File.Sync) }

// Close closes the file, even where that is said to fail.
func (f *file) Close() error {
	err := f.on.call(f.Name(), nil, func() error { return nil })
	if closed := f.File.Close(); err == nil {
		err = closed
	}
	return err
}
