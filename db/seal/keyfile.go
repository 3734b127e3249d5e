package seal

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// File is a file of this laptop with a key in it, which opens the slots of all
// databases that were made here. Only its user can read it.
type File struct {
	Path string
	// Make writes a new file of mode 0600, whole or not at all, and leaves one
	// that is there.
	Make func(path string, text []byte) error
}

var _ Keeper = File{}

// Lock makes the file where there is none.
func (f File) Lock(secret []byte) (Slot, error) {
	under, err := f.read()
	if errors.Is(err, fs.ErrNotExist) {
		if err := f.Make(f.Path, []byte(newSecret()+"\n")); err != nil {
			return Slot{}, err
		}
		under, err = f.read() // what is read back counts: another process may have been first
	}
	if err != nil {
		return Slot{}, err
	}
	return lock(KindFile, under, secret)
}

// Unlock opens a slot that this file locked.
func (f File) Unlock(s Slot) ([]byte, error) {
	if s.Kind != KindFile {
		return nil, ErrOther
	}
	under, err := f.read()
	if err != nil {
		return nil, err
	}
	return unlock(KindFile, under, s)
}

func (f File) read() ([]byte, error) {
	text, err := os.ReadFile(f.Path)
	if err != nil {
		return nil, err
	}
	return decodeSecret(string(bytes.TrimSpace(text)), f.Path)
}

// newSecret makes what locks slots, as text.
func newSecret() string {
	secret := make([]byte, secretSize)
	_, _ = rand.Read(secret) // crypto/rand.Read never fails (Go 1.24)
	return base64.StdEncoding.EncodeToString(secret)
}

// decodeSecret reads it again; where names the place, for the error.
func decodeSecret(text, where string) ([]byte, error) {
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(secret) != secretSize {
		return nil, fmt.Errorf("%s: no key of ours", where)
	}
	return secret, nil
}
