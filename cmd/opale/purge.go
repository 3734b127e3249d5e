package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/checkin/journal"
	"opale/db"
)

// purgeFact is what purge prints before it does anything: what would go, and
// what stands in the way.
type purgeFact struct {
	Event     checkin.EventID `json:"event"`
	Counts    checkin.Counts  `json:"counts"`
	KeptUntil *time.Time      `json:"kept_until"`      // null: no day was set
	Over      bool            `json:"over"`            // that day has passed
	Unsent    int             `json:"unsent"`          // entries that no other machine has said to hold
	ClockBack bool            `json:"clock_back"`      // the clock is behind the journal
	Purged    bool            `json:"purged"`          // it was done here already
	Store     string          `json:"store,omitempty"` // the database that hubs share; empty for this computer
}

func (p *program) purgeCommand() *cobra.Command {
	var s seat
	var force bool
	var out, check, digits string
	var f hubFlags
	c := p.factual(p.command("purge", p.words.Rights.Purge, nil))
	c.Args = p.atMostOne
	c.Flags().BoolVar(&force, "force", false, p.words.Rights.FlagForce)
	c.Flags().StringVarP(&out, "output", "o", "", p.words.Rights.FlagSlip)
	c.Flags().StringVar(&check, "verify", "", p.words.Rights.FlagVerify)
	p.pinFlag(c, &digits)
	p.seatFlags(c, &s)
	p.storeFlag(c, &f)
	c.RunE = func(c *cobra.Command, args []string) error {
		if f.store != "" {
			return p.purgeShared(c, f.store, args, s, digits, force, out)
		}
		if check != "" {
			return p.verifySlip(c.Context(), check)
		}
		if len(args) == 0 {
			return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
				fact, err := p.readPurge(c.Context(), store, event)
				if err != nil {
					return err
				}
				if p.asJSON {
					return p.print(fact)
				}
				return p.sayPurge(event, fact)
			})
		}
		// No desk may be open: it has names in memory.
		return p.on(c.Context(), p.own, func(store *db.Store, event *checkin.Event) error {
			if args[0] != string(event.ID) {
				return usagef(c, p.words.Rights.NotThisEvent, checkin.Clean(args[0]), event.ID)
			}
			if err := p.mayEnd(c.Context(), store, digits); err != nil {
				return err
			}
			return p.purge(c.Context(), store, event, s, force, out)
		})
	}
	return c
}

func (p *program) readPurge(ctx context.Context, store *db.Store, event *checkin.Event) (*purgeFact, error) {
	status, err := store.Status(ctx)
	if err != nil {
		return nil, err
	}
	desk, err := newDesk(store, checkin.Actor{}, "")
	if err != nil {
		return nil, err
	}
	fact := &purgeFact{Event: event.ID, Unsent: status.Unsent}
	if fact.Counts, err = desk.Counts(ctx); err != nil {
		return nil, err
	}
	fact.at(p.clock.Now(), event, status.LastEntry)
	fact.Purged, err = store.IsPurgedBy(p.thisDevice())
	return fact, err
}

// at says what the clock does: the event's day, and the journal's last entry.
func (f *purgeFact) at(now time.Time, event *checkin.Event, last time.Time) {
	if until, ok := event.KeptUntil(); ok {
		f.KeptUntil, f.Over = &until, !now.Before(until)
	}
	f.ClockBack = last.Sub(now) >= journal.ClockOff
}

// purge deletes all that is about people, here: what is in the file, its copies
// and what this desk keeps elsewhere. It can be said again, where it was cut
// short.
func (p *program) purge(ctx context.Context, store *db.Store, event *checkin.Event, s seat, force bool, out string) error {
	fact, err := p.readPurge(ctx, store, event)
	if err != nil {
		return err
	}
	if !fact.Purged {
		if err := p.mayPurge(event, fact, force); err != nil {
			return err
		}
	}
	actor, err := p.clerk(store, s)
	if err != nil {
		return err
	}
	elsewhere, away, err := p.keptElsewhere(store, event.ID)
	if err != nil {
		return err
	}
	if err := store.Purge(ctx, actor, fact.Counts); err != nil {
		return err
	}
	slip := newSlip(event, store.Device(), p.clock.Now(), actor.Desk)
	if slip.Counts, slip.Entry, err = store.PurgeCounts(); err != nil {
		return err
	}
	slip.Deleted, slip.Left = deleteAll(p.onDisk(), append(elsewhere, copiesOf(store)...))
	slip.Left = append(slip.Left, away...)
	for _, key := range []string{settingOperator, settingPaper, settingStick, settingExchanged} {
		if err := store.Remember(key, ""); err != nil {
			return err
		}
	}
	path := cmp.Or(out, filepath.Join(filepath.Dir(store.Path()), "purge-"+string(event.ID)+".json"))
	if err := p.writeSlip(path, slip); err != nil {
		return err
	}
	if p.asJSON {
		return p.print(slip)
	}
	return p.sayPurged(slip, path)
}

