package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/db"
	"opale/tui/screen"
)

// keepMember keeps an identity where there is none of the event yet.
func keepMember(d disk.Disk, m *member) error {
	path, err := memberFile(m.Event)
	if err != nil {
		return err
	}
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return makeOnce(d, path, text)
}

// replaceMember puts an identity in the place of another one of its event, whole
// or not at all. The old one may still open old bundles: it is kept.
func replaceMember(d disk.Disk, m *member) error {
	path, err := memberFile(m.Event)
	if err != nil {
		return err
	}
	old, err := disk.ReadFile(d, path)
	if errors.Is(err, fs.ErrNotExist) {
		return keepMember(d, m)
	}
	if err != nil {
		return err
	}
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	for _, file := range []struct {
		path string
		text []byte
	}{{path + ".old", old}, {path, text}} {
		if err := disk.Replace(d, file.path, disk.Private, file.text); err != nil {
			return about(file.path, err)
		}
	}
	return nil
}

// belong gives the store's event an identity where it has none. passphrase is
// the new one, which is said before it counts: whatever ends the run, nothing is
// sealed under one that nobody knows. It is empty where the laptop is a member
// already; it comes with an error where it counts all the same.
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
	p.remark(p.words.Carry.Passphrase, passphrase)
	if err := keepMember(p.onDisk(), &member{*id, sealed}); err != nil {
		return nil, "", err
	}
	// What is read back counts: another process may have been first.
	if m, err = p.member(event.ID); err != nil {
		return nil, "", err
	}
	if !bytes.Equal(m.Secret, id.Secret) {
		passphrase = ""
		p.remark("! %s", p.words.Carry.PassphraseVoid)
	}
	if err := share(ctx, store, m, passphrase); err != nil {
		return m, passphrase, err
	}
	return m, passphrase, enter(ctx, store, actor, m)
}

// reseal puts the identity under a new passphrase, for the kits to come: those
// written before still open with theirs.
func (p *program) reseal(m *member) (passphrase string, err error) {
	if passphrase, err = newPassphrase(); err != nil {
		return "", err
	}
	if m.Sealed, err = m.Seal(passphrase); err != nil {
		return "", err
	}
	p.remark(p.words.Carry.Passphrase, passphrase) // before it counts
	return passphrase, replaceMember(p.onDisk(), m)
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
