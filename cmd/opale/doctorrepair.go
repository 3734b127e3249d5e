package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"opale/checkin"
	"opale/cmd/opale/wording"
	"opale/db"
	"opale/db/seal"
)

// repair mends what can be mended without anybody's decision. What is there now
// is copied first, always, and where to is said.
func (d *doctor) repair(ctx context.Context) error {
	if err := d.putAside(); err != nil {
		return err
	}
	store, err := d.sound(ctx)
	if err != nil {
		return err
	}
	if store == nil { // there is nothing, neither here nor in a backup
		return nil
	}
	return errors.Join(d.fetch(ctx, store), store.Close())
}

// putAside copies all that is there.
func (d *doctor) putAside() (err error) {
	if _, err := os.Stat(filepath.Dir(d.path)); err != nil {
		return err
	}
	if d.fact.Aside, err = db.PutAside(d.path, d.backups(), time.Now()); err == nil {
		d.found(wording.TopicPutAside, levelGood, fmt.Sprintf(d.words.Care.Aside, d.fact.Aside), "")
	}
	return err
}

// backups is the folder of the file's copies.
func (d *doctor) backups() string { return filepath.Join(filepath.Dir(d.path), "backups") }

// sound opens the file, and puts one that is recovered in its place where it does
// not open, or is damaged. The store is nil where there is nothing to open.
func (d *doctor) sound(ctx context.Context) (*db.Store, error) {
	store, err := d.own(ctx)
	switch checkin.ErrorCode(err) {
	case "":
		if d.isSound(ctx, store) {
			return store, d.remake(ctx, store)
		}
		if err := store.Close(); err != nil {
			return nil, err
		}
	case checkin.CodeLost, checkin.CodeDamaged, checkin.CodeNotDatabase, checkin.CodeInternal:
	default: // no disk, no right to write, no key: that is not mended here
		return nil, err
	}
	if recovered, err := d.recoverFile(ctx); err != nil || !recovered {
		return nil, err
	}
	return d.own(ctx)
}

// isSound looks at all that the journal needs.
func (d *doctor) isSound(ctx context.Context, store *db.Store) bool {
	if store.CheckFile(ctx) != nil {
		return false
	}
	report, err := store.Verify(ctx)
	for _, f := range report.Faults {
		d.tables = d.tables || f.Kind == db.FaultState
		if f.Kind != db.FaultState {
			return false
		}
	}
	return err == nil
}

// remake makes the tables again where they are not what the journal says.
func (d *doctor) remake(ctx context.Context, store *db.Store) error {
	if !d.tables {
		return nil
	}
	d.tables = false
	err := store.Rebuild(ctx)
	if err == nil {
		d.found(wording.TopicRepair, levelGood, d.words.Care.Remade, "")
	}
	return err
}

// recoverFile makes the file anew of what can be read in it and in its backups.
func (d *doctor) recoverFile(ctx context.Context) (bool, error) {
	w := &d.words.Care
	ring, err := d.ring(ctx)
	if err != nil {
		return false, err
	}
	copies := d.copies(ctx, ring)
	defer func() {
		for _, c := range copies {
			c.Close()
		}
	}()
	if len(copies) == 0 {
		d.found(wording.TopicRepair, levelBad, w.NothingToRead, w.DoElsewhere)
		return false, nil
	}
	key, err := d.deviceKey()
	if err != nil {
		return false, err
	}
	o := db.Options{Key: key, Program: version(), Now: d.clock.Now, Ring: ring}
	if event, err := copies[0].Event(); err == nil {
		if m, err := d.member(event.ID); err == nil && m != nil {
			o.Secret = m.Secret
		}
	}
	entries, err := db.Recover(ctx, d.path, o, copies...)
	if err != nil {
		return false, err
	}
	d.found(wording.TopicRepair, levelGood, fmt.Sprintf(w.Recovered, d.words.Count(d.words.Entries, entries)), "")
	return true, nil
}

// copies opens what can be read: the file as it was, and the backups.
func (d *doctor) copies(ctx context.Context, ring *seal.Ring) (found []*db.Store) {
	names := []string{filepath.Join(d.fact.Aside, filepath.Base(d.path))}
	kept, _ := db.KeptOf(d.path, d.backups())
	for _, k := range kept {
		names = append(names, k.Path)
	}
	for _, name := range names {
		if c, err := db.OpenCopy(ctx, name, db.Options{Ring: ring}); err == nil {
			found = append(found, c)
		}
	}
	return found
}

// fetch gets what is missing where it can be had: in the backups, on the safety
// stick, at the hub.
func (d *doctor) fetch(ctx context.Context, store *db.Store) error {
	w := &d.words.Care
	for _, source := range []struct {
		said string
		take func(context.Context, *db.Store) (int, error)
	}{{w.FromBackups, d.fromBackups}, {w.FromStick, d.fromStick}, {w.FromHub, d.fromHub}} {
		gaps, err := store.Gaps(ctx)
		if err != nil || len(gaps) == 0 {
			return err
		}
		fresh, err := source.take(ctx, store)
		if err != nil {
			d.found(wording.TopicRepair, levelWarning, fmt.Sprintf(source.said, d.sentence(err).What), "")
		} else if fresh > 0 {
			d.found(wording.TopicRepair, levelGood, fmt.Sprintf(source.said, d.words.Count(d.words.Entries, fresh)), "")
		}
	}
	return nil
}

func (d *doctor) fromBackups(ctx context.Context, store *db.Store) (fresh int, err error) {
	kept, err := db.KeptOf(d.path, backupFolder(store))
	if err != nil {
		return 0, err
	}
	ring, err := d.ring(ctx)
	if err != nil {
		return 0, err
	}
	for _, k := range kept {
		copied, err := db.OpenCopy(ctx, k.Path, db.Options{Ring: ring})
		if err != nil {
			continue // another one may be whole
		}
		n, err := store.TakeFrom(ctx, copied)
		copied.Close()
		if err != nil {
			return fresh, err
		}
		fresh += n
	}
	return fresh, nil
}

func (d *doctor) fromStick(ctx context.Context, store *db.Store) (int, error) {
	folder, err := store.Remembered(settingStick)
	if err != nil || folder == "" {
		return 0, err
	}
	if _, err := os.Stat(folder); err != nil {
		return 0, carried(folder, checkin.Errorf(checkin.CodeMissing, "open stick", "%s", folder))
	}
	event, err := store.Event()
	if err != nil {
		return 0, err
	}
	keys, err := d.members(event.ID)
	if err != nil {
		return 0, err
	}
	party, err := d.party(store, seat{}, keys)
	if err != nil {
		return 0, err
	}
	x, err := party.Collect(ctx, folder)
	return x.Fresh, err
}

func (d *doctor) fromHub(ctx context.Context, store *db.Store) (int, error) {
	m, err := membership(store)
	if err != nil || m == nil {
		return 0, err
	}
	done, err := d.exchangeOnce(ctx, store, m)
	if err != nil {
		return 0, err
	}
	return done.Fresh, nil
}