// mayPurge says what stands in the way. A clock that is wrong always does:
// nobody could say when anything was deleted.
func (p *program) mayPurge(event *checkin.Event, fact *purgeFact, force bool) error {
	w := &p.words.Rights
	switch {
	case fact.ClockBack:
		return &spoken{w.ClockBack}
	case force:
		return nil
	case fact.Unsent > 0 && fact.Store != "":
		return &spoken{fmt.Sprintf(w.UnsentThere, p.words.Count(p.words.Entries, fact.Unsent), fact.Store)}
	case fact.Unsent > 0:
		return &spoken{fmt.Sprintf(w.Unsent, p.words.Count(p.words.Entries, fact.Unsent))}
	case fact.KeptUntil == nil:
		return &spoken{w.NoDay}
	case !fact.Over:
		return &spoken{fmt.Sprintf(w.TooSoon, p.lastDay(event, *fact.KeptUntil))}
	}
	return nil
}

// lastDay is the last day on which data is kept.
func (p *program) lastDay(event *checkin.Event, until time.Time) string {
	day := until.In(event.Location()).Add(-time.Second)
	return p.words.FullDate(day) + day.Format(" 2006")
}

// settingExchanged is the folder of the screen's last exchange.
const settingExchanged = "exchange-folder"

// keptElsewhere are the files that this desk keeps outside its folder, under
// whatever name it had when it wrote them: its bundle on the safety stick and where it
// last exchanged, its printable lists; and the kit of this event that an emergency
// desk has kept. Folders that are not there now are told: they are for a person.
func (p *program) keptElsewhere(store *db.Store, event checkin.EventID) (paths, away []string, err error) {
	for _, key := range []string{settingStick, settingPaper, settingExchanged} {
		folder, err := store.Remembered(key)
		if err != nil {
			return nil, nil, err
		}
		if folder == "" || slices.Contains(away, folder) {
			continue
		}
		files, err := os.ReadDir(folder)
		if err != nil {
			away = append(away, folder)
			continue
		}
		for _, file := range files {
			path := filepath.Join(folder, file.Name())
			if file.Type().IsRegular() && isOurs(file.Name(), store.Device()) && !slices.Contains(paths, path) {
				paths = append(paths, path)
			}
		}
	}
	folder, err := dataFolder()
	if err != nil {
		return nil, nil, err
	}
	kept := filepath.Join(folder, keptKit)
	if kit, err := bundle.ReadKit(p.onDisk(), kept); err == nil && kit.Event.ID == event {
		paths = append(paths, kept)
	}
	return paths, away, nil
}

// isOurs reports whether a file is a bundle or a list of this desk's, which has the
// beginning of the device's id in its name.
func isOurs(name string, device checkin.DeviceID) bool {
	bare, ending := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	return (ending == bundle.Suffix || ending == ".pdf") && strings.HasSuffix(bare, device.String()[:9])
}

// deleteAll deletes files, and all that is in a folder of backups, with what
// opale doctor has put aside there; what cannot be is told.
func deleteAll(d disk.Disk, paths []string) (deleted, left []string) {
	deleted, left = []string{}, []string{}
	for _, path := range paths {
		_ = filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
			case err == nil && entry.IsDir():
			case err == nil && d.Remove(file) == nil:
				deleted = append(deleted, file)
			default:
				left = append(left, file)
			}
			return nil
		})
	}
	return deleted, left
}

func (p *program) sayPurge(event *checkin.Event, fact *purgeFact) error {
	w := &p.words.Rights
	lines := []string{fmt.Sprintf(w.WouldPurge, event.Name, p.words.Count(p.words.People, fact.Counts.People))}
	if fact.Store != "" {
		lines = []string{fmt.Sprintf(w.WouldPurgeThere, event.Name, p.words.Count(p.words.People, fact.Counts.People), fact.Store)}
	}
	switch err := p.mayPurge(event, fact, false); {
	case fact.Purged && fact.Store != "":
		lines = []string{fmt.Sprintf(w.WasPurgedThere, event.Name, fact.Store)}
	case fact.Purged:
		lines = []string{fmt.Sprintf(w.WasPurged, event.Name)}
	case err != nil:
		lines = append(lines, err.Error())
	case fact.Store != "":
		lines = append(lines, fmt.Sprintf(w.ToPurge, event.ID+" --store …"))
	default:
		lines = append(lines, fmt.Sprintf(w.ToPurge, event.ID))
	}
	return p.say("%s", strings.Join(lines, "\n"))
}

func (p *program) sayPurged(slip *slip, path string) error {
	w := &p.words.Rights
	lines := []string{fmt.Sprintf(w.PurgeDone, slip.Name), fmt.Sprintf(w.SlipIn, path)}
	if slip.Store != "" {
		lines[0] = fmt.Sprintf(w.DoneThere, slip.Name, slip.Store)
		return p.say("%s\n%s", strings.Join(lines, "\n"), w.LeftThere)
	}
	for _, file := range slip.Left {
		lines = append(lines, fmt.Sprintf(w.NotDeleted, file))
	}
	return p.say("%s", strings.Join(append(lines, w.PurgeLeft), "\n"))
}
