package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/db"
	"opale/tui/opening"
	"opale/tui/screen"
)

// openedFact is what kit open prints.
type openedFact struct {
	Event checkin.EventID `json:"event"`
	Venue checkin.VenueID `json:"venue"`
	Desk  string          `json:"desk"`
	// TakesOver says that another laptop had the name before.
	TakesOver bool   `json:"takes_over,omitempty"`
	New       int    `json:"new"`
	Program   string `json:"program"` // where it was copied to; empty where it could not be
	// Shortcut is the file on the desktop that opens it; empty where there is no desktop.
	Shortcut string `json:"shortcut"`
	// Emergency says that it was opened without the passphrase.
	Emergency bool `json:"emergency,omitempty"`
}

// passphraseTries is how often a passphrase is asked for at a terminal.
const passphraseTries = 3

func (p *program) kitOpenCommand() *cobra.Command {
	var s seat
	c := p.factual(p.command("open", p.words.Carry.KitOpen, nil))
	c.Args = p.exactlyOne
	p.screenFlags(c, &s)
	stick := p.stickFlag(c)
	p.emergencyFlag(c, &s)
	c.RunE = func(c *cobra.Command, args []string) error {
		if p.asJSON {
			s.safety = stick.folder
			return p.installKit(c.Context(), args[0], s)
		}
		return p.openKit(c.Context(), args[0], s, stick)
	}
	return c
}

// openKit makes this laptop a desk of the kit's event and opens it: from the
// copy of the program on this laptop, so that the stick can be taken out.
func (p *program) openKit(ctx context.Context, folder string, s seat, stick *stickChoice) error {
	return p.onScreen(ctx, &s.manner, func(ctx context.Context) error { return p.openKitHere(ctx, folder, s, stick) })
}

func (p *program) openKitHere(ctx context.Context, folder string, s seat, stick *stickChoice) error {
	s.safety = stick.folder
	fact, err := p.makeDesk(ctx, folder, &s, db.Options{Sole: true})
	if err != nil {
		return err
	}
	if leavesStick(fact.Program) {
		if started, err := p.startAgain(fact); started {
			return err
		}
	}
	return p.atDesk(ctx, &s, stick, p.own)
}

// installKit does all but open the screen.
func (p *program) installKit(ctx context.Context, folder string, s seat) error {
	fact, err := p.makeDesk(ctx, folder, &s, db.Options{})
	if err != nil {
		return err
	}
	return p.print(fact)
}

// makeDesk makes this laptop a desk of the kit's event.
func (p *program) makeDesk(ctx context.Context, folder string, s *seat, o db.Options) (fact openedFact, err error) {
	store, err := p.fromKit(ctx, folder, s, o, &fact)
	if err != nil {
		return fact, err
	}
	defer closing(store, &err)
	return fact, p.remember(store, *s)
}

// fromKit is the way from a stick to a desk. It can be gone again from the
// start, whatever interrupted it: what is there already is left as it is. The
// seat takes the name that was proposed.
func (p *program) fromKit(ctx context.Context, folder string, s *seat, o db.Options, fact *openedFact) (_ *db.Store, err error) {
	kit, err := bundle.ReadKit(p.onDisk(), folder)
	if err != nil {
		return nil, ofKit(folder, err)
	}
	if p.porch.asks() {
		p.porch.begin(&kit.Event)
		p.porch.doing(opening.Taking)
	}
	m, isNew, err := p.kitMember(ctx, folder, kit, s.emergency)
	if err != nil {
		return nil, err
	}
	if m != nil {
		o.Secret = m.Secret
	}
	p.porch.doing(opening.Taking)
	store, err := p.openAs(ctx, o)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			store.Close()
		}
	}()
	if err := store.Adopt(kit.Event.ID); err != nil {
		return nil, err
	}
	if fact.Emergency = m == nil; m == nil {
		err = p.beginEmergency(store, &kit.Event)
	} else {
		fact.New, err = p.takeIn(ctx, store, *s, folder, m, isNew)
	}
	if err != nil {
		return nil, err
	}
	if fact.TakesOver, err = p.sit(ctx, store, s, folder); err != nil {
		return nil, err
	}
	p.porch.known(opening.Fact{Place: s.desk})
	p.porch.doing(opening.Copying)
	fact.Event, fact.Venue, fact.Desk = kit.Event.ID, checkin.VenueID(s.venue), s.desk
	if fact.Program = p.install(folder); fact.Program != "" {
		fact.Shortcut = addShortcut(p.onDisk(), fact.Program)
	}
	if m == nil {
		return store, keepKit(p.onDisk(), folder)
	}
	if err := noteStart(store, fact); err != nil {
		return nil, err
	}
	return store, forgetKit(p.onDisk())
}

// noteStart has the screen say once what was done, and try the rest.
func noteStart(store *db.Store, fact *openedFact) error {
	noted, err := store.Remembered(screen.SettingStart)
	if err != nil || noted != "" {
		return err
	}
	start := screen.Start{Program: fact.Program != "", Shortcut: fact.Shortcut != ""}
	return start.Keep(store)
}

