package db_test

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/db"
)

var background = context.Background()

// atDesk has a desk of a laptop do something. What is done already counts.
func atDesk(act func(*checkin.Desk, *laptop) error) func(*laptop) error {
	return func(l *laptop) error {
		desk, err := checkin.NewDesk(checkin.Config{Store: l, Finder: noFinder{}, Actor: storetest.Actor, Session: "calais-j1"})
		if err != nil {
			return err
		}
		if err := act(desk, l); checkin.ErrorCode(err) != checkin.CodeAlready {
			return err
		}
		return nil
	}
}

// in demands that some people are in.
func in(people ...int) func(*laptop) error {
	return func(l *laptop) error {
		for _, i := range people {
			arrivals, err := l.Arrivals(l.people[i])
			if err != nil {
				return err
			}
			n := 0
			for _, a := range arrivals {
				if a.InForce() {
					n++
				}
			}
			if n != 1 {
				return fmt.Errorf("person %d is in %d times", i, n)
			}
		}
		return nil
	}
}

// registered demands that somebody of a name is registered.
func registered(name string) func(*laptop) error {
	return func(l *laptop) error {
		found := false
		err := l.People(background, func(r *checkin.Registration) bool {
			found = found || r.LastName() == name
			return true
		})
		if err == nil && !found {
			err = fmt.Errorf("%s is not registered", name)
		}
		return err
	}
}

// partyOf is a laptop at a stick.
func partyOf(store *db.Store, on disk.Disk, key ed25519.PrivateKey) *bundle.Party {
	return &bundle.Party{
		Replica: store, Event: "fabriques-numeriques", Device: store.Device(), Actor: storetest.Actor,
		Now: func() time.Time { return storetest.Start }, Disk: on,
	}
}

var list = checkin.Listing{Name: "liste", Rows: []checkin.ListedRow{
	{Line: 2, Fields: checkin.Fields{checkin.FieldCode: "L-1", checkin.FieldLastName: "Listé", checkin.FieldCells: "L-1\tListé"}},
	{Line: 3, Fields: checkin.Fields{checkin.FieldCode: "L-2", checkin.FieldLastName: "Inscrit", checkin.FieldCompany: "Essais"}},
}}

