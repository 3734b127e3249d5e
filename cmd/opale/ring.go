package main

import (
	"context"
	"os"
	"path/filepath"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/db"
	"opale/db/seal"
)

// keyFileVariable names the file with the key of this laptop's databases: a
// path, or a name within the configuration folder. Where it is set, the system's
// keystore is not asked.
const keyFileVariable = "OPALE_KEY_FILE"

// databaseKey is where that file is, and whether it was chosen.
func databaseKey() (path string, chosen bool, err error) {
	name := os.Getenv(keyFileVariable)
	if chosen = name != ""; !chosen {
		name = "database.key"
	}
	if filepath.Base(name) != name {
		return name, chosen, nil
	}
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "opale", name), chosen, err
}

// ring is what this laptop opens databases with. What answers at once is tried
// first; the keystore and a person are asked where nothing else opens.
func (p *program) ring(ctx context.Context) (*seal.Ring, error) {
	path, chosen, err := databaseKey()
	if err != nil {
		return nil, err
	}
	file := seal.File{Path: path, Make: func(path string, text []byte) error { return makeOnce(p.onDisk(), path, text) }}
	laptop := seal.Either{seal.Keystore{Slow: func() { p.remark("%s", p.words.Sealing.Slow) }}, file}
	if chosen {
		laptop = seal.Either{file}
	}
	spoken := seal.Passphrase{Ask: func() (string, error) {
		passphrase, err := p.askForKey(ctx)
		return bundle.Spoken(passphrase), err
	}}
	return &seal.Ring{Open: []seal.Keeper{seal.Event{Key: p.eventKey}, laptop, spoken}, New: laptop}, nil
}

// makeOnce writes a file in a folder of our own, and leaves one that is there.
func makeOnce(d disk.Disk, path string, text []byte) error {
	if err := d.MakeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	return about(path, disk.Once(d, path, text))
}

// eventKey is the key of an event's members; empty where this laptop is none.
func (p *program) eventKey(event string) (string, error) {
	m, err := p.member(checkin.EventID(event))
	if m == nil || err != nil {
		return "", err
	}
	return m.Key, nil
}

// share lets every member of an event open the database, and whoever knows its
// passphrase, where that was said just now.
func share(ctx context.Context, store *db.Store, m *member, passphrase string) error {
	key := func(string) (string, error) { return m.Key, nil }
	if err := store.Share(ctx, seal.Event{Name: string(m.Event), Key: key}); err != nil || passphrase == "" {
		return err
	}
	return store.Share(ctx, seal.Passphrase{Ask: func() (string, error) { return bundle.Spoken(passphrase), nil }})
}
