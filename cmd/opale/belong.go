package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/db"
	"opale/tui/screen"
)

// keepMember keeps an identity where there is none of the event yet.
func keepMember(m *member) error {
	path, err := memberFile(m.Event)
	if err != nil {
		return err
	}
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return writeOnce(path, text)
}

// setAside makes way for another identity of the event. The old one may still
// open old bundles: it is kept.
func setAside(event checkin.EventID) error {
	path, err := memberFile(event)
	if err != nil {
		return err
	}
	if err := disk.Rename(path, path+".old"); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// belong gives the store's event an identity where it has none. passphrase is
// the new one; empty where the laptop is a member already.
func (p *program) belong(ctx context.Context, store *db.Store, actor checkin.Actor) (m *member, passphrase string, err error) {
	event, err := store.Event()
	if err != nil {
		return nil, "", err
	}
	if m, err = p.member(event.ID); m != nil || err != nil {
		return m, "", err
	}
	id, err := bundle.NewIdentity(event.ID)
	if err != nil {
		return nil, "", err
	}
	if passphrase, err = newPassphrase(); err != nil {
		return nil, "", err
	}
	sealed, err := id.Seal(passphrase)
	if err != nil {
		return nil, "", err
	}
	if err := keepMember(&member{*id, sealed}); err != nil {
		return nil, "", err
	}
	// What is read back counts: another process may have been first.
	if m, err = p.member(event.ID); err != nil {
		return nil, "", err
	}
	if !bytes.Equal(m.Secret, id.Secret) {
		passphrase = ""
	}
	if err := share(ctx, store, m, passphrase); err != nil {
		return nil, "", err
	}
	return m, passphrase, enter(ctx, store, actor, m)
}

// reseal puts the identity under a new passphrase, for the kits to come: those
// written before still open with theirs.
func reseal(m *member) (passphrase string, err error) {
	if passphrase, err = newPassphrase(); err != nil {
		return "", err
	}
	if m.Sealed, err = m.Seal(passphrase); err != nil {
		return "", err
	}
	if err := setAside(m.Event); err != nil {
		return "", err
	}
	return passphrase, keepMember(m)
}

// newPassphrase is the one given to scripts, else drawn.
func newPassphrase() (string, error) {
	if given := os.Getenv(passphraseVariable); given != "" {
		return given, nil
	}
	return bundle.NewPassphrase()
}

// enter makes an open store a member's. What the laptop wrote before was not
// under the secret: the laptop vouches for itself, so that other members take
// it in.
func enter(ctx context.Context, store *db.Store, actor checkin.Actor, m *member) error {
	store.Know(m.Secret)
	if err := share(ctx, store, m, ""); err != nil {
		return err
	}
	if err := store.Remember(screen.SettingEmergency, ""); err != nil {
		return err
	}
	wrote, err := store.Wrote()
	if err != nil || !wrote {
		return err
	}
	return vouch(ctx, store, actor, store.Device())
}
