package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/db"
)

// member is an event's identity as this laptop keeps it: open, so that nobody
// asks for the passphrase twice, and sealed, for the kits that are written here.
type member struct {
	bundle.Identity
	Sealed []byte `json:"sealed"` // as bundle.Identity.Seal made it
}

// memberFile is where the identity of an event is kept: beside the device's
// key, and like it outside the database.
func memberFile(event checkin.EventID) (string, error) {
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "opale", "event-"+url.PathEscape(string(event))+".key"), err
}

// member reads the identity of an event; nil where this laptop has none.
func (p *program) member(event checkin.EventID) (*member, error) {
	path, err := memberFile(event)
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var m member
	if err := json.Unmarshal(text, &m); err != nil || m.Event != event || len(m.Secret) == 0 {
		return nil, &spoken{fmt.Sprintf(p.words.Carry.IdentityUnreadable, path)}
	}
	return &m, nil
}

// vouch writes that somebody here trusts devices.
func vouch(ctx context.Context, store *db.Store, actor checkin.Actor, devices ...checkin.DeviceID) error {
	return store.Write(ctx, actor, func(tx checkin.Tx) error {
		for _, device := range devices {
			if _, err := tx.Append(journal.Vouch(device)); err != nil {
				return err
			}
		}
		return nil
	})
}
