package bundle

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"syscall"

	"filippo.io/age"

	"opale/checkin"
	"opale/checkin/journal"
)

// WriteFile writes a bundle under a name: beside it first, synced, read back,
// then renamed, so that the name never holds half a bundle. It returns the
// file's size in bytes.
func WriteFile(path string, h Header, strands []journal.Strand, recipients ...age.Recipient) (size int64, err error) {
	return writeFile(computer{}, path, h, strands, recipients)
}

func writeFile(disk Disk, path string, h Header, strands []journal.Strand, recipients []age.Recipient) (size int64, err error) {
	var whole bytes.Buffer
	if err := Write(&whole, h, strands, recipients...); err != nil {
		return 0, err
	}
	if err := replace(disk, path, whole.Bytes()); err != nil {
		return 0, Failed("write file", path, err)
	}
	return int64(whole.Len()), nil
}

// Replace puts content under a name, whole or not at all, as [WriteFile] does.
// The error has CodeDiskFull, CodeReadOnly, CodeMissing where there is no such
// folder, or CodeDamaged where what was written reads otherwise.
func Replace(path string, content []byte) error {
	return Failed("write file", path, replace(computer{}, path, content))
}

func replace(disk Disk, path string, content []byte) error {
	if err := put(disk, path, content); err != nil {
		return err
	}
	return disk.SyncFolder(filepath.Dir(path)) // only then can a stick be pulled out
}

func put(disk Disk, path string, content []byte) (err error) {
	f, err := disk.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, disk.Remove(f.Name()))
		}
	}()
	// It is for others to read, who have other names on their laptops. Where a
	// file system knows no modes, they can.
	_ = f.Chmod(0o644)
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err = readBack(disk, f.Name(), sha256.Sum256(content)); err != nil {
		return err
	}
	return disk.Rename(f.Name(), path)
}

// Failed gives an error of the disk its code: CodeDiskFull, CodeReadOnly,
// CodeMissing, else CodeInternal. One that has a code keeps it.
func Failed(op, path string, err error) error {
	var known *checkin.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	code := checkin.CodeInternal
	switch {
	case errors.Is(err, diskFull):
		code = checkin.CodeDiskFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, writeProtected), errors.Is(err, syscall.ENOTDIR):
		code = checkin.CodeReadOnly
	case errors.Is(err, fs.ErrNotExist):
		code = checkin.CodeMissing
	}
	return &checkin.Error{Code: code, Op: op, Detail: path, Err: err}
}

// readBack compares what a stick says it holds with what it was given.
func readBack(disk Disk, path string, want [sha256.Size]byte) error {
	f, err := disk.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	if [sha256.Size]byte(h.Sum(nil)) != want {
		return checkin.Errorf(checkin.CodeDamaged, "read back", "%s", path)
	}
	return nil
}

// ReadFile is Read of a file.
func ReadFile(path string, identities ...age.Identity) (*Bundle, error) {
	return readFile(computer{}, path, identities)
}

func readFile(disk Disk, path string, identities []age.Identity) (*Bundle, error) {
	f, err := disk.Open(path)
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
