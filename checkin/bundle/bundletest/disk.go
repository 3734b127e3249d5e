// Package bundletest is a stick that fails: for tests of whatever writes or
// reads bundles. Its files are in memory, and it knows which of their bytes
// would outlive a power cut. Only tests import it.
package bundletest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing/fstest"

	"opale/checkin/bundle"
)

// Fault is a way in which a call to a disk fails.
type Fault string

// The faults.
const (
	None     Fault = ""
	Refusal  Fault = "refused"          // the call fails, and nothing happened
	Full     Fault = "disk full"        // half is written, and the disk says that it is full
	Half     Fault = "half"             // half is written or read, and an error said
	Cut      Fault = "cut"              // some are written or read, and nothing said
	Flip     Fault = "flipped bit"      // one bit is another, and nothing said
	PowerOff Fault = "power cut before" // before the call took effect
	PowerOut Fault = "power cut after"  // after it did
)

// Faults lists them.
var Faults = []Fault{Refusal, Full, Half, Cut, Flip, PowerOff, PowerOut}

// Disk is one folder of one stick. Its calls are counted, and one of them can
// be made to fail. It is for one goroutine.
type Disk struct {
	files  map[string]*content
	temps  int
	calls  int
	failAt int
	fault  Fault
	at     uint64
	happen Fault
	hit    string // the file to which it happened
	dark   bool   // without power every call fails
}

// content is a file. Behind safe lies what a power cut takes.
type content struct {
	bytes []byte
	safe  int
}

var _ bundle.Disk = (*Disk)(nil)

// NewDisk makes an empty one.
func NewDisk() *Disk { return &Disk{files: map[string]*content{}} }

// Fail has one call fail: the n-th from now, counted from 1, of those that can
// fail so; at chooses the byte or the bit where one is to be chosen.
func (d *Disk) Fail(n int, f Fault, at uint64) {
	d.calls, d.failAt, d.fault, d.at, d.happen = 0, n, f, at, None
}

// Lied reports whether the disk gave or took bytes that were not the ones meant,
// and said nothing; of the named file, it is not told.
func (d *Disk) Lied(but string) bool {
	return (d.happen == Cut || d.happen == Flip) && d.hit != but
}

// Mend has no call fail any more, brings the power back, and says which fault
// there was, if any.
func (d *Disk) Mend() Fault {
	was := d.happen
	d.failAt, d.happen, d.hit, d.dark = 0, None, "", false
	return was
}

var (
	errRefused = fmt.Errorf("bundletest: %w", syscall.EIO)
	errDark    = fmt.Errorf("bundletest: without power: %w", syscall.EIO)
)

// next counts a call and says how it is to fail. The error is that of a call
// that has no effect.
func (d *Disk) next(path string, possible ...Fault) (Fault, error) {
	if d.dark {
		return None, errDark
	}
	if !slices.Contains(append(possible, Refusal, PowerOff, PowerOut), d.fault) {
		return None, nil
	}
	if d.calls++; d.calls != d.failAt {
		return None, nil
	}
	d.happen, d.hit = d.fault, filepath.Base(path)
	switch d.fault {
	case Refusal:
		return d.fault, errRefused
	case PowerOff:
		d.darken()
		return d.fault, errDark
	}
	return d.fault, nil
}

// done ends a call that took effect.
func (d *Disk) done(f Fault) error {
	if f == PowerOut {
		d.darken()
		return errDark
	}
	return nil
}

// darken is the power cut: of what was not synced, half is there.
func (d *Disk) darken() {
	d.dark = true
	for _, c := range d.files {
		c.bytes = c.bytes[:c.safe+(len(c.bytes)-c.safe)/2]
	}
}

func missing(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist} }

