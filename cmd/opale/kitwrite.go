package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/db"
	"opale/tui/screen"
)

// kitFact is what kit write prints.
type kitFact struct {
	bundleFact
	Programs   []string `json:"programs"`
	Lacks      []string `json:"lacks"`                // systems for which there is no program
	Passphrase string   `json:"passphrase,omitempty"` // where it is new
}

func (p *program) kitWriteCommand() *cobra.Command {
	var s seat
	var programs string
	var renew bool
	c := p.factual(p.command("write", p.words.Carry.KitWrite, nil))
	c.Args = p.exactlyOne
	c.Flags().StringVar(&programs, "programs", "", p.words.Carry.FlagPrograms)
	c.Flags().BoolVar(&renew, "new-passphrase", false, p.words.Carry.FlagNewPassphrase)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.on(c.Context(), p.present, func(store *db.Store, event *checkin.Event) error {
			order := kitOrder{folder: args[0], renew: renew}
			if programs != "" {
				order.programs = []string{programs}
			}
			fact, err := p.writeKit(c.Context(), store, event, s, order)
			if err != nil {
				return err
			}
			return p.sayKit(args[0], fact)
		})
	}
	return c
}

// kitOrder is what a kit is to be.
type kitOrder struct {
	folder   string
	programs []string             // folders with those of other systems
	renew    bool                 // the passphrase
	desks    []bundle.Given       // the names that it proposes, without a device; none: the first that are free
	progress screen.StickProgress // nil: nobody watches
}

// tell says how far it is: behind the programs come list, guide and reading.
func (o *kitOrder) tell(part screen.StickPart, done, of int) {
	if o.progress != nil {
		o.progress(part, done, of)
	}
}

// behindPrograms is how many parts come behind the programs.
const behindPrograms = 3

// present opens a database for writing that has to be there.
func (p *program) present(ctx context.Context) (*db.Store, error) {
	path, err := p.database()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, checkin.Errorf(checkin.CodeMissing, "open database", "%s", path)
	}
	return p.write(ctx)
}

// writeKit puts everything on a stick, each file whole, and last the one that
// makes it a kit: interrupted, it is none yet, or still the one it was.
func (p *program) writeKit(ctx context.Context, store *db.Store, event *checkin.Event, s seat, order kitOrder) (fact kitFact, err error) {
	folder := order.folder
	switch err := claimFolder(p.onDisk(), folder, event.ID); {
	case checkin.ErrorCode(err) == checkin.CodeMissing:
		return fact, carried(folder, err)
	case err != nil:
		return fact, ofKit(folder, err)
	}
	actor, err := p.clerk(store, s)
	if err != nil {
		return fact, err
	}
	m, passphrase, err := p.belong(ctx, store, actor)
	if err != nil {
		return fact, err
	}
	if order.renew && passphrase == "" {
		if passphrase, err = p.reseal(m); err != nil {
			return fact, err
		}
		if err := share(ctx, store, m, passphrase); err != nil {
			return fact, err
		}
	}
	fact.Passphrase = passphrase
	if fact.Programs, err = p.copyPrograms(ctx, order); err != nil {
		return fact, ofKit(folder, err)
	}
	copied := len(fact.Programs)
	order.tell(screen.StickList, copied, copied+behindPrograms)
	keys, err := m.Keys()
	if err != nil {
		return fact, err
	}
	party, err := p.party(store, s, keys)
	if err != nil {
		return fact, err
	}
	if fact.bundleFact, err = writeRoster(ctx, p.onDisk(), party, store, folder); err != nil {
		return fact, err
	}
	order.tell(screen.StickList, copied+1, copied+behindPrograms)
	if err := p.writeGuide(folder, event, fact.Programs); err != nil {
		return fact, ofKit(folder, err)
	}
	if err := p.label(store, event, order); err != nil {
		return fact, ofKit(folder, err)
	}
	if err := ctx.Err(); err != nil {
		return fact, err
	}
	if err := bundle.WriteKit(p.onDisk(), folder, *event, m.Sealed); err != nil {
		return fact, ofKit(folder, err)
	}
	order.tell(screen.StickReread, copied+2, copied+behindPrograms)
	if err := rereadKit(p.onDisk(), folder, party, fact.Entries); err != nil {
		return fact, ofKit(folder, err)
	}
	order.tell(screen.StickReread, copied+behindPrograms, copied+behindPrograms)
	fact.Lacks, err = bundle.Lacking(p.onDisk(), folder)
	return fact, ofKit(folder, err)
}

