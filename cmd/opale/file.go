package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"opale/checkin/disk"
)

// writeTemp writes a file beside path, readable by this user only, and waits
// until it is on the disk. Its errors are about path, but for those of write
// that are about something else.
func writeTemp(path string, write func(io.Writer) error) (name string, err error) {
	defer func() { err = about(path, err) }()
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return "", err
	}
	buffered := bufio.NewWriter(f)
	if err = write(buffered); err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		disk.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// writeOnce writes a file that is not there yet, whole or not at all. Where
// another process was first, its file stays.
func writeOnce(path string, data []byte) error {
	temp, err := writeTemp(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	defer disk.Remove(temp)
	// A link fails where the file exists, which a rename does not; where links
	// do not exist (FAT), a rename is the best there is.
	if err := os.Link(temp, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return about(path, disk.Rename(temp, path))
	}
	return nil
}

// about makes an error about a file of ours one about the file that the user
// named.
func about(path string, err error) error {
	var file *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &file):
		return &fs.PathError{Op: "write", Path: path, Err: file.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: "write", Path: path, Err: link.Err}
	}
	return err
}

// output gives write a place to write to: the file named, which appears whole
// or not at all and takes the place of one that is there, or standard output
// for "" and "-".
func (p *program) output(name string, write func(io.Writer) error) error {
	if isStandard(name) {
		return write(p.out)
	}
	temp, err := writeTemp(name, write)
	if err != nil {
		return err
	}
	if err := disk.Rename(temp, name); err != nil {
		disk.Remove(temp)
		return about(name, err)
	}
	return nil
}

// isStandard reports whether a name given with -o means standard output.
func isStandard(name string) bool { return name == "" || name == "-" }

// scratch makes a private folder for what a large file does not hold in memory
// while it is written: beside it, or beside the database. done removes it.
func (p *program) scratch(name string) (folder string, done func(), err error) {
	if isStandard(name) {
		if name, err = p.database(); err != nil {
			return "", nil, err
		}
	}
	folder, err = os.MkdirTemp(filepath.Dir(name), ".opale-export-*")
	if err != nil {
		return "", nil, about(name, err)
	}
	return folder, func() { os.RemoveAll(folder) }, nil
}
