package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/journal"
)

// deviceKey reads the key that says which laptop this is, and makes it the
// first time. It is kept outside the database, so that a copied database does
// not bring the laptop's identity with it.
func (p *program) deviceKey() (ed25519.PrivateKey, error) {
	path, err := keyFile()
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeKey(p.onDisk(), path); err != nil {
			return nil, fmt.Errorf("make device key: %w", err)
		}
		// What is read back counts: another process may have been first.
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, err
	}
	seed, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(text)))
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, &spoken{fmt.Sprintf(p.words.KeyUnreadable, path)}
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

func keyFile() (string, error) {
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "opale", "device.key"), err
}

// thisDevice is the id of this laptop for a command that only reads: zero
// where it has no key yet, or one that cannot be read.
func (p *program) thisDevice() (device checkin.DeviceID) {
	path, err := keyFile()
	if err != nil {
		return device
	}
	if _, err := os.Stat(path); err != nil {
		return device
	}
	key, err := p.deviceKey()
	if err != nil {
		return device
	}
	return journal.Device(key.Public().(ed25519.PublicKey))
}

// makeKey writes a new key, whole or not at all, and never over another.
func makeKey(d disk.Disk, path string) error {
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return err
	}
	return makeOnce(d, path, []byte(base64.StdEncoding.EncodeToString(key.Seed())+"\n"))
}
