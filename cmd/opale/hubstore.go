package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
	"opale/db"
	"opale/db/postgres"
	"opale/db/seal"
)

// hubStore is where a hub keeps what it knows: in this computer's database, or
// in a PostgreSQL that several hubs share.
type hubStore struct {
	store  hub.Store
	file   *db.Store // the database; nil for a PostgreSQL
	shared *postgres.Store
	event  checkin.Event
	member *member
}

// openHub opens the store of a hub. The database says which event it is, and
// this computer has to be a member of it: a hub hands the identity on.
func (p *program) openHub(ctx context.Context, url string, open func(context.Context) (*db.Store, error)) (_ *hubStore, err error) {
	if url == "" {
		file, err := open(ctx)
		if err != nil {
			return nil, err
		}
		kept := &hubStore{store: file, file: file}
		if err := p.identified(kept, file); err != nil {
			file.Close()
			return nil, err
		}
		return kept, nil
	}
	kept := &hubStore{}
	local, err := p.write(ctx)
	if err != nil {
		return nil, err
	}
	defer closing(local, &err)
	if err := p.identified(kept, local); err != nil {
		return nil, err
	}
	if err := p.openShared(ctx, url, kept); err != nil {
		return nil, err
	}
	kept.store = kept.shared
	return kept, nil
}

// openShared opens a PostgreSQL, sealed with a key that all of the event's members
// have. A rehearsal is left open.
func (p *program) openShared(ctx context.Context, url string, kept *hubStore) error {
	key, err := p.deviceKey()
	if err != nil {
		return err
	}
	var sealing *seal.Key
	if !kept.event.ID.IsRehearsal() {
		if sealing, err = postgres.KeyOf(kept.member.Secret); err != nil {
			return err
		}
	}
	kept.shared, err = postgres.Open(ctx, url, postgres.Options{
		Key: key, Secret: kept.member.Secret, Seal: sealing, Program: version(), Event: &kept.event,
	})
	switch {
	case err == nil:
		return nil
	case checkin.ErrorCode(err) == checkin.CodeOffline:
		return &spoken{p.words.Meet.NoStore}
	case errors.Is(err, postgres.ErrOtherKey):
		return &spoken{fmt.Sprintf(p.words.Meet.StoreOtherKey, p.storeName(url))}
	case errors.Is(err, postgres.ErrLeftOpen):
		return &spoken{fmt.Sprintf(p.words.Meet.StoreLeftOpen, p.storeName(url))}
	}
	return aboutTheHub(err)
}

// storeName names the database of an address that was opened.
func (p *program) storeName(url string) string {
	name, _ := postgres.Name(url) // it was read before
	return checkin.Clean(name)
}

// bring gives a database that hubs share what this computer's own file holds,
// such as the list that was imported here, and says which hub the computer has
// joined; nil for none.
func (p *program) bring(ctx context.Context, kept *hubStore) (above *hub.Membership, err error) {
	if kept.shared == nil {
		return nil, nil
	}
	local, err := p.write(ctx)
	if err != nil {
		return nil, err
	}
	defer closing(local, &err)
	for more := true; more; {
		have, err := kept.shared.Have()
		if err != nil {
			return nil, aboutTheHub(err)
		}
		var strands []journal.Strand
		if strands, more, err = local.Some(have, bringAtOnce); err != nil {
			return nil, err
		}
		taken, err := kept.shared.Apply(ctx, strands)
		if err != nil {
			return nil, aboutTheHub(err)
		}
		more = more && taken.Fresh > 0
	}
	return membership(local)
}

// bringAtOnce is how many bytes of entries go into one transaction.
const bringAtOnce = 4 << 20

func (p *program) identified(kept *hubStore, file *db.Store) (err error) {
	if kept.event, err = file.Event(); err != nil {
		return err
	}
	if kept.member, err = p.member(kept.event.ID); err != nil {
		return err
	}
	if kept.member == nil {
		return &spoken{p.words.Meet.NeedsIdentity}
	}
	return nil
}

// close ends the use of a store: its error counts where nothing failed before.
func (k *hubStore) close(err *error) {
	if k.file != nil {
		closing(k.file, err)
		return
	}
	if closeErr := k.shared.Close(); *err == nil {
		*err = closeErr
	}
}

// pin is the hub's, the same whether it serves or not.
func (k *hubStore) pin(ctx context.Context) (hub.Pin, error) {
	return hub.PinOf(ctx, k.store, k.member.Secret)
}

// in is a time by the event's clock.
func (k *hubStore) in(t time.Time) time.Time { return t.In(k.event.Location()) }
