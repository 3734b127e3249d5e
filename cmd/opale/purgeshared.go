package main

import (
	"cmp"
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/db"
	"opale/db/postgres"
)

// purgeShared purges the database that hubs share, or says what stands in the way. Hubs
// that are running bring nothing back; what they have in memory goes with their end. The PIN
// is that of this computer.
func (p *program) purgeShared(c *cobra.Command, url string, args []string, s seat, digits string, force bool, out string) (err error) {
	ctx := c.Context()
	kept, err := p.openHub(ctx, url, p.write)
	if err != nil {
		return err
	}
	defer kept.close(&err)
	event, err := kept.store.Event()
	if err != nil {
		return aboutTheHub(err)
	}
	if len(args) > 0 && args[0] != string(event.ID) {
		return usagef(c, p.words.Rights.NotThisEvent, checkin.Clean(args[0]), event.ID)
	}
	if len(args) > 0 {
		err := p.on(ctx, p.write, func(store *db.Store, _ *checkin.Event) error { return p.mayEnd(ctx, store, digits) })
		if err != nil {
			return err
		}
	}
	fact, err := p.readShared(ctx, kept.shared, &event, p.storeName(url))
	if err != nil {
		return err
	}
	switch {
	case len(args) > 0:
		return p.purgeDatabase(ctx, kept.shared, &event, fact, s, force, out)
	case p.asJSON:
		return p.print(fact)
	}
	return p.sayPurge(&event, fact)
}

func (p *program) readShared(ctx context.Context, store *postgres.Store, event *checkin.Event, name string) (*purgeFact, error) {
	fact := &purgeFact{Event: event.ID, Store: name}
	purged, err := store.Purged(ctx)
	if err != nil {
		return nil, aboutTheHub(err)
	}
	if fact.Unsent, err = store.Unsent(ctx); err != nil {
		return nil, aboutTheHub(err)
	}
	last, err := store.LastEntry(ctx)
	if err != nil {
		return nil, aboutTheHub(err)
	}
	fact.at(p.clock.Now(), event, last)
	if fact.Purged = purged != nil; fact.Purged {
		fact.Counts = purged.Counts
		return fact, nil
	}
	folded, err := store.Folded(ctx)
	if err != nil {
		return nil, aboutTheHub(err)
	}
	desk, err := newDesk(folded, checkin.Actor{}, "")
	if err != nil {
		return nil, err
	}
	fact.Counts, err = desk.Counts(ctx)
	return fact, err
}

func (p *program) purgeDatabase(ctx context.Context, store *postgres.Store, event *checkin.Event, fact *purgeFact, s seat, force bool, out string) error {
	if !fact.Purged {
		if err := p.mayPurge(event, fact, force); err != nil {
			return err
		}
	}
	if err := store.Purge(ctx, fact.Counts); err != nil {
		return aboutTheHub(err)
	}
	left, err := store.Purged(ctx)
	if err != nil {
		return aboutTheHub(err)
	}
	slip := newSlip(event, store.Device(), p.clock.Now(), cmp.Or(s.desk, p.words.Meet.HubName))
	slip.Store, slip.Counts = fact.Store, left.Counts
	file, err := p.database()
	if err != nil {
		return err
	}
	path := cmp.Or(out, filepath.Join(filepath.Dir(file), "purge-"+string(event.ID)+"-postgresql.json"))
	if err := p.writeSlip(path, slip); err != nil {
		return err
	}
	if p.asJSON {
		return p.print(slip)
	}
	return p.sayPurged(slip, path)
}