// takeIn makes a store a member's, with all that the kit knows.
func (p *program) takeIn(ctx context.Context, store *db.Store, s seat, folder string, m *member, isNew bool) (fresh int, err error) {
	if fresh, err = p.collect(ctx, store, s, folder, m); err != nil {
		return 0, err
	}
	fresh += p.collectSafety(ctx, store, s, folder, m)
	emergency, err := store.Remembered(screen.SettingEmergency)
	if err != nil || !isNew && emergency == "" {
		return fresh, err
	}
	actor, err := p.clerk(store, s)
	if err != nil {
		return fresh, err
	}
	if err := join(ctx, p.onDisk(), store, actor, m, isNew); err != nil {
		return fresh, err
	}
	return fresh, share(ctx, store, m, p.passphrase)
}

// kitMember is the kit's identity: the one that this laptop keeps from the
// first opening, else the one that the passphrase opens. It is nil where there
// is to be an emergency desk, without it.
func (p *program) kitMember(ctx context.Context, folder string, kit *bundle.Kit, emergency bool) (m *member, isNew bool, err error) {
	// One that cannot be read is replaced by the kit's.
	if kept, err := p.member(kit.Event.ID); err == nil && kept != nil && bytes.Equal(kept.Sealed, kit.Identity) {
		return kept, false, nil
	}
	if emergency {
		return nil, false, nil
	}
	passphrase := p.passphrase // that opened it before something else went wrong
	for try := 0; ; try++ {
		if passphrase == "" || try > 0 {
			if passphrase, err = p.askForKit(ctx, kit, passphrase); err != nil || passphrase == "" {
				return nil, false, err
			}
		}
		id, openErr := kit.Open(passphrase)
		if openErr == nil {
			p.passphrase = passphrase
			p.porch.knowPassphrase(passphrase)
			return &member{*id, kit.Identity}, true, nil
		}
		err = ofKit(folder, openErr)
		if !p.mayTryAgain(try) || checkin.ErrorCode(openErr) != checkin.CodeLocked {
			return nil, false, err
		}
		if !p.porch.asks() {
			p.remark("%s", p.sentence(err).What)
		}
	}
}

// mayTryAgain reports whether a passphrase that opened nothing is asked for once
// more: on the screen as often as somebody likes, since each try costs a moment.
func (p *program) mayTryAgain(tries int) bool {
	_, asked := p.keyboard()
	return asked && os.Getenv(passphraseVariable) == "" && (p.porch.asks() || tries+1 < passphraseTries)
}

// collect takes in all bundles of the kit. Where none can be read, the kit is no
// use.
func (p *program) collect(ctx context.Context, store *db.Store, s seat, folder string, m *member) (fresh int, err error) {
	fresh, err = p.collectFrom(ctx, store, s, folder, m)
	if code := checkin.ErrorCode(err); code == checkin.CodeDamaged || code == checkin.CodeMissing {
		if _, out := bundle.ReadKit(p.onDisk(), folder); out != nil {
			err = out // it was pulled out, and is not damaged
		}
		err = ofKit(folder, err)
	}
	return fresh, err
}

// collectFrom takes in all bundles of a folder. One that cannot be read is said;
// where none can, the error has CodeDamaged.
func (p *program) collectFrom(ctx context.Context, store *db.Store, s seat, folder string, m *member) (fresh int, err error) {
	keys, err := m.Keys()
	if err != nil {
		return 0, err
	}
	party, err := p.party(store, s, keys)
	if err != nil {
		return 0, err
	}
	party.Event = m.Event // an empty file does not know yet what it is about
	x, err := party.Collect(ctx, folder)
	if err != nil {
		return 0, err
	}
	read := 0
	for i := range x.Read {
		source := &x.Read[i]
		if source.Err == nil {
			read++
			continue
		}
		p.remark("! %s", p.sentence(carried(source.Name, source.Err)).What)
	}
	if read == 0 {
		return 0, checkin.Errorf(checkin.CodeDamaged, "open kit", "%s", folder)
	}
	return x.Fresh, nil
}

// collectSafety takes in what the safety stick of the laptop before holds, where
// it is not the kit itself. One that cannot be read is said, and keeps nobody
// from the door.
func (p *program) collectSafety(ctx context.Context, store *db.Store, s seat, kit string, m *member) int {
	if s.safety == "" || same(s.safety, kit) {
		return 0
	}
	fresh, err := p.collectFrom(ctx, store, s, s.safety, m)
	if err != nil {
		p.remark("! %s", p.sentence(carried(s.safety, err)).What)
	}
	return fresh
}

// join keeps the identity where it is new, and vouches for what this laptop
// wrote before.
func join(ctx context.Context, d disk.Disk, store *db.Store, actor checkin.Actor, m *member, isNew bool) error {
	if isNew {
		if err := replaceMember(d, m); err != nil {
			return err
		}
	}
	return enter(ctx, store, actor, m)
}

// install copies the program to the user's folder, so that the desk opens
// without the stick. Where that fails, it opens from the stick as well.
func (p *program) install(folder string) (path string) {
	dir, err := dataFolder()
	if err != nil {
		return ""
	}
	from := filepath.Join(folder, programName())
	if _, err := p.onDisk().Stat(from); err != nil {
		if from, err = p.itself(); err != nil {
			return ""
		}
	}
	path = filepath.Join(dir, "opale"+filepath.Ext(programName()))
	if err := p.onDisk().MakeFolder(dir); err != nil {
		return ""
	}
	if err := copyProgram(p.onDisk(), from, path); err != nil {
		p.remark("! %s", p.words.Carry.NotInstalled)
		return ""
	}
	return path
}