// scenarios are what a desk does. A new act of the store belongs among them.
var scenarios = []scenario{
	{"a list is taken in", func(l *laptop) error {
		_, err := checkin.Import(background, l, storetest.Actor, list, false)
		return err
	}, registered("Listé")},
	{"somebody is let in", atDesk(func(d *checkin.Desk, l *laptop) error {
		_, err := d.CheckIn(background, checkin.Entrance{ID: l.people[5]})
		return err
	}), in(5)},
	{"an arrival is taken back", atDesk(func(d *checkin.Desk, l *laptop) error {
		arrivals, err := l.Arrivals(l.people[0])
		if err != nil {
			return err
		}
		if len(arrivals) == 0 {
			return errors.New("nobody is in")
		}
		_, err = d.Undo(background, arrivals[0].Entry, "essai")
		return err
	}), func(l *laptop) error {
		arrivals, err := l.Arrivals(l.people[0])
		if err == nil && (len(arrivals) != 1 || arrivals[0].InForce()) {
			err = fmt.Errorf("%+v", arrivals)
		}
		return err
	}},
	{"somebody on no list is let in", atDesk(func(d *checkin.Desk, _ *laptop) error {
		_, err := d.Register(background, checkin.Fields{checkin.FieldLastName: "Imprévu"})
		return err
	}), registered("Imprévu")},
	{"a group is let in", atDesk(func(d *checkin.Desk, l *laptop) error {
		_, err := d.CheckInGroup(background, []checkin.Entrance{{ID: l.people[6]}, {ID: l.people[7]}})
		return err
	}), in(6, 7)},
	{"people without a name are counted", atDesk(func(d *checkin.Desk, _ *laptop) error {
		_, err := d.Count(background, 3, checkin.RegistrationID{})
		return err
	}), func(l *laptop) error {
		tally, err := l.Tally("calais-j1", storetest.Start)
		if err == nil && tally.In < 6 {
			err = fmt.Errorf("%d are in", tally.In)
		}
		return err
	}},
	{"somebody is corrected", atDesk(func(d *checkin.Desk, l *laptop) error {
		_, err := d.Amend(background, l.people[1], checkin.Fields{checkin.FieldLastName: "Corrigé"})
		return err
	}), registered("Corrigé")},
	{"somebody is erased", atDesk(func(d *checkin.Desk, l *laptop) error {
		_, err := d.Erase(background, l.people[2], checkin.GroundRequest)
		return errors.Join(err, l.Scrub(background))
	}), func(l *laptop) error {
		erased, err := l.IsErased(l.people[2])
		if err == nil && !erased {
			err = errors.New("they are not erased")
		}
		return err
	}},
	{"another desk's entries are merged", func(l *laptop) error {
		b, err := bundle.ReadFile(filepath.Join(l.folder, "autre.opale"))
		if err != nil {
			return err
		}
		_, err = l.Apply(background, b.Strands)
		return errors.Join(err, l.Heard(journal.Peer{Device: checkin.DeviceID{1}, Desk: "Calais 2", Have: b.Have(), Heard: storetest.Start}))
	}, holdsOthers},
	{"a stick is exchanged", func(l *laptop) error {
		x, err := partyOf(l.Store, l.disk, nil).Exchange(background, l.folder, nil)
		for _, source := range x.Read {
			err = errors.Join(err, source.Err)
		}
		return err
	}, func(l *laptop) error {
		written, err := bundle.ReadFile(filepath.Join(l.folder, partyOf(l.Store, nil, nil).Name()))
		if err != nil {
			return err
		}
		have := written.Have()
		for stream, seq := range must(l.Have()) {
			if have[stream] < seq {
				return fmt.Errorf("the bundle has %d of %d entries of %s", have[stream], seq, stream)
			}
		}
		return holdsOthers(l)
	}},
	{"a backup is made", func(l *laptop) error {
		_, err := l.Backup(background, l.folder)
		return err
	}, func(l *laptop) error {
		kept := backupsOf(l)
		if len(kept) == 0 {
			return errors.New("there is none")
		}
		copied, err := db.OpenCopy(background, kept[len(kept)-1], db.Options{})
		if err != nil {
			return err
		}
		defer copied.Close()
		if one, two := must(copied.Have()), must(l.Have()); !one.Equal(two) {
			return fmt.Errorf("it holds %v, not %v", one, two)
		}
		return nil
	}},
	{"the tables are made again", func(l *laptop) error { return l.Rebuild(background) }, func(*laptop) error { return nil }},
	{"known companies are taken in", func(l *laptop) error {
		return checkin.TakeKnown(background, l, storetest.Actor, "chambre", []checkin.Company{{Name: "Voiles Fictives"}, {Name: "Marée Imaginaire"}})
	}, func(l *laptop) error {
		lists, err := l.Known(background)
		if err == nil && (len(lists) != 1 || len(lists[0].Companies) != 2) {
			err = fmt.Errorf("known: %+v", lists)
		}
		return err
	}},
	{"the event is defined", func(l *laptop) error {
		event := checkin.Fabriques(2026)
		event.Name = "Essai"
		return l.Define(background, storetest.Actor, event)
	}, func(l *laptop) error {
		event, err := l.Event()
		if err == nil && event.Name != "Essai" {
			err = fmt.Errorf("it is called %q", event.Name)
		}
		return err
	}},
	{"what an older copy lacks is taken from a backup", func(l *laptop) error {
		name := filepath.Join(filepath.Dir(l.path), "copy.db")
		if _, err := os.Stat(name); err != nil {
			if err := l.CopyTo(name); err != nil {
				return err
			}
		}
		copied, err := db.OpenCopy(background, name, db.Options{})
		if err != nil {
			return err
		}
		defer copied.Close()
		_, err = l.TakeFrom(background, copied)
		return err
	}, func(*laptop) error { return nil }},
	{"the event is purged", func(l *laptop) error {
		return l.Purge(background, storetest.Actor, checkin.Counts{People: 8})
	}, func(l *laptop) error {
		purged, err := l.IsPurged()
		if err == nil && !purged {
			err = errors.New("it is not purged")
		}
		return err
	}},
	{"a laptop is wiped", func(l *laptop) error { return l.Wipe(background) }, func(l *laptop) error {
		named := false
		err := l.People(background, func(r *checkin.Registration) bool {
			named = named || r.LastName() != ""
			return true
		})
		if err == nil && named {
			err = errors.New("somebody has a name")
		}
		return err
	}},
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// holdsOthers demands what the other desk's bundle brought.
func holdsOthers(l *laptop) error {
	b, err := bundle.ReadFile(filepath.Join(l.folder, "autre.opale"))
	if err != nil {
		return err
	}
	have := must(l.Have())
	for _, s := range b.Strands {
		if have[s.Stream] < s.Last() {
			return fmt.Errorf("%d of %d entries are there", have[s.Stream], s.Last())
		}
	}
	return nil
}
