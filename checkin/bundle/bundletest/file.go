package bundletest

import (
	"bytes"
	"fmt"
	"io/fs"
	"syscall"
)

// file is one being written.
type file struct {
	disk *Disk
	path string
	to   *content
}

func (f *file) Name() string { return f.path }

func (f *file) Chmod(fs.FileMode) error {
	fault, err := f.disk.next(f.path)
	if err != nil {
		return err
	}
	return f.disk.done(fault)
}

func (f *file) Write(p []byte) (int, error) {
	fault, err := f.disk.next(f.path, Full, Half, Cut, Flip)
	if err != nil {
		return 0, err
	}
	written := bytes.Clone(p)
	switch {
	case len(p) == 0:
	case fault == Full, fault == Half:
		f.to.bytes = append(f.to.bytes, p[:len(p)/2]...)
		if fault == Half {
			return len(p) / 2, errRefused
		}
		return len(p) / 2, fmt.Errorf("bundletest: %w", syscall.ENOSPC)
	case fault == Cut:
		written = written[:f.disk.at%uint64(len(p))]
	case fault == Flip:
		written[f.disk.at/8%uint64(len(p))] ^= 1 << (f.disk.at % 8)
	}
	f.to.bytes = append(f.to.bytes, written...)
	return len(p), f.disk.done(fault)
}

func (f *file) Sync() error {
	fault, err := f.disk.next(f.path)
	if err != nil {
		return err
	}
	f.to.safe = len(f.to.bytes)
	return f.disk.done(fault)
}

func (f *file) Close() error {
	fault, err := f.disk.next(f.path)
	if err != nil {
		return err
	}
	return f.disk.done(fault)
}