// CreateTemp is as [bundle.Disk] says; so are the methods below.
func (d *Disk) CreateTemp(folder, pattern string) (bundle.File, error) {
	f, err := d.next(pattern)
	if err != nil {
		return nil, err
	}
	d.temps++
	name := strings.Replace(pattern, "*", fmt.Sprint(d.temps), 1)
	d.files[name] = &content{}
	return &file{d, filepath.Join(folder, name), d.files[name]}, d.done(f)
}

// Open opens a file as it is now.
func (d *Disk) Open(path string) (io.ReadCloser, error) {
	c := d.files[filepath.Base(path)]
	lies := []Fault{Half, Cut, Flip}
	if c == nil {
		lies = nil // of what is not there, nothing is read
	}
	f, err := d.next(path, lies...)
	if err != nil {
		return nil, err
	}
	if c == nil {
		return nil, missing("open", path)
	}
	held := bytes.Clone(c.bytes)
	var whole io.Reader = bytes.NewReader(held)
	switch {
	case len(held) == 0:
	case f == Half:
		whole = io.MultiReader(bytes.NewReader(held[:len(held)/2]), broken{})
	case f == Cut:
		whole = bytes.NewReader(held[:d.at%uint64(len(held))])
	case f == Flip:
		held[d.at/8%uint64(len(held))] ^= 1 << (d.at % 8)
	}
	return io.NopCloser(whole), d.done(f)
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errRefused }

// ReadDir lists the files.
func (d *Disk) ReadDir(folder string) ([]fs.DirEntry, error) {
	f, err := d.next(folder)
	if err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	for name, c := range d.files {
		files[name] = &fstest.MapFile{Data: c.bytes, Mode: 0o644}
	}
	entries, err := files.ReadDir(".")
	if err == nil {
		err = d.done(f)
	}
	return entries, err
}

// Rename is whole or not at all, with the power or without.
func (d *Disk) Rename(from, to string) error {
	f, err := d.next(from)
	if err != nil {
		return err
	}
	c := d.files[filepath.Base(from)]
	if c == nil {
		return missing("rename", from)
	}
	delete(d.files, filepath.Base(from))
	d.files[filepath.Base(to)] = c
	return d.done(f)
}

// Remove removes a file.
func (d *Disk) Remove(path string) error {
	f, err := d.next(path)
	if err != nil {
		return err
	}
	if d.files[filepath.Base(path)] == nil {
		return missing("remove", path)
	}
	delete(d.files, filepath.Base(path))
	return d.done(f)
}

// SyncFolder has nothing to do: a name outlives everything here.
func (d *Disk) SyncFolder(string) error {
	if d.dark {
		return errDark
	}
	return nil
}

// Append writes behind the end of a file.
func (d *Disk) Append(path string) (bundle.File, error) {
	f, err := d.next(path)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(path)
	if d.files[name] == nil {
		d.files[name] = &content{}
	}
	return &file{d, path, d.files[name]}, d.done(f)
}

// Stat describes a file.
func (d *Disk) Stat(path string) (fs.FileInfo, error) {
	f, err := d.next(path)
	if err != nil {
		return nil, err
	}
	c, name := d.files[filepath.Base(path)], filepath.Base(path)
	if c == nil {
		return nil, missing("stat", path)
	}
	info, err := fs.Stat(fstest.MapFS{name: &fstest.MapFile{Data: c.bytes, Mode: 0o644}}, name)
	if err == nil {
		err = d.done(f)
	}
	return info, err
}

// MakeFolder finds its one folder there.
func (d *Disk) MakeFolder(path string) error {
	f, err := d.next(path)
	if err != nil {
		return err
	}
	return d.done(f)
}

// MakeLast finds it there.
func (d *Disk) MakeLast(path string) error { return d.MakeFolder(path) }

// MakeTemp makes no folder: a stick has one.
func (d *Disk) MakeTemp(string, string) (string, error) { return "", errors.ErrUnsupported }

// Link makes none, as sticks do.
func (d *Disk) Link(string, string) error { return errors.ErrUnsupported }

// RemoveAll removes a file.
func (d *Disk) RemoveAll(path string) error { return d.Remove(path) }
