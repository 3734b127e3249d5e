package bundle

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"syscall"

	"filippo.io/age"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/journal"
)

// WriteFile writes a bundle under a name, whole or not at all ([disk.Write]), for
// others to read, who have other names on their laptops. It returns the file's
// size in bytes.
func WriteFile(path string, h Header, strands []journal.Strand, recipients ...age.Recipient) (size int64, err error) {
	return writeFile(computer{}, path, h, strands, recipients)
}

func writeFile(d Disk, path string, h Header, strands []journal.Strand, recipients []age.Recipient) (size int64, err error) {
	var whole bytes.Buffer
	if err := Write(&whole, h, strands, recipients...); err != nil {
		return 0, err
	}
	if err := replace(d, path, whole.Bytes()); err != nil {
		return 0, err
	}
	return int64(whole.Len()), nil
}

// replace puts content under a name. The error has CodeDiskFull, CodeReadOnly,
// CodeMissing where there is no such folder, or CodeDamaged where what was
// written reads otherwise.
func replace(d Disk, path string, content []byte) error {
	return Failed("write file", path, disk.Replace(d, path, disk.Public, content))
}

// Failed gives an error of the disk its code: CodeDiskFull, CodeReadOnly,
// CodeMissing, CodeDamaged where it gives back other bytes than it was given, else
// CodeInternal. One that has a code keeps it.
func Failed(op, path string, err error) error {
	var known *checkin.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	code := checkin.CodeInternal
	switch {
	case errors.Is(err, disk.ErrOtherwise):
		code = checkin.CodeDamaged
	case errors.Is(err, diskFull):
		code = checkin.CodeDiskFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, writeProtected), errors.Is(err, syscall.ENOTDIR):
		code = checkin.CodeReadOnly
	case errors.Is(err, fs.ErrNotExist):
		code = checkin.CodeMissing
	}
	return &checkin.Error{Code: code, Op: op, Detail: path, Err: err}
}

// ReadFile is Read of a file.
func ReadFile(path string, identities ...age.Identity) (*Bundle, error) {
	return readFile(computer{}, path, identities)
}

func readFile(d Disk, path string, identities []age.Identity) (*Bundle, error) {
	f, err := d.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &checkin.Error{Code: checkin.CodeMissing, Op: "read bundle", Detail: path}
	}
	if err != nil {
		return nil, &checkin.Error{Code: unreadable(err), Op: "read bundle", Detail: path, Err: err}
	}
	defer f.Close()
	file := bufio.NewReader(f)
	_, empty := file.Peek(1)
	if errors.Is(empty, io.EOF) || isInCloud(empty) {
		return nil, &checkin.Error{Code: checkin.CodePartial, Op: "read bundle", Detail: path, Err: empty}
	}
	b, err := Read(file, identities...)
	if isInCloud(err) {
		return nil, &checkin.Error{Code: checkin.CodePartial, Op: "read bundle", Detail: path, Err: err}
	}
	return b, err
}