// claimFolder makes the folder where only its last part is missing: a stick
// that is not plugged in is not made up. Another event's kit stays.
func claimFolder(d disk.Disk, folder string, event checkin.EventID) error {
	if err := d.MakeLast(folder); err != nil && !errors.Is(err, fs.ErrExist) {
		return bundle.Failed("write kit", folder, err)
	}
	kit, err := bundle.ReadKit(d, folder)
	switch {
	case err == nil && kit.Event.ID != event:
		return checkin.Errorf(checkin.CodeForeign, "write kit", "%s", kit.Event.ID)
	case checkin.ErrorCode(err) == checkin.CodeReadOnly:
		return err
	}
	return sweep(d, folder)
}

// sweep removes what a run that was killed left half written.
func sweep(d disk.Disk, folder string) error {
	entries, err := d.ReadDir(folder)
	if err != nil {
		return bundle.Failed("write kit", folder, err)
	}
	for _, e := range entries {
		if e.IsDir() || !disk.IsBeside(e.Name(), "") {
			continue
		}
		if err := d.Remove(filepath.Join(folder, e.Name())); err != nil {
			return bundle.Failed("write kit", folder, err)
		}
	}
	return nil
}

// label says on the stick for whom it is, and with which list.
func (p *program) label(store *db.Store, event *checkin.Event, order kitOrder) error {
	imports, err := store.Imports()
	if err != nil {
		return err
	}
	return bundle.WriteLabel(p.onDisk(), order.folder, bundle.Label{Event: event.ID, Desks: order.desks, Edition: checkin.EditionOf(imports), Written: p.clock.Now()})
}

// copyPrograms puts the running program on the stick, and those for other
// platforms that some folders have.
func (p *program) copyPrograms(ctx context.Context, order kitOrder) ([]string, error) {
	running, err := p.itself()
	if err != nil {
		return nil, err
	}
	from := map[string]string{programName(): running}
	names := []string{programName()}
	for _, folder := range order.programs {
		others, err := bundle.Programs(p.onDisk(), folder)
		if err != nil {
			return nil, err
		}
		for _, name := range others {
			path := filepath.Join(folder, name)
			if from[name] == "" && !same(path, running) {
				from[name], names = path, append(names, name)
			}
		}
	}
	for i, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		order.tell(screen.StickPrograms, i, len(names)+behindPrograms)
		if err := copyProgram(p.onDisk(), from[name], filepath.Join(order.folder, name)); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// writeRoster writes all that this laptop knows, and the names of the desks it
// has heard of, which nobody is to be given again.
func writeRoster(ctx context.Context, d disk.Disk, party *bundle.Party, store *db.Store, folder string) (bundleFact, error) {
	fact, err := writeBundle(party, filepath.Join(folder, party.Name()), "")
	if err != nil {
		return bundleFact{}, err
	}
	status, err := store.Status(ctx)
	if err != nil {
		return bundleFact{}, err
	}
	var given []bundle.Given
	for _, w := range status.Writers {
		given = append(given, bundle.Given{Device: w.Device.String(), Desk: w.Desk, Venue: w.Venue})
	}
	return fact.bundleFact, ofKit(folder, bundle.Give(d, folder, given...))
}

// writeGuide says on the stick itself what to do with it.
func (p *program) writeGuide(folder string, event *checkin.Event, programs []string) error {
	text := fmt.Sprintf(p.words.Carry.Guide, event.Name, "  "+strings.Join(programs, "\n  "))
	text = strings.ReplaceAll(text, "\n", "\r\n") // it is read in Notepad
	path := filepath.Join(folder, p.words.Carry.GuideName)
	return bundle.Failed("write kit", path, disk.Replace(p.onDisk(), path, disk.Public, []byte(text)))
}

// rereadKit reads the kit as the laptop will that opens it.
func rereadKit(d disk.Disk, folder string, party *bundle.Party, entries int) error {
	if _, err := bundle.ReadKit(d, folder); err != nil {
		return err
	}
	roster, err := party.ReadFile(filepath.Join(folder, party.Name()))
	if err != nil {
		return err
	}
	if roster.Entries() != entries {
		return checkin.Errorf(checkin.CodeDamaged, "read kit back", "%d entries, not %d", roster.Entries(), entries)
	}
	return nil
}

func (p *program) sayKit(folder string, fact kitFact) error {
	if p.asJSON {
		return p.print(fact)
	}
	w := &p.words.Carry
	err := p.say(w.KitWritten, folder, p.words.Count(p.words.Entries, fact.Entries), strings.Join(fact.Programs, ", "))
	if err != nil || len(fact.Lacks) == 0 {
		return err
	}
	return p.say(w.KitLacks, strings.Join(fact.Lacks, " "+w.Or+" "), folder)
}
