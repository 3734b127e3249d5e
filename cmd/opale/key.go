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
)

// deviceKey reads the key that says which laptop this is, and makes it the
// first time. It is kept outside the database, so that a copied database does
// not bring the laptop's identity with it.
func (p *program) deviceKey() (ed25519.PrivateKey, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "opale", "device.key")
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeKey(path); err != nil {
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

// makeKey writes a new key, whole or not at all, and never over another.
func makeKey(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return err
	}
	return writeOnce(path, []byte(base64.StdEncoding.EncodeToString(key.Seed())+"\n"))
}
